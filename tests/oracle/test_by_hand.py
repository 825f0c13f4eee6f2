"""Working by hand: every result is written down rounded, and products are what they are."""

import numpy as np
import pytest

from rnnquiz.bank import Number, Run
from rnnquiz.errors import FormulaError
from rnnquiz.notation import parse
from rnnquiz.oracle import components, variant
from rnnquiz.oracle.by_hand import worker
from rnnquiz.text import Text

NAMES = {
    "a": np.array([0.15, 0.25]),
    "b": np.array([0.5, -0.3]),
    "W": np.array([[0.5, 0.11], [0.12, 0.3]]),
    "x": 1.26,
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("x x", 1.6, id="a product"),
        pytest.param("tanh(x)^2", 0.8, id="a power of a function"),
        pytest.param("x x x", 2.0, id="a product goes on from what was written"),
        pytest.param("a^T b", 0.0, id="a dot product is one result"),
        pytest.param("a^T W b", 0.0, id="a bilinear form"),
        pytest.param("b^T (W b)", 0.1, id="a dot product with a product"),
        pytest.param("exp(b^T b) + 1", 2.3, id="a dot product inside a function"),
        pytest.param("b a^T", [[0.1, 0.1], [0.0, -0.1]], id="an outer product"),
        pytest.param("W^T b", [0.2, 0.0], id="a matrix transposed"),
        pytest.param("b^T^T", [0.5, -0.3], id="transposed twice"),
        pytest.param("y = 1 - b^2", [0.8, 0.9], id="an equation"),
    ],
)
def test_what_is_written_down(source: str, expected: object) -> None:
    found = worker(1)(parse(source), NAMES)
    assert np.shape(found) == np.shape(expected)
    assert components(found) == pytest.approx(components(np.array(expected)), abs=1e-12)


def test_nothing_goes_by_a_zero_that_was_rounded() -> None:
    with pytest.raises(FormulaError):
        worker(1)(parse("1 / (x - 1.25)"), NAMES)


def test_a_question_may_ask_for_a_dot_product() -> None:
    question = Number(
        id="dot", topic="t", level="easy", prompt=Text("?"), explain=Text("."),
        run=Run("elman.slope"), ask="a_t^T h_t",
    )  # fmt: skip
    assert isinstance(variant(question, 1).key, float)
