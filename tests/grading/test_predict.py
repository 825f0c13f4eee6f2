"""Predictions are graded by what the experiment shows for the seed."""

import pytest

from rnnquiz.bank import Lab, Option, Predict
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.oracle import Choices, variant
from rnnquiz.text import Text

QUESTION = Predict(
    id="probe",
    topic="lstm",
    level="easy",
    prompt=Text("?"),
    explain=Text("!"),
    lab=Lab("forget", {"steps": 30}),
    options=(
        Option(text=Text("less"), claim="first_5 < first_0", why=Text("It is $= first_5 : e$.")),
        Option(text=Text("more"), claim="first_0 < first_5"),
        Option(text=Text("the same"), claim="first_0 = first_5"),
    ),
)


def picked(seed: int, position: int) -> tuple[Choices, str]:
    made = variant(QUESTION, seed)
    assert isinstance(made, Choices)
    return made, str(made.order.index(position) + 1)


@pytest.mark.parametrize("seed", range(12))
def test_the_outcome_that_came_is_right(seed: int) -> None:
    made, text = picked(seed, 1)
    assert key_text(QUESTION, made) == text
    assert grade(QUESTION, made, text).status is Status.CORRECT
    assert not wrong_texts(QUESTION, made)
    for position in (0, 2):
        assert grade(QUESTION, made, picked(seed, position)[1]).status is Status.WRONG


def test_a_wrong_outcome_says_why_with_the_numbers_of_the_run() -> None:
    made, text = picked(2, 0)
    message = grade(QUESTION, made, text).message.en
    assert message.startswith("It is 0.")
    assert message != grade(QUESTION, variant(QUESTION, 3), picked(3, 0)[1]).message.en


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Nothing was typed."),
        ("4", "Pick an option by its number, 1 to 3, or its letter, a to c."),
        ("1 2", "Only one option can be picked here."),
    ],
)
def test_what_cannot_be_read(text: str, message: str) -> None:
    verdict = grade(QUESTION, variant(QUESTION, 1), text)
    assert (verdict.status, verdict.message.en) == (Status.INVALID, message)
