"""Both sides of every corner: where a formula with a min, a relu or an abs in it is compared.

A line without its min gives the same as the right one wherever the min changes nothing, so points
are drawn until each corner has been seen from both sides.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from rnnquiz.bank import Run
from rnnquiz.notation import Call, Node, Series, Value, children, evaluate, typeset_line
from rnnquiz.oracle.attempt import Attempt, draw_point
from rnnquiz.oracle.claims import NEAR, POINTS
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import components

MOST_POINTS = 400  # drawn in search of the other side
SIGNED = {"relu", "abs", "sign"}  # their corner is where the argument is 0
EXTREMES = {"min": 1.0, "max": -1.0}
Names = Mapping[str, Value]
Side = tuple[Call, int]


def points_around(request: Run, dice: Random, source: str) -> list[Attempt]:
    """Points to compare a formula at, more than usual where it has corners and they are missed."""
    points = [draw_point(request, dice) for _ in range(POINTS)]
    corners = tuple(_corners(formula(source)))
    missing = _sides(corners).difference(*(_seen(corners, p.outcome.values) for p in points))
    for _ in range(MOST_POINTS if missing else 0):
        point = draw_point(request, dice)
        seen = missing & _seen(corners, point.outcome.values)
        points += [point] if seen else []
        missing -= seen
        if not missing:
            break
    return points


def one_sided(source: str, points: Sequence[Names]) -> str:
    """The part of a formula of which the points see one side only; empty where there is none."""
    corners = tuple(_corners(formula(source)))
    seen = frozenset[Side]().union(*(_seen(corners, values) for values in points))
    return next((typeset_line(c) for c in corners if not _sides((c,)) <= seen), "")


def _corners(node: Node) -> Iterator[Call]:
    """The parts that are worked in another way on either side; within a sum none are looked for."""
    if isinstance(node, Series):
        return
    if isinstance(node, Call) and not node.derived:
        several = len(node.arguments) > 1
        if node.function in SIGNED or (node.function in EXTREMES and several):
            yield node
    for child in children(node):
        yield from _corners(child)


def _sides(corners: tuple[Call, ...]) -> frozenset[Side]:
    """Each argument of a min may be the least; an argument may lie below 0 or above it."""
    return frozenset(
        (corner, side) for corner in corners for side in range(max(2, len(corner.arguments)))
    )


def _seen(corners: tuple[Call, ...], values: Names) -> frozenset[Side]:
    return frozenset((corner, side) for corner in corners for side in _sides_at(corner, values))


def _sides_at(corner: Call, values: Names) -> Iterator[int]:
    """The sides on which the components lie; one that lies on the corner is on neither."""
    arguments = [components(evaluate(each, values)) for each in corner.arguments]
    if corner.function in SIGNED:
        arguments.append((0.0,))
    sign = EXTREMES.get(corner.function, 1.0)
    for at in range(max(map(len, arguments))):
        here = [sign * numbers[at % len(numbers)] for numbers in arguments]
        least, second = sorted(here)[:2]
        if second - least > NEAR:
            yield here.index(least)
