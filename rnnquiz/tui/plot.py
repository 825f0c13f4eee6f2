"""Plots of what an experiment measured: bars for single numbers, sparklines for series."""

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from rnnquiz.lab import Plot, Result, Row, experiment
from rnnquiz.oracle import magnitude
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look

BAR, ASCII_BAR = "━", "="
LEVELS, ASCII_LEVELS = "▁▂▃▄▅▆▇█", "_.:-=+*#"
LEAST = 12  # cells below which a line of its own is better than standing behind the label
GAP = 2


class Scale(NamedTuple):
    """What the rows of a plot are measured by."""

    low: float
    high: float
    log: bool

    def share(self, number: float) -> float:
        """From 0 at the low end to 1 at the high one; a logarithm has no place for 0."""
        if self.log and number <= 0:
            return 0.0
        at = log10(number) if self.log else number
        return (at - self.low) / (self.high - self.low) if self.high > self.low else 1.0


def experiment_page(result: Result, look: Look) -> Lines:
    """An experiment by itself: what it is about, and what it showed."""
    title = wrap(styled(look.say(experiment(result.experiment).title), STRONG), look.room)
    return stacked(title, plots(result, look))


def plots(result: Result, look: Look) -> Lines:
    """Everything an experiment showed, and the command that runs it again."""
    again = wrap(styled(_command(result), MUTED), look.room)
    return stacked(*(plot(each, look) for each in result.plots), again)


def _command(result: Result) -> str:
    known = experiment(result.experiment).settings
    changed = (
        f" --set {name}={value:g}"
        for name, value in result.settings.items()
        if value != known[name].default
    )
    return f"rnnquiz lab {result.experiment} --seed {result.seed}{''.join(changed)}"


def plot(shown: Plot, look: Look) -> Lines:
    """One plot: its title, and a row for each of its rows."""
    scale = scale_of(shown)
    title = look.say(shown.title) + (look.say(words.LOG) if shown.log else "")
    labels = [styled(look.say(each.label)) for each in shown.rows]
    figures = [_figures(each.points, look) for each in shown.rows]
    label = max(each.cell_len for each in labels) + GAP
    figure = max(map(len, figures)) + GAP
    wide = look.room - label - figure >= LEAST
    lines = wrap(styled(title), look.room)
    for each, name, numbers in zip(shown.rows, labels, figures, strict=True):
        drawn = _drawn(each, scale, look.room - figure - (label if wide else GAP), look)
        pad = styled(" " * (label - name.cell_len if wide else GAP))
        lines += [] if wide else [name]
        before = joined(name, pad) if wide else pad
        lines.append(joined(before, styled(drawn), styled(f"  {numbers}", STRONG)))
    return lines


def scale_of(shown: Plot) -> Scale:
    """The scale that all rows share. A logarithmic one leaves out zeros; another begins at 0."""
    numbers = [number for row in shown.rows for number in row.points]
    if not shown.log:
        return Scale(min(0.0, *numbers), max(numbers), log=False)
    powers = [log10(number) for number in numbers if number > 0] or [0.0]
    # A decade of room below, so that even the smallest is seen.
    return Scale(min(powers) - 1, max(powers), log=True)


def _drawn(row: Row, scale: Scale, width: int, look: Look) -> str:
    if len(row.points) == 1:
        (number,) = row.points
        cells = max(round(width * scale.share(number)), number != 0)
        return ((ASCII_BAR if look.ascii else BAR) * cells).ljust(width)
    return "".join(_level(number, scale, look) for number in _thinned(row.points, width))


def _level(number: float, scale: Scale, look: Look) -> str:
    if number == 0:
        return " "
    levels = ASCII_LEVELS if look.ascii else LEVELS
    return levels[min(int(scale.share(number) * len(levels)), len(levels) - 1)]


def _thinned(points: Sequence[float], width: int) -> Sequence[float]:
    """As many of the points as fit, evenly chosen, the first and the last among them."""
    if len(points) <= width:
        return points
    last = len(points) - 1
    return [points[round(at * last / (width - 1))] for at in range(width)]


def _figures(points: Sequence[float], look: Look) -> str:
    """The number, or the first and the last of several."""
    ends = points[:1] if len(points) == 1 else (points[0], points[-1])
    return (" -> " if look.ascii else " → ").join(map(magnitude, ends))
