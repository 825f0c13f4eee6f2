"""What the log comes to, in numbers: how much is remembered, when, in what, and what goes wrong.

Nearly everything comes from counters. Mastery over time, medians, modes and the mistakes of chosen
topics are read from the answers, all in one pass.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from rnnquiz.bank import Question
from rnnquiz.progress import (
    Card,
    Day,
    Event,
    Graded,
    Mistake,
    Settings,
    day_of,
    moment,
    study_day,
)
from rnnquiz.sessions.holding import Holding, Spans, holding, weeks_between
from rnnquiz.sessions.mastery import mastery
from rnnquiz.sessions.recall import Recall, recall

RECENT = 30  # days that are recent where nobody says otherwise
AHEAD = 30  # days of the forecast, today among them
EPOCH = date(1970, 1, 1).toordinal()


class Studied(Struct, frozen=True):
    """What was done on a day, or on all of them. Points are whole ones, time is in ms."""

    day: date
    answers: int
    right: int
    points: float
    milliseconds: int


class Streak(Struct, frozen=True):
    """Days in a row: those that end today, or yesterday while today is not over; and the most."""

    days: int
    longest: int


class Due(Struct, frozen=True):
    """How many reviews a day brings."""

    day: date
    due: int


class Forecast(Struct, frozen=True):
    """Reviews by day from today on, as the cards are now. Today's hold the overdue ones too."""

    overdue: int
    days: tuple[Due, ...]
    later: int

    def within(self, days: int) -> int:
        """How many come in so many days, today among them."""
        return sum(each.due for each in self.days[:days])


class Slip(Struct, frozen=True):
    """A mistake that was recognised: how often, the points lost by it, and when it was last made.

    `ago` is in days.
    """

    tag: str
    count: int
    lost: float
    last: date
    ago: int


class Pace(Struct, frozen=True):
    """The answers to a family and the time they took, in ms. The median comes from the answers."""

    family: str
    answers: int
    right: int
    milliseconds: int
    mean: int
    median: int


class Practice(Struct, frozen=True):
    """The answers given in a mode."""

    mode: str
    answers: int
    right: int
    points: float


class Statistics(Struct, frozen=True, kw_only=True):
    """Everything there is to tell. `period` is how many days it is about, None for all."""

    today: date
    period: int | None
    topics: tuple[str, ...]
    begun: bool
    answers: int
    milliseconds: int
    streak: Streak
    retention: tuple[Recall, ...]
    calendar: tuple[Studied, ...]
    forecast: Forecast
    mastery: tuple[Holding, ...]
    mistakes: tuple[Slip, ...]
    families: tuple[Pace, ...]
    modes: tuple[Practice, ...]


class Scope(NamedTuple):
    """What is counted: the answers of the last `period` days, to questions of some topics."""

    today: int
    period: int | None = None
    topics: tuple[str, ...] = ()

    def holds(self, day: int) -> bool:
        """Whether a day is in the period."""
        return self.period is None or self.today - self.period < day <= self.today

    def asks(self, topic: str) -> bool:
        """Whether a topic is among those chosen."""
        return not self.topics or topic in self.topics

    def counts(self, event: Event, graded: Graded) -> bool:
        """Whether an answer is of the period and of the topics."""
        if not self.asks(graded.topic):
            return False
        # Telling the day takes longer than all the rest.
        return self.period is None or self.holds(day_of(event.at, event.offset))

    def only(self, counted: Iterable[Day], period: int | None) -> list[Day]:
        """The days of another period that ends today."""
        other = self._replace(period=period)
        return [each for each in counted if other.holds(each.day)]


def statistics(
    days: Iterable[Day],
    mistakes: Iterable[Mistake],
    cards: Mapping[str, Card],
    answers: Iterable[Event],
    questions: Mapping[str, Question],
    *,
    settings: Settings,
    now: datetime,
    period: int | None = None,
    topics: tuple[str, ...] = (),
) -> Statistics:
    """What all of it comes to at this moment, in the zone it is told in."""
    today = study_day(now)
    scope = Scope(today.toordinal() - EPOCH, period, topics)
    mine = tuple(each for each in questions.values() if scope.asks(each.topic))
    asked = {each.id: each.topic for each in mine}
    held = {each.topic: each.held for each in mastery(mine, cards, now)}
    told = sorted((each for each in days if each.answers and scope.asks(each.topic)), key=_day)
    within = [each for each in told if scope.holds(each.day)]
    weeks = weeks_between(_date(within[0].day), now) if within else ()
    spans = Spans(asked, weeks, now)
    read = _read(answers, scope, spans)
    return Statistics(
        today=today,
        period=period,
        topics=topics,
        begun=bool(told),
        answers=sum(each.answers for each in within),
        milliseconds=sum(each.milliseconds for each in within),
        streak=_streak(told, scope.today),
        retention=tuple(
            recall(scope.only(told, each), each, settings.retention)
            for each in (period or RECENT, None)
        ),
        calendar=tuple(_studied(_date(day), each) for day, each in groupby(within, _day)),
        forecast=_forecast([card for id, card in cards.items() if id in asked], now),
        mastery=holding(asked, weeks, spans, held, today),
        mistakes=_slips(read.mistakes if topics else _made(mistakes, scope), scope.today),
        families=_families(within, read.times),
        modes=_modes(read.modes),
    )


