"""Mastery, the weakest questions, the costliest mistake, days in a row, and what to do next."""

from datetime import date

import pytest

from rnnquiz.oracle import misconception
from rnnquiz.progress import Card, Day, Mistake, Settings, micros
from rnnquiz.sessions import (
    Begin,
    Drill,
    Learn,
    Mastery,
    Rehearse,
    Rest,
    Resume,
    Review,
    mastery,
    most_costly,
    standing,
    weakest_first,
)
from rnnquiz.sessions.standing import streak

TODAY = (date(2026, 3, 3) - date(1970, 1, 1)).days


def test_what_is_held(study) -> None:
    questions = [
        *(study.asked(id) for id in "abcd"),
        study.asked("e", topic="gru"),
        study.asked("f", rev=2),
        study.asked("g"),
    ]
    cards = [
        study.card("a", study.NOON + study.DAY),
        study.card("b", study.NOON),  # due
        study.card("c", study.NOON + study.DAY, held=False),
        study.card("f", study.NOON + study.DAY),  # changed since
        Card(question="g", rev=1, due=micros(study.NOON)),  # asked for, never answered
    ]
    found = mastery(questions, {card.question: card for card in cards}, study.NOON)
    assert found == (Mastery("lstm", 6, 3, 1), Mastery("gru", 1, 0, 0))
    assert [each.share for each in found] == [1 / 6, 0]


def test_the_weakest_come_first(study) -> None:
    due = study.NOON + study.DAY
    cards = [
        study.card("held", due, answers=4, right=3),
        study.card("always", due, answers=4, right=4),
        study.card("seldom", due, answers=4, right=2),
        study.card("more-seldom", due, answers=4, right=1),
        study.card("wrong", due, answers=4, right=2, held=False),
        study.card("ever-wrong", due, answers=2, right=0, held=False),
        study.card("changed", due, answers=4, right=0, held=False),
    ]
    named = ["always", "held", "never", "changed", "seldom", "more-seldom", "wrong", "ever-wrong"]
    questions = [study.asked(id, rev=2 if id == "changed" else 1) for id in named]
    found = weakest_first(questions, {card.question: card for card in cards})
    assert [question.id for question in found] == [
        "ever-wrong", "wrong", "more-seldom", "seldom", "never", "changed", "held", "always",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mistakes", "wanted"),
    [
        pytest.param([], None, id="none"),
        pytest.param(
            [
                Mistake("f_i_swapped", TODAY, 3, 1500, 30),
                Mistake("memory_dropped", TODAY, 1, 1000, 40),
                Mistake("f_i_swapped", TODAY - 29, 1, 500, 2),
            ],
            ("f_i_swapped", 4, 2.0),
            id="the points of all days count",
        ),
        pytest.param(
            [
                Mistake("f_i_swapped", TODAY - 30, 3, 3000, 10),
                Mistake("memory_dropped", TODAY, 1, 1000, 40),
            ],
            ("memory_dropped", 1, 1.0),
            id="what is longer ago does not",
        ),
        pytest.param(
            [
                Mistake("f_i_swapped", TODAY, 1, 1000, 10),
                Mistake("memory_dropped", TODAY - 1, 1, 1000, 5),
            ],
            ("f_i_swapped", 1, 1.0),
            id="of two alike the later",
        ),
        pytest.param(
            [Mistake("sign", TODAY, 9, 9000, 10), Mistake("memory_dropped", TODAY, 0, 0, 5)],
            None,
            id="a slip is no misconception, and what was taken back costs nothing",
        ),
        pytest.param(
            [Mistake("f_i_swapped", TODAY + 3, 1, 1000, 10)], None, id="from a clock set back"
        ),
    ],
)
def test_what_costs_most(study, mistakes, wanted) -> None:
    found = most_costly(mistakes, study.NOON)
    assert (found and (found.tag, found.times, found.points)) == wanted
    assert found is None or found.text == misconception(found.tag).text


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        pytest.param([], 0, id="never"),
        pytest.param([0], 1, id="today"),
        pytest.param([0, 1, 2], 3, id="three days"),
        pytest.param([1, 2], 2, id="not yet today"),
        pytest.param([2, 3], 0, id="yesterday was left out"),
        pytest.param([0, 2, 3], 1, id="a gap"),
        pytest.param([-1, 0, 1], 2, id="a day to come, from a clock set back"),
        pytest.param(range(1000), 1000, id="three years"),
    ],
)
def test_days_in_a_row(days, wanted) -> None:
    assert streak({TODAY - ago for ago in days}, TODAY) == wanted


