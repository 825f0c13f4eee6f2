"""Where somebody stands: today, in a row, topic by topic, and what is sensible to do next."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import count, takewhile
from typing import NamedTuple

from msgspec import Struct

from rnnquiz.bank import Question
from rnnquiz.progress import Card, Day, Mistake, Settings, day_of, micros, offset
from rnnquiz.sessions.agenda import Agenda, agenda
from rnnquiz.sessions.costly import Costly, most_costly
from rnnquiz.sessions.mastery import Mastery, mastery

NEAR = 7  # days before an interview from which it is rehearsed


class Begin(Struct, frozen=True):
    """Nothing was answered yet: answer a few easy ones."""


class Review(Struct, frozen=True):
    """So many questions are due."""

    count: int


class Resume(Struct, frozen=True):
    """Something of this mode was left before its end."""

    mode: str


class Learn(Struct, frozen=True):
    """So many new questions join today; this topic is the weakest that has any."""

    count: int
    topic: str


class Drill(Struct, frozen=True):
    """A misconception keeps costing points."""

    tag: str


class Rehearse(Struct, frozen=True):
    """An interview is near, or everything is held."""


class Rest(Struct, frozen=True):
    """All is done for today."""


Advice = Begin | Review | Resume | Learn | Drill | Rehearse | Rest


class Standing(NamedTuple):
    """All that is shown at home. `answered` and `right` are of today, `streak` days in a row."""

    now: datetime
    agenda: Agenda
    answered: int
    right: int
    streak: int
    mastery: tuple[Mastery, ...]
    costly: Costly | None
    by: date | None
    advice: Advice


def standing(
    questions: Sequence[Question],
    cards: Mapping[str, Card],
    days: Iterable[Day],
    mistakes: Iterable[Mistake],
    settings: Settings,
    now: datetime,
    *,
    begun: int = 0,
    unfinished: str | None = None,
) -> Standing:
    """Where somebody stands; `unfinished` is the mode of what was left before its end."""
    today = day_of(micros(now), offset(now))
    happened = tuple(days)
    mine = tuple(each for each in happened if each.day == today)
    found = agenda(questions, cards, settings, now, begun=begun)
    topics = mastery(questions, cards, now)
    costly = most_costly(mistakes, now)
    return Standing(
        now,
        found,
        sum(each.answers for each in mine),
        sum(each.right for each in mine),
        streak({each.day for each in happened if each.answers > 0}, today),
        topics,
        costly,
        settings.by,
        advice(found, topics, costly, unfinished) if happened or cards else Begin(),
    )


def streak(days: set[int], today: int) -> int:
    """The days in a row with an answer, up to today, or to yesterday while today has none yet."""
    last = today if today in days else today - 1
    return sum(1 for _ in takewhile(days.__contains__, count(last, -1)))


def advice(
    agenda: Agenda, topics: Sequence[Mastery], costly: Costly | None, unfinished: str | None
) -> Advice:
    """The next sensible thing to do."""
    if agenda.due:
        return Review(len(agenda.due))
    if unfinished is not None:
        return Resume(unfinished)
    if agenda.new:
        return Learn(len(agenda.new), _weakest_topic(agenda, topics))
    if costly:
        return Drill(costly.tag)
    near = agenda.days is not None and agenda.days <= NEAR
    return Rehearse() if near or all(each.held == each.questions for each in topics) else Rest()


def _weakest_topic(agenda: Agenda, topics: Sequence[Mastery]) -> str:
    new = {question.topic for question in agenda.new}
    return min((each for each in topics if each.topic in new), key=lambda each: each.share).topic
