"""A pane: lines painted over the whole window, and scrolled where it is too small for them."""

from rich.text import Text

from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, joined, styled
from rnnquiz.tui.live import CLEAR_BELOW, CLEAR_LINE, HOME, console
from rnnquiz.tui.look import MUTED, Look
from rnnquiz.tui.terminal import Terminal


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

    def clear(self) -> None:
        """Leave the window empty."""
        self._write(HOME + CLEAR_BELOW)

    def _painted(self, line: Text, look: Look) -> str:
        whole = joined(styled(look.margin), line) if line.plain else line
        with self._console.capture() as capture:
            self._console.print(whole, end="", soft_wrap=True)
        return capture.get() + CLEAR_LINE + "\n"

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
