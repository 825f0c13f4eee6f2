"""Figures in columns: a label, then numbers that stand under each other."""

from collections.abc import Sequence

from rich.cells import cell_len

from rnnquiz.tui.layout import Lines, styled, wrap
from rnnquiz.tui.look import MUTED, Look

GAP = 2

Row = Sequence[str]


def grid(head: Row, rows: Sequence[Row], look: Look, below: Sequence[Lines] = ()) -> Lines:
    """The rows under their heads: the first column is a label, all others are figures.

    Where the page is too narrow for both, the label stands on a line of its own. What is `below` a
    row comes after it.
    """
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    wide = sum(widths) + GAP * (len(widths) - 1) <= look.room
    lines = [styled(_line(head, widths, wide=wide), MUTED)]
    for row, more in zip(rows, below or [Lines()] * len(rows), strict=True):
        lines += [] if wide else wrap(styled(row[0]), look.room)
        lines += [styled(_line(row, widths, wide=wide)), *more]
    return lines


def _line(row: Row, widths: Sequence[int], *, wide: bool) -> str:
    figures = [
        " " * (width - cell_len(figure)) + figure
        for figure, width in zip(row[1:], widths[1:], strict=True)
    ]
    label = row[0] + " " * (widths[0] - cell_len(row[0])) if wide else ""
    return (" " * GAP).join([label, *figures])
