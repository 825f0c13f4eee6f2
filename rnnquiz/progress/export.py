"""The log as text: a header, then one event a line, in order, as JSON that a person can read."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress import log
from rnnquiz.progress.backup import place, taken, unwritten
from rnnquiz.progress.clock import micros, moment, offset
from rnnquiz.progress.disk import plainly
from rnnquiz.progress.event import Body, Event
from rnnquiz.progress.store import Store

FORMAT = 1

_encode = msgspec.json.Encoder().encode


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """The first line: what the file is, and how many lines follow, so that a torn one is known."""

    format: int
    program: Literal["rnnquiz"]
    events: int


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """An event as it is written: `at` is the time with its offset from UTC."""

    id: str
    at: Annotated[datetime, Meta(tz=True)]
    stamp: int
    body: Body


def export(store: Store, target: Path) -> None:
    """Write the log to a file that is not there yet, whole or not at all."""
    from tempfile import TemporaryDirectory

    if target.exists():
        raise UsageError(taken(target))
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".export-") as aside:
            part = Path(aside, target.name)
            with part.open("wb") as file:
                file.writelines(lines(store))
            place(part, target)
    except OSError as error:
        raise DiskError(unwritten(target, error)) from None


def lines(store: Store) -> Iterator[bytes]:
    """The log as it is now, line by line."""
    with plainly(store.path):
        until = log.newest_seq(store.connection)
        yield _encode(Header(FORMAT, "rnnquiz", log.size(store.connection, until))) + b"\n"
        for event in log.in_order(store.connection, until=until):
            yield _encode(line_of(event)) + b"\n"


def line_of(event: Event) -> Line:
    """An event as it is written."""
    zone = timezone(timedelta(minutes=event.offset))
    return Line(event.id, moment(event.at, zone), event.stamp, event.body)


def event_of(line: Line) -> Event:
    """An event as it was written."""
    return Event(
        id=line.id,
        at=micros(line.at),
        offset=offset(line.at),
        stamp=line.stamp,
        body=line.body,
    )
