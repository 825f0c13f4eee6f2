"""The score by topic at the end of a quiz."""

from collections.abc import Sequence

from rich.text import Text

from rnnquiz.sessions import Outcome, Score, out_of, scores
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look

BAR = 10


def table(outcomes: Sequence[Outcome], look: Look, *, again: str = "") -> Lines:
    """How it went, topic by topic and in all; the command `again` asks the same questions."""
    said = look.say(words.AGAIN, command=again) if again else ""
    command = wrap(styled(said, MUTED), look.room)
    found = scores(outcomes)
    title = [styled(look.say(words.SCORE), STRONG)]
    if not found:
        return stacked(wrap(styled(look.say(words.NOTHING)), look.room), command)
    total = Score("", sum(each.points for each in found), sum(each.asked for each in found))
    names = [styled(look.topic(each.topic)) for each in found]
    rows = bars([*names, styled(look.say(words.TOTAL), STRONG)], [*found, total], look)
    return stacked(title, rows[:-1], rows[-1:], command)


def bars(names: Lines, found: Sequence[Score], look: Look) -> Lines:
    """A row with its points and a bar for each score, behind its name."""
    figures = [out_of(each.points, each.asked) for each in found]
    column = max(map(len, figures))
    width = max(name.cell_len for name in names)
    length = min(BAR, look.room - width - column - 4)  # names come before bars
    lines: Lines = []
    for name, figure, each in zip(names, figures, found, strict=True):
        name.pad_right(width - name.cell_len)
        lines.append(joined(name, styled(f"  {figure:>{column}}  "), bar(each, length, look)))
    return lines


def bar(score: Score, length: int, look: Look) -> Text:
    """The share of the points in so many cells."""
    filled = round(length * score.points / score.asked)
    full, empty = ("#", "-") if look.ascii else ("━", "─")
    return joined(styled(full * filled, "green"), styled(empty * (length - filled), MUTED))
