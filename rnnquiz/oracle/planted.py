"""Planted bugs: a routine's equations with one misconception in them."""

from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.bank import Spot
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import all_apart, attempts, stream, told_in_numbers
from rnnquiz.oracle.draw import dice, shuffled
from rnnquiz.oracle.misconceptions import changed, misconception
from rnnquiz.oracle.routine import Equation
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.sides import points_around
from rnnquiz.oracle.tolerance import for_decimals
from rnnquiz.oracle.values import components
from rnnquiz.oracle.written import Points, known_before, spellings

DECIMALS = 3  # of what comes out with the bug and without it


class Planted(NamedTuple):
    """The lines as shown with the misconception `bug` in them, and as they should be.

    `wrong` are the positions of the lines that it changes. `values` is empty when nothing is shown
    in numbers: then nothing is run before the answer.
    """

    seed: int
    bug: str
    lines: tuple[Equation, ...]
    mended: tuple[Equation, ...]
    wrong: tuple[int, ...]
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()


class Effect(NamedTuple):
    """What is asked for, right and with the bug, and every name of the right run."""

    right: Value
    wrong: Value
    values: Mapping[str, Value]


def planted(question: Spot, seed: int, bug: str = "") -> Planted:
    """The lines with the bug of the seed, or the one named, in them."""
    bug = bug or _bug(question, seed)
    made = routine(question.run.routine, question.run.options)
    lines = changed(made, misconception(bug)).equations
    wrong = tuple(at for at, line in enumerate(lines) if line != made.equations[at])
    if not wrong:
        raise UsageError(f"`{bug}` changes nothing in `{made.name}`: it cannot be planted there")
    if len(wrong) == len(lines):
        raise UsageError(f"`{bug}` changes every line of `{made.name}`: no line could be wrong")
    variant = Planted(seed, bug, lines, made.equations, wrong)
    if not told_in_numbers(question, question.run):
        return variant
    values = effect(question, variant).values
    return variant._replace(values=values, shown=question.run.show)


def _bug(question: Spot, seed: int) -> str:
    """The bug of a seed. Seeds that follow each other plant one after the other."""
    bugs = question.misconceptions
    order = shuffled(range(len(bugs)), dice(question.id, question.rev, "bugs"))
    return bugs[order[seed % len(bugs)]]


def effect(question: Spot, variant: Planted) -> Effect:
    """What the bug does to the first numbers of the seed at which it shows."""
    node, tolerance = formula(question.ask), for_decimals(DECIMALS)
    for attempt in attempts(question, question.run, variant.seed):
        values = attempt.outcome.values
        right, wrong = evaluate(node, values), evaluate(node, attempt.as_if(variant.bug).values)
        if all_apart([right, wrong], tolerance):
            break
    return Effect(right, wrong, values)


def decimals_of(found: Effect) -> int:
    """How many decimals show the effect; none where all of it is whole, as counts are."""
    numbers = (*components(found.right), *components(found.wrong))
    return 0 if all(each.is_integer() for each in numbers) else DECIMALS


def mending(question: Spot, variant: Planted, position: int) -> Points:
    """What the line at a position should be, and what it is, at points to compare a mend at."""
    name, source = variant.lines[position]
    dice = stream(question, variant.seed, "points")
    drawn = points_around(question.run, dice, variant.mended[position].formula)
    values = tuple(point.outcome.values for point in drawn)
    made = drawn[0].routine
    return Points(
        seed=variant.seed,
        names=spellings(made, known_before(made, name)),
        left=spellings(made, (name,)),
        key=variant.mended[position].formula,
        points=values,
        keys=tuple(each[name] for each in values),
        wrong={variant.bug: tuple(evaluate(formula(source), each) for each in values)},
        others={},
    )
