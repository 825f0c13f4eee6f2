"""The keyboard of a live terminal: keys as they are pressed, without echo.

A terminal sends ESC both for the key and as the beginning of others, so a lone ESC is believed
after 30 ms without more. Ctrl-C and its kind arrive as keys, not as signals. The terminal is given
back as it was, whatever happens.
"""

import codecs
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import NoReturn, TextIO

from rnnquiz.tui.keys import PASTE_ON, Key, split

ESCAPE_SECONDS = 0.03

# Gives what was typed, "" when the seconds are over, and None at the end of input.
Receive = Callable[[float | None], str | None]
Lend = Callable[[Callable[[], None]], None]


class Keyboard:
    """Keys, one at a time; `lend` gives the terminal to somebody else while they are at work."""

    def __init__(self, receive: Receive, lend: Lend = lambda work: work()) -> None:
        self._receive = receive
        self._rest = ""
        self._keys: deque[Key] = deque()
        self.lend = lend

    def suspend(self) -> None:
        """Hand the terminal to the shell until we are called back."""
        self.lend(_stop)

    @property
    def pending(self) -> bool:
        """Whether more keys are here already, so that painting can wait."""
        return bool(self._keys)

    def press(self, seconds: float | None = None) -> Key | None:
        """The next key, or None when there was none for so long; a closed terminal interrupts."""
        while not self._keys:
            escaping = bool(self._rest) and not self._rest.startswith(PASTE_ON)
            data = self._receive(ESCAPE_SECONDS if escaping else seconds)
            if data is None:  # not Ctrl-D, which deletes where there is something to delete
                return Key("interrupt")
            if not data and not escaping:
                return None
            keys, self._rest = split(self._rest + data, final=not data)
            self._keys.extend(keys)
        return self._keys.popleft()


if sys.platform == "win32":
    import msvcrt

    ARROWS = {
        "H": "[A",
        "P": "[B",
        "M": "[C",
        "K": "[D",
        "G": "[H",
        "O": "[F",
        "S": "[3~",
        "I": "[5~",
        "Q": "[6~",
        "s": "[1;5D",
        "t": "[1;5C",
    }

    @contextmanager
    def keyboard(_stdin: TextIO, _stdout: TextIO) -> Iterator[Keyboard]:
        """The keyboard of the console."""
        # An empty command makes the console understand escape sequences.
        os.system("")  # noqa: S605, S607
        yield Keyboard(_receive)

    def _stop() -> None:
        """There is no shell to go back to."""

    def _receive(seconds: float | None) -> str | None:
        until = None if seconds is None else monotonic() + seconds
        while not msvcrt.kbhit():
            if until is not None and monotonic() >= until:
                return ""
            sleep(0.01)
        typed = msvcrt.getwch()
        return "\x1b" + ARROWS.get(msvcrt.getwch(), "[~") if typed in "\x00\xe0" else typed

else:
    import termios
    from select import select

    class Tty:
        """A terminal that is taken over, and given back as it was."""

        def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
            self._stdout = stdout
            self._descriptor = stdin.fileno()
            self._decoder = codecs.getincrementaldecoder(stdin.encoding or "utf-8")("replace")
            self._before = termios.tcgetattr(self._descriptor)

        def take(self) -> None:
            """Keys come at once, unechoed, and control keys as keys."""
            changed = termios.tcgetattr(self._descriptor)
            changed[0] &= ~(termios.ICRNL | termios.IXON)
            changed[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, changed)
            # Bracketed paste: the line ends of what is pasted must not submit anything.
            print("\x1b[?2004h", end="", file=self._stdout, flush=True)

        def give_back(self) -> None:
            """The terminal as it was before."""
            print("\x1b[?2004l", end="", file=self._stdout, flush=True)
            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)

        def lend(self, work: Callable[[], None]) -> None:
            """Give the terminal back while somebody else is at work."""
            self.give_back()
            try:
                work()
            finally:
                self.take()

        def receive(self, seconds: float | None) -> str | None:
            """What was typed within so many seconds."""
            if not select([self._descriptor], [], [], seconds)[0]:
                return ""
            try:
                data = os.read(self._descriptor, 65536)
            except OSError:  # the terminal was closed under us
                return None
            return self._decoder.decode(data) if data else None

    @contextmanager
    def keyboard(stdin: TextIO, stdout: TextIO) -> Iterator[Keyboard]:
        """The keyboard of a terminal, which is restored at the end."""
        tty = Tty(stdin, stdout)
        former = signal.signal(signal.SIGTERM, _leave)
        try:
            tty.take()
            yield Keyboard(tty.receive, tty.lend)
        finally:
            tty.give_back()
            signal.signal(signal.SIGTERM, former)

    def _stop() -> None:
        os.kill(os.getpid(), signal.SIGTSTP)

    def _leave(number: int, _frame: object) -> NoReturn:
        # Leaving through an exception gives the terminal back on the way.
        raise SystemExit(128 + number)
