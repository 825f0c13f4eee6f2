"""The journal of open sessions: what is needed to go on where somebody was interrupted."""

from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from rnnquiz.errors import DiskError
from rnnquiz.progress.disk import ELSEWHERE
from rnnquiz.progress.lock import hold

if TYPE_CHECKING:
    from sqlite3 import Connection

OPEN = "open"  # the folder of the lock files


class Kept(NamedTuple):
    """A session that did not end: what it was to be, and what happened in it, as it was written.

    `began` is in µs UTC.
    """

    id: str
    mode: str
    began: int
    plan: str
    steps: tuple[str, ...]


class Held:
    """The sessions that this process runs, each with its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / OPEN
        self._files: dict[str, IO[bytes]] = {}

    def take(self, session: str) -> bool:
        """Take a session, unless another process runs it."""
        if session not in self._files:
            try:
                file = hold(self._path(session))
            except OSError as error:
                said = f"{self._path(session)} cannot be written ({error.strerror}): {ELSEWHERE}"
                raise DiskError(said) from None
            if file is None:
                return False
            self._files[session] = file
        return True

    def drop(self, session: str) -> None:
        """A session is over."""
        if file := self._files.pop(session, None):
            file.close()
            with suppress(OSError):  # somebody may be looking whether it is locked
                self._path(session).unlink()

    def close(self) -> None:
        """Leave the sessions to whoever goes on with them."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _path(self, session: str) -> Path:
        return self._folder / f"{session}.lock"


def begin(connection: "Connection", id: str, mode: str, began: int, plan: str) -> None:
    """Write down that a session begins."""
    connection.execute(
        "INSERT INTO sessions (id, mode, began, plan) VALUES (?, ?, ?, ?)", (id, mode, began, plan)
    )


def step(connection: "Connection", session: str, step: str) -> None:
    """Write down what happened in an open session."""
    written = connection.execute(
        "INSERT INTO steps (session, step) SELECT id, ? FROM sessions WHERE id = ?", (step, session)
    )
    if not written.rowcount:
        raise LookupError(session)


def sessions(connection: "Connection", mode: str) -> list[str]:
    """The ids of the open sessions of a mode, the newest first."""
    rows = connection.execute(
        "SELECT id FROM sessions WHERE mode = ? ORDER BY number DESC", (mode,)
    )
    return [id for (id,) in rows]


def find(connection: "Connection", session: str) -> Kept | None:
    """An open session with all that was written of it; None where it is over."""
    row = connection.execute(
        "SELECT mode, began, plan FROM sessions WHERE id = ?", (session,)
    ).fetchone()
    if row is None:
        return None
    mode, began, plan = row
    steps = connection.execute(
        "SELECT step FROM steps WHERE session = ? ORDER BY number", (session,)
    )
    return Kept(session, mode, began, plan, tuple(step for (step,) in steps))


def finish(connection: "Connection", session: str) -> None:
    """Forget a session that is over."""
    connection.execute("DELETE FROM steps WHERE session = ?", (session,))
    connection.execute("DELETE FROM sessions WHERE id = ?", (session,))
