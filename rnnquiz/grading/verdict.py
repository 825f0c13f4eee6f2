"""What grading says of an answer."""

from enum import StrEnum
from typing import NamedTuple

from rnnquiz.text import Text


class Status(StrEnum):
    """How an answer stands. An invalid answer could not be read: it costs nothing."""

    CORRECT = "correct"
    PARTIAL = "partial"
    WRONG = "wrong"
    INVALID = "invalid"


class Verdict(NamedTuple):
    """The outcome of grading one answer.

    `tag` names what went wrong (a misconception, or `precision`, `sign`, `transpose`, ...), and is
    empty when nothing specific is known. `reading` shows the answer as it was read. `cells` says of
    each component, row by row, whether it is right.
    """

    status: Status
    score: float
    message: Text
    tag: str = ""
    reading: str = ""
    band: str = ""
    cells: tuple[bool, ...] = ()
