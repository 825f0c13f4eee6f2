"""The loop that feeds a session: show the state, ask for an event, advance."""

import sys
from importlib import import_module
from threading import Thread
from typing import Protocol

from rnnquiz.errors import PersonError
from rnnquiz.sessions import Advanced, Answered, Event, Finished, Quit, Skipped, State, advance
from rnnquiz.tui.keyboard import keyboard
from rnnquiz.tui.live import Live
from rnnquiz.tui.look import Titles
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.terminal import Terminal


class Face(Protocol):
    """A way to show states to a person and to learn what they do."""

    def show(self, state: State) -> None:
        """Show the state."""

    def ask(self, state: State) -> Event:
        """Wait for what the person does."""


def play(state: State, terminal: Terminal, titles: Titles) -> Finished:
    """Play a session to its end at a terminal."""
    if not terminal.live:
        return feed(state, Plain(terminal, titles))
    with keyboard(terminal.stdin, terminal.stdout) as keys:
        return feed(state, Live(terminal, titles, keys))


def feed(state: State, face: Face) -> Finished:
    """Feed the session with what the face learns, until it is finished; Ctrl-C leaves it.

    A question that cannot be asked, as a bank that was never proved may hold, is passed over. What
    is wrong with it is raised at the end, when the score has been shown.
    """
    wrong: PersonError | None = None
    while not isinstance(state, Finished):
        try:
            face.show(state)
            if "numpy" not in sys.modules:
                # It takes a tenth of a second to load, which nobody notices while reading.
                Thread(target=import_module, args=("numpy",)).start()
            state = advance(state, face.ask(state))
        except KeyboardInterrupt:
            state = advance(state, Quit())
        except PersonError as error:
            wrong = wrong or error
            state = advance(state, Advanced() if isinstance(state, Answered) else Skipped())
    face.show(state)
    if wrong:
        raise wrong
    return state
