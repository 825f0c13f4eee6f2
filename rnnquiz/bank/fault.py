"""One thing wrong at one spot of a sheet, before it is known which entry it belongs to."""

from typing import NamedTuple

Keys = tuple[str | int, ...]


class Spot(NamedTuple):
    """A line and a column of a sheet, both counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong, at which spot, under which keys: `("questions", 3, "prompt", "en")`."""

    keys: Keys
    spot: Spot
    message: str


def brief(text: str) -> str:
    """An author's own words, short and on one line, to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def dotted(keys: Keys) -> str:
    """The keys as authors and `Bank.place` write them: `options.2.text`."""
    return ".".join(map(str, keys))
