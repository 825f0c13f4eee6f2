"""Processes that are killed at any moment, and processes that write at once.

RNNQUIZ_KILLS says how many are killed.
"""

import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest

from rnnquiz.progress import (
    FILE,
    Planned,
    Store,
    Voided,
    export,
    merge,
    open_store,
    rebuild,
)
from rnnquiz.progress.connect import connect
from rnnquiz.progress.schema import MIGRATIONS
from tests.progress.stores import BEGIN, Watch, graded, state
from tests.progress.test_migration import LATER
from tests.progress.test_replay import assert_derived

KILLS = int(os.environ.get("RNNQUIZ_KILLS", "60"))
ROUNDS = 6  # kills of one home, the first of them while it is brought to another version

Announce = Callable[[str], None]


class Child:
    """A process that does something and tells through a pipe what is done for good."""

    def __init__(self, act: Callable[[Announce], None]) -> None:
        self._reading, writing = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            _live(act, writing)
        os.close(writing)
        self._heard = b""

    def kill(self, lines: int, delay: float) -> list[str]:
        """End it as a dead battery would, some time after it announced so much."""
        while self._heard.count(b"\n") < lines and (more := os.read(self._reading, 4_096)):
            self._heard += more
        time.sleep(delay)
        os.kill(self.pid, signal.SIGKILL)
        return self.said()

    def said(self) -> list[str]:
        """All it announced until it ended."""
        with os.fdopen(self._reading, "rb") as file:
            said = (self._heard + file.read()).decode().split("\n")
        os.waitpid(self.pid, 0)
        return said[:-1]  # the last is empty, or was torn


def _live(act: Callable[[Announce], None], writing: int) -> None:
    try:
        act(lambda text: os.write(writing, f"{text}\n".encode()) and None)
        os.write(writing, b"end\n")
    except BaseException as error:  # noqa: BLE001
        os.write(writing, f"{error!r}\n".encode())
    finally:
        os._exit(0)


def open_as(home: Path, migrations, seed: int) -> Store:
    watch, names = Watch(BEGIN + timedelta(days=seed)), count()
    return Store(
        home, connect(home, watch(), 0.5, migrations), watch, lambda: f"{seed}-{next(names)}"
    )


def busy(home: Path, migrations, stick: Path, seed: int) -> Callable[[Announce], None]:
    """All that can be done to a store, over and over."""
    dice = Random(seed)

    def act(announce: Announce) -> None:
        announce("begun")
        with open_as(home, migrations, seed) as store:
            session = store.new_id()
            store.begin(session, "quiz", "plan")
            announce(f"open {session}")
            while True:
                store.clock.on(minutes=dice.randrange(6_000))
                _do_something(store, session, stick, dice, announce)

    return act


def _do_something(store: Store, session: str, stick: Path, dice: Random, announce) -> None:
    answer = graded(
        dice.choice("abc"),
        rating=dice.choice(["again", "good"]),
        tag=dice.choice(["", "swapped"]),
        session=session,
    )
    events = ()
    match dice.choice(["append", "append", "step", "step", "plan", "undo", "merge", "rebuild"]):
        case "append":
            events = store.append(answer, answer)
        case "step":
            events = store.step(session, "typed", answer)
            announce(f"step {session}")
        case "plan":
            events = store.append(Planned(question="d", rev=1))
        case "undo":
            if last := store.last_graded(session):
                events = (store.undo(last.id),)
        case "merge":
            merge(store, stick)
            announce("stick-0")
        case "rebuild":
            rebuild(store)
    for event in events:
        announce(event.id)


@pytest.fixture
def stick(opened, tmp_path) -> Path:
    """What another machine wrote, with something taken back in it."""
    names = count()
    store = opened("other", new_id=lambda: f"stick-{next(names)}")
    store.append(*(graded(question) for question in "abcd" * 5))
    store.undo("stick-3")
    export(store, tmp_path / "stick.jsonl")
    store.close()
    return tmp_path / "stick.jsonl"


