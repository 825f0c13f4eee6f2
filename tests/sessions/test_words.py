"""Answers of several lines, and the rubric that an answer in words is ticked against."""

import pytest

from rnnquiz.bank import Code, Open, Point, Run
from rnnquiz.grading import Status
from rnnquiz.sandbox import Report
from rnnquiz.sessions import (
    Answered,
    Asking,
    Finished,
    Hinted,
    Opened,
    Quit,
    Skipped,
    Solved,
    Ticked,
    Ticking,
    Typed,
    Wrote,
    advance,
    start,
)
from rnnquiz.text import Text

BASE = {"id": "probe", "topic": "lstm", "level": "easy", "prompt": Text("?"), "explain": Text("!")}
OPEN = Open(
    **BASE,
    hints=(Text("Think."),),
    points=tuple(
        Point(id=id, text=Text(id), detail=Text(id), claim="1 = 1") for id in ("one", "two")
    ),
)
CODE = Code(**BASE, run=Run("count.lstm"), function="f", takes=("D",), returns=("P",))


def after(*events, question=OPEN):
    state = start((question,), 1)
    for event in events:
        state = advance(state, event)
    return state


def test_lines_are_gathered_and_a_hint_keeps_them() -> None:
    state = after(Wrote("One."), Wrote("Two."), Hinted())
    assert isinstance(state, Asking)
    assert (state.text, state.hints) == ("One.\nTwo.\n", 1)


def test_words_lead_to_the_rubric_and_stay_in_the_outcome() -> None:
    state = after(Typed("Because.\n"))
    assert isinstance(state, Ticking)
    assert (state.text, state.ticked, state.opened) == ("Because.", frozenset(), frozenset())
    state = advance(advance(state, Ticked(1)), Typed("2"))
    assert isinstance(state, Answered)
    assert state.outcome.text == "Because."
    assert state.outcome.score == 0.5
    assert state.outcome.verdict.cells == (False, True)


def test_ticks_and_details_come_and_go() -> None:
    state = after(Typed("So."), Ticked(0), Ticked(1), Ticked(0), Opened(1), Opened(0), Opened(1))
    assert (state.ticked, state.opened) == ({1}, {0})


@pytest.mark.parametrize(
    "event",
    [Ticked(2), Ticked(-1), Opened(9), Typed(" "), Hinted(), Solved(), Wrote("x")],
)
def test_what_the_rubric_does_not_know_does_nothing(event) -> None:
    state = after(Typed("So."), Ticked(0))
    assert advance(state, event) == state


def test_a_rubric_that_cannot_be_shown_is_passed_over() -> None:
    state = after(Typed("So."), Skipped())
    assert [(each.how, each.text) for each in state.quiz.outcomes] == [("skipped", "")]


def test_ticks_that_cannot_be_read_leave_the_rubric_open() -> None:
    state = after(Typed("So."), Ticked(0), Typed("seven"))
    assert isinstance(state, Ticking)
    assert state.invalid.status is Status.INVALID
    assert state.text == "So."
    assert advance(state, Ticked(1)).invalid is None


def test_the_rubric_may_be_left() -> None:
    assert isinstance(after(Typed("So."), Quit()), Finished)


def test_code_is_judged_by_the_report_that_comes_with_it() -> None:
    state = after(Typed("def f(): ...", Report("missing")), question=CODE)
    assert isinstance(state, Asking)
    assert state.text == "def f(): ..."
    assert state.invalid.message.en.startswith("There is no function `f`")


def test_what_is_written_after_a_refusal_begins_anew() -> None:
    state = after(Typed("def f(", Report("unread")), Wrote("def f(D):"), question=CODE)
    assert (state.text, state.invalid) == ("def f(D):\n", None)
