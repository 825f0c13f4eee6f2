"""Claims: relations that are true or false when run, and the options they make right or wrong."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rnnquiz.bank import Choice, Cloze, Offering, Open, Option, Predict, Question, Run
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, equation_sides, evaluate
from rnnquiz.oracle.attempt import draw, draw_point, stream
from rnnquiz.oracle.predict import measured
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import components, shape_of

POINTS = 6  # wrong formulas differ at one random point almost surely; six leave no doubt
NEAR = 1e-10  # right formulas agree to 1e-15, wrong ones differ by 0.1 and more


Names = Mapping[str, Value]


def right_options(question: Offering, seed: int = 0) -> frozenset[int]:
    """The positions in `question.options` that are right, run wherever they can be run.

    What an experiment shows is decided by the run that the seed stands for.
    """
    points = claim_points(question, seed)
    return frozenset(
        position
        for position, option in enumerate(question.options)
        if all(verdicts(question, option, points))
    )


def claim_points(question: Offering | Open | Cloze, seed: int = 0) -> tuple[Names, ...]:
    """The values at which the options are decided; no names where the question runs nothing."""
    if isinstance(question, Predict):
        return (measured(question, seed).values,)
    return points_of(question, question.run)


def points_of(question: Question, run: Run | None) -> tuple[Names, ...]:
    """The values at which a run of the question is looked at; no names where nothing is run."""
    if run is None:
        return ({},)
    dice = stream(question, 0, "claims")
    # A run with sizes of its own claims something about these sizes: they are not replaced.
    draw_one = draw if run.sizes else draw_point
    return tuple(draw_one(run, dice).outcome.values for _ in range(POINTS))


def verdicts(question: Offering, option: Option, points: Sequence[Names]) -> tuple[bool, ...]:
    """Whether the option is right, at each point."""
    claim = option.claim
    if option.formula and isinstance(question, Choice):
        claim = f"{question.ask} = {option.formula}"
    if not claim:
        return (option.key or option.right is True,)
    return tuple(holds(claim, values) for values in points)


def holds(claim: str, values: Mapping[str, Value]) -> bool:
    """Whether both sides of an equation come out equal, shape and all, or `a < b` in order.

    Raises FormulaError when a side cannot be computed, and UsageError when there is one side only.
    """
    if re.search("[<>]", claim):
        return _ordered(claim, values)
    left, right = equation_sides(formula(claim))
    if left is None:
        raise UsageError(f"`{claim}` is no equation: write `left = right`")
    return same(evaluate(left, values), evaluate(right, values))


def _ordered(claim: str, values: Mapping[str, Value]) -> bool:
    """Whether a chain such as `a < b` or `0 = a < b` holds between numbers, beyond rounding."""
    parts = re.split("([<>=])", claim)
    numbers = [_number(side, claim, values) for side in parts[::2]]
    return all(
        same(a, b) if sign == "=" else not same(a, b) and (a < b) == (sign == "<")
        for sign, (a, b) in zip(parts[1::2], pairwise(numbers), strict=True)
    )


def _number(side: str, claim: str, values: Mapping[str, Value]) -> float:
    value = evaluate(formula(side), values)
    if shape_of(value):
        raise UsageError(f"`{claim}` compares arrays: `<` and `>` stand between numbers")
    return float(value)


def same(right: Value, answer: Value) -> bool:
    """Whether two values are equal up to rounding: same shape, every component near."""
    if shape_of(right) != shape_of(answer):
        return False
    pairs = zip(components(right), components(answer), strict=True)
    return all(abs(a - b) <= NEAR * max(1.0, abs(a)) for a, b in pairs)
