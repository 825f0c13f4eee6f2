"""The fast loops do what the clear ones do."""

import tracemalloc
from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import elman, gru, lstm, trees
from rnnquiz.numerics.unroll import bptt, run

H = 5
CELLS = {
    "elman": (elman.CELL, elman.Params, 1),
    "lstm": (lstm.CELL, lstm.Params, 4),
    "gru": (gru.CELL, gru.Params, 3),
}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("steps", [1, 2, 13])
@pytest.mark.parametrize("biases", [1, 2])
@pytest.mark.parametrize("name", CELLS)
def test_the_fast_loops_do_what_the_clear_ones_do(
    name: str, biases: int, steps: int, dtype: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rnnquiz.numerics.slabs.CHUNK", 4 * 3 * 4 * H * 8)  # several chunks
    cell, kind, G = CELLS[name]
    rng = np.random.default_rng(71)
    N, D = 3, 2

    def draw(*shape: int) -> Any:
        return rng.normal(size=shape).astype(dtype)

    p = kind(draw(G * H, D), draw(G * H, H), *(draw(G * H) for _ in range(biases)))
    if biases == 2:  # matrices that come transposed from a file
        p = p._replace(W_h=np.asfortranarray(p.W_h), W_x=np.asfortranarray(p.W_x))
    x, d_h = draw(steps, N, D), draw(steps, N, H)
    states, seeds = ([np.asfortranarray(draw(N, H)) for _ in cell.states] for _ in range(2))
    results = {}
    for way in (cell, cell._replace(fast=None)):
        kept = trees.over(np.copy, (p, x, states, d_h, seeds))
        trace = run(way, p, x, states, way.options)
        results[way.fast is None] = (
            trace,
            *(
                bptt(way, p, trace, d_out, last)
                for d_out, last in ((d_h, seeds), (None, seeds), (d_h, ()))
            ),
        )
        for (_, before), (_, after) in zip(
            trees.leaves(kept), trees.leaves((p, x, states, d_h, seeds)), strict=True
        ):
            np.testing.assert_array_equal(before, after)  # nothing given is written on
    fast, clear = (dict(trees.leaves(results[k])) for k in (False, True))
    assert fast.keys() == clear.keys()
    for path, array in clear.items():
        assert fast[path].dtype == array.dtype
        tolerance = 1e-12 if dtype is np.float64 else 2e-5
        np.testing.assert_allclose(fast[path], array, atol=tolerance, err_msg=path, rtol=tolerance)


@pytest.mark.parametrize("name", CELLS)
def test_a_single_sequence_and_a_slice_go_the_fast_way_too(name: str) -> None:
    cell, kind, G = CELLS[name]
    rng = np.random.default_rng(72)
    p = kind(rng.normal(size=(G * H, 2)), rng.normal(size=(G * H, H)), rng.normal(size=G * H))
    x, d_h = rng.normal(size=(6, 2)), rng.normal(size=(6, H))
    fast, clear = (
        bptt(way, p, run(way, p, x, (), way.options), d_h)
        for way in (cell, cell._replace(fast=None))
    )
    np.testing.assert_allclose(fast.d_x, clear.d_x, atol=1e-12)
    np.testing.assert_allclose(fast.params.W_h, clear.params.W_h, atol=1e-12)


@pytest.mark.parametrize("name", CELLS)
def test_memory_grows_with_the_steps_and_not_faster(name: str) -> None:
    cell, kind, G = CELLS[name]
    rng = np.random.default_rng(73)
    p = kind(rng.normal(size=(G * H, 2)), rng.normal(size=(G * H, H)), rng.normal(size=G * H))
    peaks = {}
    for steps in (500, 2000):
        x, d_h = rng.normal(size=(steps, 3, 2)), np.ones((steps, 3, H))
        tracemalloc.start()
        bptt(cell, p, run(cell, p, x, (), cell.options), d_h)
        peaks[steps] = tracemalloc.get_traced_memory()[1] / (steps * 3 * H * 8)
        tracemalloc.stop()
    assert peaks[2000] <= 1.1 * peaks[500]
    assert peaks[2000] < 30  # numbers for each of T N H
