"""The log as rows of the table `events`: written once, read in order."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, assert_never

import msgspec

from rnnquiz.progress.event import Body, Event, Graded, Planned, Voided

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGE = 1_000  # events read at a time, so that nobody who writes has to wait for a reader

ALL = (
    "SELECT id, at, offset, stamp, body FROM events"
    " WHERE (stamp, id) > (?, ?) AND seq <= ? ORDER BY stamp, id LIMIT ?"
)
ANSWERS = (
    "SELECT id, at, offset, stamp, body FROM counting"
    " WHERE (stamp, id) > (?, ?) AND seq <= ? AND kind = 'graded' ORDER BY stamp, id LIMIT ?"
)
LAST = (
    "SELECT id, at, offset, stamp, body FROM counting WHERE kind = 'graded'"
    " ORDER BY stamp DESC, id DESC LIMIT 1"
)
LAST_OF_SESSION = (
    "SELECT id, at, offset, stamp, body FROM counting WHERE session = :session"
    " ORDER BY stamp DESC, id DESC LIMIT 1"
)

_decode = msgspec.json.Decoder(Body).decode
_encode = msgspec.json.Encoder().encode


def write(connection: "Connection", events: Iterable[Event]) -> None:
    """Add events to the log."""
    write_rows(connection, map(row_of, events))


def write_rows(connection: "Connection", rows: Iterable[tuple[Any, ...]]) -> None:
    """Add events that are rows already."""
    connection.executemany(
        "INSERT INTO events (id, stamp, at, offset, kind, question, session, tag, target, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def row_of(event: Event) -> tuple[Any, ...]:
    """An event as a row, with what it is looked up by beside it."""
    body = _encode(event.body).decode()
    return (event.id, event.stamp, event.at, event.offset, *_looked_up(event.body), body)


def _looked_up(body: Body) -> tuple[str, str | None, str | None, str | None, str | None]:
    match body:
        case Graded():
            return "graded", body.question, body.session or None, body.tag or None, None
        case Planned():
            return "planned", body.question, None, None, None
        case Voided():
            return "voided", None, None, None, body.event
        case _:
            assert_never(body)


def event_of(row: tuple[Any, ...]) -> Event:
    """An event from its columns."""
    id, at, offset, stamp, body = row
    return Event(id=id, at=at, offset=offset, stamp=stamp, body=_decode(body))


def newest_stamp(connection: "Connection") -> int:
    """The stamp of the newest event, 0 for an empty log."""
    (stamp,) = connection.execute("SELECT max(stamp) FROM events").fetchone()
    return stamp or 0


def newest_seq(connection: "Connection") -> int:
    """How far the log goes now: what comes later has a higher number."""
    (seq,) = connection.execute("SELECT max(seq) FROM events").fetchone()
    return seq or 0


def size(connection: "Connection", until: int) -> int:
    """How many events there are, as far as the log went at `until`."""
    row = connection.execute("SELECT count(*) FROM events WHERE seq <= ?", (until,)).fetchone()
    return int(row[0])


def size_of(connection: "Connection", question: str) -> int:
    """How many events there are about a question."""
    row = connection.execute("SELECT count(*) FROM events WHERE question = ?", (question,))
    return int(row.fetchone()[0])


def find(connection: "Connection", id: str) -> Event | None:
    """The event with this id."""
    row = connection.execute(
        "SELECT id, at, offset, stamp, body FROM events WHERE id = ?", (id,)
    ).fetchone()
    return event_of(row) if row else None


def is_voided(connection: "Connection", id: str) -> bool:
    """Whether an event was taken back."""
    return bool(connection.execute("SELECT 1 FROM events WHERE target = ?", (id,)).fetchone())


def history(connection: "Connection", question: str) -> list[Event]:
    """The events of one question that count, in order."""
    rows = connection.execute(
        "SELECT id, at, offset, stamp, body FROM counting WHERE question = ? ORDER BY stamp, id",
        (question,),
    )
    return [event_of(row) for row in rows]


def history_until(connection: "Connection", question: str, until: int) -> list[Event]:
    """The events of one question that counted when the log went as far as `until`."""
    rows = connection.execute(
        "SELECT id, at, offset, stamp, body FROM events"
        " WHERE question = :question AND seq <= :until AND NOT EXISTS ("
        "  SELECT 1 FROM events AS voiding"
        "  WHERE voiding.target = events.id AND voiding.seq <= :until) ORDER BY stamp, id",
        {"question": question, "until": until},
    )
    return [event_of(row) for row in rows]


def voided(connection: "Connection", until: int) -> frozenset[str]:
    """What had been taken back when the log went as far as `until`."""
    rows = connection.execute(
        "SELECT target FROM events WHERE target IS NOT NULL AND seq <= ?", (until,)
    )
    return frozenset(target for (target,) in rows)


def touched(connection: "Connection", after: int, until: int) -> list[str]:
    """The questions that a part of the log is about."""
    rows = connection.execute(
        "SELECT question FROM events"
        " WHERE seq > :after AND seq <= :until AND question IS NOT NULL"
        " UNION SELECT about.question FROM events AS voiding"
        " JOIN events AS about ON about.id = voiding.target"
        " WHERE voiding.seq > :after AND voiding.seq <= :until AND about.question IS NOT NULL",
        {"after": after, "until": until},
    )
    return [question for (question,) in rows]


def last_graded(connection: "Connection", session: str | None) -> Event | None:
    """The newest answer that counts, of one session or of all."""
    row = connection.execute(LAST_OF_SESSION if session else LAST, {"session": session}).fetchone()
    return event_of(row) if row else None


def in_order(
    connection: "Connection", since: int = 0, until: int | None = None, page: str = ALL
) -> Iterator[Event]:
    """The events from a stamp on, in order, as far as the log goes now or went at `until`.

    They are read page by page: between two pages anybody may write.
    """
    until = newest_seq(connection) if until is None else until
    stamp, id = since, ""
    while True:
        rows = connection.execute(page, (stamp, id, until, PAGE)).fetchall()
        yield from map(event_of, rows)
        if len(rows) < PAGE:
            return
        id, *_, stamp, _ = rows[-1]
