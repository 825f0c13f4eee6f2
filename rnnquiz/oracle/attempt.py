"""One attempt at a variant: drawn, run, and looked at for fairness."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf, isfinite
from random import Random
from typing import NamedTuple

import msgspec

from rnnquiz.bank import Explainer, Question, Run
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.draw import dice, draw_all
from rnnquiz.oracle.misconceptions import misconception
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import Outcome, run, run_changed, sizes_of
from rnnquiz.oracle.tolerance import Tolerance
from rnnquiz.oracle.values import components, shape_of

ATTEMPTS = 400
APART = 5  # tolerances between the right answer and any declared misconception
SATURATED = 0.97
POINT_DECIMALS = 9
POINT_SIZES = {"D": 2, "H": 3, "T": 1}  # distinct, so that a swapped axis cannot pass


class Unfair(UsageError):
    """No fair variant was found for a seed."""


class Attempt(NamedTuple):
    """What was drawn for a routine, and what the reference made of it."""

    routine: Routine
    sizes: dict[str, int]
    given: dict[str, Value]
    outcome: Outcome

    def as_if(self, name: str) -> Outcome:
        """The outcome with the misconception called `name`; the right one for the empty name."""
        if not name:
            return self.outcome
        return run_changed(self.routine, self.given, self.sizes, misconception(name))


def stream(question: Question, seed: int, purpose: str) -> Random:
    """The question's own dice for this seed."""
    return dice(question.id, question.rev, seed, purpose)


def draw(request: Run, dice: Random) -> Attempt:
    """Draw for a run, rounded as it will be shown, and compute it."""
    made = routine(request.routine, request.options)
    sizes = sizes_of(made, request.sizes)
    given = draw_all(made, sizes, request.draw, request.decimals, dice)
    return Attempt(made, sizes, given, run(made, given, sizes))


def walk(explainer: Explainer, seed: int, sizes: Mapping[str, int]) -> Attempt:
    """The run an explainer walks through, at its own sizes or those asked for instead."""
    made = routine(explainer.run.routine, explainer.run.options)
    asked = {letter: size for letter, size in sizes.items() if letter in made.sizes}
    request = msgspec.structs.replace(explainer.run, sizes={**explainer.run.sizes, **asked})
    return draw(request, dice(explainer.id, explainer.rev, seed))


def draw_point(request: Run, dice: Random) -> Attempt:
    """Draw finely, at sizes that differ from each other, to compare formulas at."""
    made = routine(request.routine, request.options)
    sizes = sizes_of(made, {k: v for k, v in POINT_SIZES.items() if k in made.sizes})
    given = draw_all(made, sizes, request.draw, POINT_DECIMALS, dice)
    return Attempt(made, sizes, given, run(made, given, sizes))


def attempts(question: Question, request: Run, seed: int) -> Iterator[Attempt]:
    """The seed's attempts that do not saturate; `Unfair` when they run out."""
    dice = stream(question, seed, "numbers")
    for _ in range(ATTEMPTS):
        attempt = draw(request, dice)
        if not saturates(attempt):
            yield attempt
    raise Unfair(
        f"{question.id}: seed {seed} has no fair variant in {ATTEMPTS} attempts: the right answer "
        "and a declared misconception come out too near each other, a gate saturates, or rounding "
        "by hand goes beyond the tolerance"
    )


def saturates(attempt: Attempt) -> bool:
    """Whether some gate or state is so near its limit that a mistake would not show."""
    formulas = dict(attempt.routine.equations)
    return any(
        abs(number) > SATURATED or (number < 1 - SATURATED and formulas[name].startswith("σ"))
        for step in attempt.outcome.steps
        for name in attempt.routine.bounded
        for number in components(step[name])
    )


def all_apart(values: Sequence[Value], tolerance: Tolerance) -> bool:
    """Whether the values are finite and each two of them differ by several tolerances."""
    if not all(isfinite(number) for value in values for number in components(value)):
        return False
    return all(
        distance(first, second, tolerance) >= APART
        for position, first in enumerate(values)
        for second in values[position + 1 :]
    )


def distance(right: Value, wrong: Value, tolerance: Tolerance) -> float:
    """How many tolerances apart two values are, at the component where they differ most."""
    if shape_of(right) != shape_of(wrong):
        return inf
    pairs = zip(components(right), components(wrong), strict=True)
    return max(_tolerances(a, b, tolerance) for a, b in pairs)


def _tolerances(right: float, wrong: float, tolerance: Tolerance) -> float:
    gap, width = abs(right - wrong), tolerance.width(right)
    if width == 0:
        return inf if gap else 0.0
    return gap / width
