"""What can be wrong with a disk: each is one sentence, and nothing is lost."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from rnnquiz.errors import DiskError, PersonError
from rnnquiz.progress import FILE, Store, backup, merge, open_store, rebuild
from rnnquiz.progress.disk import plainly
from rnnquiz.progress.mounts import kind_of
from tests.progress.stores import Watch, graded, state

ELSEWHERE = "make it writable, or set RNNQUIZ_HOME to a folder that is"


@pytest.fixture
def filled(opened) -> None:
    """A home with some answers in it, closed."""
    store = opened("home")
    store.append(*(graded(f"q{number}", text="x" * 400) for number in range(100)))
    store.close()


def said_by(home: Path, **how: object) -> str:
    with pytest.raises(DiskError) as caught:
        open_store(home, Watch(), **how).close()
    return str(caught.value)


def damage(why: str, path: Path) -> str:
    return (
        f"{path} is damaged ({why}) and was left as it is: move the folder {path.parent} away to "
        f"begin anew; it has no backups, but `sqlite3 {FILE} .recover` may help"
    )


def test_damage_where_there_is_a_backup(home, filled, opened) -> None:
    store = opened("home")
    backup(store.connection, home / "backups" / "mine.sqlite3")
    expected = state(store)
    store.close()
    (home / FILE).write_text("hello " * 1_000)
    assert said_by(home) == (
        f"{home / FILE} is damaged (file is not a database) and was left as it is: move the folder "
        f"{home} away, and give the newest file of its backups to `rnnquiz data merge`"
    )
    home.rename(home.with_name("away"))
    restored = opened("home")
    assert merge(restored, home.with_name("away") / "backups" / "mine.sqlite3") == (100, 0)
    assert state(restored) == expected


def test_no_database_at_all(home, filled) -> None:
    (home / FILE).write_text("hello " * 1_000)
    assert said_by(home) == damage("file is not a database", home / FILE)
    assert (home / FILE).read_text() == "hello " * 1_000


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_torn_file(home, filled, share) -> None:
    whole = (home / FILE).read_bytes()
    torn = whole[: int(len(whole) * share) // 4_096 * 4_096]
    (home / FILE).write_bytes(torn)
    assert said_by(home) == damage("database disk image is malformed", home / FILE)
    assert (home / FILE).read_bytes() == torn


def test_damage_in_the_middle_is_met_where_it_is_read(home, filled, opened) -> None:
    content = bytearray((home / FILE).read_bytes())
    content[4_096 : len(content)] = b"\xa5" * (len(content) - 4_096)
    (home / FILE).write_bytes(content)
    store = opened("home")
    for read in (store.cards, store.days, store.last_graded, lambda: store.append(graded())):
        with pytest.raises(DiskError) as caught:
            read()
        assert str(caught.value) == damage("database disk image is malformed", home / FILE)


def test_an_entry_that_is_damaged(home, filled, opened) -> None:
    store = opened("home")
    store.connection.execute("DROP TRIGGER events_never_change")
    store.connection.execute("UPDATE events SET body = '{' WHERE question = 'q7'")
    said = damage("Input data was truncated", home / FILE)
    for read in (lambda: list(store.events()), lambda: list(store.answers())):
        with pytest.raises(DiskError) as caught:
            read()
        assert str(caught.value) == said


def test_the_file_of_another_program(home, filled) -> None:
    (home / FILE).unlink()
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    content = (home / FILE).read_bytes()
    assert said_by(home) == (
        f"{home / FILE} belongs to another program and was left as it is: move it away"
    )
    assert (home / FILE).read_bytes() == content


def test_a_newer_file(home, filled, opened) -> None:
    connection = sqlite3.connect(home / FILE)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    content = (home / FILE).read_bytes()
    assert said_by(home) == (
        f"{home / FILE} was written by a newer rnnquiz (version 2 of the file; this one knows "
        "up to 1) and was left as it is: upgrade rnnquiz"
    )
    assert (home / FILE).read_bytes() == content


def test_a_file_that_a_newer_rnnquiz_took_over_meanwhile(store) -> None:
    other = sqlite3.connect(store.path)
    other.execute("PRAGMA user_version = 2")
    other.close()
    with pytest.raises(DiskError) as caught:
        store.append(graded())
    assert str(caught.value) == (
        f"{store.path} was taken over by a newer rnnquiz, and this was not saved: quit, and start "
        "rnnquiz again"
    )
    assert list(store.events()) == []


def test_a_full_disk(store) -> None:
    store.append(graded())
    before = state(store)
    (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskError) as caught:
        store.append(graded("small"), graded("big", text="x" * 100_000))
    assert str(caught.value) == (
        f"{store.path}: the disk is full, and this was not saved; make room and try again: what "
        "was saved before is kept"
    )
    assert state(store) == before
    store.connection.execute("PRAGMA max_page_count = 1000000")
    store.append(graded("small"), graded("big", text="x" * 100_000))
    assert len(store.cards()) == 3
    assert rebuild(store) == 0


def test_a_disk_too_full_to_begin_on(home) -> None:
    error = sqlite3.OperationalError("disk I/O error")  # what SQLite says of its shared memory
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(DiskError) as caught, plainly(home / FILE):
        raise error
    assert str(caught.value) == (
        f"{home / FILE}: the disk is full, and this was not saved; make room and try again: what "
        "was saved before is kept"
    )


def test_a_disk_too_full_for_a_backup(tmp_path) -> None:
    class Full:
        def backup(self, _copy: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    target = tmp_path / "copies" / "copy.sqlite3"
    with pytest.raises(DiskError) as caught:
        backup(Full(), target)
    assert str(caught.value) == (
        f"{target}: the disk is full, and this was not saved; make room and try again: what was "
        "saved before is kept"
    )
    assert list(target.parent.iterdir()) == []


def test_a_program_that_does_not_let_go(store, opened) -> None:
    other = opened(patience=0.01)
    store.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(DiskError) as caught:
        other.append(graded())
    assert str(caught.value) == (
        f"{store.path} is held by another program, and this was not saved; close that program and "
        "try again"
    )
    store.connection.execute("ROLLBACK")
    other.append(graded())


def test_a_folder_in_the_way(tmp_path) -> None:
    (tmp_path / FILE).mkdir()
    assert said_by(tmp_path) == (
        f"{tmp_path / FILE} is a folder, where the file with your answers belongs: move it away"
    )


def test_a_file_where_the_home_should_be(tmp_path) -> None:
    (tmp_path / "file").write_text("mine")
    assert said_by(tmp_path / "file") == (
        f"{tmp_path}/file cannot be made (File exists): {ELSEWHERE}"
    )
    assert said_by(tmp_path / "file" / "home") == (
        f"{tmp_path}/file/home cannot be made (Not a directory): {ELSEWHERE}"
    )


def as_nobody(act) -> str:
    """What is said to somebody who may not write, for whom root has to step down."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.getuid() == 0:
                os.setgid(65_534)
                os.setuid(65_534)
            act()
            said = "nothing"
        except PersonError as error:
            said = str(error)
        except BaseException as error:  # noqa: BLE001
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        said = file.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def readable(home, filled):
    """A home that everybody can read, and nobody write."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(home, folder / "home")
    for path in (folder / "home" / FILE, folder / "home", folder):
        path.chmod(0o444 if path.is_file() else 0o555)
    yield folder
    for path in (folder, folder / "home"):
        path.chmod(0o700)
    shutil.rmtree(folder)


def test_a_home_that_cannot_be_written(readable) -> None:
    home = readable / "home"
    content = (home / FILE).read_bytes()
    said = as_nobody(lambda: open_store(home, Watch()))
    assert said == f"{home} cannot be written: {ELSEWHERE}"
    assert (home / FILE).read_bytes() == content


def test_a_file_that_cannot_be_written(readable) -> None:
    home = readable / "home"
    home.chmod(0o777)
    said = as_nobody(lambda: open_store(home, Watch()))
    assert said == f"{home / FILE} cannot be written: {ELSEWHERE}"


def test_a_home_that_cannot_be_made(readable) -> None:
    said = as_nobody(lambda: open_store(readable / "new", Watch()))
    assert said == f"{readable}/new cannot be made (Permission denied): {ELSEWHERE}"


def test_a_disk_that_is_taken_away_from_a_running_session(store, monkeypatch) -> None:
    store.append(graded())
    store.connection.execute("PRAGMA query_only = 1")
    with pytest.raises(DiskError) as caught:
        store.append(graded())
    assert str(caught.value) == (
        f"{store.path} cannot be written (attempt to write a readonly database): {ELSEWHERE}"
    )


def test_a_network_disk_has_the_older_journal_and_a_word_about_it(
    home, filled, opened, monkeypatch
) -> None:
    monkeypatch.setattr("rnnquiz.progress.connect.network", lambda _folder: "nfs4")
    store = opened("home")
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert store.connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert store.notice == (
        f"{home} is on a network disk (nfs4): use it from one machine at a time, or set "
        "RNNQUIZ_HOME to a folder on this machine"
    )
    store.append(graded())
    other = opened("home")
    other.append(graded())
    assert store.card("forget-gate").answers == 2
    assert rebuild(other) == 0


def test_a_local_disk_has_wal_and_every_commit_synced(store) -> None:
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_disk_without_shared_memory(store) -> None:
    from rnnquiz.progress.connect import _make_safe

    memory = sqlite3.connect(":memory:", isolation_level=None)  # it refuses WAL, too
    assert _make_safe(memory, store.folder, 0) == (
        f"{store.folder} is on a disk that cannot share memory: use one terminal at a time, or set "
        "RNNQUIZ_HOME to a folder on another disk"
    )
    memory.close()


MOUNTS = r"""
/dev/vda / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/vdb /home/ann/local ext4 rw 0 0
//server/share /mnt/my\040share cifs rw 0 0
ann@host: /mnt/ssh fuse.sshfs rw 0 0
drvfs /mnt/c 9p rw 0 0
first /mnt/over ext4 rw 0 0
second /mnt/over smb3 rw 0 0
short
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/root/.local", "ext4"),
        ("/home/ann/.local/share", "nfs4"),
        ("/homes", "ext4"),
        ("/home/ann/local/share", "ext4"),
        ("/mnt/my share/rnnquiz", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
        ("/mnt/over/x", "smb3"),
    ],
)
def test_the_table_of_mounts(folder, kind) -> None:
    assert kind_of(PurePosixPath(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        *[(kind, kind) for kind in ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "afs")],
        *[(kind, "") for kind in ("ext4", "btrfs", "fuse.gocryptfs", "overlay", "tmpfs")],
    ],
)
def test_what_is_a_network(tmp_path, monkeypatch, kind, found) -> None:
    from rnnquiz.progress import mounts

    table = tmp_path / "mounts"
    table.write_text(f"x / {kind} rw 0 0\n")
    monkeypatch.setattr(mounts, "MOUNTS", table)
    assert mounts.network(tmp_path) == found
    monkeypatch.setattr(mounts, "MOUNTS", tmp_path / "none")
    assert mounts.network(tmp_path) == ""


def test_halves_of_letters_do_not_lose_an_answer(store: Store) -> None:
    store.append(graded(text="f\udcff c", reading="\ud800"))
    (event,) = store.events()
    assert (event.body.text, event.body.reading) == ("f? c", "?")
