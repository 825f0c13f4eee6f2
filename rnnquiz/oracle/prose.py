"""Prose with mathematics in it: `$formula$`, `$= computed$`, `$! false = on purpose$`, `code`.

$c_t = f_t ⊙ c_prev + i_t ⊙ g_t$   typeset, and checked by the audit
$= c_t$, $= c_t : 4$               the value of this variant, with 3 or the decimals given
$= d_1 : e$                        a number whose scale is not known, as 0.0529 or 1.4e-17
$! c_t = i_t ⊙ c_prev$             typeset; the audit makes sure that it is false
`W_x`                              code, as it stands
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from rnnquiz.errors import FormulaError
from rnnquiz.notation import Name, Node, Value, evaluate, typeset_line
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import magnitude, shape_of, value_text
from rnnquiz.text import Text

DECIMALS = 3
MARKS = re.compile(r"\$([^$]*)\$|`([^`]*)`")
WIDE = "\u2e80"  # from here on, characters are Chinese or as wide
STOPS = frozenset("，。：；！？、（）“”")
UNCLOSED = {
    "$": (
        "this `$` is never closed; a formula stands between two `$`",
        "这个 `$` 没有闭合；公式要写在两个 `$` 之间",
    ),
    "`": (
        "this ` is never closed; code stands between two of them",
        "这个 ` 没有闭合；代码要写在两个 ` 之间",
    ),
}
COMPUTED = re.compile(r"=(?P<formula>.*?)(?::\s*(?P<decimals>[0-8e])\s*)?", re.DOTALL)


class Words(NamedTuple):
    """Plain words."""

    text: str


class Code(NamedTuple):
    """A piece of code or a name as it is typed."""

    text: str


class Maths(NamedTuple):
    """A formula to typeset. `claim` says what the audit holds it to."""

    source: str
    claim: Literal["true", "false"] = "true"


class Computed(NamedTuple):
    """A formula whose value is shown; without decimals, in as few digits as tell its size."""

    source: str
    decimals: int | None


Segment = Words | Code | Maths | Computed


class Piece(NamedTuple):
    """A stretch of text as it is shown, and what it is."""

    kind: Literal["words", "maths", "code", "value"]
    text: str


def segments(text: str) -> tuple[Segment, ...]:
    """The text taken apart; FormulaError at a mark that is never closed."""
    return tuple(_segments(_unfolded(text)))


def _unfolded(text: str) -> str:
    """The text without the spaces that stand in Chinese only because YAML folds line ends."""
    neighbours = zip(" " + text, text, text[1:] + " ", strict=False)
    return "".join(here for before, here, after in neighbours if not _is_fold(before, here, after))


def _is_fold(before: str, here: str, after: str) -> bool:
    stops = before in STOPS or after in STOPS
    return here == " " and (stops or (before >= WIDE and after >= WIDE))


def _segments(text: str) -> Iterator[Segment]:
    end = 0
    for match in MARKS.finditer(text):
        if match.start() > end:
            yield Words(text[end : match.start()])
        inner, code = match.groups()
        yield Code(code) if inner is None else _maths(inner, text, match.start())
        end = match.end()
    rest = text[end:]
    for mark, (en, zh) in UNCLOSED.items():
        if mark in rest:
            raise FormulaError(Text(en=en, zh=zh), text, end + rest.index(mark))
    if rest:
        yield Words(rest)


def _maths(inner: str, text: str, position: int) -> Segment:
    computed = COMPUTED.fullmatch(inner)
    source = (computed["formula"] if computed else inner.removeprefix("!")).strip()
    if not source:
        message = Text(en="there is no formula between the `$`", zh="两个 `$` 之间没有公式")
        raise FormulaError(message, text, position)
    if computed:
        decimals = computed["decimals"] or str(DECIMALS)
        return Computed(source, None if decimals == "e" else int(decimals))
    return Maths(source, "false" if inner.startswith("!") else "true")


def needs_numbers(text: str) -> bool:
    """Whether something in the text is computed."""
    return any(isinstance(segment, Computed) for segment in segments(text))


def fill(
    text: str, values: Mapping[str, Value] | None = None, *, ascii: bool = False
) -> tuple[Piece, ...]:
    """The text with its formulas typeset and its numbers computed from `values`."""
    return tuple(_piece(segment, values or {}, ascii) for segment in _spaced(segments(text)))


def _spaced(parts: tuple[Segment, ...]) -> Iterator[Segment]:
    """The segments, with a space wherever a Chinese character touches what is not prose."""
    for at, part in enumerate(parts):
        if isinstance(part, Words):
            before = " " if at > 0 and _is_ideograph(part.text[0]) else ""
            after = " " if at < len(parts) - 1 and _is_ideograph(part.text[-1]) else ""
            yield Words(before + part.text + after)
        else:
            yield part


def _is_ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _piece(segment: Segment, values: Mapping[str, Value], ascii: bool) -> Piece:
    match segment:
        case Words(text):
            return Piece("words", text)
        case Code(text):
            return Piece("code", text)
        case Maths(source):
            return Piece("maths", typeset_line(formula(source), ascii=ascii))
        case Computed(source, decimals):
            value = _value(formula(source), values)
            if decimals is None and not shape_of(value):
                return Piece("value", magnitude(float(value)))
            return Piece("value", value_text(value, DECIMALS if decimals is None else decimals))


def _value(node: Node, values: Mapping[str, Value]) -> Value:
    """What a formula comes to; a number by its name is read off, without loading NumPy."""
    known = values.get(node.ident) if isinstance(node, Name) else None
    return known if isinstance(known, float) else evaluate(node, values)


def plain(text: str, values: Mapping[str, Value] | None = None, *, ascii: bool = False) -> str:
    """The filled text as one string."""
    return "".join(piece.text for piece in fill(text, values, ascii=ascii))
