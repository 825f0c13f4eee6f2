"""The numbers a question gives, side by side."""

from collections.abc import Mapping

from rnnquiz.notation import Value, array_block
from rnnquiz.oracle import components
from rnnquiz.tui.layout import Lines, side_by_side, styled
from rnnquiz.tui.look import Look

MOST_DECIMALS = 8


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
    exact = _decimals(value, *decimals)
    lines = array_block(name, value, decimals=exact, width=look.room, ascii=look.ascii)
    return [styled(line) for line in lines]


def _decimals(value: Value, drawn: int, most: int) -> int:
    """As many decimals as show the value as it is, up to `most`; sizes and counts need none."""
    numbers = components(value)
    if len(numbers) == 1 and numbers[0].is_integer():
        return 0
    exact = (d for d in range(drawn, most) if all(round(n, d) == n for n in numbers))
    return next(exact, most)
