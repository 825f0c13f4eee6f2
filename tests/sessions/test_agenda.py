"""What a study day asks for, wherever and whenever the day is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rnnquiz.bank import Choice, Count, Formula, Option, Part, Parts, Run
from rnnquiz.progress import Card, Event, Graded, Schedule, Settings, Voided, micros
from rnnquiz.sessions import Agenda, agenda, begun_today, day_begins
from rnnquiz.sessions.agenda import targets
from rnnquiz.text import Text

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 3, 3, 12, tzinfo=BERLIN)
DAY = timedelta(days=1)
WORDS = Text(en="x", zh="x")


def today(
    questions, cards=(), now: datetime = NOON, *, begun: int = 0, **settings: object
) -> Agenda:
    mine = {each.question: each for each in cards}
    return agenda(tuple(questions), mine, Settings(**settings), now, begun=begun)


def ids(questions) -> list[str]:
    return [question.id for question in questions]


def at(text: str, zone=BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("state", "due", "now", "wanted"),
    [
        pytest.param("review", "2026-03-03 23:00", "2026-03-03 05:00", True, id="later that day"),
        pytest.param("review", "2026-03-04 03:59", "2026-03-03 05:00", True, id="before 04:00"),
        pytest.param("review", "2026-03-04 04:00", "2026-03-03 23:59", False, id="at 04:00"),
        pytest.param("review", "2026-03-04 04:00", "2026-03-04 00:01", False, id="past midnight"),
        pytest.param("review", "2026-03-04 04:00", "2026-03-04 04:00", True, id="the day begins"),
        pytest.param("learning", "2026-03-03 12:10", "2026-03-03 12:09", False, id="not yet"),
        pytest.param("learning", "2026-03-03 12:10", "2026-03-03 12:10", True, id="ten minutes on"),
        pytest.param("relearning", "2026-03-04 00:05", "2026-03-03 23:59", False, id="relearning"),
        pytest.param("relearning", "2026-03-04 00:05", "2026-03-04 00:05", True, id="relearned"),
        # Clocks go from 02:00 to 03:00 on 29 March, and from 03:00 to 02:00 on 25 October.
        pytest.param("review", "2026-03-29 03:59", "2026-03-28 05:00", True, id="a short night"),
        pytest.param("review", "2026-03-29 04:00", "2026-03-29 03:30", False, id="still Saturday"),
        pytest.param("review", "2026-10-25 03:59", "2026-10-24 12:00", True, id="a long night"),
        pytest.param("review", "2026-10-25 04:00", "2026-10-25 02:30", False, id="02:30 twice"),
        pytest.param("review", "2024-03-03 12:00", "2026-03-03 12:00", True, id="two years away"),
    ],
)
def test_what_is_due(study, state, due, now, wanted) -> None:
    found = today([study.asked("a")], [study.card("a", at(due), state=state)], at(now))
    assert ids(found.due) == ["a"] * wanted
    assert (found.new, found.unseen) == ((), 0)
    assert found.following == (None if wanted else micros(at(due)))


def test_the_day_goes_by_the_clock_on_the_wall_of_where_one_is(study) -> None:
    due = at("2026-03-04 08:00", ZoneInfo("Asia/Tokyo"))  # midnight in Berlin
    there = [study.asked("a")], [study.card("a", due)]
    moment = at("2026-03-03 11:00", UTC)  # 03:00 in Los Angeles
    assert ids(today(*there, moment.astimezone(BERLIN)).due) == ["a"]
    assert ids(today(*there, moment.astimezone(ZoneInfo("Asia/Tokyo"))).due) == []
    assert ids(today(*there, moment.astimezone(ZoneInfo("America/Los_Angeles"))).due) == []


def test_a_clock_set_back_makes_nothing_due_that_is_not(study) -> None:
    answered = study.card("a", NOON + 5 * DAY, last=NOON + 2 * DAY)
    found = today([study.asked("a", ask="c_t"), study.asked("b", ask="c_t")], [answered])
    assert (ids(found.due), ids(found.new)) == ([], ["b"])


def test_a_clock_set_back_does_not_upset_the_order(study) -> None:
    cards = [study.card("a", NOON, last=NOON + DAY), study.card("b", NOON, last=NOON - DAY)]
    assert ids(today([study.asked("a"), study.asked("b")], cards).due) == ["b", "a"]


def test_the_least_likely_to_be_recalled_comes_first(study) -> None:
    cards = [
        study.card("a", NOON - DAY, last=NOON - 11 * DAY, stability=10),
        study.card("b", NOON, last=NOON - 2 * DAY, stability=1),
        study.card("c", NOON - 700 * DAY, last=NOON - 730 * DAY, stability=500),
        Card(question="d", rev=1, due=micros(NOON)),
    ]
    assert ids(today(map(study.asked, "abcd"), cards).due) == ["d", "b", "c", "a"]


def test_a_question_that_was_asked_for_is_due_at_once_and_not_before(study) -> None:
    planned = Card(question="a", rev=1, due=micros(NOON))
    assert ids(today([study.asked("a")], [planned]).due) == ["a"]
    assert ids(today([study.asked("a")], [planned], NOON - DAY / 24).due) == []


def test_a_changed_question_is_new(study) -> None:
    cards = [study.card("a", NOON - DAY, rev=1), study.card("b", NOON - DAY, rev=3)]
    found = today([study.asked("a", rev=2), study.asked("b", rev=2)], cards)
    assert (ids(found.due), ids(found.new)) == (["b"], ["a"])


def test_a_card_without_a_question_is_left_alone(study) -> None:
    found = today([study.asked("a")], [study.card("gone", NOON - DAY)])
    assert (ids(found.due), ids(found.new), found.following) == ([], ["a"], None)


def test_of_two_that_ask_for_the_same_one_is_asked(study) -> None:
    questions = [
        study.asked("a", ask="c_t"),
        study.asked("b", ask="c_t"),
        study.asked("c", ask="h_t"),
    ]
    cards = [
        study.card("a", NOON, last=NOON - 5 * DAY),
        study.card("b", NOON, last=NOON - 9 * DAY),
        study.card("c", NOON, last=NOON - 7 * DAY),
    ]
    found = today(questions, cards)
    assert (ids(found.due), ids(found.later)) == (["b", "c"], ["a"])


def test_what_is_asked_for_today_is_not_asked_for_again(study) -> None:
    questions = [study.asked(id, ask="c_t") for id in "abc"]
    answered = study.card("a", NOON + 3 * DAY, last=NOON.replace(hour=5))
    found = today(questions, [answered, study.card("b", NOON)])
    assert (ids(found.due), ids(found.later), ids(found.new)) == ([], ["b"], [])
    tomorrow = today(questions, [answered, study.card("b", NOON)], NOON + DAY)
    assert (ids(tomorrow.due), ids(tomorrow.new)) == (["b"], [])


def test_a_question_is_no_sibling_of_its_own(study) -> None:
    questions = [study.asked(id, ask="c_t") for id in "ab"]
    again = study.card("a", NOON, last=NOON - timedelta(minutes=10), state="relearning")
    assert ids(today(questions, [again, study.card("b", NOON)]).due) == ["a"]


def test_of_new_siblings_one_joins_a_day(study) -> None:
    found = today([study.asked(id, ask="c_t") for id in "abc"])
    assert (len(found.new), found.unseen) == (1, 3)


def test_what_a_question_asks_for(study) -> None:
    assert targets(study.asked("a")) == set()
    assert targets(study.asked("a", ask="c_t")) == {("lstm.update", "c_t")}


def test_parts_ask_for_each_of_them_and_a_choice_of_sentences_for_nothing() -> None:
    given = {"id": "a", "topic": "lstm", "level": "easy", "prompt": WORDS, "explain": WORDS}
    run = Run(routine="lstm.update")
    parts = Parts(**given, run=run, parts=(Part(ask="c_t"), Part(ask="h_t")))
    assert targets(parts) == {("lstm.update", "c_t"), ("lstm.update", "h_t")}
    options = (Option(text=WORDS, right=True), Option(text=WORDS, right=False))
    assert targets(Choice(**given, run=run, options=options)) == set()
    assert targets(Formula(**given, run=run, ask="c_t")) < targets(parts)
    assert not targets(Count(**given, run=run, ask="P")) & targets(parts)


def test_so_many_new_ones_join_a_day(study) -> None:
    questions = [study.asked(f"q{number}") for number in range(30)]
    assert len(today(questions).new) == 10
    assert len(today(questions, new=3).new) == 3
    assert len(today(questions, new=3, begun=2).new) == 1
    assert len(today(questions, new=3, begun=5).new) == 0
    assert len(today(questions, new=0).new) == 0
    assert len(today(questions, new=1_000).new) == 30


@pytest.mark.parametrize(
    ("by", "begun", "count", "days"),
    [
        pytest.param("2026-03-13", 0, 3, 10, id="ten days, 30 left"),
        pytest.param("2026-03-12", 0, 4, 9, id="nine days"),
        pytest.param("2026-03-13", 2, 2, 10, id="32 at first, two of them begun: four a day"),
        pytest.param("2026-03-13", 9, 0, 10, id="more than today's share begun"),
        pytest.param("2026-12-20", 0, 1, 292, id="far away"),
        pytest.param("2026-03-04", 0, 30, 1, id="tomorrow"),
        pytest.param("2026-03-03", 0, 30, 0, id="today"),
        pytest.param("2026-03-02", 0, 10, None, id="yesterday counts no more"),
    ],
)
def test_an_interview_spreads_what_is_left(study, by, begun, count, days) -> None:
    questions = [study.asked(f"q{number}") for number in range(30)]
    found = today(questions, begun=begun, by=date.fromisoformat(by))
    assert (len(found.new), found.days, found.passed) == (count, days, days is None)


def test_before_four_the_day_of_the_interview_has_not_come(study) -> None:
    night = at("2026-03-04 03:59")
    assert today([study.asked("a")], (), night, by=date(2026, 3, 4)).days == 1


def test_easy_ones_come_first_and_topics_by_turns(study) -> None:
    questions = [
        study.asked(f"{level}-{topic}-{number}", topic=topic, level=level)
        for level in ("hard", "medium", "easy")
        for topic in ("gru", "lstm", "elman")
        for number in range(3)
    ]
    new = today(questions, new=100).new
    assert [each.level for each in new] == ["easy"] * 9 + ["medium"] * 9 + ["hard"] * 9
    for start in range(0, 27, 3):
        assert {each.topic for each in new[start : start + 3]} == {"gru", "lstm", "elman"}


def test_a_day_has_one_order_and_another_day_another(study) -> None:
    questions = [study.asked(f"q{number}") for number in range(30)]
    evening = ids(today(questions, (), NOON.replace(hour=23)).new)
    assert ids(today(questions).new) == evening
    assert ids(today(questions, (), NOON + DAY / 2 + DAY / 8).new) == evening  # at 03:00
    assert ids(today(questions, (), NOON + DAY).new) != evening


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-03-03 12:00", "2026-03-03 04:00"),
        ("2026-03-03 03:59", "2026-03-02 04:00"),
        ("2026-03-29 12:00", "2026-03-29 04:00"),
        ("2026-03-30 03:00", "2026-03-29 04:00"),
        ("2026-10-25 02:30", "2026-10-24 04:00"),
    ],
)
def test_when_the_day_began(now, begins) -> None:
    assert day_begins(at(now)) == micros(at(begins))


def graded(id: str, question: str, moment: datetime, before: Schedule | None = None) -> Event:
    body = Graded(
        question=question, rev=1, fingerprint="", seed=1, topic="lstm", family="vector", text="",
        standing="correct", score=1.0, milliseconds=1, mode="quiz", session="s", rating="good",
        retention=0.9, before=before,
    )  # fmt: skip
    return Event(id=id, at=micros(moment), offset=60, stamp=micros(moment), body=body)


def test_what_was_begun_today(study) -> None:
    known = study.card("a", NOON).schedule
    voiding = graded("6", "", NOON)
    events = [
        graded("1", "a", NOON.replace(hour=3)),
        graded("2", "b", NOON.replace(hour=4)),
        graded("3", "b", NOON.replace(hour=5), known),
        graded("4", "c", NOON, known),
        graded("5", "d", NOON),
        Event(id="6", at=voiding.at, offset=60, stamp=voiding.stamp, body=Voided(event="5")),
    ]
    assert begun_today(events, NOON) == 1
