"""The score by topic at the end of a quiz."""

from collections.abc import Sequence

from rich.text import Text

from rnnquiz.sessions import Outcome, Score, scores
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look

BAR = 10


def table(outcomes: Sequence[Outcome], look: Look, *, seed: int | None = None) -> Lines:
    """How it went, topic by topic and in all; a seed asks the same questions again."""
    said = "" if seed is None else look.say(words.AGAIN, seed=seed)
    again = wrap(styled(said, MUTED), look.room)
    found = scores(outcomes)
    title = [styled(look.say(words.SCORE), STRONG)]
    if not found:
        return stacked(wrap(styled(look.say(words.NOTHING)), look.room), again)
    total = Score("", sum(each.points for each in found), sum(each.asked for each in found))
    names = [styled(look.topic(each.topic)) for each in found]
    rows = _rows([*names, styled(look.say(words.TOTAL), STRONG)], [*found, total], look)
    return stacked(title, rows[:-1], rows[-1:], again)


def _rows(names: Lines, found: list[Score], look: Look) -> Lines:
    figures = [f"{points_text(each.points)} / {each.asked}" for each in found]
    column = max(map(len, figures))
    width = max(name.cell_len for name in names)
    bar = min(BAR, look.room - width - column - 4)  # names come before bars
    lines: Lines = []
    for name, figure, each in zip(names, figures, found, strict=True):
        name.pad_right(width - name.cell_len)
        lines.append(joined(name, styled(f"  {figure:>{column}}  "), _bar(each, bar, look)))
    return lines


def points_text(points: float) -> str:
    """The points with as many decimals as they need, two at most."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _bar(score: Score, length: int, look: Look) -> Text:
    filled = round(length * score.points / score.asked)
    full, empty = ("#", "-") if look.ascii else ("━", "─")
    return joined(styled(full * filled, "green"), styled(empty * (length - filled), MUTED))
