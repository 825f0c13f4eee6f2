"""Topic by topic, how much was held week by week, as curves that share one scale: none to all."""

from collections.abc import Sequence

from rich.cells import cell_len

from rnnquiz.sessions.holding import Holding
from rnnquiz.tui import words
from rnnquiz.tui.figures import percent
from rnnquiz.tui.layout import Lines, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look
from rnnquiz.tui.plot import ASCII_LEVELS, LEVELS

MOST = 52  # weeks
LEAST = 12  # cells below which a curve stands under its topic
GAP = 2


def mastery(found: Sequence[Holding], look: Look) -> Lines:
    """A curve a topic, and how many of its questions are held now."""
    found = sorted(found, key=lambda each: look.place(each.topic))
    labels = [look.topic(each.topic) for each in found]
    figures = _figures(found, look)
    label, figure = (max(map(cell_len, column)) + GAP for column in (labels, figures))
    wide = look.room - label - figure >= LEAST
    room = look.room - figure - (label if wide else GAP)
    weeks = min([MOST, room, *(len(each.weeks) for each in found)])
    title = wrap(styled(look.say(words.MASTERY, weeks=weeks), STRONG), look.room)
    lines: Lines = []
    for name, numbers, each in zip(labels, figures, found, strict=True):
        lines += [] if wide else wrap(styled(name), look.room)
        before = name + " " * (label - cell_len(name)) if wide else " " * GAP
        lines.append(styled(before + _curve(each, weeks, look) + " " * GAP + numbers))
    return [*title, *lines, *wrap(styled(look.say(words.HELD_MEANS), MUTED), look.room)]


def _figures(found: Sequence[Holding], look: Look) -> list[str]:
    """How many are held of how many, and the share, each under the one above."""
    counts = [f"{each.held} / {each.questions}" for each in found]
    shares = [look.say(words.PERCENT, share=percent(each.held / each.questions)) for each in found]
    first, second = (max(map(len, column)) for column in (counts, shares))
    pairs = zip(counts, shares, strict=True)
    return [f"{count:>{first}}{'':{GAP}}{share:>{second}}" for count, share in pairs]


def _curve(shown: Holding, weeks: int, look: Look) -> str:
    levels = ASCII_LEVELS if look.ascii else LEVELS
    return "".join(levels[_level(week.held, shown.questions)] for week in shown.weeks[-weeks:])


def _level(held: int, questions: int) -> int:
    """The lowest level is none, the highest is all, and the others are what is between."""
    top = len(LEVELS) - 1
    return top if held == questions else 1 + (top - 1) * held // questions if held else 0
