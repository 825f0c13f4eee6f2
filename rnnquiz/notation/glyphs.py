r"""From characters to glyphs: every spelling of a sign becomes one sign, and keeps its place.

`−`, `－` and `-` are one minus; `²` is `^{2}`, `ₜ` is `_{t}`, `½` is `(1/2)`; `\odot` is `⊙`;
`\tilde{c}` is c and a combining tilde. After this no spelling is left, only the formula.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rnnquiz.errors import FormulaError
from rnnquiz.notation import sentences
from rnnquiz.notation.names import ACCENT_OF, ACCENTS, GREEK


class Glyph(NamedTuple):
    """One sign and the index of the character in the source that it comes from."""

    text: str
    position: int


_ALIKE = {
    "-": "−–—‐‑⁃",
    "*": "·⋅∙•・×✕∗",
    "⊙": "∘⨀◦",
    "/": "÷∕⁄",
    "'": "′’ʹ",
    "=": "≔←",
    "⊤": "⊺ᵀ",
    "‖": "∥",
    "<": "⟨",
    ">": "⟩",
    "[": "【〔",
    "]": "】〕",
    ",": "、",
    ".": "。",
    "..": "…",
    "σ": "ς",
}
_SIGNS = {char: sign for sign, chars in _ALIKE.items() for char in chars}
_PLAIN = frozenset("+-*/^_=<>()[]{},;.:'|@~√∂∑∏⊙⊤‖ ")

SUPERSCRIPTS = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴰᴴᴺ",
        "0123456789+-abcdefghijklmnoprstuvwxyzDHN",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-=aehijklmnoprstuvx", strict=True)
)

_SIZES = [size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]
_SPACES = "quad qquad left right middle limits nolimits displaystyle"
_WORDS = "tanh sinh cosh exp log ln max min softmax relu sech artanh diag sign"
_COMMANDS = {
    **dict.fromkeys([*_SIZES, *_SPACES.split()], " "),
    **{word: " " + word for word in _WORDS.split()},
    **{name: glyph for glyph, name in GREEK.items()},
    **{"var" + name: glyph for glyph, name in GREEK.items()},
    **dict.fromkeys(("cdot", "times", "ast", "bullet", "cdotp"), "*"),
    **dict.fromkeys(("odot", "circ"), "⊙"),
    **dict.fromkeys(("div", "slash"), "/"),
    **dict.fromkeys(("top", "intercal"), "⊤"),
    **dict.fromkeys(("lVert", "rVert", "Vert", "|"), "‖"),
    **dict.fromkeys(("lvert", "rvert", "vert"), "|"),
    **dict.fromkeys(("frac", "dfrac", "tfrac"), r"\frac"),
    **dict.fromkeys((",", ";", ":", "!", " ", ">"), " "),
    **dict.fromkeys(("lbrack", "lparen"), "("),
    **dict.fromkeys(("dots", "ldots", "cdots"), ".."),
    "rparen": ")",
    "langle": "<",
    "rangle": ">",
    "sqrt": "√",
    "sum": "∑",
    "prod": "∏",
    "partial": "∂",
    "prime": "'",
    "\\": ";",
    "{": "(",
    "}": ")",
}
_STYLE_NAMES = (
    "mathbf mathrm mathit mathsf mathbb mathcal boldsymbol bm text textbf textrm textit vec "
    "operatorname"
)
_STYLES = frozenset(_STYLE_NAMES.split())
_OVER = {"widetilde": "tilde", "widehat": "hat", "overline": "bar"} | {a: a for a in ACCENTS}
_DELIMITERS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))


def glyphs_of(source: str) -> list[Glyph]:
    """The signs of a source text, with styles and accents of LaTeX resolved."""
    start, end = _inside_delimiters(source)
    return list(_with_accents(source, _without_styles(_spelled(source, start, end))))


def _inside_delimiters(source: str) -> tuple[int, int]:
    start = len(source) - len(source.lstrip())
    end = len(source.rstrip())
    for opening, closing in _DELIMITERS:
        both = len(opening) + len(closing)
        opened = end - start >= both and source.startswith(opening, start, end)
        if opened and source.endswith(closing, start, end):
            return start + len(opening), end - len(closing)
    return start, end


def _spelled(source: str, start: int, end: int) -> Iterator[Glyph]:
    """Each character or command as the signs it stands for."""
    here = start
    while here < end:
        char = source[here]
        if char == "\\":
            text, after = _command(source, here, end)
        elif char in SUPERSCRIPTS:
            text, after = _script(source, here, end, SUPERSCRIPTS, "^")
        elif char in SUBSCRIPTS:
            text, after = _script(source, here, end, SUBSCRIPTS, "_")
        else:
            text, after = _folded(source, here), here + 1
        if text.startswith("\\"):
            yield Glyph(text, here)
        else:
            yield from (Glyph(sign, here) for sign in text)
        here = after


def _script(source: str, start: int, end: int, table: dict[str, str], sign: str) -> tuple[str, int]:
    after = start
    while after < end and source[after] in table:
        after += 1
    inner = "".join(table[char] for char in source[start:after])
    return f"{sign}{{{inner}}}", after


def _folded(source: str, here: int) -> str:
    """One character as plain signs: full width, bold and italic letters, fractions, spaces."""
    char = source[here]
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isspace():
        return " "
    if unicodedata.decomposition(char).startswith(("<super>", "<sub>")):
        raise FormulaError(sentences.strange_character(char), source, here)
    wide = unicodedata.normalize("NFKD", char)
    if "\u2044" in wide:
        return "({}/{})".format(*wide.split("\u2044"))
    folded = "".join(_SIGNS.get(part, part) for part in wide)
    if all(_is_known(part) for part in folded):
        return folded
    raise FormulaError(sentences.strange_character(char), source, here)


def _is_known(char: str) -> bool:
    return (
        (char.isascii() and char.isalnum()) or char in _PLAIN or char in GREEK or char in ACCENT_OF
    )


def _command(source: str, here: int, end: int) -> tuple[str, int]:
    """A LaTeX command; one that acts on what follows keeps its name, the others become signs."""
    after = here + 1
    while after < end and source[after].isascii() and source[after].isalpha():
        after += 1
    after = max(after, min(here + 2, end))
    name = source[here + 1 : after]
    if name in ("begin", "end"):
        return _environment(source, here, end)
    if name in _STYLES or name in _OVER:
        return "\\" + name, after
    if name in _COMMANDS:
        return _COMMANDS[name], after
    known = (*_COMMANDS, *_STYLES, *_OVER)
    raise FormulaError(sentences.unknown_command(name, known), source, here)


def _environment(source: str, here: int, end: int) -> tuple[str, int]:
    """A column written as a LaTeX matrix is a concatenation."""
    for kind in ("bmatrix", "pmatrix"):
        for word, sign in (("begin", "["), ("end", "]")):
            text = f"\\{word}{{{kind}}}"
            if source.startswith(text, here, end):
                return sign, here + len(text)
    raise FormulaError(sentences.unknown_command("begin", ()), source, here)


def _without_styles(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    r"""Drop `\mathbf` and its like, and the braces behind commands."""
    dropped: list[bool] = []  # for each open brace, whether it belongs to a command
    acting = False
    before, last = " ", " "
    for glyph in glyphs:
        text = glyph.text
        if acting and text == " ":
            continue
        if text == "{":
            dropped.append(acting)
        is_brace = (text == "{" and acting) or (text == "}" and dropped and dropped.pop())
        acting = text[1:] in _STYLES or text[1:] in _OVER
        # W\mathbf{x} is two names, but d\tilde{c} is one gradient.
        if acting and _is_letter(last) and (last != "d" or _is_letter(before)):
            yield Glyph(" ", glyph.position)
        if not (is_brace or text[1:] in _STYLES):
            yield glyph
            before, last = last, text


def _with_accents(source: str, glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Put each accent that was a command behind the letter it is over."""
    accent: Glyph | None = None
    for glyph in (*glyphs, Glyph(" ", len(source))):
        if accent is not None and not _is_letter(glyph.text):
            raise FormulaError(sentences.ACCENT_WITHOUT_LETTER, source, accent.position)
        if glyph.text[1:] in _OVER:
            accent = glyph
            continue
        yield glyph
        if accent is not None:
            yield Glyph(ACCENTS[_OVER[accent.text[1:]]], accent.position)
            accent = None


def _is_letter(sign: str) -> bool:
    return len(sign) == 1 and (sign.isalpha() or sign in ACCENT_OF)
