"""Line mode, for pipes, dumb terminals and screen readers: no colours, no cursor movement."""

from msgspec.structs import replace

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
from rnnquiz.tui.composing import edit, ends, is_edit, is_spoken
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
        self._lines: list[str] = []  # of an answer of several, not handed in yet

    def show(self, state: State) -> None:
        """Print the page, or what is new on it."""
        look = look_at(self._terminal, self._titles)
        lines = [line.plain for line in page(state, look)]
        is_same = place(state) == self._place
        known = self._printed if is_same else []
        if not (is_same and isinstance(state, Posed)) or state.invalid:
            self._lines = []
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
        if isinstance(state, Answered) and not self._terminal.stdin.isatty():
            return Advanced()
        if isinstance(state, Posed) and takes_lines(state.asked.question):
            return self._compose(state)
        while True:
            self._offer(state)
            line = self._read()
            if line is None:
                return self._ended(state)
            self._echo(line)
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
        """Read lines until one ends the answer, or is a command: the lines before it are kept."""
        self._offer(state)
        while (line := self._read()) is not None:
            self._echo(line)
            draft = self._draft(state)
            if is_edit(line) and self._terminal.stdin.isatty():
                if written := self._written(state, draft):
                    return written
            elif event := event_of(state, line):
                return event
            elif not line.strip() and not draft and is_spoken(state):
                return Typed("")
            elif not ends(state.asked.question, line, begun=bool(draft)):
                self._lines += [line] if line.strip() or draft else []
                self._write(CONTINUED)
            elif draft.strip():
                return Typed(draft)
            else:
                self._offer(state)
        return Typed(self._draft(state)) if self._lines else self._ended(state)

    def _draft(self, state: Posed) -> str:
        """What there is of the answer: what was written before the session was left, and since."""
        stands = isinstance(state, Sitting) and state.text == state.answer.text
        left = "" if state.invalid or stands else state.text
        return "\n".join([*left.splitlines(), *self._lines])

    def _written(self, state: Posed, draft: str) -> Typed | None:
        """The answer as the editor leaves it; None where there is none, and it is written here."""
        begun = replace(state, text=f"{draft}\n") if draft else state
        try:
            return Typed(edited(*edit(begun)))
        except DiskError as error:
            self._write(f"! {error}\n")
            self._offer(state)
        return None

    def _echo(self, line: str) -> None:
        """Repeat a line that nobody saw while it was typed."""
        if not self._terminal.stdin.isatty():
            self._write(shown(line[:ECHOED]) + "\n")

    def _ended(self, state: State) -> Event:
        """A pipe is over: an exam in which something was answered is handed in, all else left."""
        sat = isinstance(state, Sitting | Checking) and any(
            each.text for each in state.exam.answers
        )
        return HandedIn() if sat and not self._terminal.stdin.isatty() else Quit()

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


def _shared(lines: list[str], known: list[str]) -> int:
    """How many lines two pages begin with alike, in whole paragraphs."""
    pairs = enumerate(zip(lines, known, strict=False))
    at = next((at for at, (new, old) in pairs if new != old), min(len(lines), len(known)))
    while 0 < at < len(lines) and lines[at - 1] and lines[at]:
        at -= 1
    return at
