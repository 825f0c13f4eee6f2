"""The numbers a question gives, side by side."""

from collections.abc import Mapping

from rnnquiz.notation import Value, array_block
from rnnquiz.oracle import decimals_shown
from rnnquiz.oracle.values import MOST_DECIMALS
from rnnquiz.tui.layout import Lines, side_by_side, styled
from rnnquiz.tui.look import Look


def arrays(
    names: tuple[str, ...],
    values: Mapping[str, Value],
    decimals: int,
    look: Look,
    most: int = MOST_DECIMALS,
) -> Lines:
    """Each name with its value, as many next to each other as fit."""
    blocks = (_block(name, values[name], (decimals, most), look) for name in names)
    return side_by_side(blocks, look.room)


def _block(name: str, value: Value, decimals: tuple[int, int], look: Look) -> Lines:
    exact = decimals_shown(value, *decimals)
    lines = array_block(name, value, decimals=exact, width=look.room, ascii=look.ascii)
    return [styled(line) for line in lines]
