"""Rubrics and functions are proved too: a planted fault in either is found at its place."""

import pytest
from msgspec.structs import replace

from rnnquiz.audit.questions import check_question
from rnnquiz.bank import Open, Point, Run
from rnnquiz.oracle import programs, python
from rnnquiz.text import Text
from tests.grading.questions import BASE
from tests.grading.test_code import QUESTION

POINT = Point(
    id="one", text=Text("A"), detail=Text("It is $= c_t$."), claim="h_t = o_t ⊙ tanh(c_t)"
)
RUBRIC = Open(**BASE, run=Run("lstm.update"), points=(POINT, replace(POINT, id="two")))


def said(question) -> list[tuple[str, str]]:
    return [(finding.path, finding.message) for finding in check_question(question, 3)]


def test_what_is_sound_has_no_findings() -> None:
    assert said(RUBRIC) == []
    assert said(QUESTION) == []


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"claim": "c_t = g_t"}, "points.1.claim", "`c_t = g_t` does not hold when it is run"),
        (
            {"claim": "c_t"},
            "points.1.claim",
            "`c_t` is no equation: write `left = right`",
        ),
        (
            {"detail": Text("It is 0.25.")},
            "points.1.detail.en",
            "the number 0.25 is typed into prose: write what computes it, $= ...$",
        ),
        (
            {"text": Text("Thus $c_t = g_t$.")},
            "points.1.text.en",
            "`c_t = g_t` does not hold when it is run",
        ),
    ],
    ids=["a false claim", "no claim", "a typed number", "a false formula"],
)
def test_a_planted_fault_in_a_rubric(change, path: str, message: str) -> None:
    assert said(replace(RUBRIC, points=(POINT, replace(POINT, **change)))) == [(path, message)]


def test_a_name_that_the_run_does_not_have() -> None:
    assert said(replace(QUESTION, returns=("z_t",))) == [("run", "probe: the run has no `z_t`")]


def test_a_solution_that_is_not_right(monkeypatch) -> None:
    monkeypatch.setitem(python.SIGNS, "+", "-")
    ((_, message),) = said(replace(QUESTION, misconceptions=()))
    assert message.endswith("is graded wrong")


def test_a_mistake_that_is_not_recognised(monkeypatch) -> None:
    monkeypatch.setattr(programs, "applicable", lambda _: ())
    question = replace(QUESTION, misconceptions=("bias_dropped",))
    monkeypatch.setattr("rnnquiz.grading.code.unique_match", lambda *_: None)
    ((path, message),) = said(question)
    assert path == "misconceptions"
    assert message.endswith("which is not recognised")
