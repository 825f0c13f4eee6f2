"""A live terminal: the page is painted in place, and keys are read as they are pressed."""

import sys

from rich.console import Console
from rich.text import Text

from rnnquiz.sessions import Event, Over, Passed, Posed, State, Typed
from rnnquiz.tui import words
from rnnquiz.tui.clock import clock, is_over
from rnnquiz.tui.composing import Edit
from rnnquiz.tui.document import edited
from rnnquiz.tui.editor import Line, window
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.keys import Key
from rnnquiz.tui.layout import Lines, joined, stacked, styled
from rnnquiz.tui.look import MUTED, STRONG, Look, Titles, look_at
from rnnquiz.tui.page import footer, page
from rnnquiz.tui.reaction import opening, react
from rnnquiz.tui.terminal import Terminal

HOME, CLEAR_LINE, CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"
PROMPT = "> "
RESIZE_SECONDS = 0.2
SCROLLS = {"up": 1, "page_up": 2, "down": -1, "page_down": -2}


class Live:
    """Paints pages, edits the line below them, and follows the size of the window."""

    def __init__(self, terminal: Terminal, titles: Titles, keyboard: Keyboard) -> None:
        self._terminal = terminal
        self._titles = titles
        self._keyboard = keyboard
        self._console = console(terminal)
        self._up = 0  # how many lines of the page are below the window

    def show(self, state: State) -> None:
        """Paint the page over the one that is there: a new question from its beginning."""
        new = isinstance(state, Posed) and not state.hints and not state.invalid
        self._paint(state, up=sys.maxsize if new else 0)

    def ask(self, state: State) -> Event:
        """Follow the keys until they make an event."""
        line, size = opening(state), self._terminal.size()
        time = clock(state, self._look())
        while True:
            if not self._keyboard.pending:
                self._paint_row(line)
            key = self._keyboard.press(RESIZE_SECONDS) or Key("unknown")
            if key.name == "suspend":
                self._keyboard.suspend()
            if key.name in SCROLLS or key.name == "suspend" or self._terminal.size() != size:
                size = self._terminal.size()
                self._paint(state, up=self._up + SCROLLS.get(key.name, 0) * (size[1] // 3))
            if (now := clock(state, self._look())) != time:
                if is_over(state, self._look()):
                    return Passed()
                time = now
                self._paint(state, up=self._up)
            result = react(state, line, key)
            if isinstance(result, Edit):
                return self._written(result)
            if not isinstance(result, Line):
                return result
            line = result

    def _written(self, begun: Edit) -> Event:
        """The answer as the person's editor leaves it."""
        texts: list[str] = []
        self._keyboard.lend(lambda: texts.append(edited(begun.text, begun.suffix)))
        return Typed(texts[0])

    def _paint(self, state: State, *, up: int) -> None:
        """Paint as much of the page as the window holds, ending `up` lines above its end."""
        look = self._look()
        height = max(self._terminal.size()[1] - 1, 3)
        below = [] if isinstance(state, Over) else footer(state, look, keys=True)
        lines = _spaced([styled(""), *stacked(page(state, look), below), styled("")], height)
        self._up = max(0, min(up, len(lines) - height))
        seen = _seen(lines, height, self._up, look)
        self._write(HOME + "".join(self._painted(line, look) for line in seen) + CLEAR_BELOW)

    def _paint_row(self, line: Line) -> None:
        look = self._look()
        start = joined(styled(look.margin), styled(PROMPT, STRONG))
        text, cursor = window(line, look.width - start.cell_len)
        row = self._ansi(joined(start, styled(text)))
        self._write(f"\r{row}{CLEAR_LINE}\r\x1b[{start.cell_len + cursor}C")

    def _look(self) -> Look:
        return look_at(self._terminal, self._titles)

    def _painted(self, line: Text, look: Look) -> str:
        whole = joined(styled(look.margin), line) if line.plain else line
        return self._ansi(whole) + CLEAR_LINE + "\n"

    def _ansi(self, line: Text) -> str:
        with self._console.capture() as capture:
            self._console.print(line, end="", soft_wrap=True)
        return capture.get()

    def _write(self, text: str) -> None:
        self._terminal.stdout.write(text)
        self._terminal.stdout.flush()


def _spaced(lines: Lines, height: int) -> Lines:
    """The lines without the first few blank ones, if that is enough to see the page whole."""
    surplus = max(len(lines) - height, 0)
    blank = [at for at, line in enumerate(lines) if not line.plain]
    omitted = blank[:surplus] if len(blank) >= surplus else []
    return [line for at, line in enumerate(lines) if at not in omitted]


def _seen(lines: Lines, height: int, up: int, look: Look) -> Lines:
    """The lines that the window has room for, and how many there are beyond them."""
    end = len(lines) - up
    seen = lines[max(end - height, 0) : end]
    if above := max(end - height, 0):
        seen[0] = styled(look.say(words.ABOVE, count=above + 1), MUTED)
    if up:
        seen[-1] = styled(look.say(words.BELOW, count=up + 1), MUTED)
    return seen


def console(terminal: Terminal) -> Console:
    """A console that takes content as text, never as markup."""
    return Console(
        file=terminal.stdout,
        force_terminal=True,
        no_color=not terminal.colours,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
