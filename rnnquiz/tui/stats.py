"""The page of statistics: tables and small plots, each from the numbers of one value."""

from collections.abc import Mapping

from rich.cells import cell_len

from rnnquiz import text
from rnnquiz.sessions import Recall, Statistics, mistake_text, points_text
from rnnquiz.sessions.recall import ENOUGH
from rnnquiz.tui import words
from rnnquiz.tui.calendar import calendar
from rnnquiz.tui.figures import clock, percent
from rnnquiz.tui.forecast import forecast
from rnnquiz.tui.grid import grid
from rnnquiz.tui.layout import NO_BREAK, Lines, behind, hang, side_by_side, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look
from rnnquiz.tui.mastery import mastery
from rnnquiz.tui.prose import prose

MOST_MISTAKES = 8
GAP = 2
INDENT = "  "


def statistics_page(found: Statistics, look: Look) -> Lines:
    """Everything there is to tell, or what to do first."""
    if not found.begun:
        return _beginning(found, look)
    sections = [retention(found, look)]
    if found.answers:
        sections += [calendar(found, look)]
    sections += [forecast(found.forecast, look)]
    sections += [mastery(found.mastery, look)] if found.mastery else []
    if found.answers:
        sections += [mistakes(found, look), families(found, look), modes(found, look)]
    return stacked(_head(found, look), *sections, _data(look))


def _data(look: Look) -> Lines:
    """How to get the numbers."""
    said = look.say(words.DATA, all=command("--json"), table=command("--csv calendar"))
    return wrap(styled(said, MUTED), look.room)


def command(options: str) -> str:
    """The command with some options, on one line."""
    return f"rnnquiz stats {options}".replace(" ", NO_BREAK)


def _beginning(found: Statistics, look: Look) -> Lines:
    topics = ", ".join(map(look.topic, found.topics))
    said = words.NOT_BEGUN_TOPICS if topics else words.NOT_BEGUN
    options = "".join(f" --topic {topic}" for topic in found.topics)
    begin = look.say(words.BEGIN, command=f"rnnquiz quiz{options}".replace(" ", NO_BREAK))
    return stacked(
        _title(found, look),
        wrap(styled(look.say(said, topics=topics)), look.room),
        wrap(styled(begin), look.room),
    )


def _title(found: Statistics, look: Look) -> Lines:
    period = [look.say(words.LAST_DAYS, days=found.period)] if found.period else []
    parts = [look.say(words.STATISTICS), *map(look.topic, found.topics), *period]
    return wrap(styled(" / ".join(parts), STRONG), look.room)


def _head(found: Statistics, look: Look) -> Lines:
    """How much was done in all, and how regularly."""
    done = [look.say(words.NOTHING_WITHIN, days=found.period)]
    if found.answers:
        done = [
            look.say(words.ANSWERED, answers=found.answers),
            look.say(words.STUDIED, days=len(found.calendar)),
            look.say(words.TAKEN, time=clock(found.milliseconds)),
        ]
    streak = [
        look.say(words.IN_A_ROW, days=found.streak.days),
        look.say(words.LONGEST, days=found.streak.longest),
    ]
    rows = [
        side_by_side([wrap(styled(each), look.room) for each in said], look.room)
        for said in (done, streak)
    ]
    return stacked(_title(found, look), [line for row in rows for line in row])


def retention(found: Statistics, look: Look) -> Lines:
    """How much was remembered when a review came, against the target."""
    target = percent(found.retention[0].target)
    labels = [
        look.say(words.LAST_DAYS, days=each.days) if each.days else look.say(words.ALL_TIME)
        for each in found.retention
    ]
    width = max(map(cell_len, labels)) + GAP
    lines = wrap(styled(look.say(words.RETENTION, target=target), STRONG), look.room)
    for label, each in zip(labels, found.retention, strict=True):
        first = styled(label + " " * (width - cell_len(label)))
        lines += hang(first, styled(_recalled(each, look)), look.room)
    told = any(each.level != "few" for each in found.retention)
    return lines + (wrap(styled(look.say(words.LIKELY), MUTED), look.room) if told else [])


def _recalled(each: Recall, look: Look) -> str:
    if each.level == "few":
        return look.say(words.TOO_FEW, reviews=each.reviews, enough=ENOUGH)
    return look.say(
        words.RECALLED,
        share=percent(each.share or 0),
        recalled=each.recalled,
        reviews=each.reviews,
        low=percent(each.low or 0),
        high=percent(each.high or 0),
        level=look.say(words.LEVEL[each.level]),
    )


def mistakes(found: Statistics, look: Look) -> Lines:
    """The mistakes made most often: how often, what they cost, how long ago, and what they are."""
    title = wrap(styled(look.say(words.MISTAKES), STRONG), look.room)
    shown = found.mistakes[:MOST_MISTAKES]
    if not shown:
        return [*title, *wrap(styled(look.say(words.NO_MISTAKES)), look.room)]
    head = ["", *map(look.say, (words.TIMES, words.LOST, words.LATEST))]
    rows = [
        [_named(each.tag, look), f"{each.count}", points_text(each.lost), _ago(each.ago, look)]
        for each in shown
    ]
    below = [_explained(each.tag, look) for each in shown]
    more = len(found.mistakes) - len(shown)
    all_of_them = command("--csv mistakes")
    rest = styled(look.say(words.MORE_MISTAKES, count=more, command=all_of_them), MUTED)
    return [*title, *grid(head, rows, look, below), *(wrap(rest, look.room) if more else [])]


def _named(tag: str, look: Look) -> str:
    """The name of a slip in the page's language; a misconception is called as `drill` knows it."""
    return look.say(words.SLIPS[tag]) if tag in words.SLIPS else tag


def _explained(tag: str, look: Look) -> Lines:
    indent = styled(INDENT)
    said = prose(look.say(mistake_text(tag)), {}, look, look.room - indent.cell_len)
    return behind(indent, said)


def _ago(days: int, look: Look) -> str:
    if days < 2:
        return look.say(words.YESTERDAY if days else words.TODAY)
    return look.say(words.AGO, days=days)


def families(found: Statistics, look: Look) -> Lines:
    """How long the answers took, family by family."""
    title = wrap(styled(look.say(words.PACE), STRONG), look.room)
    head = ["", *map(look.say, (words.ANSWERS, words.MEDIAN, words.MEAN, words.IN_SUM))]
    rows = [
        [
            _worded(words.FAMILIES, each.family, look),
            f"{each.answers}",
            *map(clock, (each.median, each.mean, each.milliseconds)),
        ]
        for each in found.families
    ]
    note = wrap(styled(look.say(words.PACE_MEANS), MUTED), look.room)
    return [*title, *grid(head, rows, look), *note]


def modes(found: Statistics, look: Look) -> Lines:
    """How many answers were given in each mode, and the points they made."""
    title = wrap(styled(look.say(words.BY_MODE), STRONG), look.room)
    head = ["", *map(look.say, (words.ANSWERS, words.CORRECT, words.POINTS, words.SHARE))]
    rows = [
        [
            _worded(words.MODES, each.mode, look),
            f"{each.answers}",
            f"{each.right}",
            points_text(each.points),
            look.say(words.PERCENT, share=percent(each.points / each.answers)),
        ]
        for each in found.modes
    ]
    return [*title, *grid(head, rows, look)]


def _worded(known: Mapping[str, text.Text], name: str, look: Look) -> str:
    """What a family or a mode is called; one that is not known by its name."""
    return look.say(known[name]) if name in known else name
