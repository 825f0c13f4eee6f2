"""What is said after an answer, where the transcripts do not show it."""

from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rnnquiz.bank import load
from rnnquiz.sessions import Answered, Typed, advance, start
from rnnquiz.tui.look import Look
from rnnquiz.tui.page import page

# Hypothesis writes the arguments of a failing test out, and a bank is long.
BANK = load((Path(__file__).parent.parent / "sample",))


def answered(bank, name: str, text: str) -> Answered:
    state = advance(start((bank.questions[f"sample-{name}"],), 3), Typed(text))
    assert isinstance(state, Answered)
    return state


def said(bank, name: str, text: str, look: Look) -> list[str]:
    return [line.plain for line in page(answered(bank, name, text), look)]


@pytest.mark.parametrize("width", [40, 80])
def test_a_formula_that_is_too_long_once_it_is_typeset(bank, width) -> None:
    state = answered(bank, "formula", "f_t*c_prev")
    verdict = state.outcome.verdict._replace(reading="fₜ + " * 500 + "fₜ")
    outcome = replace(state.outcome, verdict=verdict)
    state = Answered(replace(state.quiz, outcomes=(outcome,)), state.quiz)
    assert max(line.cell_len for line in page(state, Look(width))) <= width


@pytest.mark.parametrize(
    ("look", "line"),
    [
        (Look(), "one by one    ✓ ✗"),
        (Look(lang="zh"), "逐个来看  ✓ ✗"),
        (Look(ascii=True), "one by one    + x"),
    ],
)
def test_each_component_is_marked(bank, look, line) -> None:
    assert line in said(bank, "vector", "-0.155, 5", look)


def test_partly_right_is_said_in_a_word(bank) -> None:
    assert "~ Partly right" in said(bank, "vector", "-0.155, 5", Look())


@pytest.mark.parametrize("name", ["words", "many", "vector", "number", "formula", "count"])
@given(text=st.text(max_size=60), look=st.sampled_from([Look(40), Look(80, "zh", ascii=True)]))
@settings(max_examples=30, deadline=None)
def test_whatever_is_typed_the_page_holds(name, text, look) -> None:
    state = advance(start((BANK.questions[f"sample-{name}"],), 3), Typed(text))
    lines = page(state, look)
    assert all(line.cell_len <= look.width for line in lines)
    assert not [letter for line in lines for letter in line.plain if category(letter) == "Cc"]
