"""Statistics: each number against what it means, at a fixed clock."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.progress import (
    Card,
    Day,
    Event,
    Graded,
    Mistake,
    Schedule,
    Settings,
    Voided,
    day_ends,
    day_of,
    micros,
    offset,
)
from rnnquiz.sessions.holding import weeks_between
from rnnquiz.sessions.recall import recall, wilson
from rnnquiz.sessions.statistics import (
    Due,
    Forecast,
    Pace,
    Practice,
    Slip,
    Statistics,
    Streak,
    Studied,
    statistics,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 31, 12, tzinfo=BERLIN)  # a Tuesday, two days after the clocks went forward
TODAY = date(2026, 3, 31)
LSTM, ELMAN = (
    "sample-vector",
    "sample-number",
)  # of the sample bank, the second one of another topic


def number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def answer(question: str, at: datetime, due: datetime | None, **known: object) -> Event:
    """An answer to a question, which puts its review at `due`."""
    after = Schedule("review", None, 3.0, 5.0, micros(due), micros(at)) if due else None
    plain = {
        "rev": 1,
        "fingerprint": "",
        "seed": 1,
        "topic": "lstm",
        "family": "number",
        "text": "",
        "standing": "correct",
        "score": 1.0,
        "milliseconds": 1000,
        "mode": "review",
        "session": "s",
        "rating": "good",
        "retention": 0.9,
    }
    body = Graded(question=question, after=after, **(plain | known))
    return Event(id=str(micros(at)), at=micros(at), offset=offset(at), stamp=micros(at), body=body)


def counted(day: int, answers: int, **known: object) -> Day:
    plain = {"topic": "lstm", "family": "number", "right": 0, "points": 0, "milliseconds": 0}
    return Day(day=day, answers=answers, **({"reviews": 0, "recalled": 0} | plain | known))


def counters(answers: Iterable[Event]) -> tuple[tuple[Day, ...], tuple[Mistake, ...]]:
    """The counters of some answers, one an answer."""
    days, mistakes = [], []
    for event in answers:
        graded, day = event.body, day_of(event.at, event.offset)
        points = round(1000 * graded.score)
        days.append(
            counted(
                day,
                1,
                topic=graded.topic,
                family=graded.family,
                right=int(graded.standing == "correct"),
                points=points,
                milliseconds=graded.milliseconds,
            )
        )
        if graded.tag:
            lost = 1000 - points
            mistakes.append(Mistake(tag=graded.tag, day=day, count=1, lost=lost, last=event.at))
    return tuple(days), tuple(mistakes)


def found(answers: Iterable[Event] = (), cards: Iterable[Card] = (), **known: object) -> Statistics:
    every = tuple(answers)
    days, mistakes = counters(every)
    asked = {"settings": Settings(), "now": NOW, "questions": {}, "days": days} | known
    days, questions = asked.pop("days"), asked.pop("questions")
    return statistics(
        days, mistakes, {card.question: card for card in cards}, every, questions, **asked
    )


def ago(days: int, hour: int = 12) -> datetime:
    return datetime.combine(TODAY - timedelta(days=days), time(hour), BERLIN)


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [
        # Newcombe 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_wilson_as_published(hits: int, tries: int, low: float, high: float) -> None:
    assert wilson(hits, tries) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("reviews", "recalled", "target", "level"),
    [
        pytest.param(0, 0, 0.9, "few", id="none"),
        pytest.param(19, 0, 0.9, "few", id="one too few, whatever they say"),
        pytest.param(20, 0, 0.9, "below", id="enough, and all forgotten"),
        pytest.param(20, 18, 0.9, "level", id="just the target"),
        pytest.param(20, 20, 0.9, "level", id="all of a few are no proof"),
        pytest.param(200, 200, 0.9, "above", id="all of many are"),
        pytest.param(200, 160, 0.9, "below", id="many, and too few of them"),
        pytest.param(200, 160, 0.8, "level", id="the same for another target"),
    ],
)
def test_retention_stands_to_its_target(
    reviews: int, recalled: int, target: float, level: str
) -> None:
    day = counted(1, reviews, reviews=reviews, recalled=recalled)
    said = recall([day], 30, target)
    assert (said.reviews, said.recalled, said.target, said.level) == (
        reviews,
        recalled,
        target,
        level,
    )
    assert said.share == (recalled / reviews if reviews else None)


def test_retention_of_the_last_days_and_over_all() -> None:
    days = [
        counted(
            number(TODAY) - back,
            50,
            reviews=40,
            recalled=recalled,
        )
        for back, recalled in [(0, 40), (29, 30), (30, 10)]
    ]
    recent, every = found(days=days, settings=Settings(retention=0.8)).retention
    assert (recent.days, recent.reviews, recent.recalled, recent.target) == (30, 80, 70, 0.8)
    assert (every.days, every.reviews, every.recalled, every.target) == (None, 120, 80, 0.8)
    recent, every = found(days=days, period=31).retention
    assert (recent.days, recent.reviews) == (31, 120)


@pytest.mark.parametrize(
    ("backs", "streak"),
    [
        pytest.param([], Streak(0, 0), id="never"),
        pytest.param([0], Streak(1, 1), id="today"),
        pytest.param([1, 2], Streak(2, 2), id="today is not over yet"),
        pytest.param([2, 3], Streak(0, 2), id="yesterday was missed"),
        pytest.param([0, 0, 1, 3, 4, 5, 9], Streak(2, 3), id="another time it was longer"),
        pytest.param([0, 1, 2, 3], Streak(4, 4), id="over the change of the clocks"),
        pytest.param([0, 800, 801, 802], Streak(1, 3), id="two years away"),
        pytest.param([-1, 0], Streak(1, 2), id="a day of a clock that was set ahead"),
    ],
)
def test_streaks(backs: list[int], streak: Streak) -> None:
    answers = [answer(LSTM, ago(back), None) for back in sorted(backs, reverse=True)]
    assert found(answers).streak == streak


def test_days_begin_at_four_also_when_the_clocks_change() -> None:
    night = datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)  # 2:00 was 3:00
    morning = datetime(2026, 3, 29, 4, tzinfo=BERLIN)
    answers = [answer(LSTM, night, None), answer(LSTM, morning, None, score=0.25, standing="wrong")]
    assert found(answers).calendar == (
        Studied(date(2026, 3, 28), 1, 1, 1.0, 1000),
        Studied(date(2026, 3, 29), 1, 0, 0.25, 1000),
    )


def card(question: str, due: datetime, **known: object) -> Card:
    return Card(question=question, rev=1, due=micros(due), answers=1, held=True, **known)


def test_the_forecast_counts_study_days_where_the_person_is(bank) -> None:
    ids = list(bank)
    now = datetime(2026, 3, 27, 3, tzinfo=BERLIN)  # still the 26th
    dues = [
        datetime(2024, 1, 1, tzinfo=UTC),
        datetime(2026, 3, 26, 3, 59, tzinfo=BERLIN),  # the 25th
        datetime(2026, 3, 26, 4, tzinfo=BERLIN),
        datetime(2026, 3, 27, 3, 59, tzinfo=BERLIN),  # later today
        datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN),  # the 28th, by summer time
        datetime(2026, 3, 29, 4, tzinfo=BERLIN),
        datetime(2026, 4, 25, 3, 59, tzinfo=BERLIN),  # the last of 30 days
        datetime(2026, 4, 25, 4, tzinfo=BERLIN),
    ]
    cards = [card(id, due) for id, due in zip(ids, dues, strict=False)]
    strange = card("not-in-the-bank", now)
    told = found(cards=[*cards, strange], questions=bank, now=now).forecast
    counts = {0: 4, 2: 1, 3: 1, 29: 1}
    days = [Due(date(2026, 3, 26) + timedelta(at), counts.get(at, 0)) for at in range(30)]
    assert told == Forecast(2, tuple(days), 1)
    assert [told.within(days) for days in (1, 3, 7, 30)] == [4, 5, 6, 7]


def test_the_same_cards_fall_on_other_days_elsewhere(bank) -> None:
    due = datetime(2026, 4, 2, 3, 0, tzinfo=BERLIN)
    cards = [card(LSTM, due)]
    here = found(cards=cards, questions=bank).forecast
    there = found(cards=cards, questions=bank, now=NOW.astimezone(ZoneInfo("Asia/Tokyo"))).forecast
    assert [each.due for each in here.days[:3]] == [0, 1, 0]
    assert [each.due for each in there.days[:3]] == [0, 0, 1]


@pytest.mark.parametrize(
    ("first", "today", "weeks"),
    [
        pytest.param(date(2026, 3, 31), date(2026, 3, 31), [], id="this week"),
        pytest.param(date(2026, 3, 29), date(2026, 3, 30), [date(2026, 3, 29)], id="a Sunday"),
        pytest.param(date(2026, 3, 22), date(2026, 3, 29), [date(2026, 3, 22)], id="on a Sunday"),
        pytest.param(
            date(2026, 3, 9), date(2026, 3, 23), [date(2026, 3, 15), date(2026, 3, 22)], id="two"
        ),
        pytest.param(date(2026, 4, 9), date(2026, 3, 23), [], id="a clock that was set ahead"),
    ],
)
def test_weeks_end_on_sundays(first: date, today: date, weeks: list[date]) -> None:
    now = datetime.combine(today, time(12), BERLIN)
    assert weeks_between(first, now) == tuple(weeks)


def topic_weeks(told: Statistics, topic: str) -> list[tuple[date, int]]:
    (found,) = (each for each in told.mastery if each.topic == topic)
    return [(each.day, each.held) for each in found.weeks]


def test_a_question_is_held_until_its_review_is_due_or_it_is_answered_wrong(bank) -> None:
    topic = bank[LSTM].topic
    answers = [
        answer(LSTM, ago(23), ago(12)),  # the 8th to the 19th
        answer(LSTM, ago(8), ago(-5)),  # the 23rd, until it is answered
        answer(LSTM, ago(1), ago(0), standing="wrong", score=0.0),
    ]
    told = found(answers, questions=bank)
    assert topic_weeks(told, topic) == [
        (date(2026, 3, 8), 1),
        (date(2026, 3, 15), 1),
        (date(2026, 3, 22), 0),
        (date(2026, 3, 29), 1),
        (TODAY, 0),
    ]
    # A card that was planned since is due at once, and today is told by the cards.
    assert topic_weeks(found(answers[:2], [card(LSTM, ago(-5))], questions=bank), topic)[-1][1] == 1
    assert topic_weeks(found(answers[:2], [card(LSTM, NOW)], questions=bank), topic)[-1][1] == 0


def test_a_week_ends_at_four_on_monday_by_the_clock_on_the_wall(bank) -> None:
    for hour, minute, held in [(3, 59, 0), (4, 0, 0), (4, 1, 1)]:
        due = datetime(2026, 3, 30, hour, minute, tzinfo=BERLIN)
        told = found([answer(LSTM, ago(2), due)], questions=bank)
        assert topic_weeks(told, bank[LSTM].topic)[0] == (date(2026, 3, 29), held)


def test_two_years_of_absence_are_weeks_of_nothing_held(bank) -> None:
    answers = [answer(LSTM, ago(735), ago(720)), answer(LSTM, ago(0, 10), ago(-3))]
    told = found(answers, [card(LSTM, ago(-3))], questions=bank)
    weeks = topic_weeks(told, bank[LSTM].topic)
    assert (len(weeks), weeks[0][0], weeks[-1]) == (106, date(2024, 3, 31), (TODAY, 1))
    assert [held for _, held in weeks[:3]] == [1, 1, 0]
    assert sum(held for _, held in weeks) == 3
    assert told.streak == Streak(1, 1)


def test_an_answer_without_a_schedule_holds_nothing(bank) -> None:
    answers = [answer(LSTM, ago(9), ago(-5)), answer(LSTM, ago(8), None)]
    assert topic_weeks(found(answers, questions=bank), bank[LSTM].topic)[:2] == [
        (date(2026, 3, 22), 1),
        (date(2026, 3, 29), 0),
    ]


HISTORIES = st.lists(
    st.tuples(
        st.sampled_from([LSTM, ELMAN]), st.integers(0, 60), st.integers(0, 40), st.booleans()
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(history=HISTORIES)
def test_what_was_held_is_what_the_last_answers_say(bank, history) -> None:
    told = sorted(history, key=lambda each: -each[1])
    answers = [
        answer(
            question,
            ago(back) + timedelta(minutes=at),
            ago(back - held),
            standing="correct" if right else "wrong",
        )
        for at, (question, back, held, right) in enumerate(told)
    ]
    for each in found(answers, questions=bank).mastery:
        for week in each.weeks[:-1]:
            end = day_ends(datetime.combine(week.day, time(12), BERLIN))
            last = {event.body.question: event.body for event in answers if event.at < end}
            held = [
                body.question
                for body in last.values()
                if body.standing == "correct" and body.after.due > end
                if bank[body.question].topic == each.topic
            ]
            assert week.held == len(held)


def test_mistakes_by_frequency_and_then_by_how_lately(bank) -> None:
    answers = [
        answer(LSTM, ago(back), None, tag=tag, score=score, standing="wrong", topic=topic)
        for back, tag, score, topic in [
            (40, "sign", 0.0, "lstm"),
            (20, "f_i_swapped", 0.5, "lstm"),
            (9, "sign", 0.25, "gru"),
            (2, "bias_dropped", 0.0, "gru"),
        ]
    ]
    every = (
        Slip("sign", 2, 1.75, date(2026, 3, 22), 9),
        Slip("bias_dropped", 1, 1.0, date(2026, 3, 29), 2),
        Slip("f_i_swapped", 1, 0.5, date(2026, 3, 11), 20),
    )
    assert found(answers).mistakes == every
    assert found(answers, topics=("lstm", "gru")).mistakes == every
    assert found(answers, topics=("gru",)).mistakes == (
        Slip("bias_dropped", 1, 1.0, date(2026, 3, 29), 2),
        Slip("sign", 1, 0.75, date(2026, 3, 22), 9),
    )
    for topics in [(), ("lstm", "gru")]:
        assert [each.tag for each in found(answers, period=10, topics=topics).mistakes] == [
            "bias_dropped",
            "sign",
        ]


def test_time_by_family_and_points_by_mode() -> None:
    answers = [
        answer(
            LSTM,
            ago(back),
            None,
            family=family,
            milliseconds=ms,
            mode=mode,
            score=score,
            standing="correct" if score == 1 else "wrong",
        )
        for back, family, ms, mode, score in [
            (50, "choice", 4_000, "quiz", 1.0),
            (3, "choice", 2_000, "quiz", 0.0),
            (2, "choice", 3_600_000, "review", 1.0),
            (1, "number", 90_000, "review", 0.333),
            (0, "number", 61_000, "review", 1.0),
        ]
    ]
    told = found(answers)
    assert (told.answers, told.milliseconds) == (5, 3_757_000)
    assert told.families == (
        Pace("choice", 3, 2, 3_606_000, 1_202_000, 4_000),
        Pace("number", 2, 1, 151_000, 75_500, 75_500),
    )
    assert told.modes == (Practice("review", 3, 2, 2.333), Practice("quiz", 2, 1, 1.0))
    told = found(answers, period=4)
    assert [(each.family, each.answers) for each in told.families] == [("choice", 2), ("number", 2)]
    assert [(each.mode, each.answers) for each in told.modes] == [("review", 3), ("quiz", 1)]
    assert told.answers == 4


def test_only_answers_are_read_of_the_log() -> None:
    at = micros(NOW)
    void = Event(id="v", at=at, offset=0, stamp=at, body=Voided(event="x"))
    assert found(days=(), now=NOW).modes == ()
    told = statistics((), (), {}, (void,), {}, settings=Settings(), now=NOW)
    assert told.modes == ()


def test_an_empty_log() -> None:
    told = found()
    assert (told.begun, told.answers, told.streak) == (False, 0, Streak(0, 0))
    assert (told.calendar, told.mistakes, told.families, told.modes) == ((), (), (), ())
    assert [each.level for each in told.retention] == ["few", "few"]
    assert sum(each.due for each in told.forecast.days) == 0


def test_a_period_may_be_longer_than_time() -> None:
    answers = [answer(LSTM, ago(735), None)]
    assert found(answers, period=10**12).answers == 1
    assert found(answers, period=700).answers == 0
    assert found(answers, period=700).begun
