"""Every number of a report, worked out anew: from the question, its seed and the reference.

Nothing here comes from the report or from what made it: names are bound by `numbers`, formulas are
evaluated here, and written here with the decimals that are asked for.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from rnnquiz.bank import Offering, Open, Parts, Predict, Question, Spot, TrueFalse
from rnnquiz.grading import band, key_text
from rnnquiz.notation import evaluate, parse, typeset_line
from rnnquiz.oracle import (
    Chain,
    Choices,
    Columns,
    Ordered,
    Planted,
    Points,
    Values,
    effect,
    line_text,
    magnitude,
    measured,
    misconception,
    numbers,
    option_text,
    right_text,
    sides,
    variant,
    why,
)
from rnnquiz.oracle.prose import Code, Computed, Maths, segments
from rnnquiz.oracle.python import skeleton, solution
from rnnquiz.sessions import Outcome
from rnnquiz.text import Lang
from tests.export.reading import numbers_in, packed


def written(value: Any, decimals: int) -> str:
    """A number or an array with so many decimals."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return f"[{', '.join(written(each, decimals) for each in value)}]"
    if abs(value) >= 1e9:
        return f"{value:.{decimals}e}"
    return f"{round(float(value), decimals) + 0.0:.{decimals}f}"


def filled(text: str, values: Any) -> str:
    """A text with its marks, filled in here."""
    said = ""
    for each in segments(text.strip()):
        match each:
            case Computed(source, None):
                value = evaluate(parse(source), values)
                shape = getattr(value, "shape", ())
                said += written(value, 3) if shape else magnitude(float(value))
            case Computed(source, decimals):
                said += written(evaluate(parse(source), values), decimals)
            case Maths(source):
                said += typeset_line(parse(source))
            case Code(code):
                said += code
            case _:
                said += each.text
    return said


def told(question: Question, seed: int, lang: Lang) -> Iterator[str]:
    """What must be in the report of a question, word by word."""
    made = variant(question, seed)
    values = numbers(question, made)
    yield filled(question.prompt.pick(lang), made.values)
    yield filled(question.explain.pick(lang), values)
    if isinstance(made, Values | Chain):
        yield from (band(question, made) or key_text(question, made)).split("; ")
    if isinstance(made, Values):
        yield written(made.key, 0 if question.family == "count" else question.decimals)
    if isinstance(made, Points):
        yield typeset_line(parse(key_text(question, made)))
    if isinstance(made, Choices) and isinstance(question, Offering):
        yield from (option_text(question, made, at, lang) for at in made.order)
    if isinstance(question, Open):
        for point in question.points:
            yield from (filled(each.pick(lang), values) for each in (point.text, point.detail))
    if isinstance(question, Spot) and isinstance(made, Planted):
        found = effect(question, made)
        both = (found.right, found.wrong)
        decimals = 0 if all(np.all(np.mod(value, 1) == 0) for value in both) else 3
        yield from (f"= {written(value, decimals)}" for value in both)
        yield from (
            typeset_line(parse(f"{line.name} = {line.formula}"))
            for line in (*made.lines, *made.mended)
        )
    if isinstance(question, Predict):
        rows = [row for plot in measured(question, seed).plots for row in plot.rows]
        yield from (magnitude(point) for row in rows for point in (row.points[0], row.points[-1]))
    if isinstance(question, TrueFalse) and question.instead:
        yield filled(question.instead.pick(lang), values)
    yield from (
        written(number, digits)
        for name in made.shown
        for digits in [_digits(made.values[name], question.run.decimals)]
        for number in _numbers(made.values[name])
    )


def _numbers(value: Any) -> list[float]:
    return [float(each) for each in value.ravel()] if hasattr(value, "ravel") else [float(value)]


def _digits(value: Any, drawn: int) -> int:
    """The fewest decimals, from those it was drawn with, that show the value as it is."""
    found = _numbers(value)
    if len(found) == 1 and found[0] == int(found[0]):
        return 0
    exact = [d for d in range(drawn, 8) if all(float(f"{n:.{d}f}") == n for n in found)]
    return exact[0] if exact else 8


def may_stand(outcome: Outcome, lang: Lang) -> Iterator[str]:
    """What else may have a number in it: what was typed, what is said of it, labels and counts."""
    question, made = outcome.asked.question, outcome.asked.variant
    verdict, values = outcome.verdict, numbers(question, made)
    yield from map(str, range(1, max(10, outcome.number + 2)))
    seconds = round(outcome.seconds)
    yield f"{seconds // 60}:{seconds % 60:02}"
    yield f"{outcome.score:.2f} {outcome.score:.1f} {outcome.score:.0f}"
    yield f"{outcome.hints} {len(outcome.asked.hints)} {question.id} {question.source}"
    yield f"--seed {outcome.asked.seed} {outcome.text}"
    if verdict:
        yield f"{verdict.reading} {verdict.message.pick(lang)}"
        yield from (typeset_line(parse(piece.label)) for piece in verdict.pieces)
    if question.family == "code":
        yield skeleton(question) + solution(question)
    if question.family == "match" and isinstance(made, Columns):
        yield from (right_text(question, at, lang) for at in range(len(made.order)))
        yield from (filled(pair.left.pick(lang), {}) for pair in question.pairs if pair.left)
        said = map(why, sides(question))
        yield from (filled(each.pick(lang), values) for each in said if each)
    if isinstance(question, Offering):
        said = map(why, question.options)
        yield from (filled(each.pick(lang), values) for each in said if each)
    if isinstance(made, Ordered):
        yield from (line_text(made, at, lang) for at in range(len(made.rows)))
        decoys = (row.decoy for row in made.rows if row.decoy)
        yield from (filled(misconception(name).text.pick(lang), {}) for name in decoys)
    if isinstance(made, Planted):
        yield filled(misconception(made.bug).text.pick(lang), {})
    if question.family == "cloze":
        yield f"{question.formula} {question.code} {question.sentence}"
    if isinstance(question, Parts):
        yield from (typeset_line(parse(part.ask)) for part in question.parts)
    if isinstance(question, Predict):
        plots = measured(question, made.seed).plots
        yield from (row.label.pick(lang) for plot in plots for row in plot.rows)
        yield from (plot.title.pick(lang) for plot in plots)


def disagreements(outcome: Outcome, text: str, lang: Lang) -> list[str]:
    """What the text of a question lacks, and the numbers in it that nothing accounts for."""
    wanted = list(told(outcome.asked.question, outcome.asked.seed, lang))
    here = packed(text)
    missing = [f"lacks {each}" for each in wanted if packed(each) not in here]
    known = set().union(*map(numbers_in, [*wanted, *may_stand(outcome, lang)]))
    return missing + [f"has {each}" for each in sorted(numbers_in(text) - known)]
