"""The schedule: what an answer counts as, and that FSRS itself would say the same."""

import random
from datetime import timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.progress import Settings, micros, moment, rate, review
from tests.progress.stores import BEGIN

MINUTES = st.integers(0, 60 * 24 * 800)


@pytest.mark.parametrize(
    ("standing", "score", "hints", "counts", "rating"),
    [
        ("correct", 1.0, 0, "hard", "good"),
        ("correct", 0.75, 1, "hard", "hard"),
        ("correct", 0.75, 1, "good", "good"),
        ("correct", 0.56, 2, "again", "again"),
        ("partial", 0.5, 0, "hard", "hard"),
        ("partial", 0.5, 1, "again", "hard"),
        ("partial", 0.49, 0, "good", "again"),
        ("wrong", 0.0, 0, "good", "again"),
        ("solved", 0.0, 0, "good", "again"),
    ],
)
def test_what_an_answer_counts_as(standing, score, hints, counts, rating) -> None:
    assert rate(standing, score, hints, Settings(hints=counts)) == rating


@given(
    st.lists(st.tuples(MINUTES, st.sampled_from(["again", "hard", "good"])), max_size=20),
    st.floats(0.7, 0.97),
)
def test_the_schedule_is_that_of_fsrs(history, retention) -> None:
    scheduler = fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=[timedelta(minutes=10)],
        relearning_steps=[timedelta(minutes=10)],
    )
    theirs, ours, now = fsrs.Card(card_id=1, due=BEGIN), None, BEGIN
    for number, (minutes, rating) in enumerate(history):
        now += timedelta(minutes=minutes)
        random.seed(f"forget-gate {number}")
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating[rating.capitalize()], now)
        ours = review(ours, rating, micros(now), retention, f"forget-gate {number}")
        assert (ours.due, ours.last) == (micros(theirs.due), micros(theirs.last_review))
        assert (ours.stability, ours.difficulty) == (theirs.stability, theirs.difficulty)
        assert (ours.state, ours.step) == (theirs.state.name.lower(), theirs.step)


def test_an_answer_leaves_the_dice_as_they_were() -> None:
    random.seed(1)
    untouched = random.random(), random.random()
    random.seed(1)
    seen = [random.random()]
    review(None, "good", micros(BEGIN), 0.9, "a 0")
    assert (*seen, random.random()) == untouched


def test_long_intervals_are_spread_and_always_alike() -> None:
    first = review(None, "good", micros(BEGIN), 0.9, "a 0")
    later = micros(BEGIN + timedelta(days=40))
    dues = {review(first, "good", later, 0.9, f"{name} 1").due for name in "abcdefghij"}
    assert len(dues) > 1
    assert review(first, "good", later, 0.9, "a 1") == review(first, "good", later, 0.9, "a 1")


def test_two_years_of_absence() -> None:
    schedule = review(None, "good", micros(BEGIN), 0.9, "a 0")
    back = BEGIN + timedelta(days=731)
    known = review(schedule, "good", micros(back), 0.9, "a 1")
    forgotten = review(schedule, "again", micros(back), 0.9, "a 1")
    assert moment(known.due) - back > timedelta(days=60)
    assert (forgotten.state, moment(forgotten.due) - back) == (
        "relearning",
        timedelta(minutes=10),
    )
    assert 0 < forgotten.stability < schedule.stability


def test_a_clock_set_back_is_survived() -> None:
    schedule = review(None, "good", micros(BEGIN), 0.9, "a 0")
    before = BEGIN - timedelta(days=500)
    again = review(schedule, "good", micros(before), 0.9, "a 1")
    assert again.last == micros(before)
    assert timedelta(days=1) <= moment(again.due) - before <= timedelta(days=10)
