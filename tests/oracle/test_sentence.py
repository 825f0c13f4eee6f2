"""Sentences are true where their claim holds at every point, and run nothing before they must."""

import pytest

from rnnquiz.bank import Run, TrueFalse
from rnnquiz.oracle import Sentence, is_true, rulings, variant
from rnnquiz.text import Text

BASE = {"id": "probe", "topic": "lstm", "level": "easy", "explain": Text("So.")}
UPDATE = Run("lstm.update", {"H": 2}, decimals=2)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param({"run": UPDATE, "claim": "h_t = o_t ⊙ tanh(c_t)"}, True, id="it holds"),
        pytest.param({"run": UPDATE, "claim": "h_t = o_t ⊙ tanh(g_t)"}, False, id="it fails"),
        pytest.param({"claim": "σ'(0) = 1/4"}, True, id="nothing has to be drawn"),
        pytest.param({"right": True, "source": "Gers 2000"}, True, id="a source says so"),
        pytest.param({"right": False, "source": "Gers 2000"}, False, id="a source denies it"),
        pytest.param(
            {
                "run": Run("gru.candidate", {"H": 1}),
                "claim": "r_t ⊙ (W_hn h_prev) = W_hn (r_t ⊙ h_prev)",
            },
            True,
            id="at the size asked for",
        ),
    ],
)
def test_whether_it_is_true(keys, expected: bool) -> None:
    assert is_true(TrueFalse(**BASE, prompt=Text("It is."), **keys)) is expected


def test_a_claim_of_some_numbers_only_is_neither() -> None:
    run = Run("gate", draw={"b_f": (0, 1)})
    assert set(rulings(TrueFalse(**BASE, prompt=Text("Half."), run=run, claim="f_t = 0.5"))) == {
        True,
        False,
    }


def test_numbers_are_drawn_only_where_some_are_shown() -> None:
    words = TrueFalse(**BASE, prompt=Text("$c_t = g_t$"), run=UPDATE, claim="c_t = g_t")
    assert variant(words, 7) == Sentence(7)
    computed = TrueFalse(**BASE, prompt=Text("It is $= c_t$.", "甲"), run=UPDATE, claim="c_t = g_t")
    made = variant(computed, 7)
    assert list(made.values["c_t"]) == list(variant(computed, 7).values["c_t"])
    assert list(made.values["c_t"]) != list(variant(computed, 8).values["c_t"])
    given = Run("lstm.update", {"H": 2}, decimals=2, show=("f_t",))
    shown = TrueFalse(**BASE, prompt=Text("So?"), run=given, claim="c_t = g_t")
    assert variant(shown, 7).shown == ("f_t",)
    assert "f_t" in variant(shown, 7).values
