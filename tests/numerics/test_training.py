"""Initial weights, optimisers and the loop."""

from functools import partial
from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import gru, networks, readouts, training
from rnnquiz.numerics.arrays import Array

RNG = np.random.default_rng(41)


def test_orthogonal_keeps_every_length() -> None:
    W = training.orthogonal(RNG, 7)
    np.testing.assert_allclose(W.T @ W, np.eye(7), atol=1e-14)
    np.testing.assert_allclose(np.linalg.norm(np.linalg.matrix_power(W, 100), 2), 1)


def test_uniform_and_glorot_stay_within_their_limits() -> None:
    assert np.abs(training.uniform(RNG, (50, 50), 25)).max() <= 0.2
    assert np.abs(training.glorot(RNG, (2, 4))).max() <= 1


def test_forget_bias_is_in_the_second_block() -> None:
    b = training.with_forget_bias(np.zeros(12))
    assert b.tolist() == [0] * 3 + [1] * 3 + [0] * 6


def bowl(w: Array) -> tuple[float, Array]:
    return float((w * w).sum()) / 2, w


def test_sgd_and_momentum_and_adam_by_hand() -> None:
    w, g = np.array([1.0]), np.array([2.0])
    assert training.sgd(w, g, rate=0.5).params.tolist() == [0.0]
    first = training.momentum(w, g, rate=0.1)
    second = training.momentum(first.params, g, first.memory, rate=0.1, keep=0.5)
    np.testing.assert_allclose([first.params[0], second.params[0]], [0.8, 0.5])
    moved = training.adam(w, g, rate=0.1)
    np.testing.assert_allclose(moved.params, 0.9)
    np.testing.assert_allclose(training.adam(moved.params, g, moved.memory, rate=0.1).params, 0.8)


@pytest.mark.parametrize(
    "optimiser",
    [training.sgd, training.momentum, partial(training.adam, rate=0.1)],
    ids=["sgd", "momentum", "adam"],
)
def test_each_optimiser_finds_the_bottom_of_a_bowl(optimiser: Any) -> None:
    *_, last = training.train(np.ones(3), bowl, steps=300, optimiser=optimiser)
    assert last.loss < 1e-3


def test_a_gru_learns_to_say_what_it_heard_first() -> None:
    rng = np.random.default_rng(42)
    T, N, D, H = 5, 32, 2, 8
    targets = rng.integers(0, D, N)
    x = rng.normal(0, 0.1, (T, N, D))
    x[0, np.arange(N), targets] += 1
    weights = [training.uniform(rng, shape, H) for shape in ((3 * H, D), (3 * H, H), (3 * H,))]
    readout = readouts.Params(training.uniform(rng, (D, H), H), np.zeros(D))

    def loss_and_gradient(p: networks.Params) -> tuple[float, networks.Params]:
        trace = networks.many_to_one(gru.CELL, p, x)
        loss = readouts.cross_entropy(trace.y, targets)
        return loss.value, networks.many_to_one_back(gru.CELL, p, trace, loss.d_y).params

    p = networks.Params(gru.Params(*weights), readout)
    optimiser = partial(training.adam, rate=0.02)
    seen = list(training.train(p, loss_and_gradient, steps=60, optimiser=optimiser, clip=1.0))
    assert seen[0].loss > 0.6
    assert seen[-1].loss < 0.05
