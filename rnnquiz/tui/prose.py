"""Prose with mathematics in it, as lines: a formula on a line of its own is set in two dimensions.

A blank line ends a paragraph. A single line end is only where the author's line was full.
"""

from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.notation import Value, parse, typeset_block
from rnnquiz.oracle import Piece, fill
from rnnquiz.tui.layout import NO_BREAK, Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import CODE, COMPUTED, Look

STYLES = {"words": "", "maths": "", "code": CODE, "value": COMPUTED}
UNBROKEN = 24  # cells up to which a formula stays on one line
INDENT = "    "


def prose(text: str, values: Mapping[str, Value], look: Look, width: int = 0) -> Lines:
    """The text filled with the numbers of `values`, wrapped to `width` or to the page."""
    width = width or look.room
    sections: list[Lines] = []
    paragraph: list[Text] = []
    for line in _source_lines(fill(text.strip(), values, ascii=look.ascii)):
        formula = _displayed(line)
        if line and not formula:
            paragraph.append(flow(line))
            continue
        sections += [wrap(_run_on(paragraph), width), _display(formula, look, width)]
        paragraph = []
    return stacked(*sections, wrap(_run_on(paragraph), width))


def flow(pieces: Iterable[Piece]) -> Text:
    """The pieces as one text to be wrapped."""
    return joined(*map(_styled, pieces))


def _source_lines(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """The pieces line by line, as the author wrote them."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n") if piece.kind == "words" else [piece.text]
        line += [piece._replace(text=first)] if first.strip() or line else []
        for other in others:
            yield line
            line = [piece._replace(text=other.lstrip())] if other.strip() else []
    yield line


def _displayed(line: list[Piece]) -> str:
    """The formula, if it is all there is on the line."""
    said = [piece for piece in line if piece.text.strip()]
    return said[0].text if len(said) == 1 and said[0].kind == "maths" else ""


def _display(formula: str, look: Look, width: int) -> Lines:
    if not formula:
        return []
    block = typeset_block(parse(formula), width=width - len(INDENT), ascii=look.ascii)
    return [styled(INDENT + line) for line in block]


def _styled(piece: Piece) -> Text:
    text = piece.text
    if piece.kind != "words" and cell_len(text) <= UNBROKEN:
        text = text.replace(" ", NO_BREAK)
    return styled(text, STYLES[piece.kind])


def _run_on(lines: Iterable[Text]) -> Text:
    """The lines of a paragraph as one: Chinese has no spaces, so its line ends stand for none."""
    paragraph = styled("")
    for line in lines:
        ends = paragraph.plain[-1:] + line.plain[:1]
        space = "" if not paragraph.plain or cell_len(ends) == 4 else " "
        paragraph = joined(paragraph, styled(space), line)
    return paragraph
