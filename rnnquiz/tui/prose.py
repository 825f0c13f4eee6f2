"""Prose with mathematics in it, as lines: a formula on its own is set in two dimensions."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.notation import Value, parse, typeset_block
from rnnquiz.oracle import Paragraph, Piece, displayed, paragraphs
from rnnquiz.tui.layout import NO_BREAK, Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import CODE, COMPUTED, Look

STYLES = {"words": "", "maths": "", "code": CODE, "value": COMPUTED}
UNBROKEN = 24  # cells up to which a formula stays on one line
INDENT = "    "


def prose(text: str, values: Mapping[str, Value], look: Look, width: int = 0) -> Lines:
    """The text filled with the numbers of `values`, wrapped to `width` or to the page."""
    width = width or look.room
    found = paragraphs(text, values, ascii=look.ascii)
    return stacked(*(_paragraph(each, look, width) for each in found))


def flow(pieces: Iterable[Piece]) -> Text:
    """The pieces as one text to be wrapped."""
    return joined(*map(_styled, pieces))


def _paragraph(paragraph: Paragraph, look: Look, width: int) -> Lines:
    formula = displayed(paragraph)
    return _display(formula, look, width) if formula else wrap(flow(paragraph), width)


def _display(formula: str, look: Look, width: int) -> Lines:
    block = typeset_block(parse(formula), width=width - len(INDENT), ascii=look.ascii)
    return [styled(INDENT + line) for line in block]


def _styled(piece: Piece) -> Text:
    text = piece.text
    if piece.kind != "words" and cell_len(text) <= UNBROKEN:
        text = text.replace(" ", NO_BREAK)
    return styled(text, STYLES[piece.kind])
