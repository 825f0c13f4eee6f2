"""Opening the progress file: whether it is ours, is whole, can be written, and is of today."""

import os
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from rnnquiz.errors import DiskError
from rnnquiz.progress.backup import backup
from rnnquiz.progress.disk import BACKUPS, ELSEWHERE, FILE, make_folder, plainly
from rnnquiz.progress.mounts import network
from rnnquiz.progress.schema import APPLICATION, MIGRATIONS, Migration
from rnnquiz.progress.transaction import reading, writing

if TYPE_CHECKING:
    from sqlite3 import Connection


WAIT = 0.01  # seconds


class Connected(NamedTuple):
    """An open progress file, and what its owner should know of where it is."""

    connection: "Connection"
    notice: str


def connect(
    folder: Path, now: datetime, patience: float, migrations: tuple[Migration, ...] = MIGRATIONS
) -> Connected:
    """Open the progress file of a folder, made or brought up to date where it has to be.

    `patience` is how many seconds to wait for others who write.
    """
    import sqlite3

    make_folder(folder)
    path = folder / FILE
    _check_writable(path)
    with plainly(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            check_ours(connection, path, len(migrations))
            notice = _make_safe(connection, folder, patience)
            _migrate(connection, folder, now, migrations)
        except BaseException:
            connection.close()
            raise
    return Connected(connection, notice)


def _check_writable(path: Path) -> None:
    if path.is_dir():
        raise DiskError(
            f"{path} is a folder, where the file with your answers belongs: move it away"
        )
    for each in (path.parent, path):
        if each.exists() and not os.access(each, os.W_OK):
            raise DiskError(f"{each} cannot be written: {ELSEWHERE}")


def version_of(connection: "Connection") -> int:
    """The version of the tables, 0 for a file without any."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def check_ours(connection: "Connection", path: Path, newest: int) -> None:
    """Refuse the file of another program, and one of a newer version of this one."""
    with reading(connection):  # somebody else may just be making it
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        version = version_of(connection)
    if application != APPLICATION and (application or tables):
        raise DiskError(f"{path} belongs to another program and was left as it is: move it away")
    if version > newest:
        raise DiskError(
            f"{path} was written by a newer rnnquiz (version {version} of the file; this one knows "
            f"up to {newest}) and was left as it is: upgrade rnnquiz"
        )


def _make_safe(connection: "Connection", folder: Path, patience: float) -> str:
    """Have every commit reach the disk, by the journal that this disk allows."""
    kind = network(folder)
    got = _journal(connection, "delete" if kind else "wal", patience)
    # Without WAL it takes EXTRA to keep what was committed through a failing battery.
    connection.execute(f"PRAGMA synchronous = {'FULL' if got == 'wal' else 'EXTRA'}")
    if kind:
        return (
            f"{folder} is on a network disk ({kind}): use it from one machine at a time, or set "
            "RNNQUIZ_HOME to a folder on this machine"
        )
    if got != "wal":
        return (
            f"{folder} is on a disk that cannot share memory: use one terminal at a time, or set "
            "RNNQUIZ_HOME to a folder on another disk"
        )
    return ""


def _journal(connection: "Connection", wanted: str, patience: float) -> str:
    """Ask for a kind of journal, and say which one it is.

    SQLite does not wait for others here, such as one that asks for the same in a new file.
    """
    import sqlite3

    for left in range(round(patience / WAIT), -1, -1):
        try:
            (got,) = connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()
        except sqlite3.OperationalError as error:
            if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            sleep(WAIT)
        else:
            return str(got)
    raise AssertionError


def _migrate(
    connection: "Connection", folder: Path, now: datetime, migrations: tuple[Migration, ...]
) -> None:
    """Take the file forward a version at a time, with a copy of it made before each."""
    is_new = not version_of(connection)
    while (version := version_of(connection)) < len(migrations):
        if not is_new:
            backup(connection, backup_name(folder, now, f"version-{version}"))
        with writing(connection):
            if version_of(connection) == version:  # nobody else was faster
                migrations[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")


def backup_name(folder: Path, now: datetime, what: str = "") -> Path:
    """A name for a copy that none has yet."""
    stem = "-".join(filter(None, ("progress", what, f"{now:%Y%m%d-%H%M%S}")))
    backups = folder / BACKUPS
    names = (f"{stem}{more}.sqlite3" for more in ("", *(f"-{n}" for n in range(2, 1_000))))
    return next(path for name in names if not (path := backups / name).exists())
