"""Layers: gradients of every option by central differences, and what they must not do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pytest

from rnnquiz.numerics import elman, gru, layers, lstm
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.differences import worst
from rnnquiz.numerics.unroll import Cell

T, N, D, H = 5, 3, 7, 2
LENGTHS = np.array([3, 5, 1])
LIVE = np.array([[0, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0]], dtype=bool)


def draw(rng: np.random.Generator, *shape: int) -> Array:
    return rng.normal(0, 0.6, shape)


def make(rng: np.random.Generator, cell: Cell, inputs: list[int], directions: int) -> Any:
    kind, G = {
        elman.CELL: (elman.Params, 1),
        gru.CELL: (gru.Params, 3),
        lstm.CELL: (lstm.Params, 4),
    }[cell]
    return tuple(
        tuple(
            kind(draw(rng, G * H, size), draw(rng, G * H, H), draw(rng, G * H), draw(rng, G * H))
            for _ in range(directions)
        )
        for size in inputs
    )


class Case(NamedTuple):
    name: str
    cell: Cell = lstm.CELL
    depth: int = 2
    directions: int = 2
    options: Mapping[str, Any] = MappingProxyType({})


MASK = layers.dropout_mask(np.random.default_rng(7), (T, N, 2 * H), 0.5)
DROPS = [
    [gru.Options(drop=np.full((N, H), 2.0) * (np.arange(H) != k + d)) for d in range(2)]
    for k in range(2)
]
CASES = [
    Case("one layer", depth=1, directions=1),
    Case("three layers", gru.CELL, depth=3, directions=1),
    Case("reverse", directions=1, options={"reverse": True}),
    Case("concat", gru.CELL),
    Case("sum", elman.CELL, options={"merge": "sum"}),
    Case("average", options={"merge": "average"}),
    Case("product", options={"merge": "product"}),
    Case("lengths, zero", options={"lengths": LENGTHS}),
    Case("lengths, repeat", gru.CELL, options={"lengths": LENGTHS, "padding": "repeat"}),
    Case("lengths, reverse", directions=1, options={"lengths": LENGTHS, "reverse": True}),
    Case("live, zero", elman.CELL, options={"live": LIVE}),
    Case("live, repeat", options={"live": LIVE, "padding": "repeat"}),
    Case("dropout", options={"masks": [MASK]}),
    Case("recurrent dropout", gru.CELL, options={"options": DROPS}),
    Case("batch first", options={"batch_first": True, "lengths": LENGTHS}),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_gradient_of_the_layers(case: Case) -> None:
    rng = np.random.default_rng(21)
    width = 2 * H if case.directions == 2 and "merge" not in case.options else H
    params = make(rng, case.cell, [D] + [width] * (case.depth - 1), case.directions)
    x = draw(rng, N, T, D) if "batch_first" in case.options else draw(rng, T, N, D)
    rows = case.depth * case.directions
    states = tuple(draw(rng, rows, N, H) for _ in case.cell.states)
    d_last = tuple(draw(rng, rows, N, H) for _ in case.cell.states)

    def run() -> layers.Trace:
        return layers.forward(case.cell, params, x, states, **case.options)

    d_out = draw(rng, *run().out.shape)

    def loss() -> float:
        trace = run()
        return float(
            (d_out * trace.out).sum()
            + sum((d * s).sum() for d, s in zip(d_last, trace.last, strict=True))
        )

    found = layers.backward(case.cell, params, run(), d_out, d_last)
    assert worst(loss, (params, x, states), tuple(found)).error <= 1e-6


def test_one_direction_is_causal_and_two_are_not() -> None:
    rng = np.random.default_rng(22)
    params, x = make(rng, lstm.CELL, [D], 2), draw(rng, T, N, D)
    later = x.copy()
    later[3] += 1
    one, two = (layers.forward(lstm.CELL, [params[0][:k]], x).out for k in (1, 2))
    one_later, two_later = (layers.forward(lstm.CELL, [params[0][:k]], later).out for k in (1, 2))
    assert np.array_equal(one[:3], one_later[:3])
    assert not np.allclose(two[:3], two_later[:3])


def test_a_padded_row_is_the_row_alone() -> None:
    rng = np.random.default_rng(23)
    params, x = make(rng, gru.CELL, [D, 2 * H], 2), draw(rng, T, N, D)
    padded = layers.forward(gru.CELL, params, x, lengths=LENGTHS)
    alone = layers.forward(gru.CELL, params, x[:3, :1])
    np.testing.assert_allclose(padded.out[:3, :1], alone.out, atol=1e-14)
    np.testing.assert_allclose(padded.last[0][:, :1], alone.last[0], atol=1e-14)
    assert not padded.out[3:, 0].any()


def test_repeated_padding_shows_the_last_output_again() -> None:
    rng = np.random.default_rng(24)
    params, x = make(rng, gru.CELL, [D], 1), draw(rng, T, N, D)
    out = layers.forward(gru.CELL, params, x, lengths=LENGTHS, padding="repeat").out
    np.testing.assert_array_equal(out[3:, 0], out[[2, 2], 0])


def test_a_row_of_length_zero_keeps_its_initial_state() -> None:
    rng = np.random.default_rng(25)
    params, x, h_0 = make(rng, gru.CELL, [D], 1), draw(rng, T, N, D), draw(rng, 1, N, H)
    trace = layers.forward(gru.CELL, params, x, (h_0,), lengths=np.array([0, 5, 2]))
    np.testing.assert_array_equal(trace.last[0][:, 0], h_0[:, 0])
    assert not trace.out[:, 0].any()


def test_the_last_state_of_the_backward_direction_is_its_output_at_the_first_step() -> None:
    rng = np.random.default_rng(26)
    params, x = make(rng, lstm.CELL, [D], 2), draw(rng, T, N, D)
    trace = layers.forward(lstm.CELL, params, x)
    np.testing.assert_array_equal(trace.last[0][1], trace.out[0, :, H:])
    assert not np.allclose(trace.last[0][1], trace.out[-1, :, H:])
