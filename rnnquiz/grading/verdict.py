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


class Spot(NamedTuple):
    """Where a text that was typed could not be read."""

    source: str
    position: int


class Verdict(NamedTuple):
    """The outcome of grading one answer.

    `tag` names what went wrong (a misconception, or `precision`, `sign`, `transpose`, ...), and is
    empty when nothing specific is known. `reading` shows the answer as it was read, `band` what is
    accepted. `cells` says of each component, row by row, whether it is right. `spot` is where an
    invalid answer fails. `marked` is the message with its formulas marked, where it has any.
    """

    status: Status
    score: float
    message: Text
    tag: str = ""
    reading: str = ""
    band: str = ""
    cells: tuple[bool, ...] = ()
    spot: Spot | None = None
    marked: Text | None = None


CORRECT = Text(en="Correct.", zh="正确。")
WRONG = Text(en="Not right.", zh="不对。")
