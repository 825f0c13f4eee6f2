"""What is written to the log: an answer that was graded, a card asked for, an entry taken back.

An event is never changed. It is known by its `id` on every machine, and `stamp` says its place:
the time, or a microsecond after the newest stamp where a clock was set back, so that what happened
later on one machine stays later. Scheduling goes by `at`, which is what the clock said.
"""

from typing import Literal

from msgspec import Struct

Rating = Literal["again", "hard", "good"]
Standing = Literal["correct", "partial", "wrong", "solved"]


class Schedule(Struct, frozen=True, forbid_unknown_fields=True):
    """What FSRS knows of a card. Stability is in days, difficulty from 1 to 10, times in µs UTC."""

    state: Literal["learning", "review", "relearning"]
    step: int | None
    stability: float
    difficulty: float
    due: int
    last: int


class Graded(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="graded"):
    """An answer was graded, or a solution opened instead.

    `text` is what was typed and `reading` how it was read. `before` is the schedule it went on
    from, none for a question that was new or had been changed; `after` is the one it led to.
    `rating` and `retention` are what the settings made of the answer, so that the cards can be
    rebuilt under whatever settings.
    """

    question: str
    rev: int
    fingerprint: str
    seed: int
    topic: str
    family: str
    text: str
    reading: str = ""
    standing: Standing
    tag: str = ""
    score: float
    hints: int = 0
    milliseconds: int
    mode: str
    session: str
    rating: Rating
    retention: float
    before: Schedule | None = None
    after: Schedule | None = None


class Planned(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="planned"):
    """A question was put among those to review now."""

    question: str
    rev: int


class Voided(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="voided"):
    """An earlier event was taken back."""

    event: str


Body = Graded | Planned | Voided


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the log. Times are in µs since 1970 UTC; `offset` is minutes east of UTC."""

    id: str
    at: int
    offset: int
    stamp: int
    body: Body
