"""A pane: lines painted over the whole window, and scrolled where it is too small for them."""

from rich.console import Console
from rich.text import Text

from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, styled
from rnnquiz.tui.look import MUTED, Look
from rnnquiz.tui.terminal import Terminal

HOME, CLEAR_LINE, CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"
RESIZE_SECONDS = 0.2
SCROLLS = {"up": 1, "page_up": 2, "down": -1, "page_down": -2}


class Pane:
    """The window of a live terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._console = console(terminal)
        self._up = 0  # how many lines are below the window

    def paint(self, lines: Lines, look: Look, *, up: int) -> None:
        """Paint as much as the window holds, ending `up` lines above the end."""
        height = max(self._terminal.size()[1] - 1, 3)
        spaced = _spaced([styled(""), *lines, styled("")], height)
        self._up = max(0, min(up, len(spaced) - height))
        seen = _seen(spaced, height, self._up, look)
        self._write(HOME + "".join(self._painted(line, look) for line in seen) + CLEAR_BELOW)

    def scroll(self, lines: Lines, look: Look, thirds: int) -> None:
        """Paint again, so many thirds of the window further up, or down where there are fewer."""
        self.paint(lines, look, up=self._up + thirds * (self._terminal.size()[1] // 3))

    def add(self, line: Text, look: Look) -> None:
        """Write one more line below what is there."""
        self._write("\n" + self._painted(line, look))

    def paint_row(self, row: Text, cursor: int) -> None:
        """Paint the row that the cursor is in, so many cells from its beginning."""
        self._write(f"\r{self._ansi(row)}{CLEAR_LINE}\r\x1b[{cursor}C")

    def clear(self) -> None:
        """Leave the window empty."""
        self._write(HOME + CLEAR_BELOW)

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
    """The lines without the first few blank ones, if that is enough to see them whole."""
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
