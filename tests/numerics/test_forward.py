"""Forward passes against onnxruntime and against each other."""

import numpy as np
import pytest

from rnnquiz.numerics import counts, elman, gru, jordan, lstm, mgu
from rnnquiz.numerics.activations import sigmoid
from rnnquiz.numerics.arrays import Array

T, N, D, H = 5, 2, 3, 7


def draw(rng: np.random.Generator, *shape: int) -> Array:
    return rng.normal(0, 0.7, shape)


def stacked(rng: np.random.Generator, blocks: int) -> tuple[Array, Array, Array, Array]:
    G = blocks * H
    return draw(rng, G, D), draw(rng, G, H), draw(rng, G), draw(rng, G)


@pytest.mark.parametrize("nonlinearity", ["tanh", "relu", "sigmoid", "identity"])
def test_elman_sequence_is_the_step_repeated(nonlinearity: str) -> None:
    rng = np.random.default_rng(0)
    p = elman.Params(*stacked(rng, 1))
    x, h = draw(rng, T, N, D), draw(rng, N, H)
    trace = elman.forward(p, x, h, nonlinearity=nonlinearity)
    for t in range(T):
        h = elman.step(p, x[t], h, nonlinearity=nonlinearity)
        np.testing.assert_allclose(trace.h[t], h, atol=1e-14)


def test_lstm_sequence_is_gates_update_emit_repeated() -> None:
    rng = np.random.default_rng(1)
    p = lstm.Params(*stacked(rng, 4))
    x, h, c = draw(rng, T, N, D), draw(rng, N, H), draw(rng, N, H)
    trace = lstm.forward(p, x, h, c)
    for t in range(T):
        i, f, g, o = lstm.gates(p, x[t], h)
        c = lstm.update(i, f, g, c)
        h = lstm.emit(o, c)
        for name, value in {"i": i, "f": f, "g": g, "o": o, "c": c, "h": h}.items():
            np.testing.assert_allclose(getattr(trace, name)[t], value, atol=1e-14)


@pytest.mark.parametrize("reset", ["after", "before"])
@pytest.mark.parametrize("update", ["keep", "replace"])
def test_gru_sequence_is_gates_candidate_blend_repeated(
    reset: gru.Reset, update: gru.Update
) -> None:
    rng = np.random.default_rng(2)
    p = gru.Params(*stacked(rng, 3))
    x, h = draw(rng, T, N, D), draw(rng, N, H)
    trace = gru.forward(p, x, h, reset=reset, update=update)
    for t in range(T):
        r, z = gru.gates(p, x[t], h)
        n = gru.candidate(p, x[t], h, r, reset=reset)
        h = gru.blend(z, n, h, update=update)
        for name, value in {"r": r, "z": z, "n": n, "h": h}.items():
            np.testing.assert_allclose(getattr(trace, name)[t], value, atol=1e-14)


def test_negating_the_update_gate_converts_between_keep_and_replace() -> None:
    rng = np.random.default_rng(3)
    p, x = gru.Params(*stacked(rng, 3)), draw(rng, T, N, D)
    flip = np.repeat([1.0, -1.0, 1.0], H)
    flipped = gru.Params(p.W_x * flip[:, None], p.W_h * flip[:, None], p.b * flip, p.b_h * flip)
    keep, replace = gru.forward(p, x), gru.forward(flipped, x, update="replace")
    np.testing.assert_allclose(keep.h, replace.h, atol=1e-14)


def test_a_single_sequence_is_a_batch_of_one() -> None:
    rng = np.random.default_rng(4)
    p, x = lstm.Params(*stacked(rng, 4)), draw(rng, T, N, D)
    h_0, c_0 = draw(rng, N, H), draw(rng, N, H)
    batch = lstm.forward(p, x, h_0, c_0)
    for row in range(N):
        lone = lstm.forward(p, x[:, row], h_0[row], c_0[row])
        assert lone.h.shape == (T, H)
        np.testing.assert_allclose(lone.c, batch.c[:, row], atol=1e-14)


