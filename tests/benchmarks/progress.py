"""What a long history costs: a million answers against none, and working everything out anew.

Run it with `python tests/benchmarks/progress.py`. Each pair is timed in turn, and the median of the
differences is what counts: absolute times say more about the machine than about the program. It
takes some minutes, and a gigabyte in the folder for temporary files.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from msgspec.structs import replace

import rnnquiz.progress
from rnnquiz.bank import Bank, content_root, load
from rnnquiz.cli.home import stand
from rnnquiz.progress import Card, Event, Graded, Settings, Store, log, open_store, rebuild
from rnnquiz.progress.clock import micros
from rnnquiz.progress.fold import Replayed, Tally, add, answered
from rnnquiz.progress.rebuild import TABLES, _rows
from rnnquiz.progress.schedule import own_dice
from rnnquiz.progress.transaction import writing

MILLION = 1_000_000
QUESTIONS = 500
YEARS = 5
TOPICS = ("rnn", "lstm", "gru", "bptt", "gradients", "training", "variants", "numbers")
FAMILIES = ("choice", "number", "vector", "matrix", "formula", "order", "spot", "open", "code")
TAGS = ("swapped", "forgotten", "flipped", "cut_short", "one_bias", "reset_after")
BEGIN = datetime(2020, 1, 1, 18, tzinfo=UTC)
LIMIT = 50  # ms above an empty store


def clock() -> datetime:
    """A moment after all that was answered."""
    return BEGIN + timedelta(days=366 * YEARS)


def history(size: int) -> Iterator[Event]:
    """So many answers, evenly over the years."""
    dice = Random(1)
    pause = YEARS * 365 * 86_400_000_000 // size
    for number in range(size):
        at = micros(BEGIN) + number * pause
        body = answer(dice, dice.randrange(QUESTIONS))
        yield Event(id=f"{number:032x}", at=at, offset=0, stamp=at, body=body)


def answer(dice: Random, question: int) -> Graded:
    """An answer that is right more often than not."""
    right = dice.random() < 0.8
    return Graded(
        question=f"question-{question}",
        rev=1,
        fingerprint="f" * 16,
        seed=dice.randrange(10_000),
        topic=TOPICS[question % len(TOPICS)],
        family=FAMILIES[question % len(FAMILIES)],
        text="[0.4621, -0.1234, 0.9]",
        reading="[0.4621, -0.1234, 0.9]",
        standing="correct" if right else "wrong",
        tag="" if right else dice.choice(TAGS),
        score=float(right),
        milliseconds=dice.randrange(60_000),
        mode="review",
        session=f"{question % 7:032x}",
        rating="good" if right else "again",
        retention=0.9,
    )


def fill(store: Store, size: int) -> None:
    """Put a history in by one long transaction, as no terminal would."""
    state = Replayed({}, Tally({}, {}))
    with writing(store.connection):
        log.write(store.connection, _folded(state, size))
        for table, rows in zip(TABLES, _rows(state), strict=True):
            store.connection.executemany(table.insert, rows)


def _folded(state: Replayed, size: int) -> Iterator[Event]:
    with own_dice():
        for event in history(size):
            assert isinstance(event.body, Graded)
            before = state.cards.get(event.body.question)
            card, share = answered(before, event, event.body)
            state.cards[card.question] = card
            add(state.tally, share)
            yield replace(event, body=_with_schedules(event.body, before, card))


def _with_schedules(graded: Graded, before: Card | None, after: Card) -> Graded:
    return replace(graded, before=before and before.schedule, after=after.schedule)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1_000


def compare(name: str, long: Callable[[], object], empty: Callable[[], object]) -> None:
    """Print the medians of both and of their difference, in ms."""
    pairs = [(_timed(long), _timed(empty)) for _ in range(41)]
    above = median(one - other for one, other in pairs)
    longs, empties = (median(times) for times in zip(*pairs, strict=True))
    said = "" if above < LIMIT else f"  more than {LIMIT}"
    print(f"{name:<34}{longs:>9.2f}{empties:>9.2f}{above:>9.2f}{said}", flush=True)


def _only_cards(folder: Path) -> None:
    with open_store(folder, clock) as store:
        store.cards()


def _home(bank: Bank, folder: Path) -> None:
    os.environ["RNNQUIZ_HOME"] = str(folder)
    stand(bank, Settings())


def _waits(folder: Path, terminal: int, times: int) -> list[float]:
    """How long each of so many answers takes to record."""
    dice = Random(terminal)
    with open_store(folder, clock) as store:
        told = (answer(dice, dice.randrange(QUESTIONS)) for _ in range(times))
        return [_timed(lambda each=each: store.append(each)) for each in told]


def _two_at_once(folder: Path, times: int = 300) -> None:
    """Two terminals that record as fast as they can: how long one waits for the other."""
    reading, telling = os.pipe()
    for terminal in range(2):
        if not os.fork():
            waits = _waits(folder, terminal, times)
            os.write(telling, f"{median(waits):.2f} {max(waits):.2f}\n".encode())
            os._exit(0)
    for _ in range(2):
        os.wait()
    said = os.read(reading, 4_096).decode().split()
    print(f"two at once: an answer takes {said[0]} and {said[2]} ms,", end=" ")
    print(f"at most {max(map(float, said[1::2])):.0f} ms", flush=True)


def _compare_all(full: Path, empty: Path) -> None:
    print(f"{'ms, medians':<34}{'million':>9}{'empty':>9}{'above':>9}")
    compare("open, all cards", lambda: _only_cards(full), lambda: _only_cards(empty))
    bank = load((content_root(),))
    compare("home, all that it shows", lambda: _home(bank, full), lambda: _home(bank, empty))
    dice = Random(2)
    with open_store(full, clock) as long, open_store(empty, clock) as short:
        acts: dict[str, Callable[[Store], object]] = {
            "record an answer": lambda store: store.append(answer(dice, dice.randrange(QUESTIONS))),
            "record an answer, with its step": lambda store: store.step(
                "s", "typed", answer(dice, dice.randrange(QUESTIONS))
            ),
            "one card": lambda store: store.card("question-3"),
            "the last answer": lambda store: store.last_graded(),
            "answers of today": lambda store: list(store.events(micros(clock()))),
            "mistakes, all": lambda store: store.mistakes(),
            "mistakes of 90 days": lambda store: store.mistakes(day() - 90),
            "days, all": lambda store: store.days(),
            "days of 90 days": lambda store: store.days(day() - 90),
            "take the last answer back": lambda store: store.undo(store.last_graded().id),
        }
        for store in (long, short):
            store.begin("s", "quiz", "plan")
        for name, act in acts.items():
            compare(name, lambda act=act: act(long), lambda act=act: act(short))
        print(f"{len(long.days())} rows of days, {len(long.mistakes())} of mistakes")


def day() -> int:
    """The study day of the clock."""
    return (clock() - datetime(1970, 1, 1, tzinfo=UTC)).days


def _rebuild(folder: Path, size: int) -> None:
    with open_store(folder, clock) as store:
        taken = _timed(lambda: rebuild(store)) / 1_000
    print(
        f"rebuild of {size:>9,}: {taken:>7.2f} s, {taken / size * 1e6:>5.1f} µs an answer",
        flush=True,
    )


def main(size: int = MILLION) -> None:
    """Print the tables."""
    rnnquiz.progress.system_clock = clock  # home takes the time of day from there
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each in (size // 100, size // 10, size):
            with open_store(folder / f"{each}", clock) as store:
                fill(store, each)
            _rebuild(folder / f"{each}", each)
        file = folder / f"{size}" / "progress.sqlite3"
        print(f"the file has {file.stat().st_size / 1e6:.0f} MB")
        _compare_all(folder / f"{size}", folder / "empty")
        _two_at_once(folder / f"{size}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
