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


def closest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that was probably meant."""
    return next(iter(get_close_matches(word.lower(), list(words), n=1)), None)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The end of a message: the likeliest of `words`, or all of them."""
    known = sorted(words)
    near = closest(word, known)
    return f'did you mean "{near}"?' if near else f"use one of: {', '.join(known) or 'none yet'}"
