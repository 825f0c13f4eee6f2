"""From the log to the cards and the counters: pure, and exact in whole numbers.

What an answer adds to the counters depends on its card alone, so a card is folded by itself, and
what it added can be taken out again to the last unit.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from rnnquiz.progress.card import Card
from rnnquiz.progress.clock import day_of
from rnnquiz.progress.event import Event, Graded, Planned, Schedule, Voided
from rnnquiz.progress.schedule import own_dice, reviewed

FULL = 1_000  # thousandths of a point
DAY = 86_400_000_000  # µs


class Day(Struct, frozen=True):
    """What was answered on one study day (days since 1970) of one topic and family.

    `points` are thousandths. `reviews` counts answers to cards that were known and had rested for
    a day or more; `recalled` those of them that were not forgotten.
    """

    day: int
    topic: str
    family: str
    answers: int
    right: int
    points: int
    milliseconds: int
    reviews: int
    recalled: int


class Mistake(Struct, frozen=True):
    """How often one misconception came on one study day, what it cost, and when it came last.

    `lost` is in thousandths of a point, `last` in µs UTC.
    """

    tag: str
    day: int
    count: int
    lost: int
    last: int


Key = TypeVar("Key")
Row = TypeVar("Row", Day, Mistake)


class Share(NamedTuple):
    """What one answer adds to the counters."""

    day: Day
    mistake: Mistake | None


class Tally(NamedTuple):
    """Counters by what they count. It is filled in place."""

    days: dict[tuple[int, str, str], Day]
    mistakes: dict[tuple[str, int], Mistake]


class Replayed(NamedTuple):
    """Everything that is derived from a log."""

    cards: dict[str, Card]
    tally: Tally


def replay(events: Iterable[Event], voided: frozenset[str] = frozenset()) -> Replayed:
    """Fold a log that is in order, without the events that were taken back."""
    return go_on(Replayed({}, Tally({}, {})), (e for e in events if e.id not in voided))


def go_on(replayed: Replayed, events: Iterable[Event]) -> Replayed:
    """Fold more events, in place."""
    with own_dice():
        for event in events:
            _fold_one(replayed, event)
    return replayed


def copied(replayed: Replayed) -> Replayed:
    """The same, to go on from another way."""
    days, mistakes = replayed.tally
    return Replayed(dict(replayed.cards), Tally(dict(days), dict(mistakes)))


def _fold_one(replayed: Replayed, event: Event) -> None:
    match event.body:
        case Graded(question=question) as graded:
            card, share = answered(replayed.cards.get(question), event, graded)
            replayed.cards[question] = card
            add(replayed.tally, share)
        case Planned(question=question) as planned:
            replayed.cards[question] = asked_for(replayed.cards.get(question), event, planned)
        case Voided():
            pass
        case _:
            assert_never(event.body)


def answered(card: Card | None, event: Event, graded: Graded) -> tuple[Card, Share]:
    """The card after an answer, and what the answer adds; the caller holds `own_dice`."""
    card = card or Card(question=graded.question, rev=graded.rev, due=event.at)
    points = thousandths(graded.score)
    right = graded.standing == "correct"
    before = standing_schedule(card, graded)
    schedule = _scheduled(card, event, graded)
    known = graded.rev >= card.rev and before is not None and before.state == "review"
    after = Card(
        question=card.question,
        rev=max(card.rev, graded.rev),
        schedule=schedule,
        due=schedule.due if schedule and graded.rev >= card.rev else card.due,
        answers=card.answers + 1,
        right=card.right + right,
        points=card.points + points,
        milliseconds=card.milliseconds + graded.milliseconds,
        lapses=card.lapses + (known and graded.rating == "again"),
        last=event.at,
        held=right,
    )
    rested = known and before is not None and event.at - before.last >= DAY
    return after, _share(event, graded, points, rested=rested)


def standing_schedule(card: Card | None, graded: Graded) -> Schedule | None:
    """The schedule an answer goes on from: none for a question that is new, or was changed."""
    return None if card is None or graded.rev > card.rev else card.schedule


def _scheduled(card: Card, event: Event, graded: Graded) -> Schedule | None:
    if graded.rev < card.rev:  # the answer to a question that is no longer asked like this
        return card.schedule
    seed = f"{card.question} {card.answers}"
    before = standing_schedule(card, graded)
    return reviewed(before, graded.rating, event.at, graded.retention, seed)


def _share(event: Event, graded: Graded, points: int, *, rested: bool) -> Share:
    day = day_of(event.at, event.offset)
    counted = Day(
        day=day,
        topic=graded.topic,
        family=graded.family,
        answers=1,
        right=int(graded.standing == "correct"),
        points=points,
        milliseconds=graded.milliseconds,
        reviews=int(rested),
        recalled=int(rested and graded.rating != "again"),
    )
    if not graded.tag:
        return Share(counted, None)
    return Share(counted, Mistake(graded.tag, day, 1, FULL - points, event.at))


def asked_for(card: Card | None, event: Event, planned: Planned) -> Card:
    """The card after it was put among those to review now."""
    if card is None:
        return Card(question=planned.question, rev=planned.rev, due=event.at)
    if planned.rev > card.rev:  # what was known is another question
        card = replace(card, rev=planned.rev, schedule=None, held=False)
    return replace(card, due=event.at)


def thousandths(score: float) -> int:
    """A score from 0 to 1 as a whole number."""
    return round(score * FULL)


def add(tally: Tally, share: Share, sign: int = 1) -> None:
    """Put a share in, or take it out."""
    count_day(tally, share.day, sign)
    if share.mistake:
        count_mistake(tally, share.mistake, sign)


def count_day(tally: Tally, day: Day, sign: int = 1) -> None:
    """Put a day's counts in, or take them out."""
    key = (day.day, day.topic, day.family)
    old = tally.days.get(key, Day(*key, 0, 0, 0, 0, 0, 0))
    tally.days[key] = Day(
        *key,
        old.answers + sign * day.answers,
        old.right + sign * day.right,
        old.points + sign * day.points,
        old.milliseconds + sign * day.milliseconds,
        old.reviews + sign * day.reviews,
        old.recalled + sign * day.recalled,
    )


def count_mistake(tally: Tally, mistake: Mistake, sign: int = 1) -> None:
    """Put a mistake in, or take it out. `last` is only moved on here: what is left is not known."""
    key = (mistake.tag, mistake.day)
    old = tally.mistakes.get(key, Mistake(*key, 0, 0, 0))
    count, lost = old.count + sign * mistake.count, old.lost + sign * mistake.lost
    tally.mistakes[key] = Mistake(*key, count, lost, max(old.last, mistake.last))


def difference(new: Tally, old: Tally) -> Tally:
    """What has to be added to one set of counters to make another of it, where they differ."""
    made = Tally(_differing(new.days, old.days), _differing(new.mistakes, old.mistakes))
    for day in _differing(old.days, new.days).values():
        count_day(made, day, -1)
    for mistake in _differing(old.mistakes, new.mistakes).values():
        count_mistake(made, mistake, -1)
    return made


def _differing(rows: dict[Key, Row], others: dict[Key, Row]) -> dict[Key, Row]:
    return {key: row for key, row in rows.items() if others.get(key) != row}
