"""A row of boxes that may be broken into several lines, where it costs the reader least."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rnnquiz.notation.boxes import Box, beside, text_box
from rnnquiz.notation.width import cells, padded

NEVER = 10_000
_DEEPER = 10  # what one more pair of brackets adds to the cost of a break
_LINE = 3  # what one more line costs


class Piece(NamedTuple):
    """A box that is never broken, the cost of a break before it, and the gap where there is none.

    `opens` is 1 for an opening bracket and -1 for a closing one.
    """

    box: Box
    cost: int = NEVER
    gap: int = 0
    opens: int = 0


Row = tuple[Piece, ...]


def piece(text: str, cost: int = NEVER, gap: int = 0) -> Row:
    """A row of one piece of text."""
    return (Piece(text_box(text), cost, gap),)


def spaced(row: Row, cost: int = NEVER) -> Row:
    """The row with a space before it, at which it may be broken."""
    return (row[0]._replace(cost=cost, gap=1), *row[1:])


def deeper(row: Row) -> Row:
    """The row inside brackets: breaking it costs more, breaking right after the bracket most."""
    first, *rest = row
    opened = first._replace(cost=4 * _DEEPER)
    return (opened, *(p._replace(cost=min(p.cost + _DEEPER, NEVER)) for p in rest))


def tightened(row: Row) -> Row:
    """The row with no gaps around + and -, as it stands in exponents and limits."""
    return tuple(
        p._replace(box=text_box(sign), gap=0)
        if (sign := p.box.lines[0].strip()) in ("+", "-")
        else p
        for p in row
    )


def whole(row: Row) -> Box:
    """The row as one box."""
    return beside([box for p in row for box in (text_box(" " * p.gap), p.box) if box.width])


def wrapped(row: Row, width: int, indents: Iterable[int]) -> list[str] | None:
    """The row in lines of at most `width` cells, with the first indent that makes it possible."""
    if _width(row) <= width:
        return _joined([whole(row)], [0])
    for indent in indents:
        starts = _line_starts(row, width, indent)
        if starts is not None:
            ends = [*starts[1:], len(row)]
            lines = [
                (row[start]._replace(gap=0), *row[start + 1 : end])
                for start, end in zip(starts, ends, strict=True)
            ]
            return _joined([whole(line) for line in lines], _line_indents(lines, width, indent))
    return None


def _width(row: Row) -> int:
    return sum(p.gap + p.box.width for p in row)


def _line_indents(lines: list[Row], width: int, indent: int) -> list[int]:
    """Inside brackets a line starts where the inside of the bracket starts, if there is room."""
    columns = [indent]
    indents: list[int] = []
    for line in lines:
        inside = (columns[-1], indent + 2 * len(columns) - 2)
        column = next((c for c in inside if c + _width(line) <= width), indent)
        indents.append(column if indents else 0)
        column = indents[-1]
        for place in line:
            column += place.gap + place.box.width
            if place.opens > 0:
                columns.append(column)
            elif place.opens < 0:
                columns.pop()
    return indents


def _line_starts(row: Row, width: int, indent: int) -> list[int] | None:
    """Where each line starts, so that the breaks together cost least; None if nothing fits."""
    best = [float("inf")] * len(row) + [0.0]
    follower = [0] * len(row)
    for start in reversed(range(len(row))):
        for end, toll in _ends(row, start, width - (indent if start else 0)):
            if best[end] + toll < best[start]:
                best[start], follower[start] = best[end] + toll, end
    if best[0] == float("inf"):
        return None
    starts = [0]
    while follower[starts[-1]] < len(row):
        starts.append(follower[starts[-1]])
    return starts


def _ends(row: Row, start: int, room: int) -> Iterator[tuple[int, float]]:
    """Where a line from `start` can end, and what that costs.

    It costs more to break inside brackets when the same line passes over a better place: then the
    bracket should have begun on a line of its own.
    """
    used = -row[start].gap
    passed = NEVER
    for end in range(start + 1, len(row) + 1):
        used += row[end - 1].gap + row[end - 1].box.width
        if used > room:
            return
        if end == len(row):
            yield end, 0.0
        elif row[end].cost < NEVER:
            late = _DEEPER if passed + _DEEPER <= row[end].cost else 0
            yield end, row[end].cost + late + _LINE + (1 - used / room) ** 2
            passed = min(passed, row[end].cost)


def _joined(boxes: list[Box], indents: list[int]) -> list[str]:
    """Boxes under one another, with an empty line beside each tall one."""
    lines: list[str] = []
    was_tall = False
    for box, indent in zip(boxes, indents, strict=True):
        is_tall = box.bottom > box.top
        if lines and (is_tall or was_tall):
            lines.append("")
        lines.extend(" " * indent + line for line in box.lines)
        was_tall = is_tall
    widest = max(map(cells, lines))
    return [padded(line, widest) for line in lines]
