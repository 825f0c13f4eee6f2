"""What a person is told when they cannot study: the exact sentence, the code, and what is kept."""

import io
import os
import re
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rnnquiz.cli import main
from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress import FILE, Store, open_store
from rnnquiz.progress.disk import damaged
from rnnquiz.progress.schema import MIGRATIONS
from rnnquiz.sessions import suitable
from tests.cli.played import BANKS, Desk

MODES = ("quiz", "review", "drill", "exam", "interview")
ASKED = ("--seed", "3", "--id", "sample-words", "--id", "sample-count")
ELSEWHERE = "make it writable, or set RNNQUIZ_HOME to a folder that is"


@pytest.fixture
def rnnquiz(monkeypatch, capsys):
    """The command line through a pipe: its exit code and what it printed."""
    monkeypatch.setenv("RNNQUIZ_LANG", "en")

    def run(*args: str, lines: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", *args])
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    return run


def answered(home: Path) -> list[str]:
    with open_store(home, lambda: datetime.now(UTC)) as store:
        return [event.body.text for event in store.answers()]


@pytest.mark.parametrize("mode", MODES)
def test_there_is_nothing_to_go_on_with(rnnquiz, mode) -> None:
    said = f"rnnquiz: there is no {mode} to go on with: leave out --resume\n"
    assert rnnquiz(mode, "--resume", *BANKS) == (2, "", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("interview", "--script", "sample-intervew"),
            "there is no interview `sample-intervew`; did you mean `sample-interview`?",
        ),
        (
            ("interview", "--role", "research", "--level", "senior"),
            "no interview is for a senior researcher; see `rnnquiz list`",
        ),
        (
            ("interview", "--role", "research"),
            "no interview is for a researcher; see `rnnquiz list`",
        ),
        (
            ("drill", "f_i_swaped"),
            "no question knows the misconception `f_i_swaped`; did you mean `f_i_swapped`?",
        ),
        (
            ("drill",),
            "no misconception has cost you points yet: name one of `rnnquiz list --misconceptions`",
        ),
        (("exam", "--family", "open"), "no question has the family `open`; "),
        (("undo",), "there is no answer to take back"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_is_not_there(rnnquiz, words, said) -> None:
    banks = () if words == ("undo",) else BANKS
    code, out, err = rnnquiz(*words, *banks)
    assert (code, out) == (2, "")
    assert err.startswith(f"rnnquiz: {said}")
    assert err.count("\n") == 1


def test_nobody_is_interviewed_at_all() -> None:
    for role, said in (("engineer", "an engineer"), (None, "a candidate")):
        with pytest.raises(UsageError, match=f"^no interview is for {said}; see `rnnquiz list`$"):
            suitable([], role, None, seed=1)


@pytest.mark.parametrize("words", [("--role", "enginer"), ("--level", "mid"), ("--minutes", "2")])
def test_an_option_that_takes_something_else(rnnquiz, words) -> None:
    code, out, err = rnnquiz("interview", *words, *BANKS)
    assert (code, out) == (2, "")
    assert f"Invalid value for '{words[0]}'" in err


def damage(home: Path) -> str:
    (home / FILE).write_text("hello " * 1_000)
    return damaged(home / FILE, "file is not a database")


def renew(home: Path) -> str:
    with sqlite3.connect(home / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    return (
        f"{home / FILE} was written by a newer rnnquiz (version 99 of the file; this one knows "
        f"up to {len(MIGRATIONS)}) and was left as it is: upgrade rnnquiz"
    )


def lock_up(home: Path) -> str:
    return f"{home} cannot be written: {ELSEWHERE}"


@pytest.mark.parametrize("harm", [damage, renew, lock_up])
def test_a_home_that_cannot_be_used(rnnquiz, home, monkeypatch, harm) -> None:
    assert rnnquiz("quiz", *ASKED, *BANKS, lines="2\n1\n")[0] == 0
    said = harm(home)
    if harm is lock_up:
        monkeypatch.setattr(os, "access", lambda path, *_: Path(path) != home)
    before = (home / FILE).read_bytes()
    commands = [[mode, *BANKS] for mode in MODES]
    commands[2].insert(1, "f_i_swapped")
    for command in ([], *commands, ["stats"], ["undo"], ["data", "export"], ["data", "rebuild"]):
        assert rnnquiz(*command) == (3, "", f"rnnquiz: {said}\n"), command
    for command in (commands[0], *commands[2:]):
        code, out, err = rnnquiz(*command, "--forget", lines="1\n")
        assert (code, err) == (0, "")
        assert "Question 1" in out
    assert (home / FILE).read_bytes() == before
    assert rnnquiz("data", "path") == (0, f"{home / FILE}\n", "")


def test_nothing_is_kept_where_nothing_is_to_be(rnnquiz, home) -> None:
    for mode in ("quiz", "exam", "interview"):
        assert rnnquiz(mode, "--forget", *BANKS, lines="1\n1\n")[0] == 0
    assert not home.exists()


def test_the_disk_is_full_while_a_quiz_is_played(desk, tmp_path, monkeypatch) -> None:
    """The answer that was not kept is said so; those before it are there, and it goes on."""
    step = Store.step

    def full(store: Store, *rest: object) -> object:
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        return step(store, *rest)

    said = "The gates scale. " * 4_000
    asked = "quiz --seed 3 --id sample-words --id sample-gates --id sample-count"
    with monkeypatch.context() as patch:
        patch.setattr(Store, "step", full)
        told = desk.lined(asked, f"2\n{said}\n.\n12\n864\n")
    assert "✓ Right" in told
    assert told.endswith(
        "--- DiskError: home/progress.sqlite3: the disk is full, and this was not saved; make room "
        "and try again: what was saved before is kept\n"
    )
    assert "Question 3" not in told
    assert answered(tmp_path / "home") == ["2"]
    told = desk.lined("quiz --resume", f"{said}\n.\n12\n864\n")
    assert "Question 2 of 3" in told
    assert [text[:9] for text in answered(tmp_path / "home")] == ["2", "The gates", "864"]


def test_what_goes_wrong_stands_on_a_line_of_its_own(desk, screen, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise DiskError("no disk")

    monkeypatch.setattr(Store, "step", broken)
    told = desk.keyed(screen(80, 30), "quiz --seed 3 --id sample-count", "864", "\r")
    assert told.endswith("\n  > 864\n▏\n--- DiskError: no disk\n")


@pytest.fixture
def desk(monkeypatch, tmp_path) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(monkeypatch)


@pytest.mark.parametrize("name", ["with some spaces", "练习 记录", "~/练习", "~"])
def test_a_home_of_any_name(rnnquiz, tmp_path, monkeypatch, name) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RNNQUIZ_HOME", name)
    folder = Path(name.replace("~", str(tmp_path / "me")))
    assert rnnquiz("quiz", *ASKED, *BANKS, lines="2\n1\n")[0] == 0
    assert answered(folder) == ["2", "1"]
    code, out, err = rnnquiz("exam", *BANKS, "--seed", "5", "--count", "1", lines="1\n:h\n\n")
    assert (code, err) == (0, "")
    assert len(list((folder / "reports").iterdir())) == 2
    assert str(folder / "reports") in re.sub(r"\n *", "", out)  # a long path is wrapped
    assert rnnquiz("data", "path") == (0, f"{folder / FILE}\n", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("retention = 2", "`retention` is `2`; it takes a number from 0.7 to 0.97"),
        ("retention: 0.9", "is not TOML: expected '=' after a key in a key/value pair (at line 1"),
        ("retentoin = 0.9", "there is no setting `retentoin`; did you mean `retention`?"),
        ('by = "soon"', "`by` is `soon`; it takes a date such as 2026-12-20"),
    ],
)
@pytest.mark.parametrize("mode", ["quiz", "review", "interview"])
def test_a_config_edited_wrongly(rnnquiz, home, mode, text, said) -> None:
    home.mkdir()
    (home / "config.toml").write_text(text)
    code, out, err = rnnquiz(mode, *BANKS)
    assert (code, out) == (2, "")
    assert err.startswith(f"rnnquiz: {home / 'config.toml'}: {said}")
    assert err.count("\n") == 1
    if mode != "review":
        assert rnnquiz(mode, "--forget", *BANKS)[0] == 0
