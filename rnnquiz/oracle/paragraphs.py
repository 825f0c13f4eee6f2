"""Prose with mathematics in it, paragraph by paragraph.

A blank line ends a paragraph. A single line end is only where the author's line was full. A formula
on a line of its own is a paragraph of its own.
"""

from collections.abc import Iterable, Iterator, Mapping

from rnnquiz.notation import Value, cells
from rnnquiz.oracle.prose import Piece, fill

Paragraph = tuple[Piece, ...]


def paragraphs(
    text: str, values: Mapping[str, Value] | None = None, *, ascii: bool = False
) -> tuple[Paragraph, ...]:
    """The text filled with the numbers of `values`, as its paragraphs."""
    return tuple(_paragraphs(fill(text.strip(), values, ascii=ascii)))


def displayed(paragraph: Paragraph) -> str:
    """The formula, if it is all that there is in the paragraph."""
    said = [piece for piece in paragraph if piece.text.strip()]
    return said[0].text if len(said) == 1 and said[0].kind == "maths" else ""


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    gathered: list[Paragraph] = []
    for line in _source_lines(pieces):
        if line and not displayed(line):
            gathered.append(line)
            continue
        yield from (each for each in (_run_on(gathered), line) if each)
        gathered = []
    yield from (each for each in [_run_on(gathered)] if each)


def _source_lines(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """The pieces line by line, as the author wrote them."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n") if piece.kind == "words" else [piece.text]
        line += [piece._replace(text=first)] if first.strip() or line else []
        for other in others:
            yield tuple(line)
            line = [piece._replace(text=other.lstrip())] if other.strip() else []
    yield tuple(line)


def _run_on(lines: Iterable[Paragraph]) -> Paragraph:
    """The lines of a paragraph as one: Chinese has no spaces, so its line ends stand for none."""
    paragraph: list[Piece] = []
    for line in lines:
        ends = "".join(piece.text for piece in paragraph)[-1:] + line[0].text[:1]
        paragraph += [Piece("words", " ")] if paragraph and cells(ends) != 4 else []
        paragraph += line
    return tuple(paragraph)
