"""How long a question may take to prove, so that no bank can hold a check up for ever."""

from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Self

from rnnquiz.errors import UsageError
from rnnquiz.notation import Value

SECONDS = 30.0  # for the numbers of a question, and again for its texts


class Deadline:
    """A moment from now after which `hold` refuses to go on."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def hold(self) -> None:
        """Do nothing in time; UsageError afterwards."""
        if monotonic() > self._end:
            raise UsageError(
                f"proving this takes more than {self._seconds:g} seconds: make the sizes, or the "
                "formulas, smaller"
            )


class Timed(tuple[Mapping[str, Value], ...]):
    """Runs to try a text with, as long as there is time."""

    _deadline: Deadline

    def __new__(cls, runs: list[Mapping[str, Value]], deadline: Deadline) -> Self:
        """The runs, and until when they may be tried."""
        made = super().__new__(cls, runs)
        made._deadline = deadline
        return made

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        """Each run, unless the time is up."""
        for names in super().__iter__():
            self._deadline.hold()
            yield names
