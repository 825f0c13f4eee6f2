"""What the coming days bring, as columns: one a day, as high as its reviews are many."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.sessions import Forecast
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, side_by_side, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look

EIGHTHS, ASCII_EIGHTHS = " ▁▂▃▄▅▆▇█", " ....:::#"
HEIGHT = 4  # lines
WEEK = 7


def forecast(found: Forecast, look: Look) -> Lines:
    """The columns, and under them how many reviews that makes."""
    days = len(found.days)
    title = wrap(styled(look.say(words.FORECAST, days=days), STRONG), look.room)
    counts = [each.due for each in found.days]
    if not any(counts) and not found.later:
        return [*title, *wrap(styled(look.say(words.NO_REVIEWS)), look.room)]
    today = words.OVERDUE if found.overdue else words.DUE_TODAY
    said = [
        look.say(today, count=counts[0], overdue=found.overdue),
        look.say(words.DUE_WITHIN, days=WEEK, count=found.within(WEEK)),
        look.say(words.DUE_WITHIN, days=days, count=found.within(days)),
        look.say(words.DUE_LATER, count=found.later),
    ]
    sums = side_by_side([[styled(each)] for each in said], look.room)
    return stacked([*title, *_columns(counts, look)], sums)


def _columns(counts: Sequence[int], look: Look) -> Lines:
    """The columns with the highest count at their side, and the days under them by weeks."""
    most = max(counts)
    if not most:
        return []
    side = len(str(most)) + 1
    wide = 2 if side + 2 * len(counts) <= look.room else 1
    full = len(EIGHTHS) - 1
    # Whatever is there at all is seen.
    heights = [max(round(full * HEIGHT * count / most), count > 0) for count in counts]
    levels = ASCII_EIGHTHS if look.ascii else EIGHTHS
    rows = [
        "".join(levels[min(max(each - full * below, 0), full)].ljust(wide) for each in heights)
        for below in reversed(range(HEIGHT))
    ]
    labels = [str(most), *[""] * (HEIGHT - 1)]
    drawn = [_row(label, row, side) for label, row in zip(labels, rows, strict=True)]
    return [*drawn, _days(len(counts), side, wide, look)]


def _row(label: str, signs: str, side: int) -> Text:
    return joined(styled(label.ljust(side), MUTED), styled(signs.rstrip()))


def _days(count: int, side: int, wide: int, look: Look) -> Text:
    """Today, and how far away each week after it is."""
    line = look.say(words.TODAY)
    for week in range(WEEK, count, WEEK):
        line += " " * (week * wide - cell_len(line)) + f"+{week}"
    return styled(" " * side + line, MUTED)
