"""The report at the end of an interview or an exam: the whole at a glance, and what to do next."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.grading import Status
from rnnquiz.sessions import Report, Score, out_of, wording
from rnnquiz.sessions.report import Item, Slip, duration, listed
from rnnquiz.sessions.wording import Standing
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, behind, hang, joined, spread, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, SIGNS, STRONG, Look
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import BAR, bar

GAP = 2
INDENT = styled(" " * GAP)
STATUSES: dict[Standing, Status] = {
    "correct": Status.CORRECT,
    "partial": Status.PARTIAL,
    "wrong": Status.WRONG,
}


class Share(NamedTuple):
    """A row of the summary."""

    name: str
    score: Score
    time: str

    @property
    def figure(self) -> str:
        """The points, out of how many."""
        return out_of(self.score.points, self.score.asked)


def report_page(report: Report, look: Look, *, saved: Sequence[Path] = (), plan: str = "") -> Lines:
    """The summary, the questions in brief, what to review, and where the whole report is.

    `plan` is the key that puts what is to be reviewed among the reviews, where one does.
    """
    dot = "-" if look.ascii else "·"
    when = styled(f"{report.began} {dot} {duration(report.seconds)}", MUTED)
    head = spread(styled(report.title, STRONG), when, look.room)
    if not report.items:
        nothing = wrap(styled(look.say(wording.NOTHING)), look.room)
        return stacked(head, nothing, _saved(saved, look))
    return stacked(
        head,
        _summary(report, look),
        [line for item in report.items for line in _item(item, report, look)],
        _review(report, look, plan),
        _slips(report, look),
        _saved(saved, look),
    )


def _summary(report: Report, look: Look) -> Lines:
    """One row a competency: points, a bar, the time; then all of them together."""
    rows = [
        Share(
            look.say(wording.ABILITIES[each.ability]),
            Score("", each.points, len(each.items)),
            duration(each.seconds),
        )
        for each in report.sections
    ]
    whole = Score("", report.points, len(report.items))
    rows.append(Share(look.say(words.TOTAL), whole, duration(report.answering)))
    lines = [line for each in rows[:-1] for line in _share(each, rows, look)]
    total = _share(rows[-1], rows, look)
    for line in total:
        line.stylize(STRONG)
    return lines + total


def _share(row: Share, rows: Sequence[Share], look: Look) -> Lines:
    """A row in columns as wide as the widest of all; the name stands above where that is tight."""
    name = max(cell_len(each.name) for each in rows) + GAP
    figure = max(len(each.figure) for each in rows)
    time = max(len(each.time) for each in rows)
    tight = look.room < name + figure + GAP + time
    before = GAP if tight else name
    length = min(BAR, look.room - before - figure - time - 2 * GAP)  # the rest comes before bars
    drawn = joined(bar(row.score, length, look), INDENT) if length > 0 else styled("")
    figures = joined(
        styled(f"{row.figure:>{figure}}  "), drawn, styled(f"{row.time:>{time}}", MUTED)
    )
    if tight:
        return [*wrap(styled(row.name), look.room), *hang(INDENT, figures, look.room)]
    return [joined(styled(row.name + " " * (name - cell_len(row.name))), figures)]


def _item(item: Item, report: Report, look: Look) -> Lines:
    """How one question went: its sign, its number, its time, its name."""
    number = max(len(str(each.number)) for each in report.items)
    time = max(len(duration(each.seconds)) for each in report.items)
    figures = f"{item.number:>{number}}  {duration(item.seconds):>{time}}  "
    first = joined(_sign(item.standing, look), styled(figures, MUTED))
    hints = look.say(wording.HINTS, taken=item.hints, total=item.hints_there)
    more = styled(f"  {hints}" if item.hints else "", MUTED)
    return hang(first, joined(styled(item.question), more), look.room)


def _sign(standing: Standing, look: Look) -> Text:
    if standing in STATUSES:
        status = STATUSES[standing]
        return styled(f"{look.sign(status)} ", SIGNS[status][2])
    return styled(f"{wording.SIGNS[standing]} ", MUTED)


def _review(report: Report, look: Look, plan: str) -> Lines:
    """What to review, by what went wrong, and the key that plans it."""
    title = styled(look.say(wording.REVIEW), STRONG)
    if not report.review:
        return [title, *wrap(styled(look.say(wording.NO_REVIEW)), look.room)]
    lines = [title]
    for standing in dict.fromkeys(item.standing for item in report.review):
        numbers = [item.number for item in report.review if item.standing == standing]
        # What was right is to be reviewed only because of its hints.
        said = words.HINTED if standing == "correct" else wording.STANDINGS[standing]
        told = joined(styled(look.say(said) + "  "), styled(listed(numbers, look.lang), STRONG))
        lines += hang(_sign(standing, look), told, look.room)
    if plan:
        lines += wrap(styled(look.say(words.PLAN, key=plan), MUTED), look.room)
    return lines


def _slips(report: Report, look: Look) -> Lines:
    if not report.slips:
        return []
    title = styled(look.say(wording.SLIPS), STRONG)
    return [title, *(line for slip in report.slips for line in _slip(slip, look))]


def _slip(slip: Slip, look: Look) -> Iterator[Text]:
    """The misconception, and the questions that showed it."""
    first = styled("- ")
    room = look.room - first.cell_len
    yield from behind(first, prose(look.say(slip.text), {}, look, room))
    said = look.say(wording.SHOWN_IN, numbers=listed(slip.numbers, look.lang))
    where = wrap(styled(said, MUTED), room)
    yield from behind(INDENT, where)


def _saved(paths: Sequence[Path], look: Look) -> Lines:
    if not paths:
        return []
    title = wrap(styled(look.say(words.SAVED), MUTED), look.room)
    return title + [line for each in paths for line in hang(INDENT, styled(str(each)), look.room)]
