"""The store: the log of what was answered, and what is derived from it, in one SQLite file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, assert_never

from msgspec.structs import replace

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress import derived, journal, log
from rnnquiz.progress.card import Card
from rnnquiz.progress.clock import Clock, micros, offset
from rnnquiz.progress.connect import Connected, connect, version_of
from rnnquiz.progress.disk import FILE, plainly
from rnnquiz.progress.event import Body, Event, Graded, Planned, Voided
from rnnquiz.progress.fold import Day, Mistake, answered, asked_for, standing_schedule
from rnnquiz.progress.journal import Held, Kept
from rnnquiz.progress.schedule import own_dice
from rnnquiz.progress.transaction import writing

if TYPE_CHECKING:
    from sqlite3 import Connection

PATIENCE = 5.0  # seconds to wait for another terminal; ours never write for as long as half of one


def fresh_id() -> str:
    """A name that nothing else on any machine has."""
    from secrets import token_hex

    return token_hex(16)


def open_store(
    folder: Path,
    clock: Clock,
    *,
    new_id: Callable[[], str] = fresh_id,
    patience: float = PATIENCE,
) -> "Store":
    """Open the store of a folder; it is made where there is none. DiskError where it cannot be."""
    return Store(folder, connect(folder, clock(), patience), clock, new_id)


class Store:
    """What somebody answered. Everything that is asked of it is on the disk when it returns.

    `notice` is a sentence for its owner about the disk it is on, empty where all is well.
    """

    def __init__(
        self, folder: Path, connected: Connected, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        self.folder = folder
        self.path = folder / FILE
        self.notice = connected.notice
        self.clock = clock
        self.new_id = new_id
        self.connection = connected.connection
        self._version = version_of(self.connection)
        self._held = Held(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the file, and the open sessions to whoever goes on with them."""
        self._held.close()
        with plainly(self.path):
            self.connection.close()

    @contextmanager
    def write(self) -> Iterator["Connection"]:
        """All of what is done inside, or nothing."""
        with plainly(self.path), writing(self.connection):
            if version_of(self.connection) != self._version:
                raise DiskError(
                    f"{self.path} was taken over by a newer rnnquiz, and this was not saved: "
                    "quit, and start rnnquiz again"
                )
            yield self.connection

    # What is derived from the log.

    def cards(self) -> dict[str, Card]:
        """All cards, by the ids of their questions."""
        with plainly(self.path):
            return derived.cards(self.connection)

    def card(self, question: str) -> Card | None:
        """The card of a question."""
        with plainly(self.path):
            return derived.card(self.connection, question)

    def days(self, since: int = 0) -> tuple[Day, ...]:
        """What was answered, by day (since 1970, from one on), topic and family."""
        with plainly(self.path):
            return derived.days(self.connection, since)

    def mistakes(self, since: int = 0) -> tuple[Mistake, ...]:
        """Which misconceptions came, by day (since 1970, from one on)."""
        with plainly(self.path):
            return derived.mistakes(self.connection, since)

    # The log.

    def append(self, *bodies: Body) -> tuple[Event, ...]:
        """Add events to the log, and bring what is derived from it up to date."""
        with self.write():
            return self._append(bodies)

    def _append(self, bodies: Iterable[Body]) -> tuple[Event, ...]:
        now = self.clock()
        newest = max(micros(now), log.newest_stamp(self.connection) + 1)
        return tuple(
            self._add(
                Event(
                    id=self.new_id(),
                    at=micros(now),
                    offset=offset(now),
                    stamp=newest + number,
                    body=body,
                )
            )
            for number, body in enumerate(bodies)
        )

    def _add(self, event: Event) -> Event:
        """Add an event that is newer than all others: what was before it stays as it is."""
        match event.body:
            case Graded() as graded:
                return self._add_answer(event, graded)
            case Planned() as planned:
                card = derived.card(self.connection, planned.question)
                log.write(self.connection, [event])
                card = asked_for(card, event, planned)
                derived.put_card(self.connection, planned.question, card)
            case Voided(event=target):
                self._take_back(event, target)
            case _:
                assert_never(event.body)
        return event

    def _add_answer(self, event: Event, graded: Graded) -> Event:
        before = derived.card(self.connection, graded.question)
        with own_dice():
            card, share = answered(before, event, graded)
        graded = replace(
            graded,
            text=_storable(graded.text),
            reading=_storable(graded.reading),
            before=standing_schedule(before, graded),
            after=card.schedule,
        )
        event = replace(event, body=graded)
        log.write(self.connection, [event])
        derived.put_card(self.connection, graded.question, card)
        derived.count(self.connection, share)
        return event

    def _take_back(self, event: Event, target: str) -> None:
        found = log.find(self.connection, target)
        if found is None or isinstance(found.body, Voided):
            raise UsageError(f"there is no answer `{target}` to take back")
        if log.is_voided(self.connection, target):
            raise UsageError(f"the answer `{target}` was taken back already")
        question = found.body.question
        before = log.history(self.connection, question)
        log.write(self.connection, [event])
        derived.refold(self.connection, question, before)

    def undo(self, event_id: str) -> Event:
        """Take an answer back, or the wish to review something."""
        (event,) = self.append(Voided(event=event_id))
        return event

    def last_graded(self, session: str | None = None) -> Event | None:
        """The newest answer that was not taken back, of a session or of all."""
        with plainly(self.path):
            return log.last_graded(self.connection, session)

    def events(self, since_stamp: int = 0) -> Iterator[Event]:
        """The log in order, from a stamp on, with what was taken back."""
        with plainly(self.path):
            yield from log.in_order(self.connection, since_stamp)

    def answers(self, since_stamp: int = 0) -> Iterator[Event]:
        """The answers that count, in order, from a stamp on."""
        with plainly(self.path):
            yield from log.in_order(self.connection, since_stamp, page=log.ANSWERS)

    # The journal of open sessions.

    def begin(self, id: str, mode: str, plan: str) -> None:
        """Write down that a session begins: `id` is one of `new_id`, `plan` as the caller reads it.

        Until it is finished or this process ends, no other is offered it.
        """
        self._held.take(id)
        with self.write():
            journal.begin(self.connection, id, mode, micros(self.clock()), plan)

    def step(self, session: str, step: str, *bodies: Body) -> tuple[Event, ...]:
        """Write down a step of an open session together with what it adds to the log."""
        with self.write():
            journal.step(self.connection, session, step)
            return self._append(bodies)

    def unfinished(self, mode: str) -> Kept | None:
        """The newest session of a mode that neither ended nor runs elsewhere.

        From then on it is this process's, until it is finished or the store is closed.
        """
        with plainly(self.path):
            for session in journal.sessions(self.connection, mode):
                if self._held.take(session):
                    # Read no sooner: until now another process may have gone on with it.
                    if kept := journal.find(self.connection, session):
                        return kept
                    self._held.drop(session)
        return None

    def finish(self, session: str) -> None:
        """A session is over, or will not be gone on with."""
        with self.write():
            journal.finish(self.connection, session)
        self._held.drop(session)


def _storable(text: str) -> str:
    """A text without the halves of letters that a terminal of another encoding can send."""
    return text.encode("utf-8", "replace").decode()
