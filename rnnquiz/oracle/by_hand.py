"""Working by hand: the same equations, with the result of every operation written down rounded."""

from collections.abc import Callable, Mapping

from rnnquiz.notation import (
    Binary,
    Call,
    Concat,
    Equation,
    Name,
    Negative,
    Node,
    Series,
    Transpose,
    Value,
    children,
    evaluate,
)

Worker = Callable[[Node, Mapping[str, Value]], Value]


def worker(decimals: int) -> Worker:
    """Somebody who evaluates formulas and keeps so many decimals at every step."""
    return lambda node, names: worked(node, names, decimals)


def worked(node: Node, names: Mapping[str, Value], decimals: int) -> Value:
    """The value of a formula with the result of every operation rounded."""
    if isinstance(node, Equation):
        return worked(node.right, names, decimals)
    parts = children(node)
    if not parts or isinstance(node, Series):
        return evaluate(node, names)
    written = {f"v_{at}": worked(part, names, decimals) for at, part in enumerate(parts)}
    value = evaluate(_of(node, tuple(map(Name, written))), written)
    return round(value, decimals) if isinstance(value, float) else value.round(decimals)


def _of(node: Node, parts: tuple[Name, ...]) -> Node:
    """The same operation on other parts."""
    match node:
        case Binary(operator):
            return Binary(operator, *parts)
        case Call(function, _, derived):
            return Call(function, parts, derived)
        case Concat():
            return Concat(parts)
        case Negative():
            return Negative(*parts)
        case Transpose():
            return Transpose(*parts)
        case _:
            return node
