"""Content as plain structure: paragraphs, rows, tables and listings, before any format is chosen.

A text in here is what is meant, not markup: whoever sets it in a format escapes it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.notation import Value
from rnnquiz.oracle import Paragraph, Piece, paragraphs
from rnnquiz.sessions.wording import Standing
from rnnquiz.text import Lang, Text


class Prose(NamedTuple):
    """One paragraph; a formula may be all there is in it."""

    pieces: Paragraph


class Caption(NamedTuple):
    """A line about what stands below it."""

    text: str


class Arrays(NamedTuple):
    """Numbers that are given: of each name its lines, in cells of equal width."""

    blocks: tuple[tuple[str, ...], ...]


class Listing(NamedTuple):
    """Lines of code."""

    source: str


class Typed(NamedTuple):
    """Words that a person typed, with their line ends."""

    text: str


class Row(NamedTuple):
    """One of several things: its number or letter, how it stands, and what is said of it."""

    label: str
    pieces: Paragraph
    standing: Standing | None = None
    notes: tuple[Paragraph, ...] = ()


class Rows(NamedTuple):
    """Things below each other: options, lines, points."""

    rows: tuple[Row, ...]


class Fact(NamedTuple):
    """Something behind its label, which ends as its language ends labels."""

    label: str
    pieces: Paragraph


class Facts(NamedTuple):
    """Things behind their labels."""

    facts: tuple[Fact, ...]


class Table(NamedTuple):
    """Cells under their heads; where no column needs a head, all are empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


Block = Prose | Caption | Arrays | Listing | Typed | Rows | Facts | Table
Blocks = tuple[Block, ...]


def fact(label: Text, pieces: Paragraph, lang: Lang) -> Fact:
    """Something behind a label."""
    colon = "：" if lang == "zh" else ": "
    return Fact(label.pick(lang) + colon, pieces)


def prose(text: Text, values: Mapping[str, Value], lang: Lang) -> Blocks:
    """A text with marks, filled from `values`."""
    return tuple(map(Prose, paragraphs(text.pick(lang), values)))


def notes(text: Text | None, values: Mapping[str, Value], lang: Lang) -> tuple[Paragraph, ...]:
    """What is said of a row, as its paragraphs; nothing where nothing is said."""
    return paragraphs(text.pick(lang), values) if text else ()


def words(text: str) -> Paragraph:
    """Words without mathematics."""
    return (Piece("words", text),)


def value(text: str) -> Paragraph:
    """A number, or several."""
    return (Piece("value", text),)


def maths(text: str) -> Paragraph:
    """A formula, typeset."""
    return (Piece("maths", text),)


def around(template: str, name: str, piece: Piece) -> Paragraph:
    """A sentence with `{name}` in it, and what stands there."""
    before, _, after = template.partition(f"{{{name}}}")
    pieces = (Piece("words", before), piece, Piece("words", after))
    return tuple(each for each in pieces if each.text)
