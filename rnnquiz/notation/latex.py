"""A formula in LaTeX."""

from collections.abc import Sequence

from rnnquiz.notation.functions import FUNCTIONS
from rnnquiz.notation.layout import lay_out
from rnnquiz.notation.line import digits, greek_subscript
from rnnquiz.notation.names import GREEK_GLYPH, parts_of
from rnnquiz.notation.tree import Node

_LETTERS = {name: "\\" + name for name in GREEK_GLYPH}
_SIGNS = {"⊙": r"\odot", "*": r"\cdot"}


def typeset_latex(node: Node) -> str:
    """A formula in LaTeX, without delimiters; reading it back gives the same tree."""
    return lay_out(node, _Latex())


def _around(opening: str, inner: str, closing: str) -> str:
    """Brackets, which grow only around what is tall."""
    if any(tall in inner for tall in (r"\frac", r"\sum", r"\prod")):
        return rf"\left{opening} {inner} \right{closing}"
    return f"{opening}{inner}{closing}"


class _Latex:
    r"""`c_{t} = f_{t} \odot c_{t-1}`."""

    stacks_fractions = True

    def number(self, value: float) -> str:
        return digits(value)

    def name(self, ident: str) -> str:
        parts = parts_of(ident)
        one_letter = len(parts.base) == 1
        base = parts.base if one_letter else _LETTERS.get(parts.base, rf"\mathrm{{{parts.base}}}")
        if parts.accent:
            base = rf"\{parts.accent}{{{base}}}"
        below = ",".join(greek_subscript(part, _LETTERS) for part in parts.subscripts)
        return "d" * parts.gradient + base + (f"_{{{below}}}" if below else "")

    def sign(self, sign: str, left: str, right: str) -> str:
        return f"{left} {_SIGNS.get(sign, sign)} {right}"

    def negative(self, operand: str) -> str:
        return "-" + operand

    def factors(self, factors: Sequence[str]) -> str:
        return " ".join(factors)

    def fraction(self, top: str, bottom: str) -> str:
        return rf"\frac{{{top}}}{{{bottom}}}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{{{'(T)' if exponent == 'T' else exponent}}}"

    def transpose(self, operand: str) -> str:
        return rf"{operand}^\top"

    def brackets(self, inner: str) -> str:
        return _around("(", inner, ")")

    def call(self, function: str, derived: bool, arguments: Sequence[str], power: int) -> str:
        above = f"^{{{power}}}" if power > 1 else ""
        inner = ", ".join(arguments)
        if function == "sqrt" and not derived:
            return rf"\sqrt{{{inner}}}{above}"
        if function == "norm" and r"\|" not in inner:
            return rf"\left\| {inner} \right\|{above}"
        if function == "abs" and "|" not in inner:
            return rf"\left| {inner} \right|{above}"
        word = r"\operatorname{sqrt}" if function == "sqrt" else FUNCTIONS[function].latex
        return word + "'" * derived + above + _around("(", inner, ")")

    def concat(self, parts: Sequence[str]) -> str:
        return _around("[", ", ".join(parts), "]")

    def series(self, kind: str, index: str, low: str, high: str, body: str) -> str:
        return rf"\{'sum' if kind == 'sum' else 'prod'}_{{{index}={low}}}^{{{high}}} {body}"

    def partial(self, of: str, by: str) -> str:
        return rf"\frac{{\partial {of}}}{{\partial {by}}}"
