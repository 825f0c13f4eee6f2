"""The accepted band: its edges, and that widening it never refuses."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.oracle import Tolerance
from rnnquiz.oracle.tolerance import for_decimals

NUMBERS = st.floats(-1e6, 1e6)
WIDTHS = st.floats(0, 1)


@pytest.mark.parametrize(
    ("tolerance", "right", "answer", "accepted"),
    [
        pytest.param(for_decimals(3), 0.463, 0.464, True, id="the upper edge"),
        pytest.param(for_decimals(3), 0.463, 0.462, True, id="the lower edge"),
        pytest.param(for_decimals(3), 0.463, 0.4641, False, id="beyond the edge"),
        pytest.param(for_decimals(1), 0.3, 0.4, True, id="an edge that binary cannot write"),
        pytest.param(for_decimals(0), 12, 13, True, id="no decimals"),
        pytest.param(for_decimals(0), 12, 13.5, False, id="beyond a whole one"),
        pytest.param(Tolerance(0.0), 40, 40, True, id="exact"),
        pytest.param(Tolerance(0.0), 40, 40.0001, False, id="nearly exact is not"),
        pytest.param(Tolerance(0.0), 1e6, 1e6 + 1, False, id="a large count off by one"),
        pytest.param(for_decimals(3, 0.01), 200, 202, True, id="a relative edge"),
        pytest.param(for_decimals(3, 0.01), 200, 202.1, False, id="beyond a relative edge"),
        pytest.param(for_decimals(3, 0.01), -200, -198, True, id="relative to the size"),
        pytest.param(for_decimals(3), 0.5, math.inf, False, id="infinite"),
        pytest.param(for_decimals(3), 0.5, math.nan, False, id="not a number"),
    ],
)
def test_edges(tolerance: Tolerance, right: float, answer: float, accepted: bool) -> None:
    assert tolerance.accepts(right, answer) is accepted


@given(NUMBERS, NUMBERS, WIDTHS, WIDTHS, WIDTHS, WIDTHS)
def test_a_looser_tolerance_never_turns_right_into_wrong(
    right: float, answer: float, absolute: float, relative: float, more: float, further: float
) -> None:
    tight = Tolerance(absolute, relative)
    loose = Tolerance(absolute + more, relative + further)
    assert loose.accepts(right, answer) or not tight.accepts(right, answer)


@given(NUMBERS, WIDTHS)
def test_the_right_answer_is_always_accepted(right: float, absolute: float) -> None:
    assert Tolerance(absolute).accepts(right, right)
