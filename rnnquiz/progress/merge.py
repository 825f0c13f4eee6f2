"""Taking in what another machine wrote: by event id, with the same result in whatever order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from rnnquiz.errors import DiskError
from rnnquiz.progress import derived, log
from rnnquiz.progress.disk import plainly
from rnnquiz.progress.staging import NOTHING, stage
from rnnquiz.progress.store import Store

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST = 400  # events folded in one go, a matter of some 20 ms ...
PAUSE = 0.02  # ... after which it is the turn of whoever waits, for as long

ARRIVING = """
CREATE TEMP VIEW arriving AS SELECT * FROM other.events
WHERE NOT EXISTS (SELECT 1 FROM main.events AS known WHERE known.id = other.events.id)
"""
TOUCHED = """
SELECT question, count(*) FROM (
    SELECT question FROM arriving WHERE question IS NOT NULL
    UNION ALL
    SELECT about.question FROM arriving JOIN main.events AS about ON about.id = arriving.target
    WHERE about.question IS NOT NULL
) GROUP BY question ORDER BY question
"""
OF_QUESTION = """
SELECT id, stamp, at, offset, kind, question, session, tag, target, body FROM arriving
WHERE question = :question ORDER BY stamp, id
"""
TAKING_BACK = """
SELECT id, stamp, at, offset, kind, question, session, tag, target, body FROM arriving
WHERE target IN (SELECT id FROM main.events WHERE question = :question) ORDER BY stamp, id
"""
ABOUT_NOTHING = """
SELECT id, stamp, at, offset, kind, question, session, tag, target, body FROM arriving
WHERE target IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM main.events AS about
    WHERE about.id = arriving.target AND about.question IS NOT NULL
) ORDER BY stamp, id LIMIT :most
"""
UNLIKE = """
SELECT theirs.id, theirs.at, theirs.offset, theirs.stamp, theirs.body,
    ours.id, ours.at, ours.offset, ours.stamp, ours.body
FROM other.events AS theirs JOIN main.events AS ours ON ours.id = theirs.id
WHERE (theirs.at, theirs.offset, theirs.stamp, theirs.body)
    <> (ours.at, ours.offset, ours.stamp, ours.body)
"""


class Merged(NamedTuple):
    """How many events were taken in, and how many were known already."""

    taken: int
    known: int


def merge(store: Store, path: Path) -> Merged:
    """Take in an export, or the progress file of another machine.

    Nothing is taken in unless all of it is sound. It goes in a few cards at a time, so that other
    terminals go on meanwhile; what is interrupted is made whole by doing it again.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="rnnquiz-") as aside:
        staged = stage(path, Path(aside), store.clock)
        with plainly(store.path), _attached(store.connection, staged):
            _check_alike(store.connection, path)
            (total,) = store.connection.execute("SELECT count(*) FROM other.events").fetchone()
            taken = 0
            while more := _take_questions(store) + _take_rest(store):
                taken += more
            return Merged(taken, total - taken)


@contextmanager
def _attached(connection: "Connection", staged: Path) -> Iterator[None]:
    connection.execute("ATTACH ? AS other", (str(staged),))
    try:
        connection.execute(ARRIVING)
        yield
    finally:
        connection.execute("DROP VIEW IF EXISTS arriving")
        connection.execute("DETACH other")


def _check_alike(connection: "Connection", path: Path) -> None:
    """Refuse an event that has the name of one of ours and says something else."""
    for row in connection.execute(UNLIKE).fetchall():
        if log.event_of(row[:5]) != log.event_of(row[5:]):
            raise DiskError(
                f"{path}: the event `{row[0]}` is here already and says something else; {NOTHING}"
            )


def _take_questions(store: Store) -> int:
    """Take in what is about questions, a transaction for as many of them as take little time."""
    taken = 0
    for batch in _batches(store.connection):
        with store.write() as connection:
            taken += sum(_take_question(connection, question) for question in batch)
        sleep(PAUSE)
    return taken


def _batches(connection: "Connection") -> Iterator[list[str]]:
    batch: list[str] = []
    weight = 0
    for question, arriving in connection.execute(TOUCHED).fetchall():
        batch.append(question)
        weight += arriving + log.size_of(connection, question)
        if weight >= MOST:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _take_question(connection: "Connection", question: str) -> int:
    before = log.history(connection, question)
    taken = 0
    for arriving in (OF_QUESTION, TAKING_BACK):
        rows = connection.execute(arriving, {"question": question}).fetchall()
        log.write_rows(connection, rows)
        taken += len(rows)
    derived.refold(connection, question, before)
    return taken


def _take_rest(store: Store) -> int:
    """Take in what takes back an event that nobody has told us of yet."""
    taken = 0
    while True:
        with store.write() as connection:
            rows = connection.execute(ABOUT_NOTHING, {"most": MOST}).fetchall()
            log.write_rows(connection, rows)
        taken += len(rows)
        if len(rows) < MOST:
            return taken
        sleep(PAUSE)
