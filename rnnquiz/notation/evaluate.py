"""The value of a formula where its names are bound.

A tree is compiled once to nested functions, because one equation runs thousands of times.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from rnnquiz.errors import FormulaError
from rnnquiz.notation import limits, sentences
from rnnquiz.notation.line import typeset_line
from rnnquiz.notation.names import at_step, depends_on
from rnnquiz.notation.tree import (
    Binary,
    Call,
    Concat,
    Equation,
    Name,
    Negative,
    Node,
    Number,
    Partial,
    Series,
    Transpose,
    partial_key,
    walk,
)

if TYPE_CHECKING:
    from rnnquiz.notation.operations import Value

    Values = Mapping[str, Value]
    Compiled = Callable[["_Scope"], Value]


class _Scope:
    """The values bound around a piece of a formula, and how much work sums may still cause."""

    __slots__ = ("steps", "values", "work")

    def __init__(self, values: "Values") -> None:
        self.values = values
        self.steps: dict[str, int] = {}
        self.work = limits.MAX_WORK


def evaluate(node: Node, values: "Values") -> "Value":
    """The value of a formula; of an equation, the value of its right side.

    Column vectors are 1-D arrays. Raises FormulaError on an unknown name, shapes that do not fit,
    and results that are not finite.
    """
    return compile_formula(node)(values)


@lru_cache(maxsize=1024)
def compile_formula(node: Node) -> "Callable[[Values], Value]":
    """The formula as a function of the values of its names."""
    import numpy as np

    body = _compiled(node, ())

    def formula(values: "Values") -> "Value":
        with np.errstate(over="raise", divide="raise", invalid="raise", under="ignore"):
            result = body(_Scope(values))
        if not np.isfinite(result).all():
            raise FormulaError(sentences.not_finite(typeset_line(node)))
        return float(result) if isinstance(result, float) else np.asarray(result)

    return formula


def _compiled(node: Node, loops: tuple[str, ...]) -> "Compiled":
    """One node as a function of a scope; `loops` are the loop variables around it."""
    from rnnquiz.notation import operations

    match node:
        case Number(value):
            return lambda _: value
        case Name(ident):
            return _name(ident, loops)
        case Partial(of, by):
            return _partial(of, by, loops)
        case Negative(operand):
            return _applied(node, lambda a: -a, (operand,), loops)
        case Transpose(operand):
            return _applied(node, operations.transpose, (operand,), loops)
        case Binary(operator, left, right):
            return _binary(node, operations.BINARY[operator], left, right, loops)
        case Call(function, arguments, derived):
            table = operations.DERIVATIVES if derived else operations.FUNCTIONS
            return _applied(node, table[function], arguments, loops)
        case Concat(parts):
            return _applied(node, lambda *values: operations.concat(list(values)), parts, loops)
        case Series():
            return _series(node, loops)
        case Equation(_, right):
            return _compiled(right, loops)
        case _:
            assert_never(node)


def _binary(
    node: Node,
    operation: "Callable[[Value, Value], Value]",
    left: Node,
    right: Node,
    loops: tuple[str, ...],
) -> "Compiled":
    from rnnquiz.notation.operations import Misfit

    one, two = _compiled(left, loops), _compiled(right, loops)

    def binary(scope: _Scope) -> "Value":
        try:
            return operation(one(scope), two(scope))
        except (Misfit, ArithmeticError, ValueError) as error:
            raise _refusal(node, error) from None

    return binary


def _applied(
    node: Node,
    operation: "Callable[..., Value]",
    arguments: tuple[Node, ...],
    loops: tuple[str, ...],
) -> "Compiled":
    from rnnquiz.notation.operations import Misfit

    parts = tuple(_compiled(argument, loops) for argument in arguments)

    def applied(scope: _Scope) -> "Value":
        try:
            return operation(*[part(scope) for part in parts])
        except (Misfit, ArithmeticError, ValueError) as error:
            raise _refusal(node, error) from None

    return applied


def _refusal(node: Node, error: Exception) -> FormulaError:
    from rnnquiz.notation.operations import Misfit

    shown = typeset_line(node)
    if isinstance(error, Misfit):
        return FormulaError(sentences.misfit(error.reason, shown, error.shapes))
    return FormulaError(sentences.not_finite(shown))


def _name(ident: str, loops: tuple[str, ...]) -> "Compiled":
    if ident in loops:
        return lambda scope: float(scope.steps[ident])
    indices = tuple(index for index in loops if depends_on(ident, index))
    if indices:
        return lambda scope: _looked_up(_at_steps(ident, indices, scope), scope.values)
    return lambda scope: _looked_up(ident, scope.values)


def _partial(of: str, by: str, loops: tuple[str, ...]) -> "Compiled":
    def partial(scope: _Scope) -> "Value":
        key = partial_key(_at_steps(of, loops, scope), _at_steps(by, loops, scope))
        return _looked_up(key, scope.values)

    return partial


def _at_steps(ident: str, indices: tuple[str, ...], scope: _Scope) -> str:
    for index in indices:
        ident = at_step(ident, index, scope.steps[index])
    return ident


def _looked_up(ident: str, values: "Values") -> "Value":
    """The value of a name; `h_T` is also found as `h_4` where T is 4."""
    import numpy as np

    value = values.get(ident)
    if value.__class__ is np.ndarray and value.dtype == np.float64 and value.ndim:
        return value
    if value is None:
        return _at_bound_step(ident, values)
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        raise FormulaError(sentences.not_a_number(ident))
    return array.astype(np.float64) if array.ndim else float(array)


def _at_bound_step(ident: str, values: "Values") -> "Value":
    for index in ("T", "t"):
        step = values.get(index)
        if isinstance(step, int | float) and float(step).is_integer():
            there = at_step(ident, index, int(step))
            if there != ident and there in values:
                return _looked_up(there, values)
    raise FormulaError(sentences.unknown_name(ident, values, values))


def _series(node: Series, loops: tuple[str, ...]) -> "Compiled":
    """Later factors of a product stand on the left, as the chain rule needs them."""
    from rnnquiz.notation.operations import Misfit, add, multiply

    low, high = _compiled(node.low, loops), _compiled(node.high, loops)
    body = _compiled(node.body, (*loops, node.index))
    size = sum(1 for _ in walk(node.body))
    is_sum = node.kind == "sum"

    def series(scope: _Scope) -> "Value":
        steps = _steps(node, low(scope), high(scope), scope, size)
        outer = scope.steps.get(node.index)
        total: Value | None = None
        for scope.steps[node.index] in steps:
            term = body(scope)
            try:
                total = term if total is None else (add if is_sum else multiply)(term, total)
            except (Misfit, ArithmeticError) as error:
                raise _refusal(node, error) from None
        if outer is not None:
            scope.steps[node.index] = outer
        return (0.0 if is_sum else 1.0) if total is None else total

    return series


def _steps(node: Node, low: "Value", high: "Value", scope: _Scope, size: int) -> range:
    if not (isinstance(low, float) and low.is_integer()):
        raise FormulaError(sentences.whole_limits(typeset_line(node)))
    if not (isinstance(high, float) and high.is_integer()):
        raise FormulaError(sentences.whole_limits(typeset_line(node)))
    steps = range(int(low), int(high) + 1)
    scope.work -= (steps.stop - steps.start) * size if steps.stop > steps.start else 0
    if scope.work < 0:
        raise FormulaError(sentences.too_many_steps(typeset_line(node)))
    return steps
