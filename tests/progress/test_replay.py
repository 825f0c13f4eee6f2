"""What is derived is what the log says: after whatever history, in whatever order it was merged."""

import os
import sys
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rnnquiz.progress import (
    Planned,
    Store,
    Voided,
    export,
    merge,
    open_store,
    rebuild,
)
from rnnquiz.progress.fold import Replayed, replay
from tests.progress.stores import Watch, graded, state

EXAMPLES = int(os.environ.get("RNNQUIZ_HISTORIES", "20"))
MACHINES = ("desk", "lap", "phone")
QUESTIONS = st.sampled_from(["forget-gate", "reset-gate", "向量"])
ANSWERS = st.fixed_dictionaries(
    {
        "question": QUESTIONS,
        "rev": st.integers(1, 2),
        "rating": st.sampled_from(["again", "hard", "good"]),
        "tag": st.sampled_from(["", "swapped", "forgotten"]),
        "topic": st.sampled_from(["lstm", "gru"]),
        "score": st.sampled_from([0.0, 0.3333, 0.5, 1.0]),
        "milliseconds": st.integers(0, 90_000),
        "retention": st.sampled_from([0.8, 0.9]),
    }
)
HAPPENED = st.one_of(
    st.tuples(st.just("answer"), ANSWERS),
    st.tuples(st.just("answer"), ANSWERS),
    st.tuples(st.just("answer"), ANSWERS),
    st.tuples(st.just("plan"), QUESTIONS),
    st.tuples(st.just("undo"), st.integers(0, 50)),
    st.tuples(st.just("wait"), st.integers(-60 * 24 * 30, 60 * 24 * 60)),
    st.tuples(st.just("merge"), st.sampled_from(MACHINES)),
    st.tuples(st.just("export"), st.sampled_from(MACHINES)),
)
HISTORIES = st.lists(st.tuples(st.sampled_from(MACHINES), HAPPENED), max_size=30)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch) -> None:
    monkeypatch.setattr(sys.modules["rnnquiz.progress.merge"], "PAUSE", 0)


class World:
    """Machines that share a question bank, and now and then a memory stick."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.watches = {name: Watch() for name in MACHINES}
        self.stores = {name: stack.enter_context(self._open(name)) for name in MACHINES}
        self.sticks = count()

    def _open(self, name: str) -> Store:
        numbers = count()
        names = lambda: f"{name}-{next(numbers)}"  # noqa: E731
        return open_store(self.folder / name, self.watches[name], new_id=names)

    def happen(self, machine: str, what: str, how) -> None:
        store = self.stores[machine]
        match what:
            case "answer":
                store.append(graded(**how))
            case "plan":
                store.append(Planned(question=how, rev=1))
            case "undo":
                voided = {e.body.event for e in store.events() if isinstance(e.body, Voided)}
                open_ = [
                    event.id
                    for event in store.events()
                    if not isinstance(event.body, Voided) and event.id not in voided
                ]
                if open_:
                    store.undo(open_[how % len(open_)])
            case "wait":
                self.watches[machine].on(minutes=how)
            case "merge":
                merge(store, self.stores[how].path)
            case "export":
                stick = self.folder / f"{next(self.sticks)}.jsonl"
                export(self.stores[how], stick)
                merge(store, stick)


def by_hand(store: Store) -> Replayed:
    events = list(store.events())
    voided = frozenset(e.body.event for e in events if isinstance(e.body, Voided))
    return replay(events, voided)


def assert_derived(store: Store) -> None:
    once, twice = by_hand(store), by_hand(store)
    encoded = msgspec.json.encode(sorted(once.cards.items()))
    assert encoded == msgspec.json.encode(sorted(twice.cards.items()))
    assert encoded == msgspec.json.encode(sorted(store.cards().items()))
    assert set(store.days()) == set(once.tally.days.values())
    assert set(store.mistakes()) == set(once.tally.mistakes.values())
    before = state(store)
    assert rebuild(store) == 0
    assert state(store) == before


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HISTORIES, st.permutations(MACHINES), st.randoms(use_true_random=False))
def test_every_history_ends_as_its_log_says(history, order, dice) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        world = World(Path(folder), stack)
        for machine, (what, how) in history:
            world.happen(machine, what, how)
        for store in world.stores.values():
            assert_derived(store)
        for one in order:
            for other in dice.sample(MACHINES, len(MACHINES)):
                merge(world.stores[one], world.stores[other].path)
        for one in order:
            merge(world.stores[one], world.stores[order[-1]].path)
        first, *others = (world.stores[name] for name in MACHINES)
        assert_derived(first)
        for store in others:
            assert list(store.events()) == list(first.events())
            assert state(store) == state(first)


def test_a_planted_mistake_is_found_and_put_right(store, watch) -> None:
    store.append(graded("a", tag="swapped", rating="again"), graded("b"))
    watch.on(days=2)
    store.append(graded("a"), graded("c", topic="gru"))
    right = state(store)
    for harm in (
        "DELETE FROM cards",
        "DELETE FROM days",
        "DELETE FROM mistakes",
        "UPDATE mistakes SET last = 3",
        "UPDATE days SET recalled = recalled + 1 WHERE topic = 'gru'",
        "UPDATE cards SET card = '{' WHERE question = 'b'",
        "INSERT INTO cards VALUES ('stray', '{}')",
        "INSERT INTO days VALUES (1, 'x', 'y', 1, 1, 1, 1, 1, 1)",
    ):
        store.connection.execute(harm)
        assert state(store) != right
        assert rebuild(store) > 0, harm
        assert state(store) == right
        assert rebuild(store) == 0


def test_a_rebuild_folds_what_is_added_meanwhile(opened, watch) -> None:
    ours, theirs = opened(), opened()
    (first, second) = ours.append(
        graded("a", tag="swapped", rating="again"), graded("b", tag="swapped", rating="again")
    )
    ours.connection.execute("DELETE FROM days")
    ours.connection.execute("DELETE FROM mistakes")
    told = []

    def meanwhile(done: int, total: int) -> None:
        told.append((done, total))
        if done < total:
            watch.on(days=3)
            theirs.append(graded("a"), graded("c"), Planned(question="b", rev=1))
            theirs.undo(second.id)

    rebuild(ours, meanwhile)
    assert told == [(0, 2), (2, 2)]
    assert_derived(ours)
    assert ours.card("a").answers == 2
    assert [mistake.last for mistake in ours.mistakes()] == [first.at]


@pytest.mark.parametrize("times", [0, 1, 3, 99])
def test_a_rebuild_ends_however_often_others_are_faster(opened, monkeypatch, times) -> None:
    ours, theirs = opened(), opened()
    ours.append(graded("a", tag="swapped", rating="again"), graded("b"))
    right = state(ours)
    for table in ("cards", "days", "mistakes"):
        ours.connection.execute(f"DELETE FROM {table}")
    left, write = [times], ours.write

    def write_later():
        if left[0]:
            left[0] -= 1
            theirs.append(Planned(question="c", rev=1))
        return write()

    monkeypatch.setattr(ours, "write", write_later)
    assert rebuild(ours) == 4
    monkeypatch.undo()
    assert_derived(ours)
    assert state(ours)[1:] == right[1:]


def test_others_write_all_through_a_rebuild(opened) -> None:
    ours, theirs = opened(), opened(patience=0)
    ours.append(*(graded(f"q{number}") for number in range(30)))

    def meanwhile(_done: int, _total: int) -> None:
        theirs.append(graded("other"))  # it does not wait at all

    rebuild(ours, meanwhile)
    assert ours.card("other").answers == 2
    assert_derived(ours)
