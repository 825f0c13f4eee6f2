"""A formula on one line, in Unicode or in ASCII."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rnnquiz.notation.functions import FUNCTIONS
from rnnquiz.notation.glyphs import SUBSCRIPTS, SUPERSCRIPTS
from rnnquiz.notation.layout import lay_out
from rnnquiz.notation.names import ACCENTS, GREEK_GLYPH, parts_of
from rnnquiz.notation.tree import Name, Node, Partial, walk

BARS = {"norm": "‖", "abs": "|"}
_LOWERED = {plain: glyph for glyph, plain in SUBSCRIPTS.items()}
_RAISED = {plain: glyph for glyph, plain in SUPERSCRIPTS.items()}


def typeset_line(node: Node, *, ascii: bool = False) -> str:
    """A formula on one line; reading it back gives the same tree."""
    return lay_out(node, AsciiLine() if ascii else UnicodeLine(unwritable(node)))


def digits(value: float) -> str:
    """A number as written: never in powers of ten, no needless zeros."""
    if value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def lowered(text: str) -> str | None:
    """A text in subscript glyphs, or None where Unicode lacks one of them."""
    return _scripted(text, _LOWERED)


def raised(text: str) -> str | None:
    """A text in superscript glyphs, or None where Unicode lacks one of them."""
    return _scripted(text, _RAISED)


def tight(text: str) -> str:
    """A text without the spaces around + and -, as it stands in exponents and limits."""
    return text.replace(" + ", "+").replace(" - ", "-")


def _scripted(text: str, table: dict[str, str]) -> str | None:
    return "".join(table[char] for char in text) if all(char in table for char in text) else None


def unicode_base(ident: str) -> str:
    """A name without its subscripts."""
    parts = parts_of(ident)
    base = GREEK_GLYPH.get(parts.base, parts.base)
    return "d" * parts.gradient + base + ACCENTS.get(parts.accent, "")


def greek_subscript(part: str, letters: Mapping[str, str]) -> str:
    """A subscript with a Greek letter as `letters` writes it; `xi` is x and i, as in W_xi."""
    name = part.split("-", maxsplit=1)[0].split("+", maxsplit=1)[0]
    return letters.get(name, name) + part[len(name) :] if len(name) > 2 else part


def unicode_subscript(ident: str) -> str:
    """The subscripts of a name, in plain characters."""
    return ",".join(greek_subscript(part, GREEK_GLYPH) for part in parts_of(ident).subscripts)


def unwritable(node: Node) -> frozenset[str]:
    """The letters that have, somewhere in a formula, a subscript for which Unicode lacks a glyph.

    Beside W_{xz} a Wₓₙ would look like something else, so all names of such a letter go without.
    """
    return frozenset(
        parts_of(ident).base for ident in _idents(node) if lowered(unicode_subscript(ident)) is None
    )


def _idents(node: Node) -> Iterator[str]:
    for here, _ in walk(node):
        match here:
            case Name(ident):
                yield ident
            case Partial(of, by):
                yield from (of, by)


class _Line:
    """What both kinds of line have in common."""

    stacks_fractions = False

    def number(self, value: float) -> str:
        return digits(value)

    def negative(self, operand: str) -> str:
        return "-" + operand

    def factors(self, factors: Sequence[str]) -> str:
        return " ".join(factors)

    def fraction(self, top: str, bottom: str) -> str:
        return f"{top}/{bottom}"

    def brackets(self, inner: str) -> str:
        return f"({inner})"

    def concat(self, parts: Sequence[str]) -> str:
        return f"[{', '.join(parts)}]"


class UnicodeLine(_Line):
    """`cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ`."""

    def __init__(self, plain: frozenset[str]) -> None:
        self.plain = plain

    def name(self, ident: str) -> str:
        """Subscripts in glyphs where all of them exist, else `W_{xf}`; `plain` letters never."""
        below = unicode_subscript(ident)
        if not below:
            return unicode_base(ident)
        plain = f"_{below}" if len(below) == 1 else f"_{{{below}}}"
        glyphs = None if parts_of(ident).base in self.plain else lowered(below)
        return unicode_base(ident) + (glyphs or plain)

    def sign(self, sign: str, left: str, right: str) -> str:
        """Spaces around every sign."""
        return f"{left} {'·' if sign == '*' else sign} {right}"

    def power(self, base: str, exponent: str) -> str:
        """Exponents in glyphs where all of them exist."""
        return base + (raised(tight(exponent)) or f"^({exponent})")

    def transpose(self, operand: str) -> str:
        """A raised T."""
        return operand + "ᵀ"

    def call(self, function: str, derived: bool, arguments: Sequence[str], power: int) -> str:
        """`σ'(a)`, `tanh²(a)`, and norms between bars."""
        above = (raised(str(power)) or "") if power > 1 else ""
        inner = ", ".join(arguments)
        if function == "sqrt" and not derived:
            return f"√({inner}){above}"
        if function in BARS and BARS[function] not in inner:
            return BARS[function] + inner + BARS[function] + above
        word = "sqrt" if function == "sqrt" else FUNCTIONS[function].unicode
        return word + "'" * derived + f"{above}({inner})"

    def series(self, kind: str, index: str, low: str, high: str, body: str) -> str:
        """`∑ₖ₌₁ᵀ hₖ`."""
        below = lowered(f"{index}={tight(low)}") or f"_{{{index}={low}}}"
        above = "ᵀ" if high == "T" else raised(tight(high)) or f"^{{{high}}}"
        return f"{'∑' if kind == 'sum' else '∏'}{below}{above} {body}"

    def partial(self, of: str, by: str) -> str:
        """`∂hₜ/∂hₜ₋₁`."""
        return f"∂{of}/∂{by}"


class AsciiLine(_Line):
    """`c_t = f_t .* c_prev + i_t .* c_tilde_t`."""

    def name(self, ident: str) -> str:
        """The identifier, with braces around an odd step as in `h_{k-1}`."""
        first, *rest = ident.split("_")
        return "_".join([first, *(p if p.isalnum() else f"{{{p}}}" for p in rest)])

    def sign(self, sign: str, left: str, right: str) -> str:
        """Elementwise multiplication is `.*`."""
        return f"{left} {'.*' if sign == '⊙' else sign} {right}"

    def power(self, base: str, exponent: str) -> str:
        """`x^2`, `x^(a + b)`; a bare T would transpose."""
        simple = exponent.isalnum() and exponent != "T"
        return f"{base}^{exponent}" if simple else f"{base}^({exponent})"

    def transpose(self, operand: str) -> str:
        """`W^T`."""
        return operand + "^T"

    def call(self, function: str, derived: bool, arguments: Sequence[str], power: int) -> str:
        """`sigmoid'(a)`, `tanh(a)^2`."""
        above = f"^{power}" if power > 1 else ""
        mark = "'" * derived
        return f"{function}{mark}({', '.join(arguments)}){above}"

    def series(self, kind: str, index: str, low: str, high: str, body: str) -> str:
        """`sum(k=1..T, h_k)`."""
        return f"{'sum' if kind == 'sum' else 'prod'}({index}={low}..{high}, {body})"

    def partial(self, of: str, by: str) -> str:
        """`partial h_t/partial h_prev`."""
        return f"partial {of}/partial {by}"
