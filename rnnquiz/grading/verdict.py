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


class Piece(NamedTuple):
    """One of several things that were asked: a blank, or a part of a run.

    `partial` says that it follows rightly from an earlier value that is wrong; `invalid` that it
    was left open.
    """

    label: str
    status: Status
    reading: str
    right: Text


class Verdict(NamedTuple):
    """The outcome of grading one answer.

    `tag` names what went wrong (a misconception, or `precision`, `sign`, `transpose`, ...), and is
    empty when nothing specific is known. `reading` shows the answer as it was read, `band` what is
    accepted. `cells` says of each component, row by row, whether it is right. `spot` is where an
    invalid answer fails. `pieces` holds what was asked one after another, each as it stands.
    `marked` is the message with its formulas marked, where it has any.
    """

    status: Status
    score: float
    message: Text
    tag: str = ""
    reading: str = ""
    band: str = ""
    cells: tuple[bool, ...] = ()
    spot: Spot | None = None
    pieces: tuple[Piece, ...] = ()
    marked: Text | None = None


CORRECT = Text(en="Correct.", zh="正确。")
WRONG = Text(en="Not right.", zh="不对。")
