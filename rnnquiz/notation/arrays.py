"""Numbers, vectors and matrices as they are shown: named, aligned, in brackets, cut to a width."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rnnquiz.errors import FormulaError
from rnnquiz.notation.block import formula_row
from rnnquiz.notation.boxes import Box, beside, bracket, text_box
from rnnquiz.notation.parse import parse
from rnnquiz.notation.rows import Piece, Row, piece, whole, wrapped
from rnnquiz.notation.width import cells, padded

_SHOWN = 24  # of more rows or columns than this, the middle is left out
_LARGE = 1e9  # from here on a number is written with a power of ten


def format_number(value: float, decimals: int) -> str:
    """A number with fixed decimals; never -0.0."""
    number = float(value)
    if not math.isfinite(number):
        return str(number)
    if abs(number) >= _LARGE:
        return f"{number:.{decimals}e}"
    text = f"{number:.{decimals}f}"
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def array_block(
    name: str,
    value: Any,
    *,
    decimals: int,
    width: int = 80,
    ascii: bool = False,
    row: bool = False,
) -> list[str]:
    """`name = value` in lines of equal width, at most `width` cells.

    A vector is a column, or with `row` a list in one row; a matrix too wide is continued below; a
    stack of matrices is shown one by one.
    """
    items = value.tolist() if hasattr(value, "tolist") else value
    label = _label(name, ascii)
    if not isinstance(items, list | tuple):
        return _lines([beside([whole(label), text_box(format_number(items, decimals))])])
    if _depth(items) > 2:
        blocks = [
            array_block(f"{name}[{k}]", part, decimals=decimals, width=width, ascii=ascii, row=row)
            for k, part in enumerate(items)
        ]
        return _even([line for block in blocks for line in block])
    if _depth(items) == 1 and row:
        return _list(label, [format_number(item, decimals) for item in items], width)
    rows = [item if isinstance(item, list | tuple) else [item] for item in items]
    texts = [[format_number(item, decimals) for item in cells_] for cells_ in rows]
    return _matrix(whole(label), _elided(texts, ascii), width, ascii)


def _label(name: str, ascii: bool) -> Row:
    """The name, typeset where it is one, and an equals sign."""
    try:
        row = formula_row(parse(name), ascii=ascii)
    except FormulaError:
        row = piece(name)
    return (*row, *piece(" = "))


def _depth(items: Any) -> int:
    depth = 0
    while isinstance(items, list | tuple):
        depth, items = depth + 1, items[0] if items else None
    return depth


def _list(label: Row, texts: Sequence[str], width: int) -> list[str]:
    """`h = [0.5, -0.3]`, broken after commas."""
    parts = [text + ("," if k + 1 < len(texts) else "") for k, text in enumerate(texts)]
    items = [Piece(text_box(part), 1 if k else 99, int(k > 0)) for k, part in enumerate(parts)]
    opening = Piece(text_box("["), opens=1)
    row = (*label, opening, *items, *piece("]"))
    return wrapped(row, width, [whole(label).width + 1, 2, 0]) or _even(
        [part[:width] for part in parts]
    )


def _elided(texts: list[list[str]], ascii: bool) -> list[list[str]]:
    """The rows and columns with the middle of very many left out."""
    down, along = ("...", "...") if ascii else ("⋮", "…")
    if len(texts) > _SHOWN:
        gap = [down] * len(texts[0])
        texts = [*texts[: _SHOWN // 2], gap, *texts[-_SHOWN // 4 :]]
    if texts and len(texts[0]) > _SHOWN:
        texts = [[*line[: _SHOWN // 2], along, *line[-_SHOWN // 4 :]] for line in texts]
    return texts


def _matrix(label: Box, texts: list[list[str]], width: int, ascii: bool) -> list[str]:
    """Columns in brackets; what does not fit is continued below, between dots."""
    columns = [_column(list(column)) for column in zip(*texts, strict=True)]
    height = max(len(texts), 1)
    middle = (height - 1) // 2
    dots = "..." if ascii else "…"
    frame = Box((" ",) * height, middle, 0, height - 1)
    opening, closing = (bracket(sign, frame, ascii=ascii) for sign in "[]")
    if height == 1:
        opening, closing = text_box("["), text_box("]")
    room = width - label.width - 2 - 2 * (cells(dots) + 1)
    cuts = _cuts([cells(column[0]) for column in columns], max(room, 1))
    boxes = []
    for start, end in pairwise(cuts):
        inner = [" ".join(column[k] for column in columns[start:end]) for k in range(height)]
        before = [f"{dots} " * (start > 0)] * height
        after = [f" {dots}" * (end < len(columns))] * height
        lines = tuple(a + b + c for a, b, c in zip(before, inner, after, strict=True))
        parts = [Box(lines, middle, 0, height - 1)]
        parts = [opening, *parts] if start == 0 else parts
        parts = [*parts, closing] if end == len(columns) else parts
        lead = label if start == 0 else text_box(" " * (label.width + 1))
        boxes.append(beside([lead, *parts]))
    return _lines(boxes or [beside([label, opening, closing])])


def _column(texts: list[str]) -> list[str]:
    width = max(map(cells, texts))
    return [" " * (width - cells(text)) + text for text in texts]


def _cuts(widths: Sequence[int], room: int) -> list[int]:
    """Where to cut columns so that each run fits into `room`."""
    cuts, used = [0], -1
    for k, width in enumerate(widths):
        if used + 1 + width > room and k > cuts[-1]:
            cuts.append(k)
            used = -1
        used += 1 + width
    return [*cuts, len(widths)] if widths else [0]


def _lines(boxes: Sequence[Box]) -> list[str]:
    lines: list[str] = []
    for box in boxes:
        lines += ["", *box.lines] if lines and len(box.lines) > 1 else box.lines
    return _even(lines)


def _even(lines: Sequence[str]) -> list[str]:
    widest = max(map(cells, lines), default=0)
    return [padded(line, widest) for line in lines]
