"""What another machine wrote, read and checked aside before any of it is taken in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rnnquiz.errors import DiskError
from rnnquiz.progress import log
from rnnquiz.progress.clock import Clock, micros
from rnnquiz.progress.connect import version_of
from rnnquiz.progress.disk import FILE, make_folder
from rnnquiz.progress.event import Event, Graded
from rnnquiz.progress.export import FORMAT, Header, Line, event_of
from rnnquiz.progress.schema import APPLICATION, MIGRATIONS
from rnnquiz.progress.store import open_store
from rnnquiz.progress.transaction import writing

if TYPE_CHECKING:
    from sqlite3 import Connection

Placed = Iterator[tuple[str, Event]]  # each with where it stands, for a sentence about it

DATABASE = b"SQLite format 3\0"  # how such a file begins
LATEST = micros(datetime(9000, 1, 1, tzinfo=UTC))  # leaves room for the longest interval
LONGEST = 1 << 40  # ms
A_DAY = 24 * 60  # minutes
NOTHING = "nothing was taken in"

_header = msgspec.json.Decoder(Header).decode
_line = msgspec.json.Decoder(Line).decode


def stage(path: Path, aside: Path, clock: Clock) -> Path:
    """Read an export or the progress file of another machine into a file of a folder aside."""
    try:
        with path.open("rb") as file:
            is_database = file.read(len(DATABASE)) == DATABASE
        events = _in_database(path, aside / "copy", clock) if is_database else _in_lines(path)
        with open_store(aside / "staged", clock) as staged:
            staged.connection.execute("PRAGMA synchronous = OFF")
            with writing(staged.connection):
                for place, event in events:
                    _put(staged.connection, place, event)
    except OSError as error:
        raise DiskError(f"{path} cannot be read ({error.strerror}); {NOTHING}") from None
    return aside / "staged" / FILE


def _put(connection: "Connection", place: str, event: Event) -> None:
    if wrong := fault(event):
        raise DiskError(f"{place}: {wrong}; {NOTHING}")
    known = log.find(connection, event.id)
    if known is None:
        log.write(connection, [event])
    elif known != event:
        raise DiskError(f"{place}: the event `{event.id}` is there twice, not alike; {NOTHING}")


def fault(event: Event) -> str:
    """What is impossible about an event, empty where it could have happened."""
    if not event.id or not event.id.isprintable() or len(event.id) > 100:
        return "an event needs an id of 1 to 100 letters"
    if not (_is_within(event.at, 0, LATEST) and _is_within(event.stamp, 0, LATEST)):
        return "the time of an event lies from 1970 to 9000"
    if not _is_within(event.offset, 1 - A_DAY, A_DAY):
        return "a clock is less than a day from UTC"
    if not isinstance(event.body, Graded):
        return ""
    if not 0 <= event.body.score <= 1:
        return "a score lies from 0 to 1"
    if not 0.5 <= event.body.retention <= 0.99:
        return "a retention lies from 0.5 to 0.99"
    if not 0 <= event.body.milliseconds < LONGEST:
        return "an answer does not take that many milliseconds"
    return ""


def _is_within(number: object, low: int, high: int) -> bool:
    """Whether it is a whole number below `high`: a column of SQLite holds whatever was put in."""
    return isinstance(number, int) and low <= number < high


def _in_lines(path: Path) -> Placed:
    with path.open("rb") as file:
        expected = _begun(path, file.readline())
        number = found = 0
        for number, text in enumerate(file, 2):
            if text.strip():
                found += 1
                yield f"{path}:{number}", _read(path, number, text)
    if found != expected:
        raise DiskError(
            f"{path}: {expected} events were exported, and {found} are here; {NOTHING}: copy the "
            "file once more"
        )


def _begun(path: Path, text: bytes) -> int:
    """How many events are to come, by the first line."""
    try:
        header = _header(text)
    except ValueError:
        raise DiskError(f"{path}:1: is not the first line of an export; {NOTHING}") from None
    if header.format != FORMAT:
        raise DiskError(
            f"{path}:1: was exported by a newer rnnquiz (format {header.format}; this one knows "
            f"{FORMAT}); {NOTHING}: upgrade rnnquiz"
        )
    return header.events


def _read(path: Path, number: int, text: bytes) -> Event:
    try:
        return event_of(_line(text))
    except ValueError as error:
        raise DiskError(f"{path}:{number}: is not an event ({error}); {NOTHING}") from None


def _in_database(path: Path, folder: Path, clock: Clock) -> Placed:
    """The events of another progress file, by way of a copy of today's version."""
    import sqlite3

    try:
        _copy(path, folder)
        with open_store(folder, clock) as copy:
            for event in log.in_order(copy.connection):
                yield str(path), event
    except (sqlite3.Error, msgspec.DecodeError) as error:
        raise DiskError(f"{path} cannot be read ({error}); {NOTHING}") from None


def _copy(path: Path, folder: Path) -> None:
    import sqlite3

    make_folder(folder)
    source = _open(path)
    try:
        _check(source, path)
        copy = sqlite3.connect(folder / FILE, isolation_level=None)
        try:
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()


def _open(path: Path) -> "Connection":
    """Open a file only to read it; on a stick that cannot be written, too."""
    import sqlite3

    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        version_of(connection)
    except sqlite3.OperationalError:
        connection.close()
        # What waits in a WAL file must not be overlooked.
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return connection


def _check(connection: "Connection", path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise DiskError(f"{path} is not a progress file of rnnquiz; {NOTHING}")
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise DiskError(
            f"{path} was written by a newer rnnquiz (version {version} of the file; this one knows "
            f"up to {len(MIGRATIONS)}); {NOTHING}: upgrade rnnquiz"
        )
