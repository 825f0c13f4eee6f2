"""When a card is due: the `fsrs` package, given our clock, our steps and dice of our own.

FSRS moves longer intervals by a random day or so, and takes the global `random` for it. We seed
that with the question and the number of its answers, so that a history has one schedule, and leave
it as we found it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, assert_never

from rnnquiz.progress.clock import micros, moment
from rnnquiz.progress.event import Rating, Schedule, Standing
from rnnquiz.progress.settings import Settings

if TYPE_CHECKING:
    import fsrs

STEPS = (timedelta(minutes=10),)  # an answer that was wrong comes back after these
LONGEST = 36_500  # days
HALF = 0.5


def rate(standing: Standing, score: float, hints: int, settings: Settings) -> Rating:
    """What an answer counts as: good, hard or again."""
    match standing:
        case "correct":
            return settings.hints if hints else "good"
        case "partial":
            return "hard" if score >= HALF else "again"
        case "wrong" | "solved":
            return "again"
        case _:
            assert_never(standing)


def review(
    schedule: Schedule | None, rating: Rating, at: int, retention: float, seed: str
) -> Schedule:
    """The schedule after an answer at a time in µs UTC; None is a card that has none yet."""
    with own_dice():
        return reviewed(schedule, rating, at, retention, seed)


@contextmanager
def own_dice() -> Iterator[None]:
    """Leave the global dice as they were, whatever is thrown meanwhile."""
    import random

    before = random.getstate()
    try:
        yield
    finally:
        random.setstate(before)


def reviewed(
    schedule: Schedule | None, rating: Rating, at: int, retention: float, seed: str
) -> Schedule:
    """The same as `review`, where many are made: the caller holds `own_dice`."""
    import random

    import fsrs

    random.seed(seed)
    card, _ = scheduler(retention).review_card(
        _card(schedule, at), fsrs.Rating[rating.capitalize()], moment(at)
    )
    assert card.stability is not None
    assert card.difficulty is not None
    return Schedule(
        state=_STATES[card.state.value],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=micros(card.due),
        last=at,
    )


@lru_cache(maxsize=16)
def scheduler(retention: float) -> "fsrs.Scheduler":
    """FSRS for a share that is to be remembered, with our steps."""
    import fsrs

    return fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=STEPS,
        relearning_steps=STEPS,
        maximum_interval=LONGEST,
    )


_STATES: dict[int, Literal["learning", "review", "relearning"]] = {
    1: "learning",
    2: "review",
    3: "relearning",
}


def _card(schedule: Schedule | None, at: int) -> "fsrs.Card":
    import fsrs

    if schedule is None:
        return fsrs.Card(card_id=0, due=moment(at))
    return fsrs.Card(
        card_id=0,
        state=fsrs.State[schedule.state.capitalize()],
        step=schedule.step,
        stability=schedule.stability,
        difficulty=schedule.difficulty,
        due=moment(schedule.due),
        last_review=moment(schedule.last),
    )
