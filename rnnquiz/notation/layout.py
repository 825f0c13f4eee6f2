"""Where brackets and signs go: one walk over the tree for every way of writing it.

A `Style` says what the pieces look like (a string, or boxes in two dimensions); this says which
pieces and which brackets, so that what is written is read back as the same tree.
"""

from collections.abc import Sequence
from functools import partial, reduce
from typing import Protocol, TypeVar, assert_never

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
)

T = TypeVar("T")

# How tightly a piece holds together; a looser one needs brackets inside a tighter one.
SUM, SIGN, PRODUCT, FACTORS, FRACTION, ATOM = 10, 15, 20, 25, 27, 40
# Whole powers that are written behind the name of a function, as in tanh²(a).
_BEHIND_FUNCTION = range(2, 10)


class Style(Protocol[T]):
    """The look of each piece of a formula."""

    stacks_fractions: bool

    def number(self, value: float) -> T:
        """A number as written."""

    def name(self, ident: str) -> T:
        """A name with accent and subscripts."""

    def sign(self, sign: str, left: T, right: T) -> T:
        """Two pieces with an operator between them."""

    def negative(self, operand: T) -> T:
        """A minus in front."""

    def factors(self, factors: Sequence[T]) -> T:
        """Pieces multiplied by standing side by side."""

    def fraction(self, top: T, bottom: T) -> T:
        """A division."""

    def power(self, base: T, exponent: T) -> T:
        """A power."""

    def transpose(self, operand: T) -> T:
        """A transposed piece."""

    def brackets(self, inner: T) -> T:
        """Round brackets around a piece."""

    def call(self, function: str, derived: bool, arguments: Sequence[T], power: int) -> T:
        """A function applied, raised to a whole power; 1 is none."""

    def concat(self, parts: Sequence[T]) -> T:
        """Pieces in square brackets."""

    def series(self, kind: str, index: T, low: T, high: T, body: T) -> T:
        """A sum or product over steps."""

    def partial(self, of: T, by: T) -> T:
        """A partial derivative."""


def lay_out(node: Node, style: Style[T]) -> T:  # noqa: C901 (one case a node)
    """The formula in a style."""
    match node:
        case Equation(left, right):
            return style.sign("=", lay_out(left, style), lay_out(right, style))
        case Number(value):
            return style.number(value)
        case Name(ident):
            return style.name(ident)
        case Negative(operand):
            return style.negative(_held(operand, PRODUCT, style))
        case Transpose(operand):
            return style.transpose(_base(operand, style))
        case Binary():
            return _binary(node, style)
        case Call(function, arguments, derived):
            return style.call(function, derived, _each(arguments, style), 1)
        case Concat(parts):
            return style.concat(_each(parts, style))
        case Partial(of, by):
            return style.partial(style.name(of), style.name(by))
        case Series(kind, index, low, high, body):
            return style.series(
                kind,
                style.name(index),
                lay_out(low, style),
                lay_out(high, style),
                _held(body, PRODUCT, style),
            )
        case _:
            assert_never(node)


def _each(nodes: Sequence[Node], style: Style[T]) -> list[T]:
    return [lay_out(node, style) for node in nodes]


def _binary(node: Binary, style: Style[T]) -> T:
    left, right = node.left, node.right
    match node.operator:
        case "+" | "-":
            return style.sign(node.operator, _held(left, SUM, style), _held(right, PRODUCT, style))
        case "*":
            return _product(node, style)
        case "/" if style.stacks_fractions:
            return style.fraction(lay_out(left, style), lay_out(right, style))
        case "/":
            top = _held(left, FACTORS, style, closed=True)
            return style.fraction(top, _held(right, FRACTION, style, closed=True))
        case "^":
            return _power(left, right, style)
        case _:
            before = _operand(node.operator, left, PRODUCT, style)
            return style.sign(
                node.operator, before, _operand(node.operator, right, PRODUCT + 1, style)
            )


def _operand(operator: str, node: Node, least: int, style: Style[T]) -> T:
    """An operand of ⊙ or @; what is scaled component by component shows what it holds."""
    # Not needed to read r ⊙ (W h) back, but where the gate acts is what people argue about.
    if operator == "⊙" and isinstance(node, Binary) and node.operator == "*":
        return style.brackets(lay_out(node, style))
    return _held(node, least, style, closed=True)


def _product(node: Binary, style: Style[T]) -> T:
    """Factors side by side, or with a sign between them all where a number follows a factor."""
    chain = _chain(node)
    signed = _needs_sign(chain)
    least = PRODUCT + 1 if signed else FACTORS + 1
    held = [_held(factor, least, style, closed=True) for factor in chain[:-1]]
    held.append(_held(chain[-1], least, style))
    return reduce(partial(style.sign, "*"), held) if signed else style.factors(held)


def _chain(node: Node) -> list[Node]:
    """The factors of (a b) c as a, b, c."""
    factors: list[Node] = []
    while isinstance(node, Binary) and node.operator == "*":
        factors.append(node.right)
        node = node.left
    return [node, *reversed(factors)]


def _needs_sign(factors: Sequence[Node]) -> bool:
    return any(_starts_with_number(factor) for factor in factors[1:])


def _starts_with_number(node: Node) -> bool:
    while isinstance(node, Binary) and node.operator in ("^", "/"):
        node = node.left
    return isinstance(node, Number)


def _power(base: Node, exponent: Node, style: Style[T]) -> T:
    match base, exponent:
        case Call(function, arguments, derived), Number(value) if value in _BEHIND_FUNCTION:
            return style.call(function, derived, _each(arguments, style), int(value))
    return style.power(_base(base, style), lay_out(exponent, style))


def _base(node: Node, style: Style[T]) -> T:
    held = _held(node, ATOM, style, closed=True)
    # A bare e^x is the exponential function.
    return style.brackets(held) if node == Name("e") else held


def _held(node: Node, least: int, style: Style[T], *, closed: bool = False) -> T:
    """A piece, in brackets when it is looser than `least`, or when `closed` and it runs on."""
    piece = lay_out(node, style)
    loose = _tightness(node, style) < least or (closed and _runs_on(node))
    return style.brackets(piece) if loose else piece


def _tightness(node: Node, style: Style[T]) -> int:
    match node:
        case Binary("+" | "-"):
            level = SUM
        case Negative():
            level = SIGN
        case Binary("/") if style.stacks_fractions:
            level = FRACTION
        case Binary("^") | Transpose() | Partial():
            level = FRACTION
        case Binary("*"):
            level = PRODUCT if _needs_sign(_chain(node)) else FACTORS
        case Binary():
            level = PRODUCT
        case _:
            level = ATOM
    return level


def _runs_on(node: Node) -> bool:
    """Whether a piece ends in a sum or product over steps, which would swallow what follows."""
    while isinstance(node, Binary) and node.operator not in ("^", "/"):
        node = node.right
    return isinstance(node, Series)
