"""Home: where somebody stands, what is sensible next, and one key or command for each way on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple, assert_never

from rich.text import Text

from rnnquiz.progress import moment, study_day
from rnnquiz.sessions import Score
from rnnquiz.sessions.standing import Begin, Drill, Learn, Rehearse, Rest, Resume, Review, Standing
from rnnquiz.text import Text as Words
from rnnquiz.tui import words
from rnnquiz.tui.layout import (
    NO_BREAK,
    Lines,
    hang,
    joined,
    side_by_side,
    spread,
    stacked,
    styled,
    wrap,
)
from rnnquiz.tui.look import CODE, MUTED, STRONG, Look
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import bars

NAME = "rnnquiz"
A_MONTH = timedelta(days=30)
GAP = "  "


class Way(NamedTuple):
    """A way on from home: its key (the empty one is Enter), and the command it stands for."""

    key: str
    label: Words
    command: tuple[str, ...]


def home_page(standing: Standing, look: Look) -> Lines:
    """The page without the ways on."""
    today = study_day(standing.now).isoformat()
    head = spread(styled(NAME, STRONG), styled(today, MUTED), look.room)
    if isinstance(standing.advice, Begin):
        return stacked(head, *_welcome(standing, look))
    return stacked(
        head,
        _rows(tuple(_figures(standing, look)), look),
        _mastery(standing, look),
        _costly(standing, look),
        _advice(standing, look),
    )


def with_keys(ways: Iterable[Way], look: Look) -> Lines:
    """The ways on, one key each."""
    pairs = [(way.key or look.say(words.ENTER), look.say(way.label)) for way in ways]
    pairs.append(("x", look.say(words.DO_LEAVE)))
    offers = (joined(styled(key, STRONG), styled(f" {label}", MUTED)) for key, label in pairs)
    return side_by_side(([offer] for offer in offers), look.room)


def with_commands(ways: Sequence[Way], look: Look) -> Lines:
    """The ways on as commands, each once; what Enter would start comes first."""
    labels = {way.command: look.say(way.label) for way in ways}
    commands = tuple(labels)
    typed = {each: styled(" ".join([NAME, *each]), CODE) for each in commands}
    width = max((each.cell_len for each in typed.values()), default=0) + len(GAP)
    if width + max((styled(each).cell_len for each in labels.values()), default=0) > look.room:
        return list(typed.values())
    return [_padded(typed[each], width, styled(labels[each], MUTED)) for each in commands]


def _padded(left: Text, width: int, right: Text) -> Text:
    left.pad_right(width - left.cell_len)
    return joined(left, right)


def _figures(standing: Standing, look: Look) -> Iterator[tuple[Words, str, str]]:
    """What is counted, how many there are, and what else there is to say about them."""
    agenda = standing.agenda
    later = look.say(words.HOME_LATER, count=len(agenda.later)) if agenda.later else ""
    unseen = look.say(words.HOME_UNSEEN, count=agenda.unseen) if agenda.unseen else ""
    right = look.say(words.HOME_OF_THEM_RIGHT, count=standing.right) if standing.answered else ""
    yield words.HOME_DUE, str(len(agenda.due)), later
    yield words.HOME_NEW, str(len(agenda.new)), unseen
    yield words.HOME_TODAY, str(standing.answered), right
    yield words.HOME_STREAK, str(standing.streak), ""
    if when := _interview(standing, look):
        yield words.HOME_INTERVIEW, "", when


def _rows(figures: Sequence[tuple[Words, str, str]], look: Look) -> Lines:
    """The labels, the numbers below each other, and the rest where it fits."""
    label = max(styled(look.say(each)).cell_len for each, _, _ in figures) + len(GAP)
    column = max(len(number) for _, number, _ in figures)
    lines: Lines = []
    for name, number, more in figures:
        # A date stands where the numbers do.
        counted = f"{number:>{column}}{GAP if more else ''}" if number else ""
        first = _padded(styled(look.say(name), MUTED), label, styled(counted, STRONG))
        lines += hang(first, styled(more), look.room) if more else [first]
    return lines


def _interview(standing: Standing, look: Look) -> str:
    """When the interview is, if there is one."""
    days, by = standing.agenda.days, standing.by
    if by is None:
        return ""
    if days is None:
        return look.say(words.HOME_HAS_PASSED, date=by)
    if days < 2:
        return look.say(words.HOME_TOMORROW if days else words.HOME_ON_THE_DAY)
    return look.say(words.HOME_IN_DAYS, days=days, date=by)


def _mastery(standing: Standing, look: Look) -> Lines:
    topics = sorted(standing.mastery, key=lambda each: look.place(each.topic))
    names = [styled(look.topic(each.topic)) for each in topics]
    found = [Score(each.topic, each.held, each.questions) for each in topics]
    return (
        [styled(look.say(words.HOME_MASTERY), STRONG), *bars(names, found, look)] if found else []
    )


def _costly(standing: Standing, look: Look) -> Lines:
    costly = standing.costly
    if costly is None:
        return []
    points = f"{costly.points:.1f}"
    cost = styled(look.say(words.HOME_COST, count=costly.times, points=points), MUTED)
    said = prose(look.say(costly.text), {}, look)
    return [styled(look.say(words.HOME_COSTLY), STRONG), *said, *wrap(cost, look.room)]


def _advice(standing: Standing, look: Look) -> Lines:
    """The next sensible thing, in a sentence."""
    return wrap(styled(_sentence(standing, look), STRONG), look.room)


def _sentence(standing: Standing, look: Look) -> str:
    advice = standing.advice
    match advice:
        case Review():
            return look.say(words.NEXT_REVIEW)
        case Resume(mode):
            return look.say(words.NEXT_RESUME, mode=look.say(words.MODES[mode]))
        case Learn(_, topic):
            return look.say(words.NEXT_LEARN, topic=look.topic(topic))
        case Drill():
            return look.say(words.NEXT_DRILL)
        case Rehearse():
            return look.say(words.NEXT_REHEARSE)
        case Rest() | Begin():
            return look.say(words.NEXT_REST) + _following(standing, look)
        case _:
            assert_never(advice)


def _following(standing: Standing, look: Look) -> str:
    due = standing.agenda.following
    if due is None:
        return ""
    date = study_day(moment(due, standing.now.tzinfo)) if standing.now.tzinfo else ""
    return " " * (look.lang == "en") + look.say(words.HOME_FOLLOWING, date=date)


def _welcome(standing: Standing, look: Look) -> Iterator[Lines]:
    """The first screen: what to do, and what will come of it."""
    count = sum(each.questions for each in standing.mastery)
    yield wrap(styled(look.say(words.WELCOME), STRONG), look.room)
    for text in (words.WELCOME_FIRST, words.WELCOME_THEN):
        yield wrap(styled(look.say(text)), look.room)
    if when := _interview(standing, look):
        yield hang(styled(look.say(words.HOME_INTERVIEW) + GAP), styled(when), look.room)
    if standing.agenda.days is None:
        day = study_day(standing.now) + A_MONTH
        command = f"{NAME} --by {day}".replace(" ", NO_BREAK)
        dated = look.say(words.WELCOME_DATE, count=count, command=command)
        yield wrap(styled(dated), look.room)
