"""The value of a formula where its names are bound. NumPy is loaded at the first one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from rnnquiz.notation.tree import Node
from rnnquiz.notation.value import Value


class Formula(Protocol):
    """A formula as a function of its names' values and of the decimals that are kept."""

    def __call__(self, values: Mapping[str, Value], decimals: int | None = None) -> Value:
        """The value; `evaluate` says what it raises."""


def evaluate(node: Node, values: Mapping[str, Value], *, decimals: int | None = None) -> Value:
    """The value of a formula; of an equation, the value of its right side.

    With `decimals` the result of every operation is rounded, as by somebody who works by hand.
    Column vectors are 1-D arrays. Raises FormulaError on an unknown name, shapes that do not fit,
    and results that are not finite.
    """
    return compile_formula(node)(values, decimals)


@lru_cache(maxsize=1024)
def compile_formula(node: Node) -> Formula:
    """The formula as a function, for use many times over."""
    from rnnquiz.notation.compiled import compiled

    return compiled(node)
