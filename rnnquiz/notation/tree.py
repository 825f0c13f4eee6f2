"""The tree of a formula: frozen nodes of a closed union, the same whatever the spelling."""

from collections.abc import Iterator
from typing import Literal

import msgspec

Operator = Literal["+", "-", "*", "⊙", "@", "/", "^"]


class Number(msgspec.Struct, frozen=True):
    """A number as written: never negative, a sign is a `Negative`."""

    value: float


class Name(msgspec.Struct, frozen=True):
    """A quantity, by its canonical identifier: `h_prev`, `c_tilde_t`, `W_xf`."""

    ident: str


class Negative(msgspec.Struct, frozen=True):
    """Minus something."""

    operand: "Node"


class Transpose(msgspec.Struct, frozen=True):
    """A matrix transposed, or a column vector made a row."""

    operand: "Node"


class Binary(msgspec.Struct, frozen=True):
    """Two operands; `*` is multiplication however it was spelled, `⊙` is always elementwise."""

    operator: Operator
    left: "Node"
    right: "Node"


class Call(msgspec.Struct, frozen=True):
    """A function of the language applied; `derived` means its derivative, as in tanh'(a)."""

    function: str
    arguments: tuple["Node", ...]
    derived: bool = False


class Concat(msgspec.Struct, frozen=True):
    """Vectors and numbers stacked into one vector: [h, x]."""

    parts: tuple["Node", ...]


class Series(msgspec.Struct, frozen=True):
    """A sum or product over steps; names in the body may be indexed by `index`."""

    kind: Literal["sum", "product"]
    index: str
    low: "Node"
    high: "Node"
    body: "Node"


class Partial(msgspec.Struct, frozen=True):
    """A partial derivative of one name by another, looked up under `∂of/∂by`."""

    of: str
    by: str


class Equation(msgspec.Struct, frozen=True):
    """A stated left side and what it equals; only ever the root of a tree."""

    left: "Node"
    right: "Node"


Node = Number | Name | Negative | Transpose | Binary | Call | Concat | Series | Partial | Equation


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below `node`, left to right."""
    match node:
        case Number() | Name() | Partial():
            return ()
        case Negative(operand) | Transpose(operand):
            return (operand,)
        case Binary(_, left, right) | Equation(left, right):
            return (left, right)
        case Call(_, parts) | Concat(parts):
            return parts
        case Series(_, _, low, high, body):
            return (low, high, body)


def walk(node: Node) -> Iterator[tuple[Node, int]]:
    """Every node with its depth, without recursion: a tree not yet checked may be deep."""
    stack = [(node, 1)]
    while stack:
        here, depth = stack.pop()
        yield here, depth
        stack.extend((child, depth + 1) for child in reversed(children(here)))


def names_of(node: Node) -> frozenset[str]:
    """The canonical names a formula needs; a partial derivative counts as one, `∂h_t/∂h_prev`.

    Inside a sum over k the name is the indexed one (`x_k`), and k itself is not listed.
    """
    match node:
        case Name(ident):
            return frozenset((ident,))
        case Partial(of, by):
            return frozenset((partial_key(of, by),))
        case Series(_, index, low, high, body):
            return names_of(low) | names_of(high) | (names_of(body) - {index})
        case _:
            return frozenset[str]().union(*map(names_of, children(node)))


def partial_key(of: str, by: str) -> str:
    """The key under which the value of a partial derivative is bound."""
    return f"∂{of}/∂{by}"


def equation_sides(node: Node) -> tuple[Node | None, Node]:
    """The stated left side, or None, and the formula itself."""
    return (node.left, node.right) if isinstance(node, Equation) else (None, node)
