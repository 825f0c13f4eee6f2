"""Choices: what is picked is graded by the option, wherever it stands."""

import pytest

from rnnquiz.bank import Choice, Option, Run
from rnnquiz.grading import Status, grade, key_text
from rnnquiz.oracle import Choices, variant
from rnnquiz.text import Text
from tests.grading.questions import BASE, CHOICE, MANY


@pytest.mark.parametrize("seed", range(12))
def test_the_option_counts_and_not_its_place(seed: int) -> None:
    made = variant(CHOICE, seed)
    assert isinstance(made, Choices)
    for shown, position in enumerate(made.order):
        verdict = grade(CHOICE, made, str(shown + 1))
        assert verdict == grade(CHOICE, made, "abc"[shown])
        assert verdict.tag == CHOICE.options[position].misconception
        assert verdict.status is (Status.CORRECT if position == 0 else Status.WRONG)
        assert verdict.reading == str(shown + 1)


def test_a_wrong_option_says_why() -> None:
    question = Choice(
        **BASE,
        run=Run("lstm.update", decimals=2),
        options=(
            Option(text=Text("A", "甲"), claim="h_t = o_t ⊙ tanh(c_t)"),
            Option(
                text=Text("B", "乙"),
                claim="c_t = c_prev",
                why=Text("It is $= o_t : 0$ and $c_t$.", "是 $= o_t : 0$ 和 $c_t$。"),
            ),
            Option(text=Text("C", "丙"), claim="h_t = c_t"),
        ),
    )
    made = variant(question, 1)
    assert isinstance(made, Choices)
    places = [str(made.order.index(position) + 1) for position in range(3)]
    right, explained, bare = (grade(question, made, place) for place in places)
    assert right.message.en == "Correct."
    assert explained.message.en.endswith("and cₜ.")
    assert explained.message.zh.endswith("和 cₜ。")
    assert "$" not in explained.message.en
    assert bare.message.en == "Not right."


def test_a_misconception_without_a_why_is_explained_by_its_own_sentence() -> None:
    made = variant(CHOICE, 1)
    assert isinstance(made, Choices)
    verdict = grade(CHOICE, made, str(made.order.index(1) + 1))
    assert verdict.message.en.startswith("The forget and input gates changed places")
    assert verdict.message.zh.startswith("遗忘门和输入门用反了")


@pytest.mark.parametrize(
    ("picks", "status", "score", "message"),
    [
        pytest.param({0, 1}, Status.CORRECT, 1.0, "Correct.", id="all right ones"),
        pytest.param(
            {0}, Status.PARTIAL, 0.5, "1 picked rightly, 1 missed, 0 picked wrongly.", id="half"
        ),
        pytest.param(
            {0, 1, 2},
            Status.PARTIAL,
            0.5,
            "2 picked rightly, 0 missed, 1 picked wrongly.",
            id="a wrong one too",
        ),
        pytest.param(
            {0, 2},
            Status.WRONG,
            0.0,
            "1 picked rightly, 1 missed, 1 picked wrongly.",
            id="wrong ones cancel right ones",
        ),
        pytest.param(
            {0, 1, 2, 3},
            Status.WRONG,
            0.0,
            "2 picked rightly, 0 missed, 2 picked wrongly.",
            id="picking everything earns nothing",
        ),
        pytest.param(
            {2}, Status.WRONG, 0.0, "0 picked rightly, 2 missed, 1 picked wrongly.", id="wrong"
        ),
    ],
)
def test_several(picks: set[int], status: Status, score: float, message: str) -> None:
    for seed in range(5):
        made = variant(MANY, seed)
        assert isinstance(made, Choices)
        text = ", ".join(str(made.order.index(position) + 1) for position in picks)
        verdict = grade(MANY, made, text)
        assert (verdict.status, verdict.score, verdict.message.en) == (status, score, message)


@pytest.mark.parametrize("question", [CHOICE, MANY], ids=["one", "several"])
def test_the_key_is_accepted(question: Choice) -> None:
    for seed in range(20):
        made = variant(question, seed)
        assert grade(question, made, key_text(question, made)).status is Status.CORRECT
