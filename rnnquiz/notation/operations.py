"""The arithmetic of formulas on numbers, column vectors (1-D) and matrices, with strict shapes.

Nothing is broadcast in silence: a number goes with anything, everything else must fit exactly.
Loaded late, because it loads NumPy.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rnnquiz.notation import limits
from rnnquiz.notation.value import Value

Array = NDArray[np.float64]


class Misfit(Exception):
    """An operation whose operands do not fit; the sentence is made where the formula is known."""

    def __init__(self, reason: str, *values: Value) -> None:
        self.reason = reason
        self.shapes = tuple(np.shape(value) for value in values)
        super().__init__(reason)


class Row(np.ndarray):
    """A column vector transposed: (1, n), and times a column it is a number."""


def _check_fit(left: Value, right: Value) -> None:
    if isinstance(left, float) or isinstance(right, float):
        return
    if left.shape != right.shape:
        raise Misfit("different", left, right)


def add(left: Value, right: Value) -> Value:
    """Sum of equal shapes, or of a number and anything."""
    _check_fit(left, right)
    return left + right


def subtract(left: Value, right: Value) -> Value:
    """Difference of equal shapes, or of a number and anything."""
    _check_fit(left, right)
    return left - right


def elementwise(left: Value, right: Value) -> Value:
    """Product component by component."""
    _check_fit(left, right)
    return left * right


def divide(left: Value, right: Value) -> Value:
    """Quotient component by component."""
    _check_fit(left, right)
    return left / right


def multiply(left: Value, right: Value) -> Value:
    """Numbers scale, matrices multiply as matrices, two vectors go component by component."""
    if isinstance(left, float) or isinstance(right, float):
        return left * right
    if left.ndim == 1 and right.ndim == 1:
        return elementwise(left, right)
    return matrix_product(left, right)


def matrix_product(left: Value, right: Value) -> Value:
    """Matrix product; of two vectors the dot product, of a vector and a row the outer product."""
    if isinstance(left, float) or isinstance(right, float):
        raise Misfit("product of numbers", left, right)
    if left.ndim == 1 and right.ndim == 2:
        return _outer(left, right)
    if left.shape[-1] != right.shape[0]:
        raise Misfit("product", left, right)
    product = left @ right
    if isinstance(left, Row) and right.ndim == 1:
        return float(product[0])
    return product if np.ndim(product) else float(product)


def _outer(left: Array, right: Array) -> Array:
    if right.shape[0] != 1:
        raise Misfit("vector before matrix", left, right)
    if left.size * right.size > limits.MAX_ELEMENTS:
        raise Misfit("size", left, right)
    return np.outer(left, right)


def transpose(operand: Value) -> Value:
    """A matrix transposed; a column vector becomes a row."""
    if isinstance(operand, float):
        raise Misfit("transposed number", operand)
    if isinstance(operand, Row):
        column: Array = np.asarray(operand)[0]
        return column
    return operand[np.newaxis, :].view(Row) if operand.ndim == 1 else operand.T


def power(base: Value, exponent: Value) -> Value:
    """Component by component; a square matrix to a whole power is a matrix product."""
    if not isinstance(exponent, float):
        raise Misfit("exponent", base, exponent)
    if abs(exponent) > limits.MAX_EXPONENT:
        raise Misfit("large exponent", base, exponent)
    if isinstance(base, float) or base.ndim == 1:
        result: Value = base * base if exponent == 2 else base**exponent
        if isinstance(result, complex):
            raise FloatingPointError
        return result
    is_square = base.ndim == 2 and base.shape[0] == base.shape[1]
    if not is_square or exponent < 0 or not exponent.is_integer():
        raise Misfit("matrix power", base)
    return np.linalg.matrix_power(base, int(exponent))


def concat(*parts: Value) -> Value:
    """Numbers and column vectors, one under the other."""
    columns = [np.array([part]) if isinstance(part, float) else part for part in parts]
    for column in columns:
        if column.ndim != 1:
            raise Misfit("concat", column)
    return np.concatenate(columns)


def sigmoid(a: Value) -> Value:
    """By tanh, which neither overflows nor loses digits."""
    s: Value = 0.5 * np.tanh(0.5 * a) + 0.5
    return s


def softmax(a: Value) -> Value:
    """Of a vector; shifted by its largest component so that nothing overflows."""
    if np.ndim(a) != 1:
        raise Misfit("vector wanted", a)
    e: Value = np.exp(a - np.max(a))
    return e / np.sum(e)


def diag(a: Value) -> Value:
    """A vector on the diagonal of a matrix, or the diagonal of a matrix."""
    if np.ndim(a) == 0:
        raise Misfit("array wanted", a)
    if np.ndim(a) == 1 and np.size(a) ** 2 > limits.MAX_ELEMENTS:
        raise Misfit("size", a)
    return np.diag(a)


def norm(a: Value) -> Value:
    """Euclidean norm of a vector, Frobenius norm of a matrix."""
    return float(np.sqrt(np.sum(np.square(a))))


def _extreme(whole: Callable[..., Value], pair: Callable[..., Value]) -> Callable[..., Value]:
    def extreme(first: Value, *others: Value) -> Value:
        if not others:
            return whole(first)
        for other in others:
            _check_fit(first, other)
            first = pair(first, other)
        return first

    return extreme


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0.0),
    "softmax": softmax,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "sech": lambda a: 1.0 / np.cosh(a),
    "artanh": np.arctanh,
    "abs": np.abs,
    "norm": norm,
    "sign": np.sign,
    "sum": np.sum,
    "mean": np.mean,
    "max": _extreme(np.max, np.maximum),
    "min": _extreme(np.min, np.minimum),
    "diag": diag,
}


def _sigmoid_slope(a: Value) -> Value:
    s = sigmoid(a)
    return s * (1.0 - s)


DERIVATIVES: dict[str, Callable[..., Value]] = {
    "sigmoid": _sigmoid_slope,
    "tanh": lambda a: 1.0 - np.tanh(a) ** 2,
    "relu": lambda a: np.heaviside(a, 0.0),
    "exp": np.exp,
    "log": lambda a: 1.0 / a,
    "sqrt": lambda a: 0.5 / np.sqrt(a),
    "sinh": np.cosh,
    "cosh": np.sinh,
}

BINARY: dict[str, Callable[[Value, Value], Value]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "⊙": elementwise,
    "@": matrix_product,
    "/": divide,
    "^": power,
}
