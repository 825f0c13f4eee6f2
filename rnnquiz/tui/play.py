"""The loop that feeds a session: show the state, ask for an event, advance, keep."""

import sys
from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Protocol

from msgspec.structs import replace

from rnnquiz.bank import Code
from rnnquiz.errors import PersonError
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Event,
    Over,
    Posed,
    Quit,
    Sitting,
    Skipped,
    State,
    Turned,
    Typed,
    advance,
)
from rnnquiz.tui.keyboard import keyboard
from rnnquiz.tui.live import Live
from rnnquiz.tui.look import Titles
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.terminal import Terminal

# Told of a state, what happened, and what followed; the session goes on with what it returns.
Keep = Callable[[State, Event, State], State]


class Face(Protocol):
    """A way to show states to a person and to learn what they do."""

    def show(self, state: State) -> None:
        """Show the state."""

    def ask(self, state: State) -> Event:
        """Wait for what the person does."""


def nowhere(_before: State, _event: Event, after: State) -> State:
    """Keep nothing."""
    return after


def play(state: State, terminal: Terminal, titles: Titles, keep: Keep = nowhere) -> State:
    """Play a session to its end at a terminal, and keep what happens before it is shown."""
    if not terminal.live:
        return feed(state, Plain(terminal, titles), terminal.now, keep)
    with keyboard(terminal.stdin, terminal.stdout) as keys:
        try:
            return feed(state, Live(terminal, titles, keys), terminal.now, keep)
        except PersonError:
            terminal.stdout.write("\n")  # what is said of it begins below the line that was typed
            raise


def feed(
    state: State, face: Face, now: Callable[[], float] = lambda: 0.0, keep: Keep = nowhere
) -> State:
    """Feed the session with what the face learns, until it is finished; Ctrl-C leaves it.

    A question that cannot be asked, as a bank that was never proved may hold, is passed over. What
    is wrong with it is raised at the end, when the score has been shown. A disk that does not keep
    what happened ends the session at once: nobody is to go on who would lose it.
    """
    wrong: PersonError | None = None
    while not isinstance(state, Over):
        try:
            face.show(state)
            if "numpy" not in sys.modules:
                Thread(target=_load).start()
            event = replace(reported(state, face.ask(state)), at=now())
            after = advance(state, event)
        except KeyboardInterrupt:
            event = Quit(at=now())
            after = advance(state, event)
        except PersonError as error:
            wrong = wrong or error
            event = replace(_passing(state), at=now())
            after = advance(state, event)
        state = keep(state, event, after)
    face.show(state)
    if wrong:
        raise wrong
    return state


def _load() -> None:
    """Load what grading and keeping need, while somebody reads: it takes a tenth of a second."""
    for name in ("numpy", "fsrs"):
        import_module(name)


def _passing(state: State) -> Event:
    """What leads past a question that cannot be asked."""
    if isinstance(state, Sitting):
        return Turned(state.number + 1)
    return Advanced() if isinstance(state, Answered) else Skipped()


def reported(state: State, event: Event) -> Event:
    """The event; where code was handed in, with the report of what it does when it is run."""
    if not (isinstance(state, Posed) and isinstance(event, Typed)):
        return event
    if not isinstance(state.asked.question, Code):
        return event
    from rnnquiz.grading import program
    from rnnquiz.sandbox import execute

    wanted = program(state.asked.question, state.asked.variant, event.text)
    return Typed(event.text, execute(wanted)) if wanted else event
