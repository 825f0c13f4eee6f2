"""From glyphs to tokens: numbers, names with their subscripts and accents, and signs."""

import re
from collections.abc import Callable
from typing import NamedTuple

from rnnquiz.errors import FormulaError
from rnnquiz.notation import limits, sentences
from rnnquiz.notation.glyphs import glyphs_of
from rnnquiz.notation.names import ACCENT_OF, GREEK, is_gradient_of, subscript
from rnnquiz.text import Text


class Token(NamedTuple):
    """One word or sign.

    `kind` is `number`, `name`, `end` or the sign itself. `spaced` says whether a space stands
    before it; `open` that the name ends in a subscript without braces, as in `h_t`.
    """

    kind: str
    text: str
    position: int
    spaced: bool = False
    open: bool = False


_LONG_SIGNS = ("**", ".*", "||", "..", "==", ":=")
_SAME_SIGN = {"**": "^", ".*": "⊙", "||": "‖", "==": "=", ":=": "="}
_ACCENTS = ACCENT_OF | {"~": "tilde"}
_LIBRARIES = ("np", "numpy", "torch", "math")
_SERIES = {"sum": "∑", "Sigma": "∑", "prod": "∏", "product": "∏", "Pi": "∏"}
_NUMBER = re.compile(r"[0-9]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LIMITS = re.compile(r"_ ?[{(] ?[^\W\d_]+ ?=")
# The step above the line, as textbooks and courses write it: `h^{(t-1)}`, `h^(t-1)`, `h^{<t-1>}`.
_STEP = r"t(?: ?[+-] ?[0-9]+)?"
_STEP_ABOVE = re.compile(
    rf"\^(?:\{{ ?\( ?({_STEP}) ?\) ?\}}|\((t(?:[+-][0-9]+)?)\)|\{{? ?< ?({_STEP}) ?> ?\}}?)"
)
_SUBSCRIPT = re.compile(r"(?:[A-Za-z0-9]+|[αβγδεζηθικλμνξοπρστυφχψω])(?:[+-][0-9]+)?")


def tokens_of(source: str) -> list[Token]:
    """The tokens of a source text, with an `end` token behind them."""
    return _Reader(source).tokens()


class _Reader:
    """A place in the glyphs of one source text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.glyphs = glyphs_of(source)
        self.text = "".join(glyph.text[:1] for glyph in self.glyphs)  # a command shows as "\"
        self.here = 0

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        while True:
            spaced = self.skip_spaces()
            if self.here == len(self.text):
                found.append(Token("end", "", self.position(), spaced))
                return found
            if self.peek() == "_" and not (found and found[-1].kind in _SERIES.values()):
                primed = found and found[-1].kind == "'"
                message = sentences.PRIME_ON_NAME if primed else sentences.unexpected("_")
                raise self.refusal(message, self.position())
            found.append(self.token()._replace(spaced=spaced))

    def position(self) -> int:
        ended = self.here == len(self.glyphs)
        return len(self.source) if ended else self.glyphs[self.here].position

    def peek(self, ahead: int = 0) -> str:
        place = self.here + ahead
        return self.text[place] if place < len(self.text) else ""

    def skip_spaces(self) -> bool:
        start = self.here
        while self.peek() == " ":
            self.here += 1
        return self.here > start

    def token(self) -> Token:
        char = self.peek()
        if char.isdigit() or (char == "." and self.peek(1).isdigit()):
            return self.number()
        if char.isalpha() and char not in "∑∏":
            return self.word()
        return self.sign()

    def number(self) -> Token:
        position, start = self.position(), self.here
        match = _NUMBER.match(self.text, start)
        assert match is not None
        self.here = match.end()
        if self.here - start > limits.MAX_DIGITS:
            raise self.refusal(sentences.TOO_MANY_DIGITS, position)
        return Token("number", match[0], position)

    def sign(self) -> Token:
        position = self.position()
        if self.peek() == "\\":
            self.here += 1
            return Token(self.glyphs[self.here - 1].text, "", position)
        if self.peek() == "." and self.peek(1) == "T" and not self.peek(2).isalnum():
            self.here += 2
            return Token("⊤", ".T", position)
        text = self.text[self.here : self.here + 2]
        text = text if text in _LONG_SIGNS else text[0]
        self.here += len(text)
        return Token(_SAME_SIGN.get(text, text), text, position)

    def word(self) -> Token:
        """A name: letters, an accent, digits and subscripts."""
        position = self.position()
        pieces = [self.base()]
        while pieces[0] in _LIBRARIES and self.peek() == "." and self.peek(1).isalpha():
            self.here += 1
            pieces = [self.base()]
        if pieces[0] in _SERIES and _LIMITS.match(self.text, self.here):
            return Token(_SERIES[pieces[0]], pieces[0], position)
        if self.peek() in _ACCENTS:
            pieces.append(_ACCENTS[self.take()])
        if digits := self.run(str.isdigit):
            pieces.append(digits)
        is_open = False
        while self.peek() == "_":
            is_open = self.peek(1) not in ("{", "(")
            pieces.extend(self.subscripts())
        pieces += self.step_above()
        ident = "_".join(pieces)
        if len(ident) > limits.MAX_NAME:
            raise self.refusal(sentences.NAME_TOO_LONG, position)
        return Token("name", ident, position, open=is_open)

    def base(self) -> str:
        """Letters; a Greek letter is a name of its own, and `dh` is the gradient `d_h`."""
        if self.peek() in GREEK:
            return GREEK[self.take()]
        letters = self.run(lambda char: char.isascii() and char.isalpha())
        if letters == "d" and self.peek() in GREEK:
            return "d_" + GREEK[self.take()]
        if len(letters) == 2 and letters[0] == "d" and is_gradient_of(letters[1]):
            return "d_" + letters[1]
        return letters

    def take(self) -> str:
        self.here += 1
        return self.text[self.here - 1]

    def run(self, accepted: Callable[[str], bool]) -> str:
        start = self.here
        while self.peek() and accepted(self.peek()):
            self.here += 1
        return self.text[start : self.here]

    def subscripts(self) -> list[str]:
        """What stands behind one `_`, as canonical pieces."""
        position = self.position()
        self.here += 1
        closing = {"{": "}", "(": ")"}.get(self.peek())
        if closing is None:
            inner = self.take() if self.peek() in GREEK else self.run(str.isalnum)
        else:
            self.here += 1
            inner = self.run(lambda char: char not in "{}()")
            if self.peek() != closing:
                raise self.refusal(sentences.STRANGE_SUBSCRIPT, position)
            self.here += 1
        written = inner.replace(" ", "").split(",")
        if not all(_SUBSCRIPT.fullmatch(part) for part in written):
            raise self.refusal(sentences.STRANGE_SUBSCRIPT, position)
        return [subscript(GREEK.get(part[0], part[0]) + part[1:]) for part in written]

    def step_above(self) -> list[str]:
        """The step of a name that is written as a superscript, as a canonical piece."""
        match = _STEP_ABOVE.match(self.text, self.here)
        if not match:
            return []
        self.here = match.end()
        return [subscript("".join(filter(None, match.groups())).replace(" ", ""))]

    def refusal(self, message: Text, position: int) -> FormulaError:
        return FormulaError(message, self.source, position)
