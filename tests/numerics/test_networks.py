"""Networks: gradients of every topology by central differences; losses and perplexity."""

import math
from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import attention, elman, encoder_decoder, gru, lstm, networks, readouts
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.differences import worst
from rnnquiz.numerics.unroll import Cell

T, N, D, H, O, M = 3, 2, 7, 5, 11, 4  # noqa: E741
CELLS = {"elman": elman.CELL, "lstm": lstm.CELL, "gru": gru.CELL}
KINDS: dict[Cell, Any] = {
    elman.CELL: (elman.Params, 1),
    gru.CELL: (gru.Params, 3),
    lstm.CELL: (lstm.Params, 4),
}


def draw(rng: np.random.Generator, *shape: int) -> Array:
    return rng.normal(0, 0.6, shape)


def make(rng: np.random.Generator, cell: Cell, size: int) -> Any:
    kind, G = KINDS[cell]
    return kind(draw(rng, G * H, size), draw(rng, G * H, H), draw(rng, G * H))


def readout(rng: np.random.Generator, outputs: int = O) -> readouts.Params:
    return readouts.Params(draw(rng, outputs, H), draw(rng, outputs))


LIVE = np.array([[1, 1], [1, 1], [0, 1]], dtype=bool)


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("live", [None, LIVE], ids=["full", "padded"])
def test_many_to_many_with_cross_entropy(cell: Cell, live: Any) -> None:
    rng = np.random.default_rng(31)
    p = networks.Params(make(rng, cell, D), readout(rng))
    x, targets = draw(rng, T, N, D), rng.integers(0, O, (T, N))
    states = tuple(draw(rng, N, H) for _ in cell.states)

    def loss() -> readouts.Loss:
        trace = networks.many_to_many(cell, p, x, states, live)
        return readouts.cross_entropy(trace.y, targets, live)

    trace = networks.many_to_many(cell, p, x, states, live)
    found = networks.many_to_many_back(cell, p, trace, loss().d_y)
    assert worst(lambda: loss().value, (p, x, states), tuple(found)).error <= 1e-6


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_many_to_one_with_squared_error(cell: Cell) -> None:
    rng = np.random.default_rng(32)
    p = networks.Params(make(rng, cell, D), readout(rng))
    x, targets = draw(rng, T, N, D), draw(rng, N, O)
    states = tuple(draw(rng, N, H) for _ in cell.states)

    def loss() -> readouts.Loss:
        trace = networks.many_to_one(cell, p, x, states, LIVE)
        return readouts.squared_error(trace.y, targets)

    trace = networks.many_to_one(cell, p, x, states, LIVE)
    found = networks.many_to_one_back(cell, p, trace, loss().d_y)
    assert worst(lambda: loss().value, (p, x, states), tuple(found)).error <= 1e-6


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("feed", ["first", "every", "own"])
def test_one_to_many(cell: Cell, feed: networks.Feed) -> None:
    rng = np.random.default_rng(33)
    p = networks.Params(make(rng, cell, D), readout(rng, D))
    x, d_y = draw(rng, N, D), draw(rng, M, N, D)
    states = tuple(draw(rng, N, H) for _ in cell.states)

    def run() -> networks.Trace:
        return networks.one_to_many(cell, p, x, M, states, feed=feed)

    found = networks.one_to_many_back(cell, p, run(), d_y, feed=feed)
    error = worst(lambda: float((run().y * d_y).sum()), (p, x, states), tuple(found)).error
    assert error <= 1e-6


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("feed", ["initial", "every", "both"])
@pytest.mark.parametrize("context", ["last", "g_last", "g_all"])
def test_encoder_decoder(
    cell: Cell, context: encoder_decoder.Context, feed: encoder_decoder.Feed
) -> None:
    rng = np.random.default_rng(34)
    E = 1
    reads = H * (T if context == "g_all" else 1)
    W_c = None if context == "last" else draw(rng, H, reads)
    p = encoder_decoder.Params(
        make(rng, cell, D),
        make(rng, cell, E if feed == "initial" else E + H),
        readout(rng),
        W_c,
        None if W_c is None else draw(rng, H),
    )
    x, shown, d_y = draw(rng, T, N, D), draw(rng, M, N, E), draw(rng, M, N, O)

    def run() -> encoder_decoder.Trace:
        return encoder_decoder.forward(cell, p, x, shown, context=context, feed=feed)

    found = encoder_decoder.backward(cell, p, run(), d_y)
    error = worst(lambda: float((run().y * d_y).sum()), (p, x, shown), tuple(found)).error
    assert error <= 1e-6


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("live", [None, LIVE], ids=["full", "padded"])
def test_attention(cell: Cell, live: Any) -> None:
    rng = np.random.default_rng(35)
    E, F, A = 1, 7, 13
    attend = attention.Params(draw(rng, A, H), draw(rng, A, F), draw(rng, A))
    p = attention.DecoderParams(make(rng, cell, E + F), attend, readout(rng))
    notes, shown, d_y = draw(rng, T, N, F), draw(rng, M, N, E), draw(rng, M, N, O)
    states = tuple(draw(rng, N, H) for _ in cell.states)

    def run() -> attention.Trace:
        return attention.decode(cell, p, notes, shown, states, live)

    found = attention.decode_back(cell, p, run(), d_y)
    tree = (p, notes, shown, states)
    assert worst(lambda: float((run().y * d_y).sum()), tree, tuple(found)).error <= 1e-6
    weights = run().looks.alpha
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    assert live is None or not weights[:, ~live].any()


def test_generating_feeds_each_output_back() -> None:
    rng = np.random.default_rng(36)
    p = networks.Params(make(rng, elman.CELL, D), readout(rng, D))
    x, h = draw(rng, N, D), np.zeros((N, H))
    trace = networks.one_to_many(elman.CELL, p, x, M, feed="own")
    for t in range(M):
        h = elman.step(p.cell, x, h)
        x = readouts.forward(p.readout, h)
        np.testing.assert_allclose(trace.y[t], x, atol=1e-14)


def test_perplexity_of_a_uniform_model_is_the_size_of_the_vocabulary() -> None:
    loss = readouts.cross_entropy(np.zeros((11, 7)), np.arange(11) % 7).value
    assert readouts.perplexity(loss) == pytest.approx(7)
    assert readouts.perplexity(readouts.bits(loss), "bits") == pytest.approx(7)
    assert readouts.perplexity(0.0) == 1
    assert readouts.perplexity(math.inf) == math.inf


def test_softmax_of_large_numbers_does_not_overflow() -> None:
    a = np.array([1e4, 1e4 - 1, -1e4])
    np.testing.assert_allclose(readouts.softmax(a).sum(), 1)
    assert np.isfinite(readouts.log_softmax(a)).all()
