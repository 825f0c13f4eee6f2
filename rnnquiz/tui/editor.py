"""A line editor as a pure state: `edit(line, key) -> line`, and the one row it is seen in."""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len

from rnnquiz.safe import shown
from rnnquiz.tui.keys import Key, Name


class Line(NamedTuple):
    """A text, and the character the cursor stands before."""

    text: str = ""
    cursor: int = 0

    @property
    def before(self) -> str:
        """What stands before the cursor."""
        return self.text[: self.cursor]

    @property
    def after(self) -> str:
        """What stands from the cursor on."""
        return self.text[self.cursor :]


def edit(line: Line, key: Key) -> Line:
    """The line after a key; keys that do not edit leave it as it is."""
    change = EDITS.get(key.name)
    return change(line, key.text) if change else line


def _line(before: str, after: str) -> Line:
    return Line(before + after, len(before))


def _one_line(text: str) -> str:
    return " ".join(part.strip() for part in text.splitlines())


def _step_left(line: Line) -> int:
    """One character back, over the marks that stand on it (the tilde of c̃)."""
    at = max(line.cursor - 1, 0)
    while at and not cell_len(line.text[at]):
        at -= 1
    return at


def _step_right(line: Line) -> int:
    at = min(line.cursor + 1, len(line.text))
    while at < len(line.text) and not cell_len(line.text[at]):
        at += 1
    return at


def _word_left(before: str) -> int:
    """Where the last word of `before` begins."""
    at = len(before.rstrip(" ,;"))
    while at and before[at - 1] not in " ,;":
        at -= 1
    return at


EDITS: dict[Name, Callable[[Line, str], Line]] = {
    "text": lambda line, text: _line(line.before + text, line.after),
    "paste": lambda line, text: _line(line.before + _one_line(text), line.after),
    "left": lambda line, _: line._replace(cursor=_step_left(line)),
    "right": lambda line, _: line._replace(cursor=_step_right(line)),
    "home": lambda line, _: line._replace(cursor=0),
    "end": lambda line, _: line._replace(cursor=len(line.text)),
    "word_left": lambda line, _: line._replace(cursor=_word_left(line.before)),
    "word_right": lambda line, _: line._replace(
        cursor=len(line.text) - _word_left(line.after[::-1])
    ),
    "backspace": lambda line, _: _line(line.text[: _step_left(line)], line.after),
    "delete": lambda line, _: _line(line.before, line.text[_step_right(line) :]),
    "end_of_input": lambda line, _: _line(line.before, line.text[_step_right(line) :]),
    "escape": lambda _line, _text: Line(),
    "cut_word": lambda line, _: _line(line.before[: _word_left(line.before)], line.after),
    "cut_before": lambda line, _: _line("", line.after),
    "cut_after": lambda line, _: _line(line.before, ""),
}


def window(line: Line, width: int) -> tuple[str, int]:
    """The part of the line that fits into `width` cells, and the cell the cursor is in.

    A line that is too long moves under a cursor that stays in sight; `…` marks what is hidden.
    """
    # Only what can be near the cursor is measured: a pasted line may be a megabyte long.
    before, after = shown(line.before[-width:]), shown(line.after[:width])
    room = width - 1  # behind the last character the cursor has a cell of its own
    before = _end(before, max(room - cell_len(after), room * 3 // 4))
    return before + _beginning(after, room - cell_len(before)), cell_len(before)


def _end(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while cell_len(text) >= room:
        text = text[1:]
    return "…" + text


def _beginning(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while cell_len(text) >= room:
        text = text[:-1]
    return text + "…"
