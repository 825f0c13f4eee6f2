"""A terminal to paint on, and the files that hold what is seen on it."""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

TESTS = Path(__file__).parent
COLOURS = {"31": "red", "32": "green", "33": "yellow", "34": "blue", "35": "magenta", "36": "cyan"}
STYLES = {"1": "bold", "2": "dim", **COLOURS}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """Nobody's own progress is touched."""
    folder = tmp_path / "home"
    monkeypatch.setenv("RNNQUIZ_HOME", str(folder))
    return folder


class Screen:
    """A terminal as far as we use one: it shows what a person would see, and where the cursor is.

    Anything else that is sent to it is an error, and so is writing beyond the last column.
    """

    TOKEN = re.compile(r"\x1b\[(?P<codes>[?\d;]*)(?P<ends>[A-Za-z])|(?P<letter>[^\x1b])", re.DOTALL)

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: list[list[tuple[str, str]]] = [[]]
        self.row = self.column = 0
        self.style = ""

    def write(self, text: str) -> None:
        end = 0
        for found in self.TOKEN.finditer(text):
            assert found.start() == end, f"not for a terminal: {text[end : found.start()]!r}"
            end = found.end()
            if found["ends"]:
                self._control(found["ends"], found["codes"])
            else:
                self._put(found["letter"])
        assert end == len(text)

    def flush(self) -> None:
        pass

    def _control(self, ends: str, codes: str) -> None:
        match ends:
            case "H":
                self.row = self.column = 0
            case "K":
                del self.rows[self.row][self.column :]
            case "J":
                del self.rows[self.row][self.column :]
                del self.rows[self.row + 1 :]
            case "C":
                self.column += int(codes)
                row = self.rows[self.row]
                row += [(" ", "")] * (self.column - len(row))
            case "m":
                names = [STYLES[code] for code in codes.split(";") if code not in {"", "0"}]
                self.style = " ".join(names)
            case _:
                assert (ends, codes) in {("h", "?2004"), ("l", "?2004")}

    def _put(self, letter: str) -> None:
        row = self.rows[self.row]
        if letter == "\n":
            self.row, self.column = self.row + 1, 0
            self.rows += [[]] if self.row == len(self.rows) else []
            if len(self.rows) > self.height:
                self.row -= 1
                del self.rows[0]
        elif letter == "\r":
            self.column = 0
        elif not cell_len(letter):
            row[self.column - 1] = (row[self.column - 1][0] + letter, self.style)
        else:
            cells = [(letter, self.style), *[("", self.style)] * (cell_len(letter) - 1)]
            row[self.column : self.column + len(cells)] = cells
            self.column += len(cells)
            assert self.column <= self.width, "the terminal would wrap this line"

    @property
    def text(self) -> str:
        """The screen, with the cursor as `▏`."""
        rows = [[letter for letter, _ in row] for row in self.rows]
        row = rows[self.row]
        row += [" "] * (self.column - len(row))
        row.insert(self.column, "▏")
        return "".join("".join(row).rstrip() + "\n" for row in rows)

    @property
    def coloured(self) -> str:
        """The screen with its styles written out: `‹bold green:✓ Right›`."""
        return "".join(_runs(row).rstrip() + "\n" for row in self.rows)


def _runs(row: list[tuple[str, str]]) -> str:
    said, current = "", ""
    for letter, style in [*row, ("", "")]:
        if style != current:
            said += ("›" if current else "") + (f"‹{style}:" if style else "")
            current = style
        said += letter
    return said


@pytest.fixture
def screen():
    """A terminal to paint on: `screen(width, height)`."""
    return Screen


@pytest.fixture
def golden():
    """Hold a text against its file, or write the file where RNNQUIZ_TRANSCRIPTS=write."""

    def hold(name: str, text: str) -> None:
        path = TESTS / "transcripts" / name
        if os.environ.get("RNNQUIZ_TRANSCRIPTS") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return hold
