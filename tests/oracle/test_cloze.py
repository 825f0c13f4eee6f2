"""Clozes: a text with blanks, and the points at which a completion of an equation is run."""

from rnnquiz.bank import Blank, Cloze, Run
from rnnquiz.oracle import Gaps, blank_keys, completed, same, variant
from rnnquiz.text import Text

COMMON = {"topic": "lstm", "level": "easy", "prompt": Text("Which?"), "explain": Text("So.")}
EQUATION = Cloze(
    id="equation",
    **COMMON,
    run=Run("lstm.update"),
    formula="h_t = [1] ⊙ [2]",
    blanks=(Blank(accept=("o_t",)), Blank(accept=("tanh(c_t)",))),
    wrong={"tanh_on_c_forgotten": ("o_t", "c_t")},
)
WORDS = Cloze(
    id="words",
    **COMMON,
    sentence=Text(en="A [1].", zh="一个[1]。"),
    blanks=(Blank(en=("gate", "door"), zh=("门",), claim="1 = 1"),),
)


def made(question: Cloze, seed: int = 1) -> Gaps:
    found = variant(question, seed)
    assert isinstance(found, Gaps)
    return found


def test_an_equation_is_compared_at_the_same_points_by_the_same_seed() -> None:
    first, again, other = (made(EQUATION, seed).points for seed in (1, 1, 2))
    assert first
    assert again
    assert other
    assert all(map(same, first.keys, again.keys))
    assert not any(map(same, first.keys, other.keys))


def test_what_is_asked_for_may_not_be_used_and_what_is_known_may() -> None:
    points = made(EQUATION).points
    assert points
    assert points.left["h_t"] == "h_t"
    assert set(points.names.values()) == {"f_t", "i_t", "g_t", "o_t", "c_prev", "c_t"}


def test_words_need_no_numbers() -> None:
    assert made(WORDS) == Gaps(1)


def test_the_first_that_is_accepted_is_the_key() -> None:
    assert blank_keys(EQUATION) == ("o_t", "tanh(c_t)")
    assert (blank_keys(WORDS), blank_keys(WORDS, "zh")) == (("gate",), ("门",))


def test_the_blanks_are_filled_and_indices_are_none() -> None:
    assert completed("[2] + [1] * x[1] + f(x)[2]", ("a", "b")) == "b + a * x[1] + f(x)[2]"
    assert completed("梯度[1]", ("消失",)) == "梯度消失"
