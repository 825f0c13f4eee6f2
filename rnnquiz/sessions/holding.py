"""How much of each topic was held, week by week, and how much is now."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import accumulate

from msgspec import Struct

from rnnquiz.progress import Graded, day_ends, study_day

WEEK = 7
SUNDAY = date(1970, 1, 4).toordinal()


class Held(Struct, frozen=True):
    """How many questions were held when a study day ended, or are held now."""

    day: date
    held: int


class Holding(Struct, frozen=True):
    """A topic: how many questions it has, and how many were held at the end of each week.

    The last entry is now. What the bank no longer asks is left out of all of them.
    """

    topic: str
    questions: int
    weeks: tuple[Held, ...]

    @property
    def held(self) -> int:
        """How many are held now."""
        return self.weeks[-1].held


def weeks_between(first: date, now: datetime) -> tuple[date, ...]:
    """The Sundays from the one that ends the week of `first` to the last before today."""
    sunday = first.toordinal() + (SUNDAY - first.toordinal()) % WEEK
    return tuple(map(date.fromordinal, range(sunday, study_day(now).toordinal(), WEEK)))


class Spans:
    """Counts, at given days' ends, the questions that were held, from answers in their order."""

    def __init__(self, topics: Mapping[str, str], days: Sequence[date], now: datetime) -> None:
        self._topics = topics
        self._ends = [day_ends(datetime.combine(day, time(12), now.tzinfo)) for day in days]
        self._open: dict[str, tuple[int, int]] = {}
        self._changes = {topic: [0] * (len(days) + 1) for topic in topics.values()}

    def answered(self, graded: Graded, at: int) -> None:
        """An answer ends the time for which its question was held, and may begin another."""
        if graded.question in self._topics:
            self._close(graded.question, at)
            if graded.standing == "correct" and graded.after:
                self._open[graded.question] = (at, graded.after.due)

    def counts(self) -> Mapping[str, Sequence[int]]:
        """How many questions of each topic were held at the end of each of the days."""
        for question, (_, due) in tuple(self._open.items()):
            self._close(question, due)
        return {topic: tuple(accumulate(each))[:-1] for topic, each in self._changes.items()}

    def _close(self, question: str, at: int) -> None:
        start, due = self._open.pop(question, (at, at))
        first, last = bisect_left(self._ends, start), bisect_left(self._ends, min(due, at))
        if first < last:
            changes = self._changes[self._topics[question]]
            changes[first] += 1
            changes[last] -= 1


def holding(
    topics: Mapping[str, str],
    days: Sequence[date],
    spans: Spans,
    now: Mapping[str, int],
    today: date,
) -> tuple[Holding, ...]:
    """Every topic with its weeks, the last of which is today as the cards have it."""
    past = spans.counts()
    return tuple(
        Holding(
            topic,
            sum(each == topic for each in topics.values()),
            tuple(map(Held, (*days, today), (*past[topic], now[topic]))),
        )
        for topic in dict.fromkeys(topics.values())
    )
