"""A tree as nested functions, made once, because one equation runs thousands of times.

Loaded late, because it loads NumPy.
"""

from collections.abc import Callable, Mapping
from typing import assert_never

import numpy as np

from rnnquiz.errors import FormulaError
from rnnquiz.notation import limits, operations, sentences
from rnnquiz.notation.evaluate import Formula
from rnnquiz.notation.line import typeset_line
from rnnquiz.notation.names import at_step, depends_on
from rnnquiz.notation.operations import Misfit
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
from rnnquiz.notation.value import Value

_FLOAT = np.dtype(np.float64)
_LONGEST_SHOWN = 60
_FAILURES = (Misfit, ArithmeticError, ValueError)


class _Scope:
    """The values bound, the decimals kept, the steps of sums, and the work they may still cause."""

    __slots__ = ("decimals", "steps", "values", "work")

    def __init__(self, values: Mapping[str, Value], decimals: int | None) -> None:
        self.values = values
        self.decimals = decimals
        self.steps: dict[str, int] = {}
        self.work = limits.MAX_WORK

    def written(self, value: Value) -> Value:
        """What is written down of a result."""
        if self.decimals is None:
            return value
        if isinstance(value, float):
            return round(value, self.decimals)
        return value.round(self.decimals).view(type(value))  # a row stays a row


_Part = Callable[[_Scope], Value]


def compiled(node: Node) -> Formula:
    """The formula as a function of the values of its names and of the decimals that are kept."""
    part = _compiled(node, ())

    def formula(values: Mapping[str, Value], decimals: int | None = None) -> Value:
        with np.errstate(over="raise", divide="raise", invalid="raise", under="ignore"):
            result = part(_Scope(values, decimals))
        if not np.isfinite(result).all():
            raise FormulaError(sentences.not_finite(_shown(node)))
        return float(result) if isinstance(result, float) else np.asarray(result)

    return formula


def _compiled(  # noqa: C901 (one case a node)
    node: Node, loops: tuple[str, ...]
) -> _Part:
    """One node as a function of a scope; `loops` are the loop variables around it."""
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
            return _transposed(node, _compiled(operand, loops))
        case Binary():
            return _binary(node, loops)
        case Call(function, arguments, derived):
            table = operations.DERIVATIVES if derived else operations.FUNCTIONS
            return _applied(node, table[function], arguments, loops)
        case Concat(parts):
            return _applied(node, operations.concat, parts, loops)
        case Series():
            return _series(node, loops)
        case Equation(_, right):
            return _compiled(right, loops)
        case _:
            assert_never(node)


def _binary(node: Binary, loops: tuple[str, ...]) -> _Part:
    operation = operations.BINARY[node.operator]
    left, right = _compiled(node.left, loops), _compiled(node.right, loops)

    def binary(scope: _Scope) -> Value:
        try:
            return scope.written(operation(left(scope), right(scope)))
        except _FAILURES as error:
            raise _refusal(node, error) from None

    return binary


def _applied(
    node: Node, operation: Callable[..., Value], arguments: tuple[Node, ...], loops: tuple[str, ...]
) -> _Part:
    parts = tuple(_compiled(argument, loops) for argument in arguments)

    def applied(scope: _Scope) -> Value:
        try:
            return scope.written(operation(*[part(scope) for part in parts]))
        except _FAILURES as error:
            raise _refusal(node, error) from None

    return applied


def _transposed(node: Node, part: _Part) -> _Part:
    """Rows for columns: nothing is computed, so nothing is rounded."""

    def transposed(scope: _Scope) -> Value:
        try:
            return operations.transpose(part(scope))
        except _FAILURES as error:
            raise _refusal(node, error) from None

    return transposed


def _shown(node: Node) -> str:
    """A part of a formula as it stands in a message, cut when it is long."""
    text = typeset_line(node)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _refusal(node: Node, error: Exception) -> FormulaError:
    shown = _shown(node)
    if isinstance(error, Misfit):
        return FormulaError(sentences.misfit(error.reason, shown, error.shapes))
    return FormulaError(sentences.not_finite(shown))


def _name(ident: str, loops: tuple[str, ...]) -> _Part:
    if ident in loops:
        return lambda scope: float(scope.steps[ident])
    if any(depends_on(ident, index) for index in loops):
        return lambda scope: _looked_up(_at_steps(ident, loops, scope), scope.values)
    return lambda scope: _looked_up(ident, scope.values)


def _partial(of: str, by: str, loops: tuple[str, ...]) -> _Part:
    def partial(scope: _Scope) -> Value:
        key = partial_key(_at_steps(of, loops, scope), _at_steps(by, loops, scope))
        return _looked_up(key, scope.values)

    return partial


def _at_steps(ident: str, loops: tuple[str, ...], scope: _Scope) -> str:
    for index in loops:
        ident = at_step(ident, index, scope.steps[index])
    return ident


def _looked_up(ident: str, values: Mapping[str, Value]) -> Value:
    value = values.get(ident)
    if isinstance(value, np.ndarray) and value.dtype is _FLOAT and value.size > 1:
        return value
    if value is None:
        return _at_bound_step(ident, values)
    array = np.asarray(value)
    if array.dtype.kind not in "fiub" or not array.size:
        raise FormulaError(sentences.not_a_number(ident))
    return array.astype(_FLOAT) if array.ndim else float(array)


def _at_bound_step(ident: str, values: Mapping[str, Value]) -> Value:
    """`h_T` is `h_4` where T is 4."""
    for index in ("T", "t"):
        step = values.get(index)
        if isinstance(step, int | float) and float(step).is_integer():
            there = at_step(ident, index, int(step))
            if there != ident and there in values:
                return _looked_up(there, values)
    raise FormulaError(sentences.unknown_name(ident, values, values))


def _series(node: Series, loops: tuple[str, ...]) -> _Part:
    """Later factors of a product stand on the left, as the chain rule needs them."""
    low, high = _compiled(node.low, loops), _compiled(node.high, loops)
    body = _compiled(node.body, (*loops, node.index))
    size = sum(1 for _ in walk(node.body))
    join, empty = (operations.add, 0.0) if node.kind == "sum" else (operations.multiply, 1.0)

    def series(scope: _Scope) -> Value:
        total: Value | None = None
        outer = scope.steps.get(node.index, 0)
        for step in _steps(node, low(scope), high(scope), scope, size):
            scope.steps[node.index] = step
            term = body(scope)
            try:
                total = term if total is None else join(term, total)
            except _FAILURES as error:
                raise _refusal(node, error) from None
        scope.steps[node.index] = outer
        return empty if total is None else total

    return series


def _steps(node: Series, low: Value, high: Value, scope: _Scope, size: int) -> range:
    """The steps of a sum, if they are whole and not too many."""
    for limit in (low, high):
        if not (isinstance(limit, float) and limit.is_integer()):
            raise FormulaError(sentences.whole_limits(_shown(node)))
    steps = range(int(low), int(high) + 1)
    scope.work -= max(0, steps.stop - steps.start) * size
    if scope.work < 0:
        raise FormulaError(sentences.too_many_steps(_shown(node)))
    return steps
