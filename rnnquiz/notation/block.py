"""A formula in two dimensions: fractions stacked, limits above and below, brackets that grow."""

from collections.abc import Sequence

from rnnquiz.notation.boxes import (
    appended,
    bracket,
    limited,
    lowered_box,
    raised_box,
    stacked,
    text_box,
)
from rnnquiz.notation.functions import FUNCTIONS
from rnnquiz.notation.layout import lay_out
from rnnquiz.notation.line import (
    BARS,
    AsciiLine,
    digits,
    lowered,
    raised,
    typeset_line,
    unicode_base,
    unicode_subscript,
    unwritable,
)
from rnnquiz.notation.names import parts_of
from rnnquiz.notation.rows import (
    NEVER,
    Piece,
    Row,
    deeper,
    piece,
    spaced,
    tightened,
    whole,
    wrapped,
)
from rnnquiz.notation.tree import Equation, Node
from rnnquiz.notation.width import cells, char_cells, padded

# What a break before an operator costs the reader.
_COSTS = {"=": 6, "+": 1, "-": 1}
_SIGN, _SIDE_BY_SIDE, _SLASH, _COMMA = 3, 15, 16, 2


def typeset_block(node: Node, *, width: int = 80, ascii: bool = False) -> list[str]:
    """A formula in two dimensions, in lines of equal width that never exceed `width` cells.

    It is broken before operators; a fraction or limit too wide for a line is written on one line.
    """
    for stacks in (True, False):
        row = lay_out(node, _Block(ascii, stacks, unwritable(node)))
        lines = wrapped(row, width, _indents(node, row, width))
        if lines is not None:
            return lines
    return _chopped(typeset_line(node, ascii=ascii), width)


def formula_row(node: Node, *, ascii: bool = False) -> Row:
    """A formula as a row of boxes, to be set beside others."""
    return lay_out(node, _Block(ascii, stacks_fractions=True, plain=unwritable(node)))


def _indents(node: Node, row: Row, width: int) -> list[int]:
    """How far to indent what follows the first line: behind the equals sign where there is room."""
    if not isinstance(node, Equation):
        return [2, 0]
    used = 0
    for place in row:
        used += place.gap + place.box.width
        if place.box.lines[place.box.baseline] == "= ":
            break
    return [used, 4, 0] if used <= width // 3 else [4, 0]


def _chopped(text: str, width: int) -> list[str]:
    """A text in lines of `width` cells, wherever that cuts: the last resort."""
    lines = [""]
    for char in text:
        if cells(lines[-1]) + char_cells(char) > width:
            lines.append("")
        lines[-1] += char
    return [padded(line, max(map(cells, lines))) for line in lines]


class _Block:
    """Rows of boxes; `ascii` keeps to ASCII, `stacks_fractions` is off when the room is short.

    The subscripts of `plain` letters are lowered, never written in glyphs.
    """

    def __init__(self, ascii: bool, stacks_fractions: bool, plain: frozenset[str]) -> None:
        self.plain = plain
        self.ascii = ascii
        self.stacks_fractions = stacks_fractions

    def number(self, value: float) -> Row:
        return piece(digits(value))

    def name(self, ident: str) -> Row:
        if self.ascii:
            return piece(AsciiLine().name(ident))
        base, below = unicode_base(ident), unicode_subscript(ident)
        glyphs = None if below and parts_of(ident).base in self.plain else lowered(below)
        if glyphs is not None:
            return piece(base + glyphs)
        return (Piece(lowered_box(base, below)),)

    def sign(self, sign: str, left: Row, right: Row) -> Row:
        shown = {"⊙": ".*"}.get(sign, sign) if self.ascii else {"*": "·"}.get(sign, sign)
        return (*left, *piece(shown + " ", _COSTS.get(sign, _SIGN), 1), *right)

    def negative(self, operand: Row) -> Row:
        tall = operand[0].box.bottom > operand[0].box.top
        return (*piece("- " if tall else "-"), *operand)

    def factors(self, factors: Sequence[Row]) -> Row:
        first, *rest = factors
        return (*first, *(p for factor in rest for p in spaced(factor, _SIDE_BY_SIDE)))

    def fraction(self, top: Row, bottom: Row) -> Row:
        if self.stacks_fractions:
            return (Piece(stacked(whole(top), whole(bottom), "-" if self.ascii else "─")),)
        return (*top, *piece("/", _SLASH), *bottom)

    def power(self, base: Row, exponent: Row) -> Row:
        box = whole(tightened(exponent))
        if self.ascii and len(box.lines) == 1 and box.lines[0].isalnum():
            return self._above(base, "^" + box.lines[0])
        if self.ascii or not self.stacks_fractions:
            return (*base, *piece("^"), *self.brackets(exponent))
        glyphs = raised(box.lines[0]) if len(box.lines) == 1 else None
        if glyphs is not None:
            return self._above(base, glyphs)
        return (*base[:-1], base[-1]._replace(box=raised_box(base[-1].box, box)))

    def transpose(self, operand: Row) -> Row:
        return self._above(operand, "^T" if self.ascii else "ᵀ")

    def _above(self, base: Row, glyphs: str) -> Row:
        return (*base[:-1], base[-1]._replace(box=appended(base[-1].box, glyphs)))

    def brackets(self, inner: Row) -> Row:
        return self._between("(", inner, ")")

    def _between(self, opening: str, inner: Row, closing: str) -> Row:
        box = whole(inner)
        before = bracket(opening, box, ascii=self.ascii)
        after = bracket(closing, box, ascii=self.ascii)
        return (Piece(before, opens=1), *deeper(inner), Piece(after, opens=-1))

    def call(self, function: str, derived: bool, arguments: Sequence[Row], power: int) -> Row:
        inner = self._listed(arguments)
        above = "" if power == 1 else f"^{power}" if self.ascii else raised(str(power)) or ""
        if function in BARS and not self.ascii:
            return self._above(self._between(BARS[function], inner, BARS[function]), above)
        word = function if self.ascii or derived else FUNCTIONS[function].unicode
        if derived and function == "sigmoid" and not self.ascii:
            word = "σ"
        return (*piece(word + "'" * derived + above), *self.brackets(inner))

    def concat(self, parts: Sequence[Row]) -> Row:
        return self._between("[", self._listed(parts), "]")

    def _listed(self, parts: Sequence[Row]) -> Row:
        first, *rest = parts
        return (*first, *(p for part in rest for p in (*piece(","), *spaced(part, _COMMA))))

    def series(self, kind: str, index: Row, low: Row, high: Row, body: Row) -> Row:
        ascii_sign = "sum" if kind == "sum" else "prod"
        sign = ascii_sign if self.ascii else "∑" if kind == "sum" else "∏"
        below = (*index, *piece("="), *low)
        if self.stacks_fractions:
            box = limited(text_box(sign), whole(tightened(high)), whole(tightened(below)))
            return (Piece(box), *spaced(body, NEVER))
        limits = (*piece(sign + "_{"), *deeper(below), *piece("}^{"), *deeper(high), *piece("}"))
        return (*limits, *spaced(body, _SLASH))

    def partial(self, of: Row, by: Row) -> Row:
        sign = piece("partial " if self.ascii else "∂")
        return self.fraction((*sign, *of), (*sign, *by))
