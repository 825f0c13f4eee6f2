"""What is known in closed form of perplexity, clipping and the shares of a gradient."""

import numpy as np
import pytest

from rnnquiz.bank import Run
from rnnquiz.oracle import holds
from tests.oracle.routines import drawn

LAST = {"loss": "last"}


@pytest.mark.parametrize(
    ("run", "claim"),
    [
        pytest.param(Run("perplexity", draw={"p": 0.125}), "Q = 8", id="an even guess among eight"),
        pytest.param(Run("perplexity", draw={"p": 1}), "Q = 1", id="a model that knows"),
        pytest.param(Run("perplexity", {"N": 2}), "L = -1/2 sum(log(p))", id="two words"),
        pytest.param(Run("clip.norm", draw={"g": 0.1}), "v = g", id="a short gradient stays"),
        pytest.param(Run("clip.norm", draw={"g": 2}), "norm(v) = theta", id="a long one is cut"),
        pytest.param(
            Run("elman.bptt", options=LAST, draw={"h_0": 0}), "G_1 = 0 G", id="from the zero state"
        ),
        pytest.param(
            Run("elman.bptt", options=LAST, draw={"W_h": 0}), "G = G_3", id="nothing flows back"
        ),
    ],
)
def test_what_is_known(run: Run, claim: str) -> None:
    assert holds(claim, drawn(run).outcome.values)


def test_an_impossible_word_makes_the_perplexity_infinite() -> None:
    assert drawn(Run("perplexity", draw={"p": 0})).outcome.values["Q"] == np.inf


@pytest.mark.parametrize("entry", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_the_shares_add_up_to_the_slope_of_the_loss(entry: tuple[int, int]) -> None:
    values = drawn(Run("elman.bptt", {"H": 2}, LAST)).outcome.values

    def loss(step: float) -> float:
        W_h, h = np.array(values["W_h"]), np.array(values["h_0"])
        W_h[entry] += step
        for t in (1, 2, 3):
            h = np.tanh(values[f"u_{t}"] + W_h @ h)
        return float(h.sum())

    slope = (loss(1e-6) - loss(-1e-6)) / 2e-6
    assert np.array(values["G"])[entry] == pytest.approx(slope, rel=1e-6)
