"""One thing wrong at one spot of a sheet, before it is known which entry it belongs to."""

from collections.abc import Iterable
from difflib import get_close_matches
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


def dotted(keys: Keys) -> str:
    """The keys as authors and `Bank.place` write them: `options.2.text`."""
    return ".".join(map(str, keys))


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The end of a message: the likeliest of `words`, or all of them."""
    known = sorted(words)
    near = get_close_matches(word.lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"use one of: {', '.join(known) or 'none yet'}"
