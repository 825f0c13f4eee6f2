"""The days of the last weeks as a small map: a column a week, a sign for how much was answered."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.sessions import Statistics
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, side_by_side, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look

SIGNS, ASCII_SIGNS = "·░▒▓█", ".-+*#"
YEAR = 53  # weeks that a year touches
WEEK = 7
LABEL = 5  # cells


def calendar(found: Statistics, look: Look) -> Lines:
    """A year of weeks, or as many as fit into the line and begin within the period."""
    days = _days(found, look.room - LABEL)
    answers = {each.day: each.answers for each in found.calendar}
    step = -(-max(answers.get(day, 0) for day in days) // (len(SIGNS) - 1)) or 1
    first = found.today - timedelta(days=min(found.period or len(days), len(days)) - 1)
    signs = [
        _sign(answers.get(day, 0), step, look) if first <= day <= found.today else " "
        for day in days
    ]
    title = look.say(words.CALENDAR, weeks=len(days) // WEEK)
    names = look.say(words.WEEKDAYS).split()
    rows = [_row(name, "".join(signs[at::WEEK])) for at, name in enumerate(names)]
    lines = [*wrap(styled(title, STRONG), look.room), _months(days[::WEEK], look), *rows]
    return stacked(lines, _legend(step, look))


def _days(found: Statistics, most: int) -> list[date]:
    """The days of whole weeks, from a Monday to the Sunday of this week."""
    weeks = min(YEAR, most)
    if found.period and found.period < weeks * WEEK:
        # The days of this week, and then as many weeks as the others touch.
        weeks = min(weeks, 1 - (found.today.weekday() + 1 - found.period) // WEEK)
    monday = found.today - timedelta(days=found.today.weekday() + WEEK * (weeks - 1))
    return [monday + timedelta(days=at) for at in range(WEEK * weeks)]


def _sign(count: int, step: int, look: Look) -> str:
    """The sign of a number of answers: one for none, and one for every `step` more."""
    return (ASCII_SIGNS if look.ascii else SIGNS)[-(-count // step)]


def _row(label: str, signs: str) -> Text:
    return joined(styled(label + " " * (LABEL - cell_len(label)), MUTED), styled(signs.rstrip()))


def _months(mondays: Sequence[date], look: Look) -> Text:
    """What each month is called, above the first week that begins in it."""
    names, label = look.say(words.MONTHS).split(), look.say(words.MONTH)
    line = label + " " * (LABEL - cell_len(label))
    for at, (before, monday) in enumerate(pairwise(mondays), LABEL + 1):
        name = names[monday.month - 1]
        if monday.month != before.month and cell_len(line) <= at <= look.room - len(name):
            line += " " * (at - cell_len(line)) + name
    return styled(line.rstrip(), MUTED)


def _legend(step: int, look: Look) -> Lines:
    """How many answers each sign stands for."""
    signs = ASCII_SIGNS if look.ascii else SIGNS
    ranges = [(at * step + 1, (at + 1) * step) for at in range(len(signs) - 2)]
    middle = [f"{low}-{high}" if high > low else f"{low}" for low, high in ranges]
    counts = ["0", *middle, f"{len(ranges) * step + 1}+"]
    said = [f"{sign} {count}" for sign, count in zip(signs, counts, strict=True)]
    return side_by_side([[styled(each, MUTED)] for each in said], look.room, gap=2)
