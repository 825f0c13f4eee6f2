"""The exam machine driven by hand."""

import pytest
from msgspec.structs import replace

from rnnquiz.bank import content_root, load
from rnnquiz.grading import Status
from rnnquiz.sessions import (
    Checking,
    Event,
    Flagged,
    HandedIn,
    Marked,
    Passed,
    Quit,
    Resumed,
    Sitting,
    Solved,
    State,
    Turn,
    Turned,
    Typed,
    Wrote,
    advance,
    examinable,
    sit,
)
from rnnquiz.sessions.blocks import Listing
from rnnquiz.sessions.report import report
from rnnquiz.text import Text

SEED, LIMIT, BEGAN = 5, 600.0, 1_000.0


@pytest.fixture
def first(bank) -> Sitting:
    asked = (bank["sample-count"], bank["sample-vector"], bank["sample-words"])
    return sit(tuple(Turn(each, SEED) for each in asked), SEED, limit=LIMIT, at=BEGAN)


def follow(state: State, *events: Event) -> State:
    for event in events:
        state = advance(state, event)
    return state


def key(state: Sitting) -> str:
    return f"{state.asked.variant.key:.0f}"


def test_an_answer_is_kept_without_a_word_and_leads_on(first) -> None:
    state = advance(first, Typed("1", at=BEGAN + 40))
    assert isinstance(state, Sitting)
    assert (state.number, state.since) == (1, BEGAN + 40)
    assert state.exam.answers[0].text == "1"
    assert state.exam.answers[0].seconds == 40


def test_what_cannot_be_read_is_said_at_once_and_kept_to_be_put_right(first) -> None:
    state = advance(first, Typed("many", at=BEGAN + 9))
    assert isinstance(state, Sitting)
    assert state.invalid.status is Status.INVALID
    assert (state.number, state.text, state.answer.text) == (0, "many", "")


def test_an_answer_can_be_changed_until_the_end(first) -> None:
    state = follow(
        first, Typed("1", at=BEGAN + 1), Turned(0, at=BEGAN + 2), Typed(key(first), at=BEGAN + 5)
    )
    marked = advance(state, HandedIn(at=BEGAN + 9))
    assert isinstance(marked, Marked)
    assert marked.outcomes[0].score == 1.0
    assert marked.outcomes[0].seconds == 4  # one and three
    assert [outcome.how for outcome in marked.outcomes] == ["answered", "skipped", "skipped"]


def test_what_stands_is_there_again_when_a_question_is_turned_to(first) -> None:
    state = follow(first, Typed("1"), Turned(0))
    assert isinstance(state, Sitting)
    assert state.answer.text == "1"
    assert state.text == "1"


def test_lines_that_were_not_handed_in_are_there_again_after_another_question(bank) -> None:
    code = load((content_root(),)).questions["clip-by-norm-code"]
    turns = (Turn(code, SEED), Turn(bank["sample-count"], SEED))
    state = sit(turns, SEED, limit=LIMIT, at=BEGAN)
    state = follow(state, Wrote("def f():"), Turned(2), Turned(0), Wrote("    return 1"))
    assert state.text == "def f():\n    return 1\n"
    assert state.answer.text == ""


def test_beyond_the_last_question_comes_the_overview(first) -> None:
    assert isinstance(follow(first, Turned(2), Turned(3)), Checking)
    assert isinstance(advance(advance(first, Turned(3)), Turned(1)), Sitting)


def test_marks_come_and_go(first) -> None:
    marked = advance(first, Flagged())
    assert marked.exam.flags == {0}
    assert advance(marked, Flagged()) == first


def test_no_solution_is_opened_before_the_end(first) -> None:
    assert advance(first, Solved()) is first


@pytest.mark.parametrize("late", [Typed("1"), Passed(), Turned(1), Flagged()], ids=repr)
def test_after_the_time_nothing_counts_any_more(first, late) -> None:
    state = advance(first, replace(late, at=BEGAN + LIMIT))
    assert isinstance(state, Marked)
    assert all(outcome.how == "skipped" for outcome in state.outcomes)
    assert state.outcomes[0].seconds == LIMIT


def test_before_the_end_time_only_passes(first) -> None:
    assert advance(first, Passed(at=BEGAN + LIMIT - 1)) == first


def test_a_break_does_not_count(first) -> None:
    state = advance(first, Resumed(3_600.0))
    assert state.exam.ends == BEGAN + LIMIT + 3_600
    answered = advance(state, Typed("1", at=BEGAN + 3_600 + 7))
    assert answered.exam.answers[0].seconds == 7


def test_who_leaves_is_not_marked(first) -> None:
    assert advance(first, Quit()) == Marked(first.exam, left=True)


def test_a_marked_exam_stays_marked(first) -> None:
    marked = advance(first, HandedIn())
    assert advance(marked, Typed("1")) is marked


def test_answers_in_words_have_no_place_in_an_exam(bank) -> None:
    from rnnquiz.bank import Open, content_root, load

    ours = load((content_root(),)).questions.values()
    assert any(isinstance(question, Open) for question in ours)
    assert not any(isinstance(question, Open) for question in examinable(ours))


def test_lines_that_were_never_handed_in_are_not_graded_and_not_lost() -> None:
    from rnnquiz.bank import content_root, load

    code = load((content_root(),)).questions["clip-by-norm-code"]
    first = sit((Turn(code, SEED),), SEED, limit=LIMIT, at=BEGAN)
    state = follow(first, Wrote("def f():"), Wrote("    pass"), Turned(1), HandedIn())
    (outcome,) = state.outcomes
    assert (outcome.how, outcome.text, outcome.score) == ("skipped", "def f():\n    pass\n", 0.0)
    (item,) = report(
        state.outcomes, title=Text("Exam"), lang="en", began=BEGAN, ended=BEGAN + 1
    ).items
    assert item.reply == (Listing("def f():\n    pass"),)
