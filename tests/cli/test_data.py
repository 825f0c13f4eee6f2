"""The answers as files, from the command line: exact words, exact codes."""

import json
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rnnquiz.cli import main, world
from rnnquiz.progress import FILE, open_store, system_clock
from tests.progress.stores import Watch, graded

NOW = datetime(2026, 3, 2, 18, 5, tzinfo=UTC)


@pytest.fixture
def run(monkeypatch, capsysbinary):
    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        return ended.value.code or 0, out.decode(), err.decode()

    return run


@pytest.fixture
def answered(home) -> Path:
    with open_store(home, Watch(NOW)) as store:
        store.append(graded("a", text="0.5\nmore"), graded("b", text="f ⊙ c", rating="again"))
    return home


def test_where_it_is(run, home) -> None:
    assert run("data", "path") == (0, f"{home / FILE}\n", "")
    assert not home.exists()  # to ask makes nothing


def test_without_a_home_of_its_own_it_is_where_the_platform_keeps_data(monkeypatch) -> None:
    monkeypatch.delenv("RNNQUIZ_HOME", raising=False)
    assert world.home().name == "rnnquiz"


def test_a_copy(run, answered, tmp_path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert run("data", "backup", copy) == (0, f"{copy}: a copy of everything\n", "")
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (2,)
    connection.close()
    assert run("data", "backup", copy) == (
        2,
        "",
        f"rnnquiz: {copy} is there already, and is left as it is: name another\n",
    )


def test_a_copy_in_its_own_place(run, answered) -> None:
    code, out, _ = run("data", "backup")
    (copy,) = (answered / "backups").iterdir()
    assert (code, out) == (0, f"{copy}: a copy of everything\n")


def test_out_to_a_file_or_to_the_next_program(run, answered, tmp_path) -> None:
    path = tmp_path / "all.jsonl"
    assert run("data", "export", path) == (0, f"{path}: all answers, one a line\n", "")
    code, out, err = run("data", "export")
    assert (code, out, err) == (0, path.read_text("utf-8"), "")
    header, *events = map(json.loads, out.splitlines())
    assert header["events"] == len(events) == 2
    assert events[1]["body"]["text"] == "f ⊙ c"


@pytest.mark.parametrize("command", ["import", "merge"])
def test_in_again_from_either(run, answered, tmp_path, monkeypatch, command) -> None:
    path = tmp_path / "all.jsonl"
    run("data", "export", path)
    monkeypatch.setenv("RNNQUIZ_HOME", str(tmp_path / "other"))
    assert run("data", command, path) == (0, f"{path}: 2 entries taken in, 0 known already\n", "")
    database = answered / FILE
    assert run("data", command, database) == (
        0,
        f"{database}: 0 entries taken in, 2 known already\n",
        "",
    )


def test_what_cannot_be_taken_in(run, home, tmp_path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("bad\n")
    assert run("data", "import", path) == (
        3,
        "",
        f"rnnquiz: {path}:1: is not the first line of an export; nothing was taken in\n",
    )


def test_anew_from_the_log(run, answered) -> None:
    assert run("data", "rebuild") == (0, "rebuilt: everything was right\n", "")
    with open_store(answered, Watch()) as store:
        store.connection.execute("DELETE FROM cards WHERE question = 'a'")
    assert run("--plain", "data", "rebuild") == (0, "rebuilt: 1 entry put right\n", "")
    assert run("data", "rebuild", "--plain") == (0, "rebuilt: everything was right\n", "")


def test_the_bar_is_shown_at_a_terminal_only(run, answered, monkeypatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("data", "rebuild", "--plain") == (0, "rebuilt: everything was right\n", "")
    code, out, err = run("data", "rebuild")
    assert (code, out) == (0, "rebuilt: everything was right\n")
    assert "answers" in err


def test_the_last_answer_is_taken_back_and_named(run, answered) -> None:
    assert run("undo") == (0, "taken back: b, `f ⊙ c`, wrong, 2026-03-02 18:05\n", "")
    assert run("undo") == (0, "taken back: a, `0.5...`, correct, 2026-03-02 18:05\n", "")
    assert run("undo") == (2, "", "rnnquiz: there is no answer to take back\n")


def test_an_opened_solution_and_a_hostile_text_are_taken_back(run, home) -> None:
    with open_store(home, Watch(NOW)) as store:
        store.append(
            graded("a", text="\x1b[2J" + "x" * 80), graded("b", standing="solved", text="")
        )
    assert run("undo")[1] == "taken back: b, solution opened, 2026-03-02 18:05\n"
    assert run("undo")[1] == (
        f"taken back: a, `\\x1b[2J{'x' * 56}...`, correct, 2026-03-02 18:05\n"
    )


def test_a_word_about_the_disk_goes_beside_the_output(run, answered, monkeypatch) -> None:
    monkeypatch.setattr("rnnquiz.progress.connect.network", lambda _folder: "cifs")
    code, out, err = run("data", "rebuild")
    assert (code, out) == (0, "rebuilt: everything was right\n")
    assert err == (
        f"rnnquiz: {answered} is on a network disk (cifs): use it from one machine at a time, or "
        "set RNNQUIZ_HOME to a folder on this machine\n"
    )


def test_a_folder_in_the_way(run, home) -> None:
    (home / FILE).mkdir(parents=True)
    code, out, err = run("undo")
    assert (code, out) == (3, "")
    assert err == (
        f"rnnquiz: {home / FILE} is a folder, where the file with your answers belongs: move it "
        "away\n"
    )


def test_the_clock_of_the_store_is_the_one_on_the_wall(home) -> None:
    with world.store() as store:
        assert store.clock is system_clock


def test_what_is_said_before_the_command_still_holds_for_it(run, monkeypatch, home) -> None:
    assert run("--lang", "zh", "--ascii", "list")[0] == 0
    assert run("--lang", "zh", "--plain", "--ascii", "data", "path") == (0, f"{home / FILE}\n", "")
