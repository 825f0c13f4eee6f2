"""The value of a formula where its names are bound. NumPy is loaded at the first one."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from rnnquiz.notation.tree import Node
from rnnquiz.notation.value import Value


def evaluate(node: Node, values: Mapping[str, Value]) -> Value:
    """The value of a formula; of an equation, the value of its right side.

    Column vectors are 1-D arrays. Raises FormulaError on an unknown name, shapes that do not fit,
    and results that are not finite.
    """
    return compile_formula(node)(values)


@lru_cache(maxsize=1024)
def compile_formula(node: Node) -> Callable[[Mapping[str, Value]], Value]:
    """The formula as a function of the values of its names, for use many times over."""
    from rnnquiz.notation.compiled import compiled

    return compiled(node)
