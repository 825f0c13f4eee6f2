"""Making everything that is derived from the log anew, while others go on writing."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import astuple, replace

from rnnquiz.progress import derived, log
from rnnquiz.progress.disk import plainly
from rnnquiz.progress.event import Event
from rnnquiz.progress.fold import (
    Replayed,
    Tally,
    count_day,
    count_mistake,
    difference,
    replay,
)
from rnnquiz.progress.store import Store
from rnnquiz.progress.transaction import reading

if TYPE_CHECKING:
    from sqlite3 import Connection

Progress = Callable[[int, int], None]
TRIES = 5
EVERY = 1_000  # events between two words on how far it went


class Table(NamedTuple):
    """A derived table: how many of its columns are its key, and how a row is written and found."""

    name: str
    keys: int
    select: str
    insert: str
    delete: str


TABLES = (
    Table(
        "cards",
        1,
        "SELECT * FROM cards",
        "INSERT OR REPLACE INTO cards VALUES (?, ?)",
        "DELETE FROM cards WHERE question = ?",
    ),
    Table(
        "days",
        3,
        "SELECT * FROM days",
        "INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "DELETE FROM days WHERE day = ? AND topic = ? AND family = ?",
    ),
    Table(
        "mistakes",
        2,
        "SELECT * FROM mistakes",
        "INSERT OR REPLACE INTO mistakes VALUES (?, ?, ?, ?, ?)",
        "DELETE FROM mistakes WHERE tag = ? AND day = ?",
    ),
)


class Change(NamedTuple):
    """The keys of rows that should not be in a table, and the rows that should be."""

    table: Table
    stray: set[tuple[Any, ...]]
    missing: set[tuple[Any, ...]]


def rebuild(store: Store, progress: Progress = lambda _done, _total: None) -> int:
    """Fold the whole log, and put right what differs: how many entries that were.

    The log is folded and compared where it is in nobody's way. Only what differs is written, in one
    short transaction, unless somebody added to the log since: then what they added comes first.
    """
    connection = store.connection
    with plainly(store.path):
        until = log.newest_seq(connection)
        events = _telling(log.in_order(connection, until=until), progress, until)
        state = replay(events, log.voided(connection, until))
    for _ in range(TRIES):
        with plainly(store.path), reading(connection):
            until, changes = _compare(connection, state, until)
        with store.write():
            if log.newest_seq(connection) == until:
                return _put_right(connection, changes)
    with store.write():
        _, changes = _compare(connection, state, until)
        return _put_right(connection, changes)


def _telling(events: Iterable[Event], progress: Progress, until: int) -> Iterator[Event]:
    # Nothing ever leaves the log, so its numbers have no gaps.
    for number, event in enumerate(events):
        if number % EVERY == 0:
            progress(number, until)
        yield event
    progress(until, until)


def _catch_up(connection: "Connection", state: Replayed, since: int) -> int:
    """Fold what was added to the log since, and say how far it goes now."""
    until = log.newest_seq(connection)
    for question in log.touched(connection, since, until):
        before = replay(log.history_until(connection, question, since))
        after = replay(log.history_until(connection, question, until))
        state.cards.pop(question, None)
        state.cards.update(after.cards)
        _count(connection, state.tally, difference(after.tally, before.tally))
    return until


def _count(connection: "Connection", tally: Tally, change: Tally) -> None:
    for day in change.days.values():
        count_day(tally, day)
    for key, mistake in change.mistakes.items():
        count_mistake(tally, mistake)
        last = derived.last_of(connection, *key) or 0
        tally.mistakes[key] = replace(tally.mistakes[key], last=last)


def _rows(state: Replayed) -> Iterator[list[tuple[Any, ...]]]:
    """What the tables should hold."""
    yield [(question, derived.text_of(card)) for question, card in state.cards.items()]
    yield [astuple(day) for day in state.tally.days.values() if day.answers]
    yield [astuple(mistake) for mistake in state.tally.mistakes.values() if mistake.count]


def _compare(connection: "Connection", state: Replayed, since: int) -> tuple[int, list[Change]]:
    """How far the log goes, and how the tables differ from what it says."""
    until = _catch_up(connection, state, since)
    tables = zip(TABLES, _rows(state), strict=True)
    return until, [_change(connection, table, set(rows)) for table, rows in tables]


def _change(connection: "Connection", table: Table, wanted: set[tuple[Any, ...]]) -> Change:
    found = set(connection.execute(table.select))
    stray = {row[: table.keys] for row in found} - {row[: table.keys] for row in wanted}
    return Change(table, stray, wanted - found)


def _put_right(connection: "Connection", changes: list[Change]) -> int:
    for table, stray, missing in changes:
        connection.executemany(table.delete, stray)
        connection.executemany(table.insert, missing)
    return sum(len(change.stray) + len(change.missing) for change in changes)
