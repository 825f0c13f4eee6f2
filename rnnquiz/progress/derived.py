"""The tables that are derived from the log, kept up to date with it in the same transaction."""

from collections.abc import Iterable
from itertools import starmap, takewhile
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import astuple

from rnnquiz.progress.card import Card
from rnnquiz.progress.clock import day_of
from rnnquiz.progress.event import Event
from rnnquiz.progress.fold import (
    Day,
    Mistake,
    Share,
    Tally,
    copied,
    difference,
    go_on,
    replay,
)
from rnnquiz.progress.log import history

if TYPE_CHECKING:
    from sqlite3 import Connection

DAY = 86_400_000_000  # µs

_decode = msgspec.json.Decoder(Card).decode
_encode = msgspec.json.Encoder().encode


def cards(connection: "Connection") -> dict[str, Card]:
    """All cards by their questions."""
    rows = connection.execute("SELECT question, card FROM cards ORDER BY question")
    return {question: _decode(card) for question, card in rows}


def card(connection: "Connection", question: str) -> Card | None:
    """The card of a question."""
    row = connection.execute("SELECT card FROM cards WHERE question = ?", (question,)).fetchone()
    return _decode(row[0]) if row else None


def put_card(connection: "Connection", question: str, card: Card | None) -> None:
    """Keep a card as it is now, or not at all."""
    if card is None:
        connection.execute("DELETE FROM cards WHERE question = ?", (question,))
    else:
        connection.execute("INSERT OR REPLACE INTO cards VALUES (?, ?)", (question, text_of(card)))


def text_of(card: Card) -> str:
    """A card as it is kept."""
    return _encode(card).decode()


def days(connection: "Connection", since: int = 0) -> tuple[Day, ...]:
    """The counters by day, topic and family, from a day on."""
    rows = connection.execute("SELECT * FROM days WHERE day >= ? ORDER BY day", (since,))
    return tuple(starmap(Day, rows))


def mistakes(connection: "Connection", since: int = 0) -> tuple[Mistake, ...]:
    """The counters by day and misconception, from a day on."""
    rows = connection.execute("SELECT * FROM mistakes WHERE day >= ? ORDER BY day", (since,))
    return tuple(starmap(Mistake, rows))


def count(connection: "Connection", share: Share) -> None:
    """Add what an answer adds."""
    _add_days(connection, [share.day])
    if share.mistake:
        _add_mistakes(connection, [share.mistake])


def refold(connection: "Connection", question: str, before: list[Event]) -> None:
    """Bring a card and its counters from the history it had up to what the log says now."""
    now = history(connection, question)
    # Most of it is shared, as a rule: what changes lies at the end.
    pairs = zip(before, now, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0].id == pair[1].id, pairs))
    begun = replay(now[:shared])
    old = go_on(copied(begun), before[shared:])
    new = go_on(begun, now[shared:])
    put_card(connection, question, new.cards.get(question))
    apply(connection, difference(new.tally, old.tally))


def apply(connection: "Connection", change: Tally) -> None:
    """Add differences to the counters; those that count nothing any more go."""
    _add_days(connection, change.days.values())
    connection.executemany(
        "DELETE FROM days WHERE day = ? AND topic = ? AND family = ? AND answers = 0", change.days
    )
    _add_mistakes(connection, change.mistakes.values())
    connection.executemany(
        "DELETE FROM mistakes WHERE tag = ? AND day = ? AND count = 0", change.mistakes
    )
    for tag, day in change.mistakes:
        _say_last(connection, tag, day)


def _add_days(connection: "Connection", days: Iterable[Day]) -> None:
    connection.executemany(
        "INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (day, topic, family) DO UPDATE SET answers = answers + excluded.answers,"
        ' "right" = "right" + excluded."right", points = points + excluded.points,'
        " milliseconds = milliseconds + excluded.milliseconds,"
        " reviews = reviews + excluded.reviews, recalled = recalled + excluded.recalled",
        map(astuple, days),
    )


def _add_mistakes(connection: "Connection", mistakes: Iterable[Mistake]) -> None:
    connection.executemany(
        "INSERT INTO mistakes VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, tag) DO UPDATE"
        " SET count = count + excluded.count, lost = lost + excluded.lost,"
        " last = max(last, excluded.last)",
        map(astuple, mistakes),
    )


def _say_last(connection: "Connection", tag: str, day: int) -> None:
    """Look up when a mistake came last on a day: taking one out does not say so."""
    last = last_of(connection, tag, day)
    if last is not None:
        connection.execute(
            "UPDATE mistakes SET last = ? WHERE tag = ? AND day = ?", (last, tag, day)
        )


def last_of(connection: "Connection", tag: str, day: int) -> int | None:
    """When a mistake came last on a day, by the log."""
    # Wherever on the earth it was that day, it was within these days by UTC.
    rows = connection.execute(
        "SELECT at, offset FROM counting WHERE tag = ? AND at BETWEEN ? AND ? ORDER BY at DESC",
        (tag, (day - 1) * DAY, (day + 3) * DAY),
    )
    return next((at for at, offset in rows if day_of(at, offset) == day), None)
