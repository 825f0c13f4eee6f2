"""Commands of study as they are typed, played by scripted keys or lines on a watch of their own.

What is between two keys takes `PACE` seconds; `after(90)` is no key for that long.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from rnnquiz.errors import PersonError
from rnnquiz.text import Lang
from rnnquiz.tui import Terminal
from rnnquiz.tui.keyboard import Keyboard

TESTS = Path(__file__).parents[1]
BANKS = ("--bank", str(TESTS / "sample"), "--bank", str(TESTS / "interview"))
BEGAN = datetime(2026, 3, 2, 18, tzinfo=UTC)
PACE = 10.0


class Waited(NamedTuple):
    """No key for so many seconds."""

    seconds: float


after = Waited
Keys = tuple[str | Waited, ...]


class Tty(io.StringIO):
    """A stream that is a terminal, as far as it is asked."""

    def isatty(self) -> bool:
        return True


class Desk:
    """A desk with a terminal, a watch, and a home of its own in the working folder."""

    def __init__(self, monkeypatch) -> None:
        self.now = BEGAN.timestamp()
        self._patch = monkeypatch
        monkeypatch.setenv("RNNQUIZ_HOME", "home")
        monkeypatch.setenv("TZ", "UTC")
        monkeypatch.setattr("rnnquiz.progress.system_clock", self.clock)

    def clock(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)

    def on(self, **by: float) -> None:
        self.now += timedelta(**by).total_seconds()

    def keyed(self, screen, command: str, *keys: str | Waited, **how: object) -> str:
        """The screens of a command, each under the key that led to it."""
        coloured = bool(how.pop("coloured", False))
        self.shots = shots = [f"--- rnnquiz {command}\n"]
        waiting = iter(keys)

        def seen() -> str:
            return screen.coloured if coloured else screen.text

        def receive(_seconds: float | None) -> str:
            shots.append(seen())
            chunk = next(waiting)
            shots.append(f"--- {_told(chunk)}\n")
            self.now += chunk.seconds if isinstance(chunk, Waited) else PACE
            return "" if isinstance(chunk, Waited) else chunk

        @contextmanager
        def keyboard(_stdin: object, _stdout: object) -> Iterator[Keyboard]:
            yield Keyboard(receive)

        for module in ("rnnquiz.tui.play", "rnnquiz.tui.press"):
            self._patch.setattr(sys.modules[module], "keyboard", keyboard)
        size = (screen.width, screen.height)
        terminal = Terminal(Tty(), screen, live=True, size=lambda: size, **how)
        shots.append(self._run(command, terminal))
        assert next(waiting, None) is None
        return "".join([*shots[:-1], seen(), shots[-1]])

    def lined(self, command: str, lines: str, *, tty: bool = False, **how: object) -> str:
        """What a command prints that reads these lines, PACE seconds each."""
        desk = self

        class Input(Tty):
            def readline(self, *_: object) -> str:
                desk.now += PACE
                return super().readline()

            def isatty(self) -> bool:
                return tty

        out = io.StringIO()
        ended = self._run(command, Terminal(Input(lines), out, **how))
        return f"--- rnnquiz {command}\n{out.getvalue()}{ended}"

    def _run(self, command: str, terminal: Terminal) -> str:
        """How the command ended, where it is not in peace."""
        from rnnquiz.cli.app import app

        terminal = terminal._replace(now=lambda: self.now)
        made = lambda lang, **_: terminal._replace(lang=_lang(lang, terminal))  # noqa: E731
        self._patch.setattr("rnnquiz.cli.world.terminal", made)
        try:
            banks = () if command.startswith(("config", "undo")) else BANKS
            code = app()([*command.split(), *banks], prog_name="rnnquiz", standalone_mode=False)
        except PersonError as error:
            return f"--- {type(error).__name__}: {error}\n"
        return f"--- exit {code}\n" if code else ""


def _lang(asked: Lang | None, terminal: Terminal) -> Lang:
    return asked or terminal.lang


def _told(chunk: str | Waited) -> str:
    return f"{chunk.seconds:g} s" if isinstance(chunk, Waited) else repr(chunk)
