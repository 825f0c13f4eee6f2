"""The errors a person can cause. Everything else is a bug of ours and keeps its traceback."""

from collections.abc import Iterable
from typing import NamedTuple

from rnnquiz.text import Text


class PersonError(Exception):
    """Something a person can put right: `cli` alone catches it, prints it, picks the exit code."""


class Place(NamedTuple):
    """Where something stands in a bank: lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong with a bank: where, and what to do about it."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class BankError(PersonError):
    """The author's: a bank that cannot be used, with every problem of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class FormulaError(PersonError):
    """The learner's: a formula that cannot be read or evaluated, and the spot where it fails."""

    def __init__(self, message: Text, source: str = "", position: int = 0) -> None:
        self.message = message
        self.source = source
        self.position = position
        super().__init__(message.en)


class UsageError(PersonError):
    """A command was asked for something that is not there: an unknown id, a size out of range."""


class DiskError(PersonError):
    """The machine's: a file or folder that cannot be read or written."""


MOST_NAMES = 16


def instead(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the nearest known ones, else all of a few."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"; did you mean `{close[0]}`?"
    alike = [name for name in names if word and word in name] or names
    listed = ", ".join(alike[:MOST_NAMES]) or "none"
    return f"; there are: {listed}{', ...' if len(alike) > MOST_NAMES else ''}"
