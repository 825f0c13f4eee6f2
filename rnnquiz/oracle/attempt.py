"""One attempt at a variant: drawn, run, and looked at for fairness."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from math import inf, isfinite, prod
from random import Random
from time import monotonic
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from rnnquiz.bank import Explainer, Question, Run
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.draw import dice, draw_all
from rnnquiz.oracle.misconceptions import misconception
from rnnquiz.oracle.prose import needs_numbers
from rnnquiz.oracle.routine import NoValue, Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import Outcome, run, run_changed, sizes_of
from rnnquiz.oracle.tolerance import Tolerance
from rnnquiz.oracle.values import components, shape_of

ATTEMPTS = 400
REDRAWS = 50  # of what has no result at all, such as a gradient of zeros to be clipped
APART = 5  # tolerances between the right answer and any declared misconception
SATURATED = 0.97
SECONDS = 10.0  # for all attempts of a seed
MAX_WORK = 1_000_000  # numbers drawn times steps run, of one attempt
SATURATES = "a gate or a state saturates"
ROUNDING = "rounding by hand goes beyond the tolerance"
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
    _refuse_large(made, sizes)
    return _worked(made, sizes, request, request.decimals, dice)


def _worked(
    made: Routine, sizes: dict[str, int], request: Run, decimals: int, dice: Random
) -> Attempt:
    """The first draw that has a result; NoValue where none of many has one."""

    def worked() -> Attempt:
        given = draw_all(made, sizes, request.draw, decimals, dice)
        return Attempt(made, sizes, given, run(made, given, sizes))

    for _ in range(REDRAWS - 1):
        with suppress(NoValue):
            return worked()
    return worked()


def _refuse_large(made: Routine, sizes: Mapping[str, int]) -> None:
    drawn = sum(prod(sizes[letter] for letter in given.shape) for given in made.given)
    steps = sizes.get("T", 1)
    if drawn * steps > MAX_WORK:
        raise UsageError(
            f"`{made.name}` would work with {drawn:,} numbers for {steps} steps, too much: "
            f"make {', '.join(sizes)} smaller"
        )


def walk(explainer: Explainer, seed: int, sizes: Mapping[str, int]) -> Attempt:
    """The run an explainer walks through, at its own sizes or those asked for instead."""
    made = routine(explainer.run.routine, explainer.run.options)
    asked = {letter: size for letter, size in sizes.items() if letter in made.sizes}
    request = msgspec.structs.replace(explainer.run, sizes={**explainer.run.sizes, **asked})
    return draw(request, dice(explainer.id, explainer.rev, seed))


def draw_point(
    request: Run, dice: Random, sizes: Mapping[str, int] = MappingProxyType(POINT_SIZES)
) -> Attempt:
    """Draw finely, at sizes that differ from each other, to compare formulas at."""
    made = routine(request.routine, request.options)
    sizes = sizes_of(made, {k: v for k, v in sizes.items() if k in made.sizes})
    return _worked(made, sizes, request, POINT_DECIMALS, dice)


def attempts(
    question: Question, request: Run, seed: int, blame: Counter[str] | None = None
) -> Iterator[Attempt]:
    """The seed's attempts that do not saturate; `Unfair` when they, or the time, run out.

    Who takes an attempt and finds it unfair adds the reason to `blame`, for the message.
    """
    dice, end = stream(question, seed, "numbers"), monotonic() + SECONDS
    blame = Counter() if blame is None else blame
    for number in range(ATTEMPTS):
        if number and monotonic() > end:
            raise Unfair(
                f"{question.id}: seed {seed} found no fair variant in {SECONDS:g} seconds: make "
                "the sizes, or the formulas, smaller"
            )
        attempt = draw(request, dice)
        if saturates(attempt):
            blame[SATURATES] += 1
        else:
            yield attempt
    raise Unfair(
        f"{question.id}: seed {seed} has no fair variant in {ATTEMPTS} attempts: {_reasons(blame)}"
    )


def _reasons(blame: Counter[str]) -> str:
    """What was found against the attempts, the commonest first."""
    counted = [f"{reason} in {count} of them" for reason, count in blame.most_common(3)]
    return "; ".join(counted) or "what has to be told apart comes out the same"


def clash(values: Mapping[str, Value], tolerance: Tolerance) -> str:
    """Which two of the named values cannot be told apart; nothing where all can."""
    for name, value in values.items():
        if not all(map(isfinite, components(value))):
            return f"{name} is not a finite number"
    named = list(values.items())
    for at, (first, one) in enumerate(named):
        for second, other in named[at + 1 :]:
            if distance(one, other, tolerance) < APART:
                return f"{first} and {second} come out too near each other"
    return ""


def told_in_numbers(question: Question, request: Run) -> bool:
    """Whether anything that is computed stands in the question before it is answered."""
    texts = (question.prompt.en, question.prompt.zh)
    return bool(request.show) or any(map(needs_numbers, texts))


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
    return not clash({str(at): value for at, value in enumerate(values)}, tolerance)


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