@pytest.fixture(autouse=True)
def _here_and_soon(monkeypatch, tmp_path) -> None:
    """Who is killed leaves files behind, and is not to pause for long before."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys.modules["rnnquiz.progress.merge"], "PAUSE", 0.001)


def assert_unharmed(home: Path, migrations, said: list[str], seed: int) -> None:
    assert "end" not in said
    assert not [text for text in said if "(" in text], said  # it met no error
    connection = sqlite3.connect(home / FILE)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with open_as(home, migrations, seed) as store:
        ids = [event.id for event in store.events()]
        assert len(set(ids)) == len(ids)
        assert set(_acknowledged(said)) <= set(ids)
        steps = sum(text.startswith("step ") for text in said)
        if sessions := [text[5:] for text in said if text.startswith("open ")]:
            kept = store.unfinished("quiz")
            assert kept.id == sessions[0]
            assert len(kept.steps) - steps in {0, 1}  # the last may be saved and not announced
        assert_derived(store)


def _acknowledged(said: list[str]) -> list[str]:
    return [text for text in said if " " not in text and text != "begun"]


@pytest.mark.parametrize("home_number", range(max(1, KILLS // ROUNDS)))
def test_killed_at_any_moment(home_number, tmp_path, stick) -> None:
    home = tmp_path / f"home-{home_number}"
    with open_as(home, MIGRATIONS, 0) as store:
        store.append(*(graded(question) for question in "abc" * 20))
    said: list[str] = []
    for number in range(1, ROUNDS + 1):
        seed = home_number * ROUNDS + number
        child = Child(busy(home, LATER, stick, seed))
        dice = Random(seed)
        # The first is killed while it migrates, or soon after.
        lines, delay = (1, 0.04) if number == 1 else (dice.randrange(1, 60), 0.01)
        said = child.kill(lines, dice.uniform(0, delay))
        assert_unharmed(home, LATER, said, 1_000_000 + seed)


def test_the_killing_finds_a_store_that_lies(tmp_path, stick) -> None:
    """A store that says it has saved what it has not is found out."""
    home = tmp_path / "home"
    with open_as(home, MIGRATIONS, 0) as store:
        store.append(graded())
    with pytest.raises(AssertionError):
        assert_unharmed(home, MIGRATIONS, ["begun", "9-9"], 1)
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(home / FILE)
        connection.execute("DELETE FROM cards")
        connection.commit()
        connection.close()
    with pytest.raises(AssertionError):
        assert_unharmed(home, MIGRATIONS, ["begun"], 2)


@contextmanager
def at_once(*acts: Callable[[Announce], None]):
    children = [Child(act) for act in acts]
    yield [child.said() for child in children]


def reviewing(home: Path, name: str, times: int) -> Callable[[Announce], None]:
    """Review at full speed. How long anybody waits is for the benchmark to say."""

    def act(announce: Announce) -> None:
        names, watch = count(), Watch()
        with open_store(home, watch, new_id=lambda: f"{name}-{next(names)}") as store:
            store.begin(name, "review", "plan")
            for number in range(times):
                watch.on(minutes=7)
                (event,) = store.step(
                    name, str(number), graded("abcdef"[number % 6], tag="swapped")
                )
                announce(event.id)
                if number % 10 == 9:
                    announce(store.undo(event.id).id)
                store.cards()
            store.finish(name)

    return act


def merging(home: Path, stick: Path) -> Callable[[Announce], None]:
    def act(announce: Announce) -> None:
        with open_store(home, Watch()) as store:
            merge(store, stick)
            rebuild(store)

    return act


def test_two_terminals_and_a_merge_at_once(tmp_path, stick) -> None:
    home = tmp_path / "home"
    acts = [reviewing(home, "one", 150), reviewing(home, "two", 150), merging(home, stick)]
    with at_once(*acts) as said:
        ends = [texts[-1] for texts in said]
    assert ends == ["end", "end", "end"]
    announced = [id for texts in said for id in texts[:-1]]
    with open_store(home, Watch()) as store:
        events = list(store.events())
        assert sorted(event.id for event in events if "stick" not in event.id) == sorted(announced)
        assert len(events) == 2 * (150 + 15) + 21
        assert sum(isinstance(event.body, Voided) for event in events) == 2 * 15 + 1
        assert store.unfinished("review") is None
        assert_derived(store)
        assert sum(day.answers for day in store.days()) == 2 * (150 - 15) + 19


def test_many_open_a_new_home_at_once(tmp_path) -> None:
    home = tmp_path / "home"
    with at_once(*(reviewing(home, f"terminal{number}", 3) for number in range(6))) as said:
        assert [texts[-1] for texts in said] == ["end"] * 6
    with open_store(home, Watch()) as store:
        assert len(list(store.events())) == 18
        assert len(state(store)[0]) == 3
