"""Writing to the progress file: all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


@contextmanager
def writing(connection: "Connection") -> Iterator[None]:
    """A transaction that holds the only right to write from its beginning, so it never deadlocks.

    What is in it is on the disk when it ends, or was never there.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: "Connection") -> Iterator[None]:
    """Several reads of one and the same state."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
