"""The misconception that costs the most points."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from rnnquiz.oracle import MISCONCEPTIONS
from rnnquiz.progress import Mistake, day_of, micros, offset
from rnnquiz.text import Text

RECENT = 30  # study days


class Costly(NamedTuple):
    """A misconception: how often it was made, and how many points it cost."""

    tag: str
    text: Text
    times: int
    points: float


def most_costly(mistakes: Iterable[Mistake], now: datetime) -> Costly | None:
    """The one that cost most in the study days up to now, the later of two alike."""
    day = day_of(micros(now), offset(now))
    known = {each.name: each.text for each in MISCONCEPTIONS}
    made: dict[str, list[Mistake]] = {}
    for each in mistakes:
        if each.tag in known and each.lost > 0 and 0 <= day - each.day < RECENT:
            made.setdefault(each.tag, []).append(each)
    if not made:
        return None
    tag = max(sorted(made), key=lambda tag: _cost(made[tag]))
    lost, _ = _cost(made[tag])
    return Costly(tag, known[tag], sum(each.count for each in made[tag]), lost / 1000)


def _cost(made: list[Mistake]) -> tuple[int, int]:
    """The thousandths of points that were lost, and when it last happened."""
    return sum(each.lost for each in made), max(each.last for each in made)
