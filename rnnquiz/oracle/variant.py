"""Variants: a question made concrete by a seed. Drawn, rounded as shown, then computed.

A variant is fair when the right answer stands apart from what every declared misconception gives,
and no gate is saturated. The search is deterministic: attempt 0, 1, 2 ... of the seed's own stream.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rnnquiz.oracle.tolerance import Tolerance

if TYPE_CHECKING:
    from rnnquiz.notation import Value

ATTEMPTS = 400
APART = 5  # tolerances between the right answer and any declared misconception


class Choices(NamedTuple):
    """A choice with its options in the order shown.

    `order` holds positions in `question.options`; `computed` the value of each option that is the
    key or a misconception, by that position. `values` is empty when nothing shown is computed, so
    that a question without numbers needs no NumPy to be painted.
    """

    seed: int
    order: tuple[int, ...]
    values: Mapping[str, "Value"]
    computed: Mapping[int, "Value"]
    shown: tuple[str, ...] = ()


class Values(NamedTuple):
    """A question whose key is a number or an array, with what each misconception would give."""

    seed: int
    values: Mapping[str, "Value"]
    shown: tuple[str, ...]
    key: "Value"
    wrong: Mapping[str, "Value"]
    tolerance: Tolerance


class Points(NamedTuple):
    """A question whose key is a formula: right and wrong formulas, and points to compare at.

    `names` maps every spelling a learner may use to its name; `keys` and each of `wrong` hold one
    value a point.
    """

    seed: int
    names: Mapping[str, str]
    key: str
    points: tuple[Mapping[str, "Value"], ...]
    keys: tuple["Value", ...]
    wrong: Mapping[str, tuple["Value", ...]]
    values: Mapping[str, "Value"] = {}
    shown: tuple[str, ...] = ()


Variant = Choices | Values | Points
