"""Retention: how many reviews found the answer remembered, and what that says of the target."""

from collections.abc import Iterable
from math import sqrt
from typing import Literal

from msgspec import Struct

from rnnquiz.progress import Day

ENOUGH = 20  # reviews below which a share says nothing
Z = 1.959964  # of the normal distribution: 19 times out of 20

Level = Literal["few", "below", "level", "above"]


class Recall(Struct, frozen=True):
    """Reviews of the last `days`, or of all, and how many were remembered.

    `share` comes with the interval that the true one lies in, 19 times out of 20. `level` says how
    that stands to the target, or that the reviews are too few to tell.
    """

    days: int | None
    reviews: int
    recalled: int
    target: float
    share: float | None
    low: float | None
    high: float | None
    level: Level


def recall(counted: Iterable[Day], days: int | None, target: float) -> Recall:
    """What the reviews of some days come to; `days` is how many they were, None for all."""
    every = tuple(counted)
    reviews = sum(each.reviews for each in every)
    recalled = sum(each.recalled for each in every)
    if not reviews:
        return Recall(days, 0, 0, target, None, None, None, "few")
    low, high = wilson(recalled, reviews)
    level = _level(reviews, low, high, target)
    return Recall(days, reviews, recalled, target, recalled / reviews, low, high, level)


def _level(reviews: int, low: float, high: float, target: float) -> Level:
    if reviews < ENOUGH:
        return "few"
    return "below" if high < target else "above" if low > target else "level"


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """Where a share lies, 19 times out of 20, when `hits` of `tries` are a sample of it.

    Source: Wilson 1927. Unlike the share plus or minus something, it stays between 0 and 1.
    """
    share, spread = hits / tries, Z * Z / tries
    middle = share + spread / 2
    half = sqrt(spread * (share * (1 - share) + spread / 4))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))
