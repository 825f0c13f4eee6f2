"""The key as people type it, what each misconception would give, and the band that is accepted."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from rnnquiz.bank import Cloze, Count, Formula, Offering, Question
from rnnquiz.notation import Value, typeset_line
from rnnquiz.oracle import (
    Chain,
    Choices,
    Gaps,
    Points,
    Tolerance,
    Values,
    Variant,
    asked_formula,
    blank_keys,
    components,
    right_options,
    value_text,
)
from rnnquiz.oracle.run import formula


def key_text(question: Question, variant: Variant) -> str:
    """The right answer in the form that `answer` accepts."""
    match variant:
        case Choices():
            return ", ".join(str(number + 1) for number in right_numbers(question, variant))
        case Values():
            return value_text(variant.key, decimals_of(question))
        case Points():
            return _ascii(variant.key)
        case Gaps():
            return "; ".join(blank_keys(question)) if isinstance(question, Cloze) else ""
        case Chain():
            return _parts_text(variant, variant.keys)
        case _:
            assert_never(variant)


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
        case Choices():
            return {}
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
        case Gaps():
            wrong = question.wrong if isinstance(question, Cloze) else {}
            return {name: "; ".join(entries) for name, entries in wrong.items()}
        case Chain():
            return {name: _parts_text(variant, found) for name, found in variant.wrong.items()}
        case _:
            assert_never(variant)


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