def _day(counted: Day) -> int:
    return counted.day


def _date(day: int) -> date:
    return date.fromordinal(EPOCH + day)


class _Made(NamedTuple):
    """How often a mistake was made on a day, and the thousandths of a point lost by it."""

    tag: str
    day: int
    often: int
    lost: int


class _Read(NamedTuple):
    """What only the answers know: counters by mode, times by family, mistakes by tag and day."""

    modes: Mapping[str, Sequence[int]]
    times: Mapping[str, Sequence[int]]
    mistakes: Sequence[_Made]


def _read(answers: Iterable[Event], scope: Scope, spans: Spans) -> _Read:
    """One pass over the answers, in their order; `spans` follows what was held."""
    modes: dict[str, list[int]] = {}
    times: dict[str, list[int]] = {}
    mistakes: dict[tuple[str, int], list[int]] = {}
    for event in answers:
        graded = event.body
        if not isinstance(graded, Graded):
            continue
        spans.answered(graded, event.at)
        if not scope.counts(event, graded):
            continue
        points = round(1000 * graded.score)
        times.setdefault(graded.family, []).append(graded.milliseconds)
        _add(modes.setdefault(graded.mode, [0, 0, 0]), 1, graded.standing == "correct", points)
        if graded.tag:
            day = day_of(event.at, event.offset)
            _add(mistakes.setdefault((graded.tag, day), [0, 0]), 1, 1000 - points)
    return _Read(modes, times, [_Made(*key, *value) for key, value in mistakes.items()])


def _add(counters: list[int], *more: int) -> None:
    for at, each in enumerate(more):
        counters[at] += each


def _studied(day: date, counted: Iterable[Day]) -> Studied:
    every = tuple(counted)
    return Studied(
        day,
        sum(each.answers for each in every),
        sum(each.right for each in every),
        sum(each.points for each in every) / 1000,
        sum(each.milliseconds for each in every),
    )


def _streak(told: Sequence[Day], today: int) -> Streak:
    """Days in a row; a day is a run's when the one before it is."""
    runs: dict[int, int] = {}  # by the last day of each
    for each in told:
        runs[each.day] = runs.get(each.day) or runs.get(each.day - 1, 0) + 1
    return Streak(runs.get(today) or runs.get(today - 1, 0), max(runs.values(), default=0))


def _forecast(cards: Iterable[Card], now: datetime) -> Forecast:
    """The day of each review, by the clock on the wall where the person is."""
    today, zone = study_day(now), now.tzinfo or UTC
    due = Counter((study_day(moment(card.due, zone)) - today).days for card in cards)
    overdue = sum(count for day, count in due.items() if day < 0)
    later = sum(count for day, count in due.items() if day >= AHEAD)
    due[0] += overdue
    days = (Due(today + timedelta(days=day), due[day]) for day in range(AHEAD))
    return Forecast(overdue, tuple(days), later)


def _made(mistakes: Iterable[Mistake], scope: Scope) -> list[_Made]:
    """The counters of the period; they know no topics."""
    return [
        _Made(each.tag, each.day, each.count, each.lost)
        for each in mistakes
        if each.count and scope.holds(each.day)
    ]


def _slips(mistakes: Iterable[_Made], today: int) -> tuple[Slip, ...]:
    """The mistakes, the most frequent first, and of those the one made last."""
    by_tag: dict[str, list[_Made]] = {}
    for each in mistakes:
        by_tag.setdefault(each.tag, []).append(each)
    slips = [_slip(tag, every, today) for tag, every in by_tag.items()]
    return tuple(sorted(slips, key=lambda slip: (-slip.count, slip.ago, slip.tag)))


def _slip(tag: str, mistakes: Sequence[_Made], today: int) -> Slip:
    last = max(each.day for each in mistakes)
    lost = sum(each.lost for each in mistakes) / 1000
    return Slip(tag, sum(each.often for each in mistakes), lost, _date(last), today - last)


def _modes(counters: Mapping[str, Sequence[int]]) -> tuple[Practice, ...]:
    """The modes, the one with the most answers first."""
    modes = [
        Practice(mode, n, right, points / 1000) for mode, (n, right, points) in counters.items()
    ]
    return tuple(sorted(modes, key=lambda each: (-each.answers, each.mode)))


def _families(counted: Iterable[Day], times: Mapping[str, Sequence[int]]) -> tuple[Pace, ...]:
    """The families, the one that took the most time first."""
    by_family: dict[str, list[Day]] = {}
    for each in counted:
        by_family.setdefault(each.family, []).append(each)
    paces = [_pace(family, each, times.get(family, ())) for family, each in by_family.items()]
    return tuple(sorted(paces, key=lambda pace: (-pace.milliseconds, pace.family)))


def _pace(family: str, counted: Sequence[Day], times: Sequence[int]) -> Pace:
    from statistics import median  # which loads fractions and decimals

    answers = sum(each.answers for each in counted)
    total = sum(each.milliseconds for each in counted)
    right = sum(each.right for each in counted)
    middle = round(median(times)) if times else 0
    return Pace(family, answers, right, total, round(total / answers), middle)
