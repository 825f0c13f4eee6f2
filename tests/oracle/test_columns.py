"""Columns: every formula fits its own name in its own run, and the seed orders them."""

from rnnquiz.bank import Decoy, Match, Pair, Run
from rnnquiz.oracle import Columns, fitting, left_text, right_text, sides, variant
from rnnquiz.text import Text

BASE = {
    "id": "probe",
    "topic": "lstm",
    "level": "easy",
    "prompt": Text("?"),
    "explain": Text("So."),
}
LSTM, GRU = Run("count.lstm"), Run("count.gru")


def match(*pairs: Pair, decoys: tuple[Decoy, ...] = ()) -> Match:
    return Match(**BASE, run=Run("lstm.update"), pairs=pairs, decoys=decoys)


STATE, READ = (
    Pair(name="c_t"),
    Pair(left=Text("state", "状态"), name="h_t", formula="tanh(c_t) ⊙ o_t"),
)


def test_a_formula_fits_its_name_however_it_is_written() -> None:
    question = match(STATE, READ)
    assert [fitting(question, pair) for pair in question.pairs] == [(0,), (1,)]


def test_a_misconception_fits_nothing() -> None:
    question = match(STATE, READ, decoys=(Decoy(name="c_t", misconception="f_i_swapped"),))
    assert right_text(question, 2, "en") == "iₜ ⊙ cₜ₋₁ + fₜ ⊙ gₜ"
    assert fitting(question, STATE) == (0,)


def test_a_decoy_that_is_right_fits() -> None:
    question = match(STATE, READ, decoys=(Decoy(formula="i_t g_t + c_prev f_t"),))
    assert fitting(question, STATE) == (0, 2)


def test_names_of_another_run_fit_nothing_here() -> None:
    question = match(STATE, Pair(name="P", run=LSTM), Pair(name="P", run=GRU))
    assert [fitting(question, pair) for pair in question.pairs] == [(0,), (1,), (2,)]


def test_what_stands_on_either_side() -> None:
    question = match(STATE, READ, decoys=(Decoy(right=Text("nothing", "没有")),))
    assert [left_text(pair, "zh") for pair in question.pairs] == ["cₜ", "状态"]
    assert [right_text(question, at, "en") for at in range(3)] == [
        "fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ",
        "tanh(cₜ) ⊙ oₜ",
        "nothing",
    ]


def test_the_seed_orders_the_right_side() -> None:
    question = match(STATE, READ, decoys=(Decoy(formula="g_t"), Decoy(formula="o_t")))
    orders = {variant(question, seed).order for seed in range(40)}
    assert variant(question, 3) == variant(question, 3)
    assert len(orders) > 12
    assert all(sorted(order) == list(range(len(sides(question)))) for order in orders)
    made = Columns(1, (2, 0, 3, 1))
    assert [made.letter(position) for position in range(4)] == ["b", "d", "a", "c"]
