"""Claims: equations that are true or false when run, and the options they make right or wrong."""

from collections.abc import Mapping, Sequence

from rnnquiz.bank import Choice, Cloze, Option
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, equation_sides, evaluate
from rnnquiz.oracle.attempt import draw, draw_point, stream
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import components, shape_of

POINTS = 6  # wrong formulas differ at one random point almost surely; six leave no doubt
NEAR = 1e-10  # right formulas agree to 1e-15, wrong ones differ by 0.1 and more


Names = Mapping[str, Value]


def right_options(question: Choice) -> frozenset[int]:
    """The positions in `question.options` that are right, run wherever they can be run."""
    points = claim_points(question)
    return frozenset(
        position
        for position, option in enumerate(question.options)
        if all(verdicts(question, option, points))
    )


def claim_points(question: Choice | Cloze) -> tuple[Names, ...]:
    """The values at which the options are decided; no names where the question runs nothing."""
    if question.run is None:
        return ({},)
    dice = stream(question, 0, "claims")
    # A run with sizes of its own claims something about these sizes: they are not replaced.
    draw_one = draw if question.run.sizes else draw_point
    return tuple(draw_one(question.run, dice).outcome.values for _ in range(POINTS))


def verdicts(question: Choice, option: Option, points: Sequence[Names]) -> tuple[bool, ...]:
    """Whether the option is right, at each point."""
    claim = option.claim or (f"{question.ask} = {option.formula}" if option.formula else "")
    if not claim:
        return (option.key or option.right is True,)
    return tuple(holds(claim, values) for values in points)


def holds(claim: str, values: Mapping[str, Value]) -> bool:
    """Whether both sides of the equation come out equal, shape and all.

    Raises FormulaError when a side cannot be computed, and UsageError when there is one side only.
    """
    left, right = equation_sides(formula(claim))
    if left is None:
        raise UsageError(f"`{claim}` is no equation: write `left = right`")
    return same(evaluate(left, values), evaluate(right, values))


def same(right: Value, answer: Value) -> bool:
    """Whether two values are equal up to rounding: same shape, every component near."""
    if shape_of(right) != shape_of(answer):
        return False
    pairs = zip(components(right), components(answer), strict=True)
    return all(abs(a - b) <= NEAR * max(1.0, abs(a)) for a, b in pairs)
