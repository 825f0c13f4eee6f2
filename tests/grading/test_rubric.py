"""A rubric: ticks are read as options are, and weigh what their points weigh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.bank import Open, Point
from rnnquiz.grading import Status, grade, key_text
from rnnquiz.oracle import variant
from rnnquiz.text import Text
from tests.grading.questions import BASE

QUESTION = Open(
    **BASE,
    points=tuple(
        Point(id=id, text=Text(id), detail=Text(id), weight=weight, claim="1 = 1")
        for id, weight in (("one", 2), ("two", 1), ("three", 1))
    ),
)
VARIANT = variant(QUESTION, 1)


@pytest.mark.parametrize(
    ("text", "status", "score", "reading"),
    [
        pytest.param("1 2 3", Status.CORRECT, 1.0, "1, 2, 3", id="all"),
        pytest.param("3,1", Status.PARTIAL, 0.75, "1, 3", id="weights, not points"),
        pytest.param("b", Status.PARTIAL, 0.25, "2", id="a letter"),
        pytest.param("２、３", Status.PARTIAL, 0.5, "2, 3", id="full-width digits"),
        pytest.param("1 1", Status.PARTIAL, 0.5, "1", id="twice is once"),
        pytest.param("0", Status.WRONG, 0.0, "", id="none"),
        pytest.param("none", Status.WRONG, 0.0, "", id="none in a word"),
        pytest.param("无", Status.WRONG, 0.0, "", id="none in Chinese"),
        pytest.param("4", Status.INVALID, 0.0, "", id="a point there is not"),
        pytest.param("all of it", Status.INVALID, 0.0, "", id="words"),
        pytest.param("", Status.INVALID, 0.0, "", id="nothing"),
    ],
)
def test_ticks(text: str, status: Status, score: float, reading: str) -> None:
    verdict = grade(QUESTION, VARIANT, text)
    assert (verdict.status, verdict.score, verdict.reading) == (status, score, reading)


def test_what_is_covered_is_said() -> None:
    verdict = grade(QUESTION, VARIANT, "1 3")
    assert verdict.message.en == "Your answer covers 2 of 3 points."
    assert verdict.message.zh == "你的回答涵盖了 3 个要点中的 2 个。"
    assert verdict.cells == (True, False, True)


def test_the_key_ticks_everything() -> None:
    assert key_text(QUESTION, VARIANT) == "1 2 3"
    assert grade(QUESTION, VARIANT, key_text(QUESTION, VARIANT)).status is Status.CORRECT


@given(st.text(max_size=30))
def test_no_text_makes_it_raise(text: str) -> None:
    assert 0 <= grade(QUESTION, VARIANT, text).score <= 1
