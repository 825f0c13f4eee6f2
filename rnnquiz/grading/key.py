"""The key as people type it, what each misconception would give, and the band that is accepted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from rnnquiz.bank import Cloze, Code, Count, Formula, Offering, Open, Question
from rnnquiz.grading.match import key_pairs, mistaken_pairs
from rnnquiz.grading.sentence import key_word
from rnnquiz.notation import Value, typeset_line
from rnnquiz.oracle import (
    Chain,
    Choices,
    Columns,
    Gaps,
    Ordered,
    Planted,
    Points,
    Programs,
    Rubric,
    Sentence,
    Tolerance,
    Values,
    Variant,
    asked_formula,
    blank_keys,
    components,
    right_options,
    value_text,
)
from rnnquiz.oracle.python import solution
from rnnquiz.oracle.routine import Equation
from rnnquiz.oracle.run import formula


def key_text(question: Question, variant: Variant) -> str:  # noqa: C901 (one case a kind)
    """The right answer in the form that `answer` accepts."""
    match variant:
        case Choices():
            return _numbers(right_numbers(question, variant))
        case Sentence():
            return key_word(question)
        case Columns():
            return key_pairs(question, variant)
        case Values():
            return value_text(variant.key, decimals_of(question))
        case Points():
            return _ascii(variant.key)
        case Ordered():
            return _numbers(variant.key)
        case Planted():
            return _line(variant.wrong[0], variant.mended)
        case Rubric():
            return _every_point(question) if isinstance(question, Open) else ""
        case Programs():
            return solution(question) if isinstance(question, Code) else ""
        case Gaps():
            return "; ".join(blank_keys(question)) if isinstance(question, Cloze) else ""
        case Chain():
            return _parts_text(variant, variant.keys)
        case _:
            assert_never(variant)


def _every_point(question: Open) -> str:
    """The numbers of all points of the rubric."""
    return " ".join(str(number) for number in range(1, len(question.points) + 1))


def _numbers(positions: Iterable[int]) -> str:
    return ", ".join(str(position + 1) for position in positions)


def _line(position: int, lines: Sequence[Equation]) -> str:
    """The number of a line and what it says."""
    name, source = lines[position]
    return f"{position + 1}: {_ascii(f'{name} = {source}')}"


def _parts_text(variant: Chain, values: Sequence[Value]) -> str:
    """The values of the parts, each with its decimals."""
    pairs = zip(values, variant.tolerances, strict=True)
    return "; ".join(part_text(value, tolerance.decimals) for value, tolerance in pairs)


def part_text(value: Value, decimals: int) -> str:
    """The value of a part; a vector of one number is written as the number."""
    numbers = components(value)
    return value_text(numbers[0] if len(numbers) == 1 else value, decimals)


def _ascii(source: str) -> str:
    return typeset_line(formula(source), ascii=True)


def right_numbers(question: Question, variant: Choices) -> tuple[int, ...]:
    """Which of the options as shown are right, from 0."""
    if not isinstance(question, Offering):
        raise TypeError(f"{question.id} offers no options")
    right = right_options(question, variant.seed)
    return tuple(n for n, position in enumerate(variant.order) if position in right)


def decimals_of(question: Question) -> int:
    """How many decimals the question asks for; counts have none."""
    return 0 if isinstance(question, Count) else getattr(question, "decimals", 3)


def wrong_texts(question: Question, variant: Variant) -> Mapping[str, str]:
    """What each declared misconception would answer."""
    match variant:
        case Choices() | Sentence() | Rubric():
            return {}
        case Columns():
            return mistaken_pairs(question, variant)
        case Values():
            decimals = decimals_of(question)
            return {name: value_text(value, decimals) for name, value in variant.wrong.items()}
        case Points():
            allowed = frozenset(variant.names.values())
            return {
                name: _ascii(asked_formula(question.run, question.ask, name, allowed))
                for name in variant.wrong
                if isinstance(question, Formula | Count)
            }
        case Programs():
            return {
                name: solution(question, name)
                for name in variant.wrong
                if isinstance(question, Code)
            }
        case Ordered():
            return {
                row.decoy: _with_decoy(variant, at)
                for at, row in enumerate(variant.rows)
                if row.decoy
            }
        case Planted():
            return {variant.bug: _line(variant.wrong[0], variant.lines)}
        case Gaps():
            wrong = question.wrong if isinstance(question, Cloze) else {}
            return {name: "; ".join(entries) for name, entries in wrong.items()}
        case Chain():
            return {name: _parts_text(variant, found) for name, found in variant.wrong.items()}
        case _:
            assert_never(variant)


def _with_decoy(variant: Ordered, decoy: int) -> str:
    """The right order with a decoy in the place of the line it stands for."""
    name = variant.rows[decoy].name
    return _numbers(decoy if variant.rows[at].name == name else at for at in variant.key)


def band(question: Question, variant: Variant) -> str:
    """What is accepted: the key and how far from it an answer may be; empty where that is moot."""
    if isinstance(variant, Chain):
        return "; ".join(part_bands(variant))
    if not isinstance(variant, Values) or variant.tolerance.absolute == 0:
        return ""
    decimals = decimals_of(question)
    return _banded(value_text(variant.key, decimals), variant.key, variant.tolerance, decimals)


def part_bands(variant: Chain) -> tuple[str, ...]:
    """What is accepted of each part."""
    pairs = zip(variant.keys, variant.tolerances, strict=True)
    return tuple(_banded(part_text(key, t.decimals), key, t, t.decimals) for key, t in pairs)


def _banded(text: str, key: Value, tolerance: Tolerance, decimals: int) -> str:
    width = tolerance.absolute
    if tolerance.relative:
        width = max(tolerance.width(number) for number in components(key))
    return f"{text} ± {value_text(width, decimals)}"
