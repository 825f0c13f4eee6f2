"""Line mode, for pipes, dumb terminals and screen readers: no colours, no cursor movement."""

from rnnquiz.errors import DiskError
from rnnquiz.safe import shown
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Checking,
    Event,
    HandedIn,
    Posed,
    Quit,
    Sitting,
    State,
    Ticking,
    Typed,
    takes_lines,
)
from rnnquiz.tui.commands import event_of, is_answer
from rnnquiz.tui.composing import edit, ends, is_spoken
from rnnquiz.tui.document import edited
from rnnquiz.tui.feedback import refusal
from rnnquiz.tui.look import Titles, look_at
from rnnquiz.tui.page import footer, page, place
from rnnquiz.tui.reaction import point
from rnnquiz.tui.terminal import Terminal

PROMPT = "> "
CONTINUED = "| "
ECHOED = 200  # characters of a line that are repeated where the input is no terminal


class Plain:
    """Prints what is new on each page, and reads lines until the end of input."""

    def __init__(self, terminal: Terminal, titles: Titles) -> None:
        self._terminal = terminal
        self._titles = titles
        self._printed: list[str] = []
        self._place: object = None

    def show(self, state: State) -> None:
        """Print the page, or what is new on it."""
        look = look_at(self._terminal, self._titles)
        lines = [line.plain for line in page(state, look)]
        known = self._printed if place(state) == self._place else []
        new = "\n".join(lines[_shared(lines, known) :] or self._refused(state)).strip("\n")
        self._write(f"\n{new}\n" if new else "")
        self._printed, self._place = lines, place(state)

    def _refused(self, state: State) -> list[str]:
        """Why the answer could not be read, where it is the same as the last time."""
        if not isinstance(state, Posed | Ticking) or not state.invalid:
            return []
        refused = refusal(state.invalid, look_at(self._terminal, self._titles))
        return [line.plain for line in refused]

    def ask(self, state: State) -> Event:
        """Read lines until one of them is an event."""
        interactive = self._terminal.stdin.isatty()
        if isinstance(state, Answered) and not interactive:
            return Advanced()
        if isinstance(state, Posed) and takes_lines(state.asked.question):
            return self._compose(state)
        while True:
            self._offer(state)
            line = self._read()
            if line is None:
                return _ended(state)
            if not interactive:
                self._write(shown(line[:ECHOED]) + "\n")
            if event := event_of(state, line):
                return event
            if (
                isinstance(state, Ticking)
                and line.strip().isalpha()
                and (opened := point(state, line.strip()))
            ):
                return opened
            if isinstance(state, Posed | Ticking) and is_answer(line):
                return Typed(line)

    def _compose(self, state: Posed) -> Event:
        """Read lines until one ends the answer, or is a command before there is any."""
        interactive = self._terminal.stdin.isatty()
        self._offer(state)
        lines: list[str] = []
        while (line := self._read()) is not None:
            if not interactive:
                self._write(shown(line[:ECHOED]) + "\n")
            if interactive and line.strip() in {":e", ":edit"}:
                try:
                    return Typed(edited(*edit(state)))
                except DiskError as error:  # no editor: the answer can be written here
                    self._write(f"! {error}\n")
                    self._offer(state)
                    continue
            if event := event_of(state, line):
                return event
            if not line.strip() and is_spoken(state) and not lines:
                return Typed("")
            if ends(state.asked.question, line, begun=bool(lines)):
                break
            lines += [line] if line.strip() or lines else []
            self._write(CONTINUED)
        text = "\n".join(lines)
        return Typed(text) if text.strip() else _ended(state)

    def _offer(self, state: State) -> None:
        offers = footer(state, look_at(self._terminal, self._titles))
        self._write("\n" + "".join(f"{line.plain}\n" for line in offers) + PROMPT)

    def _read(self) -> str | None:
        """The next line, or None at the end of input."""
        line = self._terminal.stdin.readline()
        if not line:
            self._write("\n")
        # Bytes that are no text arrive as halves of letters, which can be neither shown nor kept.
        text = line.encode("utf-8", "replace").decode()
        return text.rstrip("\r\n") if line else None

    def _write(self, text: str) -> None:
        self._terminal.stdout.write(text)
        self._terminal.stdout.flush()


def _ended(state: State) -> Event:
    """The input is over: an exam is handed in if anything was answered, anything else is left."""
    sat = isinstance(state, Sitting | Checking) and any(each.text for each in state.exam.answers)
    return HandedIn() if sat else Quit()


def _shared(lines: list[str], known: list[str]) -> int:
    """How many lines two pages begin with alike, in whole paragraphs."""
    pairs = enumerate(zip(lines, known, strict=False))
    at = next((at for at, (new, old) in pairs if new != old), min(len(lines), len(known)))
    while 0 < at < len(lines) and lines[at - 1] and lines[at]:
        at -= 1
    return at
