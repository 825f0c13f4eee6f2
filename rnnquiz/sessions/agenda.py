"""What a study day asks for: the reviews that are due, and the new questions that join them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, islice, zip_longest
from math import inf
from typing import NamedTuple

from rnnquiz.bank import Parts, Question
from rnnquiz.oracle.draw import dice, shuffled
from rnnquiz.progress import (
    Card,
    Event,
    Graded,
    Settings,
    Voided,
    day_ends,
    micros,
    study_day,
)

LEVELS = ("easy", "medium", "hard")
DAY = 86_400_000_000  # µs

# What a question asks for: names, each of a routine.
Targets = frozenset[tuple[str, str]]


class Agenda(NamedTuple):
    """What is asked today, in order: `due` for review, then `new`.

    `later` are questions that are due, and left for another day because one that asks for the same
    thing is asked today. `unseen` counts the questions that were never answered, `begun` those that
    were first answered today. `days` are left to learn before an interview to come, and `passed`
    says that its day is behind us. `following` is when the next review comes, in µs UTC.
    """

    due: tuple[Question, ...]
    new: tuple[Question, ...]
    later: tuple[Question, ...]
    unseen: int
    begun: int
    days: int | None
    passed: bool
    following: int | None


def agenda(
    questions: Sequence[Question],
    cards: Mapping[str, Card],
    settings: Settings,
    now: datetime,
    *,
    begun: int = 0,
) -> Agenda:
    """What is asked today; `begun` new questions were already answered (see `begun_today`)."""
    mixed = [questions[at] for at in _mixed(questions, now)]
    unseen = list(_by_level(question for question in mixed if is_new(question, cards)))
    owed = [question for question in mixed if is_due(question, cards, now)]
    owed.sort(key=lambda question: -_overdue(cards[question.id], now))
    taken = _asked_today(questions, cards, now)
    due = tuple(_apart(owed, taken))
    days = days_left(settings, now)
    count = max(_pace(settings, days, len(unseen) + begun) - begun, 0)
    new = _joining(unseen, taken, count, pressed=days is not None)
    chosen = {question.id for question in due}
    later = tuple(question for question in owed if question.id not in chosen)
    passed = settings.by is not None and study_day(now) > settings.by
    return Agenda(
        due, new, later, len(unseen), begun, days, passed, _following(questions, cards, now)
    )


def _joining(
    unseen: Sequence[Question], taken: dict[tuple[str, str], set[str]], count: int, *, pressed: bool
) -> tuple[Question, ...]:
    """So many new questions; where the days are counted, those held back fill what is missing."""
    new = tuple(islice(_apart(unseen, taken), count))
    if not pressed or len(new) == count:
        return new
    chosen = {question.id for question in new}
    rest = (question for question in unseen if question.id not in chosen)
    return (*new, *islice(rest, count - len(new)))


def is_new(question: Question, cards: Mapping[str, Card]) -> bool:
    """Whether the question, as it stands in the bank, was never answered nor put on the agenda."""
    card = cards.get(question.id)
    return card is None or question.rev > card.rev


def is_due(question: Question, cards: Mapping[str, Card], now: datetime) -> bool:
    """Whether the question is to be reviewed.

    What is learned comes when its time has come; what is known, on the study day it falls on.
    """
    if is_new(question, cards):
        return False
    card = cards[question.id]
    known = card.schedule is not None and card.schedule.state == "review"
    return card.due < day_ends(now) if known else card.due <= micros(now)


def days_left(settings: Settings, now: datetime) -> int | None:
    """The study days from today to the one before the interview; None where none is to come."""
    if settings.by is None or study_day(now) > settings.by:
        return None
    return (settings.by - study_day(now)).days


def day_begins(now: datetime) -> int:
    """When the study day of a moment began, in µs UTC."""
    return day_ends(now - timedelta(days=1))


def begun_today(events: Iterable[Event], now: datetime) -> int:
    """How many questions were first answered today, by the events since the day began."""
    happened = tuple(events)
    voided = {event.body.event for event in happened if isinstance(event.body, Voided)}
    begins, ends = day_begins(now), day_ends(now)
    return len(
        {
            event.body.question
            for event in happened
            if isinstance(event.body, Graded)
            and event.body.before is None
            and event.id not in voided
            and begins <= event.at < ends
        }
    )


def targets(question: Question) -> Targets:
    """What the question asks for, where a routine computes it."""
    if question.run is None:
        return frozenset()
    if isinstance(question, Parts):
        asked = [part.ask for part in question.parts]
    else:
        asked = [getattr(question, "ask", "")]
    return frozenset((question.run.routine, each) for each in asked if each)


def _pace(settings: Settings, days: int | None, left: int) -> int:
    """How many questions join today: so many a day, or what is left spread over the days."""
    return settings.new if days is None else -(-left // max(days, 1))


def _overdue(card: Card, now: datetime) -> float:
    """The time since the last answer in stabilities: the more, the less likely it is recalled."""
    if card.schedule is None:
        return inf
    return max(micros(now) - card.last, 0) / DAY / card.schedule.stability


def _asked_today(
    questions: Sequence[Question], cards: Mapping[str, Card], now: datetime
) -> dict[tuple[str, str], set[str]]:
    """What was asked for today, and by which questions."""
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    begins, ends = day_begins(now), day_ends(now)
    for question in questions:
        if question.id in cards and begins <= cards[question.id].last < ends:
            for target in targets(question):
                taken[target].add(question.id)
    return taken


def _apart(
    questions: Iterable[Question], taken: dict[tuple[str, str], set[str]]
) -> Iterator[Question]:
    """The questions that ask for nothing another one asks for today; each that comes is noted.

    A question that was answered today itself goes on: it has begun, and is to be learned today.
    """
    for question in questions:
        wanted = targets(question)
        begun = any(question.id in taken[target] for target in wanted)
        if begun or not any(taken[target] for target in wanted):
            yield question
            for target in wanted:
                taken[target].add(question.id)


def _mixed(questions: Sequence[Question], now: datetime) -> tuple[int, ...]:
    return shuffled(range(len(questions)), dice("agenda", study_day(now).isoformat()))


def _by_level(questions: Iterable[Question]) -> Iterator[Question]:
    """Easy ones first, and the topics of each level by turns."""
    levels: dict[str, dict[str, list[Question]]] = {level: {} for level in LEVELS}
    for question in questions:
        levels[question.level].setdefault(question.topic, []).append(question)
    for topics in levels.values():
        rounds = zip_longest(*topics.values())
        yield from (question for question in chain.from_iterable(rounds) if question)


def _following(
    questions: Sequence[Question], cards: Mapping[str, Card], now: datetime
) -> int | None:
    """When the next review after those of today comes."""
    waiting = (
        cards[question.id].due
        for question in questions
        if not is_new(question, cards) and not is_due(question, cards, now)
    )
    return min(waiting, default=None)
