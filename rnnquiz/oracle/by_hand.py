"""Working by hand: the same equations, with the result of every operation written down rounded."""

from collections.abc import Callable, Mapping

from rnnquiz.notation import Node, Value, evaluate

Worker = Callable[[Node, Mapping[str, Value]], Value]


def worker(decimals: int) -> Worker:
    """Somebody who evaluates formulas and keeps so many decimals at every step."""
    return lambda node, names: evaluate(node, names, decimals=decimals)
