"""A live terminal: the page is painted in place, and keys are read as they are pressed."""

from rich.console import Console
from rich.text import Text

from rnnquiz.sessions import Event, Finished, State, Typed
from rnnquiz.tui.composing import Edit
from rnnquiz.tui.document import edited
from rnnquiz.tui.editor import Line, window
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.layout import Lines, joined, stacked, styled
from rnnquiz.tui.look import STRONG, Look, Titles, look_at
from rnnquiz.tui.page import footer, page
from rnnquiz.tui.reaction import opening, react
from rnnquiz.tui.terminal import Terminal

HOME, CLEAR_LINE, CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"
PROMPT = "> "
RESIZE_SECONDS = 0.2


class Live:
    """Paints pages, edits the line below them, and follows the size of the window."""

    def __init__(self, terminal: Terminal, titles: Titles, keyboard: Keyboard) -> None:
        self._terminal = terminal
        self._titles = titles
        self._keyboard = keyboard
        self._console = console(terminal)

    def show(self, state: State) -> None:
        """Paint the page of the state over the one that is there."""
        look = self._look()
        below = [] if isinstance(state, Finished) else footer(state, look)
        lines = [styled(""), *stacked(page(state, look), below), styled("")]
        fitting = _fitted(lines, self._terminal.size()[1] - 1)
        painted = "".join(self._painted(line, look) for line in fitting)
        self._write(HOME + painted + CLEAR_BELOW)

    def ask(self, state: State) -> Event:
        """Follow the keys until they make an event."""
        line, size = opening(state), self._terminal.size()
        while True:
            if not self._keyboard.pending:
                self._paint_row(line)
            key = self._keyboard.press(RESIZE_SECONDS)
            if key and key.name == "suspend":
                self._keyboard.suspend()
            if (key and key.name == "suspend") or self._terminal.size() != size:
                size = self._terminal.size()
                self.show(state)
            result = react(state, line, key) if key else line
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


def _fitted(lines: Lines, height: int) -> Lines:
    """The lines without the first few blank ones, where there are more than the window has."""
    surplus = max(len(lines) - height, 0)
    blank = [at for at, line in enumerate(lines) if not line.plain][:surplus]
    return [line for at, line in enumerate(lines) if at not in blank]


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
