"""From one version of the file to the next: forward, after a copy, all of it or nothing."""

import sqlite3

import pytest

from rnnquiz.errors import DiskError
from rnnquiz.progress import FILE, Store, open_store, rebuild
from rnnquiz.progress.connect import connect, version_of
from rnnquiz.progress.schema import MIGRATIONS
from tests.progress.stores import graded, state


def add_notes(connection: sqlite3.Connection) -> None:
    """A step that a later version might take: a column, filled from what is there."""
    connection.execute("ALTER TABLE sessions ADD COLUMN note TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE sessions SET note = upper(plan)")


def add_index(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE INDEX sessions_by_note ON sessions (note)")


def stumble(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (x)")
    raise ZeroDivisionError


LATER = (*MIGRATIONS, add_notes, add_index)


@pytest.fixture
def filled(opened):
    store = opened("home")
    store.append(graded("a"), graded("b"))
    store.begin("s", "quiz", "plan")
    store.close()


def open_later(home, watch) -> Store:
    return Store(home, connect(home, watch(), 1, LATER), watch, lambda: "new-1")


def test_forward_a_version_at_a_time_with_a_copy_before_each(home, filled, watch, opened) -> None:
    before = list(opened("home").events())
    with open_later(home, watch) as store:
        assert version_of(store.connection) == 3
        assert list(store.events()) == before
        assert store.connection.execute("SELECT note FROM sessions").fetchall() == [("PLAN",)]
        store.append(graded("c"))
        assert rebuild(store) == 0
    copies = sorted(path.name for path in (home / "backups").iterdir())
    assert copies == [
        "progress-version-1-20260302-180000.sqlite3",
        "progress-version-2-20260302-180000.sqlite3",
    ]
    for number, name in enumerate(copies, 1):
        copy = sqlite3.connect(home / "backups" / name)
        assert version_of(copy) == number
        assert copy.execute("SELECT count(*) FROM events").fetchone() == (2,)
        copy.close()


def test_a_copy_has_a_name_of_its_own(home, filled, watch) -> None:
    (home / "backups").mkdir()
    taken = home / "backups" / "progress-version-1-20260302-180000.sqlite3"
    taken.write_text("mine")
    open_later(home, watch).close()
    assert taken.read_text() == "mine"
    assert (home / "backups" / "progress-version-1-20260302-180000-2.sqlite3").exists()


def test_the_copy_goes_on_working_with_the_older_version(home, filled, watch, opened) -> None:
    store = opened("home")
    before = state(store)
    store.close()
    open_later(home, watch).close()
    (copy,) = (home / "backups").glob("progress-version-1-*")
    copy.replace(home / FILE)
    assert state(opened("home")) == before


def test_a_step_that_fails_changes_nothing(home, filled, watch, opened) -> None:
    with pytest.raises(ZeroDivisionError):
        connect(home, watch(), 1, (*MIGRATIONS, stumble))
    store = opened("home")
    assert version_of(store.connection) == 1
    assert (
        store.connection.execute("SELECT * FROM sqlite_master WHERE name = 'half'").fetchall() == []
    )
    assert len(list(store.events())) == 2


def test_no_copy_no_step(home, filled, watch, opened) -> None:
    (home / "backups").write_text("in the way")
    with pytest.raises(DiskError) as caught:
        open_later(home, watch)
    assert str(caught.value) == (
        f"{home}/backups cannot be made (File exists): make it writable, or set RNNQUIZ_HOME to a "
        "folder that is"
    )
    assert version_of(opened("home").connection) == 1


def test_a_new_file_needs_no_copy(tmp_path, watch) -> None:
    open_later(tmp_path / "new", watch).close()
    assert not (tmp_path / "new" / "backups").exists()


def test_two_that_migrate_at_once_do_it_once(home, filled, watch) -> None:
    with open_later(home, watch) as one, open_later(home, watch) as two:
        assert version_of(one.connection) == version_of(two.connection) == 3
    assert len(list((home / "backups").iterdir())) == 2


def test_an_older_version_that_still_runs_is_stopped(home, filled, watch, opened) -> None:
    older = opened("home")
    open_later(home, watch).close()
    with pytest.raises(DiskError, match="was taken over by a newer rnnquiz"):
        older.append(graded("c"))
    with pytest.raises(DiskError, match="was written by a newer rnnquiz"):
        open_store(home, watch)
