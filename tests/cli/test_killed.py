"""The loop that a person plays in, killed at any moment: what was shown is kept, to the letter.

RNNQUIZ_KILLS says how many are killed.
"""

import io
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random

import fsrs  # noqa: F401 (loaded before the children are made, as numpy is by the bank)
import msgspec
import numpy  # noqa: F401, ICN001
import pytest

from rnnquiz.bank import load
from rnnquiz.cli import study as cli
from rnnquiz.cli.review import today
from rnnquiz.cli.study import Study, play_on, play_plan
from rnnquiz.grading import key_text, wrong_texts
from rnnquiz.progress import FILE, Graded, Settings, Voided, open_store, rebuild
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Asking,
    Dropped,
    Event,
    Hinted,
    Over,
    Plan,
    Quit,
    Renewed,
    Skipped,
    Solved,
    State,
    Typed,
    Undone,
    advance,
    opened,
)
from rnnquiz.tui import Terminal
from rnnquiz.tui.play import feed
from tests.cli.played import BEGAN, TESTS

KILLS = int(os.environ.get("RNNQUIZ_KILLS", "40"))
ROUNDS = 8  # kills of one home
BANK = load((TESTS / "sample",))
NAMES = ("words", "many", "vector", "number", "count", "options")
MODES = ("quiz", "review")

Announce = Callable[[str], None]


def digest(state: State) -> str:
    return sha256(repr(state).encode()).hexdigest()


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()


class Face:
    """Somebody who does this and that, and tells what is shown to them."""

    def __init__(self, dice: Random, watch: Watch, announce: Announce, most: int) -> None:
        self._dice, self._watch, self._announce, self._left = dice, watch, announce, most
        self._undoing = False
        self._before: State | None = None

    def show(self, state: State) -> None:
        if isinstance(state, Over):
            self._announce("over")
            return
        self._announce(f"shown {digest(state)}")
        if isinstance(state, Answered) and isinstance(self._before, Asking):
            outcome = state.outcome
            self._announce(f"kept {outcome.asked.question.id} {outcome.asked.seed} {outcome.text}")
        if self._undoing:
            self._announce("undone")
        self._undoing, self._before = False, state

    def ask(self, state: State) -> Event:
        self._watch.now += timedelta(seconds=self._dice.randrange(1, 90), microseconds=7)
        self._left -= 1
        event = self._event(state) if self._left > 0 else Quit()
        if isinstance(advance(state, event), Over):
            self._announce("leaving")
        self._undoing = isinstance(event, Undone)
        return event

    def _event(self, state: State) -> Event:
        if isinstance(state, Answered):
            events = [Advanced(), Advanced(), Advanced(), Renewed()]
            return self._dice.choice([*events, Undone()] if state.outcome.verdict else events)
        assert isinstance(state, Asking)
        question, variant = state.asked.question, state.asked.variant
        texts = [key_text(question, variant), *wrong_texts(question, variant).values(), "x ("]
        typed = Typed(self._dice.choice(texts))
        return self._dice.choice([typed, typed, typed, typed, Hinted(), Skipped(), Solved()])


def playing(home: Path, seed: int) -> Callable[[Announce], None]:
    """Quizzes and reviews without end, some of them left and gone on with."""

    def act(announce: Announce) -> None:
        dice, watch = Random(seed), Watch(BEGAN + timedelta(days=seed))

        def play(state: State, _terminal: object, _titles: object, keeper=None) -> State:
            if keeper is None:  # it was killed at its end, and there is nothing to keep
                return state
            announce(f"on {keeper._session}")
            face = Face(dice, watch, announce, dice.randrange(2, 30))
            return feed(state, face, watch.seconds, keeper)

        cli.play = play
        terminal = Terminal(io.StringIO(), io.StringIO(), now=watch.seconds)
        names = count()
        with open_store(home, watch, new_id=lambda: f"{seed}-{next(names)}") as store:
            study = Study(terminal, BANK, Settings(), store)
            while True:
                _once(study, dice, watch, announce)

    return act


def _once(study: Study, dice: Random, watch: Watch, announce: Announce) -> None:
    mode = dice.choice(MODES)
    watch.now += timedelta(hours=dice.randrange(30))
    if study.store.unfinished(mode):
        play_on(study, mode, resume=True)
        return
    ids = [f"sample-{name}" for name in dice.sample(NAMES, 4)]
    if mode == "review":
        _, agenda = today(study)
        ids = [each.id for each in (*agenda.due, *agenda.new) if each.id[7:] in NAMES]
    if ids:
        asked = tuple((id, dice.randrange(9)) for id in ids)
        play_plan(study, Plan(mode=mode, seed=1, began=watch.seconds(), asked=asked))
    # An answer of a session that is still open is taken back there.
    if not any(map(study.store.unfinished, MODES)) and (last := study.store.last_graded()):
        study.store.undo(last.id)
        announce("undone")


