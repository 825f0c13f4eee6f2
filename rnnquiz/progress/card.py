"""A card: what the log says of one question, derived from its events and from nothing else."""

from msgspec import Struct

from rnnquiz.progress.event import Schedule


class Card(Struct, frozen=True, kw_only=True):
    """How one question stands. Counters are whole numbers, so that an event can be taken out again.

    `due` is when it is to be reviewed, in µs UTC; `last` is when it was last answered, 0 for never.
    `points` are thousandths. `right` counts correct answers, `held` says whether the last one was.
    """

    question: str
    rev: int
    schedule: Schedule | None = None
    due: int
    answers: int = 0
    right: int = 0
    points: int = 0
    milliseconds: int = 0
    lapses: int = 0
    last: int = 0
    held: bool = False
