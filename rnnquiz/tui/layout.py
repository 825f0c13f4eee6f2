"""Text into lines: wrapping that knows Chinese, hanging indents, and blocks side by side.

Everything is a Rich `Text`, never markup, and no line is wider than it may be.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.safe import shown

Lines = list[Text]

NO_START = "，。；：！？、）】」』》〉…％%,.;:!?)]}"
NO_END = "（【「『《〈([{"
NO_BREAK = "\u00a0"  # stands for a space where a line must not end


def styled(text: str, style: str = "") -> Text:
    """A piece of text that is safe to show."""
    return Text(shown(text), style=style, end="")


def joined(*parts: Text) -> Text:
    """Pieces after each other."""
    return Text("", end="").join(parts)


def wrap(text: Text, width: int) -> Lines:
    """The text in lines of at most `width` cells, broken where its language breaks."""
    lines = [line for part in text.split("\n", allow_blank=True) for line in _wrap(part, width)]
    for line in lines:
        line.rstrip()
        line.plain = line.plain.replace(NO_BREAK, " ")
    return lines


def _wrap(text: Text, width: int) -> Lines:
    plain, cuts, start, used, chance = text.plain, [], 0, 0, 0
    for at, letter in enumerate(plain):
        if at > start and _may_break(plain[at - 1], letter):
            chance = at
        used += cell_len(letter)
        if used > width and letter != " ":
            start = chance if chance > start else at
            cuts.append(start)
            used = cell_len(plain[start : at + 1])
    return list(text.divide(cuts))


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    return before == " " or cell_len(before) == 2 or cell_len(after) == 2


def hang(first: Text, text: Text, width: int) -> Lines:
    """The text wrapped behind `first`, its later lines indented by as much."""
    return behind(first, wrap(text, width - first.cell_len))


def behind(first: Text, lines: Sequence[Text]) -> Lines:
    """The lines behind `first`: a number, a sign, a label."""
    blank = styled(" " * first.cell_len)
    return [joined(blank if at else first, line) for at, line in enumerate(lines)]


def spread(left: Text, right: Text, width: int) -> Lines:
    """Two texts at the two ends of one line, or on two lines where one is too short."""
    gap = width - left.cell_len - right.cell_len
    if gap < 2:
        return [*wrap(left, width), *wrap(right, width)]
    return [joined(left, styled(" " * gap), right)]


def stacked(*sections: Iterable[Text]) -> Lines:
    """The sections that are not empty below each other, one blank line between any two."""
    lines: Lines = []
    for line in (each for section in sections for each in (styled(""), *section)):
        if line.plain or (lines and lines[-1].plain):
            lines.append(line)
    return lines[:-1] if lines and not lines[-1].plain else lines


def side_by_side(blocks: Iterable[Lines], width: int, gap: int = 3) -> Lines:
    """The blocks in rows from left to right, as many in a row as fit."""
    lines: Lines = []
    row: list[Lines] = []
    for block in blocks:
        if row and sum(map(_width, row)) + gap * len(row) + _width(block) > width:
            lines += _beside(row, gap)
            row = []
        row.append(block)
    return lines + _beside(row, gap)


def abreast(left: Sequence[Text], right: Sequence[Text], width: int) -> Lines:
    """Lines with the first `width` cells for the left ones, and the right ones behind them."""
    pairs = zip_longest(left, right, fillvalue=styled(""))
    lines = [joined(a, styled(" " * (width - a.cell_len)), b) for a, b in pairs]
    for line in lines:
        line.rstrip()
    return lines


def _beside(row: Sequence[Lines], gap: int) -> Lines:
    """The blocks with their middles on one line, where the names of arrays stand."""
    middle = max((_middle(block) for block in row), default=0)
    lowered = [[styled("")] * (middle - _middle(block)) + block for block in row]
    height = max(map(len, lowered), default=0)
    return [_across(lowered, at, gap) for at in range(height)]


def _middle(block: Lines) -> int:
    return (len(block) - 1) // 2


def _across(row: Sequence[Lines], at: int, gap: int) -> Text:
    line = styled("")
    for block in row:
        here = block[at] if at < len(block) else styled("")
        line = joined(line, here, styled(" " * (_width(block) - here.cell_len + gap)))
    line.rstrip()
    return line


def _width(block: Lines) -> int:
    return max((line.cell_len for line in block), default=0)