class Child:
    """A process that tells through a pipe what it has shown, until it is killed."""

    def __init__(self, act: Callable[[Announce], None]) -> None:
        self._reading, writing = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            try:
                act(lambda text: os.write(writing, f"{text}\n".encode()) and None)
            except BaseException as error:  # noqa: BLE001
                os.write(writing, f"failed {error!r}\n".encode())
            finally:
                os._exit(0)
        os.close(writing)

    def kill(self, lines: int, delay: float) -> list[str]:
        """End it as a dead battery would, some time after it announced so much."""
        heard = b""
        while heard.count(b"\n") < lines and (more := os.read(self._reading, 4_096)):
            heard += more
        time.sleep(delay)
        os.kill(self._pid, signal.SIGKILL)
        with os.fdopen(self._reading, "rb") as file:
            heard += file.read()
        os.waitpid(self._pid, 0)
        return heard.decode().split("\n")[:-1]  # the last is empty, or was torn


def assert_kept(home: Path, said: list[str], told: Counter[str], now: datetime) -> None:
    """Everything that was ever told is there, once; and nothing else but what came last."""
    assert not [text for text in said if text.startswith("failed")], said[-3:]
    connection = sqlite3.connect(home / FILE)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with open_store(home, lambda: now) as store:
        bodies = [event.body for event in store.events()]
        graded = [each for each in bodies if isinstance(each, Graded)]
        logged = Counter(f"kept {each.question} {each.seed} {each.text}" for each in graded)
        logged["undone"] = sum(isinstance(each, Voided) for each in bodies)
        assert told <= logged
        assert (logged - told).total() <= 1  # kept, and killed before it was shown
        told.update(logged - told)
        assert_goes_on(store, said)
        assert rebuild(store) == 0


def assert_goes_on(store, said: list[str]) -> None:
    """The session that was killed is where it was shown to be, or one event further."""
    session = next((text[3:] for text in reversed(said) if text.startswith("on ")), None)
    since = said[len(said) - said[::-1].index(f"on {session}") :] if session else []
    if not since or "over" in since:
        return
    kept = next((each for mode in MODES if (each := store.unfinished(mode))
                 and each.id == session), None)  # fmt: skip
    if kept is None:
        assert "leaving" in since
        return
    read = msgspec.json.Decoder(Event)
    steps = [read.decode(step) for step in kept.steps]
    states = [opened(msgspec.json.decode(kept.plan, type=Plan), BANK)]
    for event in steps:
        states.append(advance(states[-1], event))
    shown = [text[6:] for text in since if text.startswith("shown ")]
    if shown:
        digests = [digest(state) for state in states]
        at = len(digests) - 1 - digests[::-1].index(shown[-1])
        assert sum(not isinstance(event, Dropped) for event in steps[at:]) <= 1


@pytest.mark.parametrize("number", range(max(1, KILLS // ROUNDS)))
def test_killed_while_somebody_plays(number, home) -> None:
    told: Counter[str] = Counter()
    for seed in range(number * ROUNDS, (number + 1) * ROUNDS):
        dice = Random(seed)
        said = Child(playing(home, seed)).kill(dice.randrange(1, 120), dice.uniform(0, 0.01))
        told.update(text for text in said if text.startswith(("kept ", "undone")))
        assert_kept(home, said, told, BEGAN.astimezone(UTC) + timedelta(days=seed + 1))
    assert any(text.startswith("kept") for text in told)


@pytest.mark.parametrize("lie", ["kept sample-words 1 2", "undone"])
def test_what_was_only_said_to_be_kept_is_found_out(home, lie) -> None:
    open_store(home, lambda: BEGAN).close()
    with pytest.raises(AssertionError):
        assert_kept(home, [], Counter([lie]), BEGAN)


def test_a_session_that_is_not_where_it_was_shown_is_found_out(home) -> None:
    said = Child(playing(home, 1)).kill(20, 0.0)
    torn = [*said[: next(at for at, text in enumerate(said) if text.startswith("shown"))],
            "shown elsewhere"]  # fmt: skip
    with open_store(home, lambda: BEGAN) as store, pytest.raises((AssertionError, ValueError)):
        assert_goes_on(store, torn)
