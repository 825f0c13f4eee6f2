"""A copy of the progress file: whole or not at all, and never over another file."""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress.disk import make_folder, plainly

if TYPE_CHECKING:
    from sqlite3 import Connection


def backup(connection: "Connection", target: Path) -> None:
    """Copy an open progress file, with all that was saved, to a file that is not there yet."""
    from tempfile import TemporaryDirectory

    if target.exists():
        raise UsageError(taken(target))
    make_folder(target.parent)
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".copy-") as aside:
            part = Path(aside, target.name)
            with plainly(target):
                _copy(connection, part)
            place(part, target)
    except OSError as error:
        raise DiskError(unwritten(target, error)) from None


def _copy(connection: "Connection", part: Path) -> None:
    import sqlite3

    copy = sqlite3.connect(part, isolation_level=None)
    try:
        connection.backup(copy)
        # One file that can be carried away, without the two that WAL keeps beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def place(part: Path, target: Path) -> None:
    """Give a finished file its name, on the disk for good, unless another one has it."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, target)
    except FileExistsError:
        raise UsageError(taken(target)) from None
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}:
            raise
        _place_without_links(part, target)


def _place_without_links(part: Path, target: Path) -> None:
    if target.exists():
        raise UsageError(taken(target))
    part.rename(target)


def taken(target: Path) -> str:
    """A file is never written over."""
    return f"{target} is there already, and is left as it is: name another"


def unwritten(target: Path, error: OSError) -> str:
    """A file that could not be written."""
    return f"{target} cannot be written ({error.strerror}): name another place"
