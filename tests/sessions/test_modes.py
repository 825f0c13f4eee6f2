"""What a review and an interview do otherwise than a quiz; how long an answer took; undo."""

import pytest

from rnnquiz.bank import Claimed, Interview, Missed, Open, Point, Right, Sayings, Stage, Wrong
from rnnquiz.errors import UsageError
from rnnquiz.grading import wrong_texts
from rnnquiz.progress import Settings
from rnnquiz.sessions import (
    Advanced,
    Asked,
    Asking,
    Dropped,
    Finished,
    Quiz,
    Renewed,
    Resumed,
    Skipped,
    Solved,
    Ticking,
    Turn,
    Typed,
    Undone,
    advance,
    begin,
    drilled,
    graded,
    planned,
    suitable,
)
from rnnquiz.text import Text

SEED, BEGAN = 5, 1_000.0
OPEN = Open(
    id="why-open",
    topic="lstm",
    level="easy",
    prompt=Text("Why?"),
    explain=Text("So."),
    points=tuple(
        Point(id=id, text=Text(id), detail=Text(id), claim="1 = 1") for id in ("one", "two")
    ),
)


def follow(state, *events):
    for event in events:
        state = advance(state, event)
    return state


def session(*questions, mode="review", **rest):
    turns = tuple(Turn(question, SEED) for question in questions)
    return begin(Quiz(turns, SEED, mode=mode, began=BEGAN, **rest))


def key(state) -> str:
    return f"{state.asked.variant.key:.0f}"


def test_in_a_review_what_was_wrong_comes_again_with_other_numbers(bank) -> None:
    state = follow(session(bank["sample-count"], bank["sample-words"]), Typed("1"), Advanced())
    assert [turn.question.id for turn in state.quiz.turns] == [
        "sample-count",
        "sample-words",
        "sample-count",
    ]
    state = follow(state, Solved(), Advanced())  # what was opened comes again, too
    assert len(state.quiz.turns) == 4
    assert state.asked.seed == SEED + 1
    state = follow(state, Typed(key(state)), Advanced())
    assert len(state.quiz.turns) == 4  # what is right is done


def test_what_is_passed_over_does_not_come_again(bank) -> None:
    assert follow(session(bank["sample-count"]), Skipped()).quiz.turns[1:] == ()


def test_what_was_answered_elsewhere_is_dropped_without_a_trace(bank) -> None:
    state = advance(session(bank["sample-count"], bank["sample-words"]), Dropped())
    assert isinstance(state, Asking)
    assert (state.number, state.quiz.outcomes) == (1, ())


def test_an_answer_that_is_taken_back_is_asked_for_again_with_other_numbers(bank) -> None:
    first = session(bank["sample-count"])
    state = follow(first, Typed("1", at=BEGAN + 5), Undone(at=BEGAN + 9))
    assert isinstance(state, Asking)
    assert (state.quiz, state.asked.seed, state.since) == (first.quiz, SEED + 1, BEGAN + 9)


def test_an_opened_solution_cannot_be_taken_back(bank) -> None:
    state = advance(session(bank["sample-count"]), Solved())
    assert advance(state, Undone()) is state


def test_the_time_of_an_answer_counts_from_when_it_was_asked(bank) -> None:
    state = follow(
        session(bank["sample-count"], mode="quiz"),
        Typed("many", at=BEGAN + 3),
        Typed("1", at=BEGAN + 8),
        Renewed(at=BEGAN + 20),
        Typed("1", at=BEGAN + 26),
    )
    assert [outcome.seconds for outcome in state.quiz.outcomes] == [8, 6]


def test_a_break_does_not_count(bank) -> None:
    state = follow(
        session(bank["sample-count"], mode="quiz"), Resumed(100.0), Typed("1", at=BEGAN + 108)
    )
    assert state.outcome.seconds == 8


def test_a_clock_that_is_set_back_takes_no_time(bank) -> None:
    state = follow(session(bank["sample-count"], mode="quiz"), Typed("1", at=BEGAN - 3_600))
    assert state.outcome.seconds == 0


def test_the_time_of_words_ends_where_the_rubric_begins() -> None:
    state = follow(
        session(OPEN, mode="quiz"), Typed("So.", at=BEGAN + 60), Typed("1", at=BEGAN + 90)
    )
    assert state.outcome.seconds == 60


def test_what_is_said_aloud_need_not_be_written() -> None:
    assert isinstance(advance(session(OPEN, aloud=True), Typed("")), Ticking)
    silent = session(OPEN)
    assert advance(silent, Typed("")) is silent


def stage(ask: str, *follows, minutes: int = 4) -> Stage:
    return Stage(ask=ask, minutes=minutes, follow=follows)


SAID = {"say": Text("Then:"), "ask": "sample-count", "minutes": 2}
SCRIPT = Interview(
    id="a-script",
    title=Text("A script"),
    roles=("research",),
    levels=("senior",),
    opening=Text("Welcome."),
    stages=(
        stage(
            "why-open",
            Claimed(words=Sayings(en=("solves vanishing",)), **SAID),
            Missed(point="two", **(SAID | {"say": Text("And two?")})),
        ),
        stage("sample-vector", Wrong(**SAID), Right(**SAID), minutes=6),
        stage("sample-words", minutes=2),
        stage("why-open"),
        stage("sample-many"),
    ),
)


@pytest.fixture
def questions(bank):
    return {**bank, "why-open": OPEN}


