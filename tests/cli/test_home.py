"""`rnnquiz` alone: what is read for it, what it offers, and how a command is started from it."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rnnquiz.cli import main
from rnnquiz.cli.home import actions, next_command, recent_days, run, stand, ways
from rnnquiz.cli.world import bank, home
from rnnquiz.progress import Graded, Settings, open_store
from rnnquiz.sessions import Begin, Drill, Learn, Rehearse, Rest, Resume, Review

ROOT = Path(__file__).parents[2]
COMMANDS = {"quiz", "review", "drill", "exam", "interview", "stats"}
ASKED = "lstm-cell-update-value"


def answered(**changes: object) -> Graded:
    given = {
        "question": ASKED, "rev": 1, "fingerprint": "", "seed": 1, "topic": "lstm",
        "family": "vector", "text": "1", "standing": "wrong", "tag": "f_i_swapped", "score": 0.0,
        "milliseconds": 1, "mode": "quiz", "session": "s", "rating": "again", "retention": 0.9,
    }  # fmt: skip
    return Graded(**{**given, **changes})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("RNNQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("RNNQUIZ_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def keep(folder: Path, *ago: timedelta, **changes: object) -> None:
    """Answers so long ago."""
    for each in ago:
        moment = datetime.now(UTC).astimezone() - each
        with open_store(folder, lambda moment=moment: moment) as store:
            store.append(answered(**changes))


def called(monkeypatch, capsys, *args: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["rnnquiz", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0), *capsys.readouterr()


def test_the_folder_is_where_it_is_said(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("RNNQUIZ_HOME", "~/kept")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home() == tmp_path / "kept"
    monkeypatch.delenv("RNNQUIZ_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if sys.platform == "linux":
        assert home() == tmp_path / "data" / "rnnquiz"


def test_the_first_time(folder, monkeypatch, capsys) -> None:
    code, out, err = called(monkeypatch, capsys)
    assert (code, err) == (0, "")
    assert "Welcome." in out
    assert "rnnquiz quiz --level easy" in out
    assert "0 / " not in out


def test_home_after_an_answer(folder, monkeypatch, capsys) -> None:
    keep(folder, timedelta(days=2), timedelta(days=1))
    code, out, err = called(monkeypatch, capsys)
    assert (code, err) == (0, "")
    assert "Due now          1\n" in out
    assert "Days in a row    2\n" in out
    assert "In 30 days: 2 of your answers, 2.0 points." in out
    assert "Next: review what is due." in out


def test_what_is_new_today_is_counted_once(folder) -> None:
    keep(folder, timedelta())
    here = stand(bank(None), Settings())
    assert (here.answered, here.right, here.streak, here.agenda.begun) == (1, 0, 1, 1)
    assert len(here.agenda.new) == 9


def test_what_was_left_is_offered(folder) -> None:
    keep(folder, timedelta())
    with open_store(folder, lambda: datetime.now(UTC).astimezone()) as store:
        store.begin("s", "exam", "{}")
    assert stand(bank(None), Settings()).advice == Resume("exam")


def test_a_long_row_of_days_is_read_whole(folder) -> None:
    class Kept:
        def __init__(self) -> None:
            self.read: list[int] = []

        def clock(self) -> datetime:
            return datetime(2026, 3, 3, 12, tzinfo=UTC)

        def days(self, since: int):
            from rnnquiz.progress import Day

            self.read.append(since)
            last = 20_515  # 3 March 2026
            days = range(max(since, last - 299), last + 1)
            return [Day(day, "lstm", "vector", 1, 1, 1000, 1, 0, 0) for day in days]

    kept = Kept()
    assert len(recent_days(kept)) == 300
    assert len(kept.read) == 3


@pytest.mark.parametrize(
    ("advice", "command"),
    [
        (Begin(), "quiz --level easy"),
        (Review(3), "review"),
        (Resume("exam"), "exam --resume"),
        (Learn(3, "gru"), "review"),
        (Drill("f_i_swapped"), "drill f_i_swapped"),
        (Rehearse(), "interview"),
        (Rest(), ""),
    ],
)
def test_the_command_of_the_next_sensible_thing(advice, command) -> None:
    assert " ".join(next_command(advice)) == command


def test_only_what_there_is_is_offered(folder) -> None:
    found = bank(None)
    assert [way.key for way in ways(stand(found, Settings()), COMMANDS)] == ["", "q", "e", "i"]
    keep(folder, timedelta())
    here = stand(found, Settings())
    assert [way.key for way in ways(here, COMMANDS)] == ["", "r", "q", "e", "i", "d", "s"]
    assert [way.key for way in ways(here, {"quiz"})] == ["q"]


def test_a_key_starts_its_command_in_the_same_language(folder, capsys) -> None:
    way = ways(stand(bank(None), Settings()), {"quiz"})[-1]._replace(command=("show", ASKED))
    actions([way], ["--lang", "zh"])["q"]()
    assert "细胞状态" in capsys.readouterr().out


def test_what_goes_wrong_in_a_command_is_said(folder, capsys) -> None:
    run(["show", "no-such-question"])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("rnnquiz: there is no question `no-such-question`; ")


def test_home_loads_nothing_slow(folder) -> None:
    keep(folder, timedelta(days=1))
    code = (
        "import sys\nfrom rnnquiz.cli import main\nsys.argv = ['rnnquiz']\n"
        "try: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert b"What costs you most" in done.stdout
    loaded = set(done.stderr.decode().split())
    assert {"rnnquiz.cli.home", "rnnquiz.tui.home", "sqlite3"} <= loaded
    assert not loaded & {"numpy", "fsrs", "yaml", "pydantic", "rich.markdown"}