def test_float32_stays_float32() -> None:
    rng = np.random.default_rng(5)
    p = gru.Params(*(w.astype(np.float32) for w in stacked(rng, 3)))
    trace = gru.forward(p, draw(rng, T, N, D).astype(np.float32))
    assert {v.dtype for v in trace if isinstance(v, np.ndarray)} == {np.dtype(np.float32)}


def test_counts_match_the_arrays() -> None:
    rng = np.random.default_rng(6)
    for cell, blocks in {"elman": 1, "gru": 3, "lstm": 4}.items():
        W_x, W_h, b, b_h = stacked(rng, blocks)
        total = W_x.size + W_h.size + b.size
        assert counts.parameters(cell, D, H) == total
        assert counts.parameters(cell, D, H, biases=2) == total + b_h.size
        assert counts.multiply_adds(cell, D, H, steps=T) == T * (W_x.size + W_h.size)
    assert counts.parameters("gru", 4, 5, biases=2) == 165
    assert counts.parameters("gru", 4, 5) == 150
    with_peepholes = counts.parameters("lstm", D, H, peepholes=True)
    assert with_peepholes == counts.parameters("lstm", D, H) + 3 * H


@pytest.mark.parametrize("tie", ["f=1", "f=1-i", "i=1-f"])
def test_lstms_with_three_blocks_by_hand(tie: lstm.Tie) -> None:
    rng = np.random.default_rng(7)
    W_x, W_h, b, _ = stacked(rng, 3)
    p, x = lstm.Params(W_x, W_h, b), draw(rng, T, N, D)
    trace = lstm.forward(p, x, tie=tie)
    h, c = np.zeros((N, H)), np.zeros((N, H))
    for t in range(T):
        first, g, o = np.split(x[t] @ W_x.T + h @ W_h.T + b, 3, axis=1)
        gate = sigmoid(first)
        i = 1 - gate if tie == "i=1-f" else gate
        f = {"f=1": 1.0, "f=1-i": 1 - gate, "i=1-f": gate}[tie]
        c = f * c + i * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        np.testing.assert_allclose(trace.c[t], c, atol=1e-14)
        np.testing.assert_allclose(trace.h[t], h, atol=1e-14)


def test_the_minimal_gated_unit_by_hand() -> None:
    rng = np.random.default_rng(8)
    W_x, W_h, b, b_h = stacked(rng, 2)
    x, h = draw(rng, T, N, D), draw(rng, N, H)
    trace = mgu.forward(mgu.Params(W_x, W_h, b, b_h), x, h)
    for t in range(T):
        f = sigmoid(x[t] @ W_x[:H].T + b[:H] + h @ W_h[:H].T + b_h[:H])
        n = np.tanh(x[t] @ W_x[H:].T + b[H:] + f * (h @ W_h[H:].T + b_h[H:]))
        h = (1 - f) * n + f * h
        np.testing.assert_allclose(trace.h[t], h, atol=1e-14)


def test_the_jordan_network_by_hand() -> None:
    rng = np.random.default_rng(9)
    p = jordan.Params(draw(rng, H, D), draw(rng, H, 2), draw(rng, H), draw(rng, 2, H), draw(rng, 2))
    x, y, s = draw(rng, T, N, D), draw(rng, N, 2), draw(rng, N, 2)
    trace = jordan.forward(p, x, y, s, decay=0.3)
    for t in range(T):
        s = 0.3 * s + y
        h = np.tanh(x[t] @ p.W_x.T + s @ p.W_s.T + p.b)
        y = h @ p.W_y.T + p.b_y
        np.testing.assert_allclose(trace.y[t], y, atol=1e-14)


def test_whole_numbers_are_read_as_floats() -> None:
    p = gru.Params(np.ones((3, 1), int), np.ones((3, 1), int), np.zeros(3))
    trace = gru.forward(p, np.ones((2, 1), int), np.ones(1, int))
    assert trace.h.dtype == np.float64
    assert 0 < trace.h[0, 0] < 1


def test_a_sequence_has_at_least_one_step() -> None:
    p = gru.Params(np.ones((3, 1)), np.ones((3, 1)), np.zeros(3))
    with pytest.raises(ValueError, match="at least one step"):
        gru.forward(p, np.ones((0, 1)))