def day(ago: int, answers: int = 4, right: int = 3) -> Day:
    return Day(TODAY - ago, "lstm", "vector", answers, right, 3000, 1, 0, 0)


MADE = Mistake("f_i_swapped", TODAY, 3, 1500, 30)


@pytest.mark.parametrize(
    ("due", "given", "wanted"),
    [
        pytest.param([-1, 0, 1], {"unfinished": "quiz"}, Review(2), id="reviews come first"),
        pytest.param([1, 1, 1], {"unfinished": "exam"}, Resume("exam"), id="then what was left"),
        pytest.param([1], {"mistakes": [MADE]}, Learn(2, "lstm"), id="then new questions"),
        pytest.param(
            [1], {"settings": Settings(new=1)}, Learn(1, "lstm"), id="of the weakest topic"
        ),
        pytest.param(
            [1, 1, 1], {"mistakes": [MADE]}, Drill("f_i_swapped"), id="then what costs most"
        ),
        pytest.param([1, 1, 1], {}, Rehearse(), id="then an interview: everything is held"),
        pytest.param(
            [1], {"settings": Settings(new=0)}, Rest(), id="not everything: that is all for today"
        ),
        pytest.param(
            [1, 1],
            {"settings": Settings(by=date(2026, 3, 10)), "begun": 9},
            Rehearse(),
            id="the interview is near",
        ),
        pytest.param(
            [1, 1],
            {"settings": Settings(by=date(2026, 3, 11)), "begun": 9},
            Rest(),
            id="the interview is not near",
        ),
        pytest.param(
            [1, 1],
            {"settings": Settings(new=1, by=date(2026, 3, 2)), "begun": 1},
            Rest(),
            id="the interview is over",
        ),
    ],
)
def test_the_next_sensible_thing(study, due, given, wanted) -> None:
    questions = [study.asked(id) for id in "abc"]
    cards = {
        id: study.card(id, study.NOON + at * study.DAY) for id, at in zip("abc", due, strict=False)
    }
    given = {"mistakes": [], "settings": Settings(), **given}
    settings, mistakes = given.pop("settings"), given.pop("mistakes")
    found = standing(questions, cards, [day(0)], mistakes, settings, study.NOON, **given)
    assert found.advice == wanted


def test_new_questions_are_of_the_weakest_topic_that_has_any(study) -> None:
    questions = [
        *(study.asked(id, topic="lstm") for id in "ab"),
        *(study.asked(id, topic="gru") for id in "cd"),
        *(study.asked(id, topic="elman") for id in "ef"),
    ]
    tomorrow = study.NOON + study.DAY
    cards = {
        "a": study.card("a", tomorrow),
        "c": study.card("c", tomorrow, held=False),
        "e": study.card("e", tomorrow, held=False),
        "f": study.card("f", tomorrow, held=False),
    }
    found = standing(questions, cards, [], [], Settings(), study.NOON)
    assert found.advice == Learn(2, "gru")


def test_today_is_counted_over_topics_and_families(study) -> None:
    days = [day(0, 4, 3), day(0, 2, 0), day(1, 7, 7)]
    found = standing([study.asked("a")], {}, days, [], Settings(), study.NOON)
    assert (found.answered, found.right, found.streak) == (6, 3, 2)


def test_the_first_time(study) -> None:
    found = standing([study.asked("a")], {}, [], [], Settings(), study.NOON)
    assert found.advice == Begin()
