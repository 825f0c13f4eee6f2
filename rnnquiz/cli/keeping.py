"""Keeping a session: what happens is written down before it is shown."""

from collections.abc import Iterable

import msgspec

from rnnquiz.progress import Body, Graded, Settings, Store, Voided
from rnnquiz.sessions import (
    Answered,
    Asking,
    Dropped,
    Event,
    Outcome,
    Over,
    Quit,
    Resumed,
    State,
    Undone,
    advance,
    graded,
    outcomes,
)

REPORTED = {"exam", "interview"}  # these are over when their report is saved


class Keeper:
    """Writes one session to the store, event by event."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        session: str,
        mode: str,
        began: float,
        former: Iterable[Outcome] = (),
    ) -> None:
        self._store = store
        self._settings = settings
        self._session = session
        self._mode = mode
        self._began = round(began * 1_000_000)
        self.begun = False  # whether anything was kept of it
        # Here, in this session: before it was gone on with, and since.
        self._answered = {each.asked.question.id for each in former if each.how != "skipped"}

    def __call__(self, before: State, event: Event, after: State) -> State:
        """Keep what happened; the session goes on with what is returned."""
        if after is before:
            return after
        if isinstance(event, Quit):
            return self._left(event, after)
        self._step(event, *self._bodies(before, event, after))
        while isinstance(after, Asking) and self._is_answered_elsewhere(after):
            dropped = Dropped(at=event.at)
            after = advance(after, dropped)
            self._step(dropped)
        if isinstance(after, Over) and self._mode not in REPORTED:
            self._store.finish(self._session)
        return after

    def _left(self, event: Quit, after: State) -> State:
        """The session was left: it can be gone on with, unless nothing happened or is left."""
        assert isinstance(after, Over)
        if after.left and self.begun:
            # The time until it is gone on with does not count; until now it did.
            self._step(Resumed(away=0.0, at=event.at))
        else:
            self._store.finish(self._session)
        return after

    def _step(self, event: Event, *bodies: Body) -> None:
        self.begun = True
        self._store.step(self._session, msgspec.json.encode(event).decode(), *bodies)

    def _bodies(self, before: State, event: Event, after: State) -> list[Body]:
        """What the log is to say of it."""
        if isinstance(before, Answered) and isinstance(event, Undone):
            last = self._store.last_graded(self._session)
            return [Voided(event=last.id)] if last and _is_of(last.body, before.outcome) else []
        new = [each for each in outcomes(after)[len(outcomes(before)) :] if each.how != "skipped"]
        self._answered |= {each.asked.question.id for each in new}
        return [
            graded(each, mode=self._mode, session=self._session, settings=self._settings)
            for each in new
        ]

    def _is_answered_elsewhere(self, state: Asking) -> bool:
        """Whether a question to review was answered in another terminal since we began.

        What somebody is writing already is theirs to finish.
        """
        question = state.asked.question
        if self._mode != "review" or state.text or question.id in self._answered:
            return False
        card = self._store.card(question.id)
        return card is not None and card.last > self._began


def _is_of(body: Body, outcome: Outcome) -> bool:
    """Whether it is this answer; it is not where `rnnquiz undo` was faster in another terminal."""
    return isinstance(body, Graded) and (body.question, body.seed, body.text) == (
        outcome.asked.question.id,
        outcome.asked.seed,
        outcome.text,
    )
