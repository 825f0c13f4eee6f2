"""The checkers are seen to fail: on an error of 0.1 %, a swapped gate, a dropped step."""

from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import gru, layouts, lstm, trees
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.differences import mismatches, worst
from rnnquiz.numerics.unroll import Cell, at, bptt, run

T, N, D, H = 5, 2, 3, 7
KINDS = {"lstm": (lstm.CELL, lstm.Params, 4), "gru": (gru.CELL, gru.Params, 3)}


class Setup:
    """A random loss over the outputs of a cell."""

    def __init__(self, name: str) -> None:
        rng = np.random.default_rng(51)
        self.cell, kind, G = KINDS[name]
        self.p = kind(*(rng.normal(0, 0.6, s) for s in ((G * H, D), (G * H, H), (G * H,))))
        self.x = rng.normal(size=(T, N, D))
        self.d_h: Array = rng.normal(size=(T, N, H))

    def loss(self) -> float:
        return float((run(self.cell, self.p, self.x, (), self.cell.options).h * self.d_h).sum())

    def gradient(self, cell: Cell | None = None) -> Any:
        cell = cell or self.cell
        return bptt(cell, self.p, run(cell, self.p, self.x, (), cell.options), self.d_h).params


@pytest.mark.parametrize("name", KINDS)
def test_differences_pass_what_is_right(name: str) -> None:
    setup = Setup(name)
    assert worst(setup.loss, setup.p, setup.gradient()).error <= 1e-6


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("path", ["W_x", "W_h", "b"])
def test_differences_catch_an_error_of_a_tenth_of_a_percent(name: str, path: str) -> None:
    setup = Setup(name)
    right = setup.gradient()
    wrong = right._replace(**{path: getattr(right, path) * 1.001})
    found = {m.path: m.error for m in mismatches(setup.loss, setup.p, wrong)}
    assert found.pop(path) > 5e-4
    assert max(found.values()) <= 1e-6


@pytest.mark.parametrize("name", KINDS)
def test_differences_catch_one_entry_off_by_a_tenth_of_a_percent_of_the_largest(name: str) -> None:
    setup = Setup(name)
    wrong = setup.gradient()
    wrong.W_h[1, 2] += 1e-3 * np.abs(wrong.W_h).max()
    assert worst(setup.loss, setup.p, wrong).error > 5e-4


@pytest.mark.parametrize("name", KINDS)
def test_differences_catch_a_swapped_gate(name: str) -> None:
    setup = Setup(name)
    order = np.r_[H : 2 * H, :H, 2 * H : len(setup.p.b)]
    wrong = trees.over(lambda g: g[order], setup.gradient())
    assert worst(setup.loss, setup.p, wrong).error > 0.1


@pytest.mark.parametrize("name", KINDS)
def test_differences_catch_a_dropped_step(name: str) -> None:
    setup = Setup(name)
    trace = run(setup.cell, setup.p, setup.x, (), setup.cell.options)
    wrong = bptt(setup.cell, setup.p, at(trace, slice(1, T)), setup.d_h[1:]).params
    assert worst(setup.loss, setup.p, wrong).error > 0.01


@pytest.mark.parametrize("name", KINDS)
def test_differences_catch_a_slope_that_was_forgotten(name: str) -> None:
    setup = Setup(name)
    retreat = setup.cell.retreat

    def forgetful(p: Any, now: Any, d_now: Any) -> Any:
        back = retreat(p, now, d_now)
        d_prev = (0.999 * back.d_prev[0], *back.d_prev[1:])
        return back._replace(d_prev=d_prev)

    wrong = setup.gradient(setup.cell._replace(retreat=forgetful, fast=None))
    assert worst(setup.loss, setup.p, wrong).error > 1e-5


def test_vectors_catch_swapped_gates_and_a_flipped_update() -> None:
    rng = np.random.default_rng(52)
    weights = {
        "weight_ih_l0": rng.normal(size=(3 * H, D)), "weight_hh_l0": rng.normal(size=(3 * H, H)),
        "bias_ih_l0": rng.normal(size=3 * H), "bias_hh_l0": rng.normal(size=3 * H),
    }  # fmt: skip
    x = {"x": rng.normal(size=(T, N, D))}
    right = layouts.replay("pytorch", "gru", weights, x).outputs["out"]
    swapped = {
        name: np.concatenate([w[H : 2 * H], w[:H], w[2 * H :]]) for name, w in weights.items()
    }
    assert np.abs(layouts.replay("pytorch", "gru", swapped, x).outputs["out"] - right).max() > 0.1
    p = layouts.read("pytorch", "gru", weights).params[0][0]
    for wrong in (gru.Options("before"), gru.Options(update="replace")):
        assert np.abs(run(gru.CELL, p, x["x"], (), wrong).h - right).max() > 0.1
