"""Every fact about the outside that a screen depends on, in one value that tests replace."""

import os
from collections.abc import Callable
from typing import NamedTuple, TextIO

from rnnquiz.text import Lang, Text

Size = tuple[int, int]


class Terminal(NamedTuple):
    """Where a person reads and types.

    `live` is a terminal whose cursor may be moved; anything else gets plain lines. `size` is asked
    again before each screen, because windows are resized. `now` is in seconds since 1970 UTC.
    """

    stdin: TextIO
    stdout: TextIO
    lang: Lang = "en"
    ascii: bool = False
    live: bool = False
    colours: bool = False
    size: Callable[[], Size] = lambda: (80, 24)
    now: Callable[[], float] = lambda: 0.0

    @property
    def width(self) -> int:
        """The columns there are now."""
        return self.size()[0]

    def pick(self, text: Text) -> str:
        """A text in the person's language."""
        return text.pick(self.lang)


def size_of(stdout: TextIO, environ: dict[str, str]) -> Size:
    """The columns and rows of what `stdout` is; COLUMNS and LINES where it is no terminal."""
    try:
        found = os.get_terminal_size(stdout.fileno())
    except (OSError, ValueError):
        found = os.terminal_size((0, 0))
    columns = found.columns or _whole(environ.get("COLUMNS", "")) or 80
    return max(columns, 20), found.lines or _whole(environ.get("LINES", "")) or 24


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
