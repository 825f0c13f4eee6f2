"""What the disk refuses, in words: what, where, and what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rnnquiz.errors import DiskError

if TYPE_CHECKING:
    from sqlite3 import Error

FILE = "progress.sqlite3"
BACKUPS = "backups"
ELSEWHERE = "make it writable, or set RNNQUIZ_HOME to a folder that is"


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file into a DiskError; what is our bug keeps its traceback."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        said = _sentence(error, path)
        if said is None:
            raise
        raise DiskError(said) from None
    except msgspec.DecodeError as error:
        raise DiskError(damaged(path, str(error))) from None


def damaged(path: Path, why: str) -> str:
    """What to do about a file that cannot be trusted any more."""
    said = f"{path} is damaged ({why}) and was left as it is: move the folder {path.parent} away"
    # Not a copy to its place: what SQLite left beside it would be written over the copy.
    if any((path.parent / BACKUPS).glob("*.sqlite3")):
        return f"{said}, and give the newest file of its {BACKUPS} to `rnnquiz data merge`"
    return f"{said} to begin anew; it has no {BACKUPS}, but `sqlite3 {FILE} .recover` may help"


def _sentence(error: "Error", path: Path) -> str | None:
    import sqlite3

    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room even for what opening the file takes
        code = sqlite3.SQLITE_FULL
    match code & 0xFF:  # the rest tells which kind of it
        case sqlite3.SQLITE_FULL:
            return (
                f"{path}: the disk is full, and this was not saved; make room and try again: "
                "what was saved before is kept"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return f"{path} cannot be written ({error}): {ELSEWHERE}"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                f"{path} is held by another program, and this was not saved; close that program "
                "and try again"
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, str(error))
        case sqlite3.SQLITE_IOERR:
            return (
                f"{path}: the disk failed ({error}), and this was not saved; copy the file to "
                "another disk and set RNNQUIZ_HOME to its folder"
            )
        case _:
            return None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(f"{folder} cannot be made ({error.strerror}): {ELSEWHERE}") from None
