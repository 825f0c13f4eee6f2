"""The tables of the progress file, and the steps from one version of them to the next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION = 0x524E_4E51  # `RNNQ`, where SQLite keeps what a file is for

# `kind` and what follows stand in `body` as well: here they can be looked up.
LOG = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stamp INTEGER NOT NULL,
    at INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    kind TEXT NOT NULL,
    question TEXT,
    session TEXT,
    tag TEXT,
    target TEXT,
    body TEXT NOT NULL
)
"""
TABLES = (
    LOG,
    "CREATE INDEX events_in_order ON events (stamp, id)",
    "CREATE INDEX events_of_question ON events (question, stamp) WHERE question IS NOT NULL",
    "CREATE INDEX events_of_session ON events (session, stamp, id) WHERE session IS NOT NULL",
    "CREATE INDEX events_of_tag ON events (tag, at) WHERE tag IS NOT NULL",
    "CREATE INDEX events_of_target ON events (target) WHERE target IS NOT NULL",
    """
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event of the log is never changed'); END
    """,
    """
    CREATE TRIGGER events_never_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'an event of the log is never deleted'); END
    """,
    # The events that were not taken back.
    """
    CREATE VIEW counting AS SELECT * FROM events
    WHERE NOT EXISTS (SELECT 1 FROM events AS voiding WHERE voiding.target = events.id)
    """,
    "CREATE TABLE cards (question TEXT PRIMARY KEY, card TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE days (
        day INTEGER NOT NULL,
        topic TEXT NOT NULL,
        family TEXT NOT NULL,
        answers INTEGER NOT NULL,
        "right" INTEGER NOT NULL,
        points INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL,
        reviews INTEGER NOT NULL,
        recalled INTEGER NOT NULL,
        PRIMARY KEY (day, topic, family)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE mistakes (
        tag TEXT NOT NULL,
        day INTEGER NOT NULL,
        count INTEGER NOT NULL,
        lost INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, tag)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE sessions (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        mode TEXT NOT NULL,
        began INTEGER NOT NULL,
        plan TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE steps (
        number INTEGER PRIMARY KEY,
        session TEXT NOT NULL,
        step TEXT NOT NULL
    )
    """,
    "CREATE INDEX steps_of_session ON steps (session, number)",
)

Migration = Callable[["Connection"], None]


def first(connection: "Connection") -> None:
    """The tables of version 1, in an empty file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for statement in TABLES:
        connection.execute(statement)


# Each takes a file from the version that is its place in this row to the next one, inside a
# transaction. A step that was released is never changed again.
MIGRATIONS: tuple[Migration, ...] = (first,)