def interview(questions, minutes: int = 20):
    turns = planned([SCRIPT], questions.__getitem__, minutes=minutes, seed=SEED)
    return begin(Quiz(turns, SEED, mode="interview", began=BEGAN, limit=60.0 * minutes))


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        (20, ["why-open", "sample-vector", "sample-words", "sample-many"]),
        (13, ["why-open", "sample-vector", "sample-words"]),
        (8, ["why-open", "sample-words"]),
        (3, ["why-open"]),
    ],
)
def test_as_many_stages_are_planned_as_fit(questions, minutes, asked) -> None:
    turns = planned([SCRIPT], questions.__getitem__, minutes=minutes, seed=SEED)
    assert [turn.question.id for turn in turns] == asked


OTHER = Interview(
    id="another",
    title=Text("Another"),
    roles=("research",),
    levels=("senior",),
    opening=Text("Hello."),
    stages=(stage("sample-count", minutes=5), stage("sample-formula", minutes=1)) * 2,
)


@pytest.mark.parametrize(("minutes", "more"), [(20, []), (21, ["sample-count"]), (17, [])])
def test_another_script_is_begun_only_with_its_first_stage(questions, minutes, more) -> None:
    scripts = [SCRIPT, OTHER]
    turns = planned(scripts, questions.__getitem__, minutes=minutes, seed=SEED)
    assert [turn.question.id for turn in turns[4:]] == more


def test_the_opening_stands_before_the_first_question(questions) -> None:
    turns = planned([SCRIPT], questions.__getitem__, minutes=20, seed=SEED)
    assert [turn.lead and turn.lead.en for turn in turns] == ["Welcome.", None, None, None]


def test_scripts_are_chosen_by_role_and_level() -> None:
    assert suitable([SCRIPT], "research", None, seed=1) == (SCRIPT,)
    with pytest.raises(UsageError, match=r"^no interview is for a senior engineer; see `rnnquiz"):
        suitable([SCRIPT], "engineer", "senior", seed=1)


@pytest.mark.parametrize(
    ("said", "ticks", "lead"),
    [
        ("It solves vanishing gradients.", "1 2", "Then:"),
        ("It does not solve vanishing gradients.", "1", "And two?"),
        ("It solves vanishing gradients.", "1", "Then:"),
        ("It helps.", "1 2", None),
    ],
    ids=["claimed", "missed", "the first that applies", "nothing"],
)
def test_one_question_follows_what_was_said(questions, said, ticks, lead) -> None:
    state = follow(interview(questions), Typed(said), Typed(ticks))
    assert isinstance(state, Asking)  # no comment in between
    turn = state.quiz.turns[1]
    assert (turn.lead.en if turn.lead else None) == lead
    assert (turn.question.id == "sample-count") is (lead is not None)


def test_a_follow_up_that_comes_twice_has_other_numbers(questions) -> None:
    state = follow(interview(questions), Typed("It solves vanishing."), Typed("1 2"))
    assert state.asked.seed == SEED
    state = follow(state, Typed("1"), Typed("0.1; 0.2"))
    assert (state.asked.question.id, state.asked.seed) == ("sample-count", SEED + 1)


def test_what_was_passed_over_is_not_followed_up(questions) -> None:
    assert advance(interview(questions), Skipped()).quiz.turns[1].question.id == "sample-vector"


def test_there_is_no_follow_up_when_the_time_does_not_allow_it(questions) -> None:
    late = BEGAN + 20 * 60 - 90
    state = follow(interview(questions), Typed("It solves vanishing.", at=late))
    state = advance(state, Typed("1 2", at=late))
    assert state.asked.question.id == "sample-vector"


def test_when_the_time_is_up_the_open_question_is_the_last(questions) -> None:
    late = BEGAN + 20 * 60 + 5
    state = follow(interview(questions), Typed("It helps.", at=late), Typed("1 2", at=late))
    assert isinstance(state, Finished)
    assert len(state.quiz.outcomes) == 1


def test_no_solution_and_no_new_numbers_in_an_interview(questions) -> None:
    state = follow(interview(questions), Skipped())
    assert advance(state, Solved()) is state
    assert advance(state, Renewed()) is state


def test_a_drill_asks_again_only_what_has_new_numbers(bank) -> None:
    questions = tuple(bank.values())
    turns = drilled(questions, "f_i_swapped", count=6, seed=3)
    asked = [(turn.question.id, turn.seed) for turn in turns]
    assert len(set(asked)) == len(asked) == 6
    assert {seed for _, seed in asked} == {3, 4}
    assert all(Asked(turn.question, 3).renewable for turn in turns if turn.seed > 3)


def test_an_unknown_misconception_is_named_with_the_nearest(bank) -> None:
    with pytest.raises(UsageError, match="no question knows the misconception `f_i_swaped`"):
        drilled(tuple(bank.values()), "f_i_swaped", count=6, seed=3)


def test_a_planted_bug_that_was_missed_is_nobodys_own_mistake(bank) -> None:
    state = advance(session(bank["sample-spot"], mode="quiz"), Typed("1"))
    assert state.outcome.verdict.tag
    assert state.outcome.mistake == ""
    kept = graded(state.outcome, mode="quiz", session="s", settings=Settings())
    assert (kept.tag, kept.standing) == ("", state.outcome.verdict.status)


def test_a_mistake_of_ones_own_keeps_its_name(bank) -> None:
    asking = session(bank["sample-vector"], mode="quiz")
    wrong = dict(wrong_texts(asking.asked.question, asking.asked.variant))
    state = advance(asking, Typed(wrong["f_i_swapped"]))
    assert state.outcome.mistake == "f_i_swapped"
