"""Writing to the progress file: all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


@contextmanager
def writing(connection: "Connection") -> Iterator[None]:
    """A transaction that holds the only right to write from its beginning, so it never deadlocks.

    What is in it is on the disk when it ends, or was never there.
    """
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(connection: "Connection") -> None:
    """Take the right to write, as soon as it is free.

    SQLite's own way to wait sleeps longer and longer, up to a tenth of a second: one who writes
    without a pause would come first again and again.
    """
    import sqlite3

    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        for left in range(milliseconds, -1, -1):
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                sleep(0.001)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


@contextmanager
def reading(connection: "Connection") -> Iterator[None]:
    """Several reads of one and the same state."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
