"""Claims: what makes an option right, with and without a run."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.bank import Choice, Option, Run
from rnnquiz.errors import FormulaError, UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle import holds, right_options, same
from rnnquiz.oracle.claims import claim_points, verdicts
from rnnquiz.text import Text

SENTENCE = Text("So it is.")
COMMON = {
    "id": "probe",
    "topic": "lstm",
    "level": "easy",
    "prompt": Text("?"),
    "explain": Text("!"),
}
UPDATE = Run("lstm.update")
CLOSED = Run("lstm.update", draw={"f_t": 1, "i_t": 0})
SIZED = Run("lstm", {"D": 2, "H": 2, "T": 3})


def claims(*sources: str) -> tuple[Option, ...]:
    return tuple(Option(text=SENTENCE, claim=source) for source in sources)


@pytest.mark.parametrize(
    ("question", "right"),
    [
        pytest.param(
            Choice(
                **COMMON,
                run=CLOSED,
                options=claims("c_t = c_prev", "c_t = 0 c_prev", "h_t = o_t ⊙ c_prev"),
            ),
            {0},
            id="claims about a run with fixed gates",
        ),
        pytest.param(
            Choice(**COMMON, run=UPDATE, options=claims("c_t = c_prev", "h_t = o_t ⊙ tanh(c_t)")),
            {1},
            id="what only holds for fixed gates does not hold in general",
        ),
        pytest.param(
            Choice(**COMMON, run=SIZED, options=claims("h_3 = h_t", "h_2 = h_t", "h_2 = h_prev")),
            {0, 2},
            id="claims about steps, where the run has sizes",
        ),
        pytest.param(
            Choice(**COMMON, options=claims("1 + 1 = 2", "2^3 = 9", "tanh(0) = 0")),
            {0, 2},
            id="arithmetic needs no run",
        ),
        pytest.param(
            Choice(
                **COMMON,
                run=UPDATE,
                ask="c_t",
                options=(
                    Option(formula="g_t ⊙ i_t + c_prev ⊙ f_t"),
                    Option(formula="f_t ⊙ g_t + i_t ⊙ c_prev"),
                    Option(formula="sum(f_t)"),
                ),
            ),
            {0},
            id="formulas, whatever their order and shape",
        ),
        pytest.param(
            Choice(
                **COMMON,
                run=UPDATE,
                ask="c_t",
                options=(Option(misconception="f_i_swapped"), Option(key=True)),
            ),
            {1},
            id="the key and a misconception",
        ),
        pytest.param(
            Choice(
                **COMMON,
                evidence="source",
                source="Gers 2000",
                options=(
                    Option(text=SENTENCE, right=False),
                    Option(text=SENTENCE, right=True),
                ),
            ),
            {1},
            id="by somebody's word",
        ),
        pytest.param(
            Choice(
                **COMMON,
                run=Run("gru.candidate", {"H": 1}),
                options=claims("r_t ⊙ (W_hn h_prev) = W_hn (r_t ⊙ h_prev)", "q_t = h_prev"),
            ),
            {0},
            id="a claim about size 1 is run at size 1",
        ),
        pytest.param(
            Choice(
                **COMMON,
                run=Run("gru.candidate"),
                options=claims("r_t ⊙ (W_hn h_prev) = W_hn (r_t ⊙ h_prev)", "q_t = h_prev"),
            ),
            set(),
            id="and in general it fails",
        ),
    ],
)
def test_right_options(question: Choice, right: set[int]) -> None:
    assert right_options(question) == right


def test_a_claim_of_some_numbers_only_is_neither() -> None:
    question = Choice(**COMMON, run=Run("gate", draw={"b_f": (0, 1)}), options=claims("f_t = 0.5"))
    found = verdicts(question, question.options[0], claim_points(question))
    assert set(found) == {True, False}
    assert right_options(question) == frozenset()


@pytest.mark.parametrize(
    ("claim", "values", "expected"),
    [
        pytest.param("1/3 = 0.3333333333333", {}, True, id="rounding is forgiven"),
        pytest.param("1/3 = 0.333333", {}, False, id="six decimals are not rounding"),
        pytest.param("a = b", {"a": np.ones(2), "b": np.ones(2)}, True, id="vectors"),
        pytest.param("a = b", {"a": np.ones(3), "b": 1.0}, False, id="a vector is no number"),
        pytest.param("a = b", {"a": np.ones((3, 1)), "b": np.ones(3)}, False, id="no broadcasting"),
        pytest.param("a = b", {"a": 1e12, "b": 1e12 + 1}, True, id="large numbers are relative"),
    ],
)
def test_holds(claim: str, values: dict[str, Value], expected: bool) -> None:
    assert holds(claim, values) is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param("a < b", True, id="below"),
        pytest.param("b < a", False, id="not below"),
        pytest.param("b > a", True, id="above"),
        pytest.param("a < a", False, id="not below itself"),
        pytest.param("a < a + 10^-14", False, id="rounding is no difference"),
        pytest.param("a < b < 10 b", True, id="a chain"),
        pytest.param("a < 10 b < b", False, id="a chain that breaks at its end"),
        pytest.param("0 = a - a < b", True, id="a chain with an equation"),
        pytest.param("0 = a < b", False, id="a chain with an equation that fails"),
        pytest.param("a<max(a,b)", True, id="formulas, without spaces"),
    ],
)
def test_claims_of_order(claim: str, expected: bool) -> None:
    assert holds(claim, {"a": 1.0, "b": 2.0}) is expected


FINITE = st.floats(-1e6, 1e6)


@given(FINITE, FINITE)
def test_one_relation_holds_between_two_numbers(a: float, b: float) -> None:
    assert sum(holds(f"a {sign} b", {"a": a, "b": b}) for sign in "<=>") == 1


def test_order_is_between_numbers() -> None:
    with pytest.raises(UsageError) as caught:
        holds("a < b", {"a": np.ones(2), "b": 2.0})
    assert str(caught.value) == "`a < b` compares arrays: `<` and `>` stand between numbers"


def test_one_side_alone_is_no_claim() -> None:
    with pytest.raises(UsageError) as caught:
        holds("c_t", {"c_t": 1.0})
    assert str(caught.value) == "`c_t` is no equation: write `left = right`"


def test_a_name_the_run_lacks_is_said() -> None:
    with pytest.raises(FormulaError, match="x_t"):
        right_options(Choice(**COMMON, run=UPDATE, options=claims("c_t = x_t", "c_t = c_prev")))


@pytest.mark.parametrize(
    ("right", "answer", "expected"),
    [
        pytest.param(1.0, 1.0 + 1e-11, True, id="a number within rounding"),
        pytest.param(1.0, 1.0 + 1e-9, False, id="a number beyond it"),
        pytest.param(0.0, 1e-11, True, id="near zero"),
        pytest.param(np.zeros(2), np.zeros(3), False, id="another length"),
        pytest.param(1.0, np.array([1.0]), False, id="a vector of one is no number"),
    ],
)
def test_same(right: Value, answer: Value, expected: bool) -> None:
    assert same(right, answer) is expected
