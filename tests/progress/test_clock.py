"""Days as study goes by them, wherever somebody is and whatever is done to their clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rnnquiz.progress import day_ends, day_of, micros, moment, offset, study_day
from tests.progress.stores import BEGIN, graded

BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = ZoneInfo("Asia/Tokyo")
HONOLULU = ZoneInfo("Pacific/Honolulu")
KATHMANDU = ZoneInfo("Asia/Kathmandu")


def at(zone: ZoneInfo, *when: int, fold: int = 0) -> datetime:
    return datetime(*when, tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("now", "day", "ends"),
    [
        (at(BERLIN, 2026, 6, 1, 23, 59), date(2026, 6, 1), at(BERLIN, 2026, 6, 2, 4)),
        (at(BERLIN, 2026, 6, 2, 0, 0), date(2026, 6, 1), at(BERLIN, 2026, 6, 2, 4)),
        (at(BERLIN, 2026, 6, 2, 3, 59, 59), date(2026, 6, 1), at(BERLIN, 2026, 6, 2, 4)),
        (at(BERLIN, 2026, 6, 2, 4), date(2026, 6, 2), at(BERLIN, 2026, 6, 3, 4)),
        # The night that is an hour shorter, and the one that is an hour longer.
        (at(BERLIN, 2026, 3, 29, 1, 59), date(2026, 3, 28), at(BERLIN, 2026, 3, 29, 4)),
        (at(BERLIN, 2026, 3, 29, 3, 0), date(2026, 3, 28), at(BERLIN, 2026, 3, 29, 4)),
        (at(BERLIN, 2026, 10, 25, 2, 30), date(2026, 10, 24), at(BERLIN, 2026, 10, 25, 4)),
        (at(BERLIN, 2026, 10, 25, 2, 30, fold=1), date(2026, 10, 24), at(BERLIN, 2026, 10, 25, 4)),
        (at(KATHMANDU, 2026, 1, 1, 3), date(2025, 12, 31), at(KATHMANDU, 2026, 1, 1, 4)),
        (at(HONOLULU, 2024, 3, 1, 3), date(2024, 2, 29), at(HONOLULU, 2024, 3, 1, 4)),
    ],
)
def test_the_study_day(now, day, ends) -> None:
    assert study_day(now) == day
    assert day_ends(now) == micros(ends)
    assert date(1970, 1, 1) + timedelta(days=day_of(micros(now), offset(now))) == day


@pytest.mark.parametrize(
    ("day", "hours"), [((2026, 3, 28), 23), ((2026, 10, 24), 25), ((2026, 6, 1), 24)]
)
def test_a_day_is_as_long_as_the_clock_on_the_wall_says(day, hours) -> None:
    begins = at(BERLIN, *day, 4)
    assert day_ends(begins) - micros(begins) == hours * 3_600_000_000


@pytest.fixture
def answer_at(store, watch):
    def answer(now: datetime, **how: object):
        watch.now = now
        return store.append(graded(**how))[0]

    return answer


def days(store) -> list[tuple[date, int]]:
    return [(date(1970, 1, 1) + timedelta(days=day.day), day.answers) for day in store.days()]


def test_an_evening_past_midnight_is_one_day(store, answer_at) -> None:
    for now in (at(BERLIN, 2026, 6, 1, 23), at(BERLIN, 2026, 6, 2, 1), at(BERLIN, 2026, 6, 2, 4)):
        answer_at(now)
    assert days(store) == [(date(2026, 6, 1), 2), (date(2026, 6, 2), 1)]


def test_both_nights_of_daylight_saving(store, answer_at) -> None:
    spring = [at(BERLIN, 2026, 3, 29, hour) for hour in (1, 3, 4)]
    autumn = [at(BERLIN, 2026, 10, 25, 2, 30, fold=fold) for fold in (0, 1)]
    answers = [answer_at(now) for now in [*spring, *autumn, at(BERLIN, 2026, 10, 25, 4)]]
    assert days(store) == [
        (date(2026, 3, 28), 2),
        (date(2026, 3, 29), 1),
        (date(2026, 10, 24), 2),
        (date(2026, 10, 25), 1),
    ]
    assert [event.offset for event in answers] == [60, 120, 120, 120, 60, 60]
    assert answers[4].at - answers[3].at == 3_600_000_000  # the same time on the wall, an hour on


def test_an_interval_is_of_real_days_through_daylight_saving(store, answer_at) -> None:
    answer_at(at(BERLIN, 2026, 3, 27, 18))
    due = moment(store.card("forget-gate").due, BERLIN)
    assert due == moment(micros(at(BERLIN, 2026, 3, 27, 18).astimezone(UTC))) + timedelta(days=2)


def test_travel_counts_each_answer_to_the_day_it_was_there(store, answer_at) -> None:
    morning = at(TOKYO, 2026, 6, 2, 9)
    landed = at(HONOLULU, 2026, 6, 1, 20)  # later, and yet the day before
    assert landed.astimezone(UTC) > morning.astimezone(UTC)
    first, second = answer_at(morning), answer_at(landed)
    assert days(store) == [(date(2026, 6, 1), 1), (date(2026, 6, 2), 1)]
    assert list(store.events()) == [first, second]
    assert store.card("forget-gate").last == micros(landed)


def test_a_clock_set_back_by_years(store, answer_at) -> None:
    wrong = answer_at(at(BERLIN, 2036, 1, 1, 12), tag="swapped", rating="again")
    right = answer_at(at(BERLIN, 2026, 1, 1, 12))
    assert list(store.events()) == [wrong, right]
    assert right.stamp == wrong.stamp + 1
    card = store.card("forget-gate")
    assert card.last == right.at
    assert card.due < micros(at(BERLIN, 2026, 3, 1, 12))
    assert days(store) == [(date(2026, 1, 1), 1), (date(2036, 1, 1), 1)]


def test_two_years_of_absence(store, answer_at, watch) -> None:
    answer_at(BEGIN)
    answer_at(BEGIN + timedelta(days=3))
    watch.on(days=731)
    answer_at(watch.now, rating="again")
    assert [(day.reviews, day.recalled) for day in store.days()] == [(0, 0), (1, 1), (1, 0)]
    assert store.card("forget-gate").lapses == 1
