"""What can happen in a session. Each event says when: `at`, in seconds since 1970 UTC."""

from msgspec import Struct

from rnnquiz.sandbox import Report


class _Event(Struct, frozen=True, kw_only=True, tag=True):
    at: float = 0.0


class Typed(_Event, frozen=True):
    """An answer was given; `report` says what it did where it is code that was run."""

    text: str
    report: Report | None = None


class Wrote(_Event, frozen=True):
    """A line was added to an answer of several lines."""

    line: str


class Ticked(_Event, frozen=True):
    """A point of the rubric was ticked, or its tick taken away."""

    position: int


class Opened(_Event, frozen=True):
    """A point of the rubric was opened, or closed again."""

    position: int


class Hinted(_Event, frozen=True):
    """A hint was asked for."""


class Skipped(_Event, frozen=True):
    """The question was passed over."""


class Solved(_Event, frozen=True):
    """The solution was asked for."""


class Renewed(_Event, frozen=True):
    """The same question was asked for with new numbers."""


class Advanced(_Event, frozen=True):
    """The explanation was read."""


class Undone(_Event, frozen=True):
    """The answer was taken back."""


class Dropped(_Event, frozen=True):
    """The question need not be asked any more: it was answered elsewhere."""


class Flagged(_Event, frozen=True):
    """The question was flagged to come back to, or its flag taken away."""


class Turned(_Event, frozen=True):
    """Another question of an exam was turned to, counted from 0; beyond the last: the overview."""

    number: int


class HandedIn(_Event, frozen=True):
    """An exam was handed in."""


class Passed(_Event, frozen=True):
    """Time has passed."""


class Resumed(_Event, frozen=True):
    """The session goes on after a break of so many seconds, which do not count.

    They are less than none where the clock was set back meanwhile.
    """

    away: float


class Quit(_Event, frozen=True):
    """The session was left."""


Event = (
    Typed
    | Wrote
    | Ticked
    | Opened
    | Hinted
    | Skipped
    | Solved
    | Renewed
    | Advanced
    | Undone
    | Dropped
    | Flagged
    | Turned
    | HandedIn
    | Passed
    | Resumed
    | Quit
)
