r"""Canonical names: `c̃ₜ₋₁`, `\tilde{c}_{t-1}` and `c_tilde_prev` are one identifier.

An identifier is pieces joined by `_`: a base, perhaps an accent, and subscripts. `prev` and `next`
are the subscripts t-1 and t+1; a leading `d` in front of a letter is a gradient, `d_h_t` = dL/dh_t.
"""

import re
from typing import NamedTuple

_LETTERS = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ"
_LETTER_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
)
GREEK = dict(zip(_LETTERS, _LETTER_NAMES.split(), strict=True))
GREEK_GLYPH = {name: glyph for glyph, name in GREEK.items()}
ACCENTS = {"tilde": "\u0303", "hat": "\u0302", "bar": "\u0304"}
ACCENT_OF = {mark: accent for accent, mark in ACCENTS.items()} | {"\u0305": "bar"}
# A subscript that is a step, as in d_t, is no quantity to take a gradient by.
STEPS = frozenset({"t", "k", "T", "prev", "next"})
_SHIFTS = {"t-1": "prev", "t+1": "next"}
_UNSHIFT = {part: shift for shift, part in _SHIFTS.items()}
_INDEXED = re.compile(r"([A-Za-z]+)([+-]\d+)?")


class Parts(NamedTuple):
    """A canonical name taken apart for writing; subscripts as written, `t-1` and not `prev`."""

    gradient: bool
    base: str
    accent: str
    subscripts: tuple[str, ...]


def is_gradient_of(piece: str) -> bool:
    """Whether `d_piece` reads as the gradient by `piece`."""
    is_letter = len(piece) == 1 and piece.isalpha()
    return (is_letter or piece in GREEK_GLYPH) and piece not in STEPS


def subscript(written: str) -> str:
    """One subscript in its canonical form: `t-1` is `prev`."""
    return _SHIFTS.get(written, written)


def parts_of(ident: str) -> Parts:
    """Take a canonical name apart."""
    pieces = ident.split("_")
    gradient = len(pieces) > 1 and pieces[0] == "d" and is_gradient_of(pieces[1])
    base, *rest = pieces[gradient:]
    one_letter = len(base) == 1 or base in GREEK_GLYPH
    accent = rest.pop(0) if one_letter and rest and rest[0] in ACCENTS else ""
    return Parts(gradient, base, accent, tuple(_UNSHIFT.get(part, part) for part in rest))


def depends_on(ident: str, index: str) -> bool:
    """Whether a name is indexed by the loop variable `index`."""
    return at_step(ident, index, 0) != ident


def at_step(ident: str, index: str, step: int) -> str:
    """The name with its index replaced by a step: `h_{k-1}` at k = 3 is `h_2`."""
    base, *rest = ident.split("_")
    return "_".join([base, *(_part_at(part, index, step) for part in rest)])


def _part_at(part: str, index: str, step: int) -> str:
    match = _INDEXED.fullmatch(_UNSHIFT.get(part, part))
    if match is None or match[1] != index:
        return part
    return str(step + int(match[2] or 0))
