"""The numbers of the sources come out of the reference, and so do the errata marked "checked"."""

import numpy as np
import pytest

from rnnquiz.numerics import (
    counts,
    elman,
    gradients,
    gru,
    layers,
    lstm,
    networks,
    readouts,
    training,
    trees,
)
from rnnquiz.numerics.activations import sigmoid
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.unroll import Cell, bptt, run

KINDS = {"elman": (elman.CELL, elman.Params, 1), "lstm": (lstm.CELL, lstm.Params, 4),
         "gru": (gru.CELL, gru.Params, 3)}  # fmt: skip


def like_pytorch(rng: np.random.Generator, name: str, D: int, H: int) -> tuple[Cell, object]:
    cell, kind, G = KINDS[name]
    shapes = ((G * H, D), (G * H, H), (G * H,), (G * H,))
    return cell, kind(*(training.uniform(rng, shape, H) for shape in shapes))


def gradient_by_step(cell: Cell, p: object, x: Array) -> Array:
    """|dL/dx_t| for every t, with a random loss on the last h."""
    trace = run(cell, p, x, (), cell.options)
    seed = np.random.default_rng(0).normal(size=trace.h[-1].shape)
    return np.linalg.norm(bptt(cell, p, trace, None, (seed,)).d_x, axis=(1, 2))


@pytest.mark.parametrize("name", KINDS)
def test_two_biases_have_one_gradient_except_in_the_candidate_of_a_gru(name: str) -> None:
    rng = np.random.default_rng(1)
    cell, p = like_pytorch(rng, name, 3, 5)
    trace = run(cell, p, rng.normal(size=(4, 2, 3)), (), cell.options)
    found = bptt(cell, p, trace, rng.normal(size=trace.h.shape)).params
    same = found.b == found.b_h
    assert same[: 10 if name == "gru" else None].all()
    assert name != "gru" or not same[10:].any()


def test_two_biases_move_twice_as_fast_as_one() -> None:
    rng = np.random.default_rng(2)
    cell, two = like_pytorch(rng, "lstm", 3, 5)
    one = two._replace(b=two.b + two.b_h, b_h=None)
    x, d_h = rng.normal(size=(4, 2, 3)), rng.normal(size=(4, 2, 5))
    moved = {}
    for p in (one, two):
        g = bptt(cell, p, run(cell, p, x, (), cell.options), d_h).params
        after = training.sgd(p, g, rate=0.1).params
        before = p.b if p.b_h is None else p.b + p.b_h
        moved[p is two] = (after.b if p.b_h is None else after.b + after.b_h) - before
    np.testing.assert_allclose(moved[True], 2 * moved[False], atol=1e-12)


def test_the_first_step_contributes_nothing_to_the_recurrent_matrix_when_h_0_is_0() -> None:
    rng = np.random.default_rng(3)
    cell, p = like_pytorch(rng, "elman", 3, 5)
    trace = run(cell, p, rng.normal(size=(4, 2, 3)), (), cell.options)
    found = bptt(cell, p, trace, rng.normal(size=trace.h.shape))
    shares = gradients.contributions(cell, p, trace, found)
    assert not shares.W_h[0].any()
    assert shares.W_h[1].any()
    assert shares.W_x[0].any()


@pytest.mark.parametrize(
    ("scale", "size"), [(0.5, 1e-8), (0.9, 1.2e-2), (1.0, 0.11), (1.2, 2.4), (2.0, 47)]
)
def test_jacobians_of_scaled_rotations_decay_and_then_saturate(scale: float, size: float) -> None:
    """The size depends on the draw, by less than a factor of 20; a linear net has scale^25."""
    rng = np.random.default_rng(4)
    H, T = 20, 25
    rotation = training.orthogonal(rng, H, gain=scale)
    p = elman.Params(np.eye(H), rotation, np.zeros(H))
    trace = elman.forward(p, 0.2 * rng.normal(size=(T, H)))
    found = np.linalg.norm(gradients.jacobians(elman.CELL, p, trace)[0], 2)
    assert size / 20 < found < size * 20
    assert found < scale**T


@pytest.mark.parametrize(
    ("name", "first", "last"), [("lstm", 1e-11, 0.05), ("gru", 1e-10, 0.05), ("elman", 1e-13, 0.2)]
)
def test_gating_alone_does_not_save_the_gradient(name: str, first: float, last: float) -> None:
    rng = np.random.default_rng(5)
    cell, p = like_pytorch(rng, name, 10, 20)
    sizes = gradient_by_step(cell, p, rng.normal(size=(50, 1, 10)))
    assert sizes[0] < first
    assert sizes[-1] > last


def test_a_forget_gate_near_one_does() -> None:
    rng = np.random.default_rng(6)
    cell, p = like_pytorch(rng, "lstm", 10, 20)
    x = rng.normal(size=(50, 1, 10))
    plain, open_ = (
        gradient_by_step(cell, p, x),
        gradient_by_step(cell, p._replace(b=training.with_forget_bias(p.b, 5.0)), x),
    )
    assert open_[0] > 1e6 * plain[0]
    kept = [0.5**20, sigmoid(np.array(1.0)) ** 20, sigmoid(np.array(5.0)) ** 20]
    np.testing.assert_allclose(kept, [9.5e-7, 1.9e-3, 0.87], rtol=0.02)


def test_a_relu_with_large_weights_explodes() -> None:
    rng = np.random.default_rng(7)
    _, p = like_pytorch(rng, "elman", 10, 20)
    p = p._replace(W_x=3 * p.W_x, W_h=3 * p.W_h)
    cell = elman.CELL._replace(options=elman.Options("relu"))
    sizes = gradient_by_step(cell, p, rng.normal(size=(30, 1, 10)))
    assert sizes[0] > 10 * sizes[-1]


def test_truncation_changes_the_gradient_but_not_the_outputs() -> None:
    rng = np.random.default_rng(8)
    cell, p = like_pytorch(rng, "lstm", 3, 8)
    x, d_h = rng.normal(size=(12, 4, 3)), rng.normal(size=(12, 4, 8))
    trace = run(cell, p, x, (), cell.options)
    states: tuple[Array, ...] = ()
    for start in range(0, 12, 4):
        chunk = run(cell, p, x[start : start + 4], states, cell.options)
        np.testing.assert_allclose(chunk.h, trace.h[start : start + 4], atol=1e-14)
        states = (chunk.h[-1], chunk.c[-1])
    exact = bptt(cell, p, trace, d_h).params
    cut, _ = gradients.truncated(cell, p, trace, d_h, k1=4, k2=4)
    off = gradients.norm(trees.over(np.subtract, exact, cut)) / gradients.norm(exact)
    assert 0.02 < off < 0.8


def test_the_cell_jacobian_is_f_on_the_direct_path_only() -> None:
    rng = np.random.default_rng(9)
    cell, p = like_pytorch(rng, "lstm", 3, 5)
    trace = lstm.forward(p, rng.normal(size=(2, 3)))
    direct = gradients.jacobians(cell, p, trace, state="c", path="direct")[1]
    full = gradients.jacobians(cell, p, trace, state="c")[1]
    np.testing.assert_allclose(direct, np.diag(trace.f[1]), atol=1e-15)
    t, H = 1, 5
    d_h = np.diag(trace.o[0] * (1 - trace.tanh_c[0] ** 2))
    W_i, W_f, W_g, _ = np.split(p.W_h, 4)
    through = (
        np.diag(trace.c_prev[t] * trace.f[t] * (1 - trace.f[t])) @ W_f
        + np.diag(trace.g[t] * trace.i[t] * (1 - trace.i[t])) @ W_i
        + np.diag(trace.i[t] * (1 - trace.g[t] ** 2)) @ W_g
    )
    np.testing.assert_allclose(full, np.diag(trace.f[t]) + through @ d_h, atol=1e-14)
    assert not np.allclose(full, direct)
    assert full.shape == (H, H)


def test_e2_the_prefactor_of_perplexity_is_one_over_n() -> None:
    p = np.full(11, np.exp(-3.5553))  # 11 tokens with perplexity 35
    nats = -np.log(p)
    assert readouts.perplexity(float(nats.mean())) == pytest.approx(35.0, rel=1e-3)
    assert np.exp(nats.sum() / 2) == pytest.approx(3.1e8, rel=0.03)


def test_e4_perplexity_may_exceed_the_vocabulary_and_is_infinite_only_at_p_zero() -> None:
    y = np.zeros((11, 7))
    y[:, 0] = 6.0
    loss = readouts.cross_entropy(y, np.r_[0, 0, 0, np.ones(8, int)]).value
    assert 7 < readouts.perplexity(loss) < np.inf


def test_e6_the_slope_of_a_relu_is_one_not_its_value() -> None:
    p = elman.Params(np.eye(1), np.zeros((1, 1)), np.zeros(1))
    trace = elman.forward(p, np.array([[3.0]]), nonlinearity="relu")
    assert trace.h[0, 0] == 3.0
    assert elman.backward(p, trace, np.ones((1, 1))).d_x[0, 0] == 1.0


def test_e9_the_gradient_of_a_shared_weight_is_a_sum_ruled_by_the_near_steps() -> None:
    rng = np.random.default_rng(10)
    cell, p = like_pytorch(rng, "elman", 4, 8)
    trace = run(cell, p, rng.normal(size=(20, 1, 4)), (), cell.options)
    found = bptt(cell, p, trace, None, (rng.normal(size=(1, 8)),))
    shares = gradients.contributions(cell, p, trace, found).W_h
    sizes = np.linalg.norm(shares, axis=(1, 2))
    assert sizes[9] < 0.02 * sizes[19]
    assert np.linalg.norm(found.params.W_h) > 0.3 * sizes[19]


def test_e12_large_singular_values_do_not_suffice_to_explode() -> None:
    """With few units tanh saturates and the Jacobian vanishes; with many it may still explode."""
    sizes = {}
    for H in (4, 20):
        rng = np.random.default_rng(11)
        rotation = training.orthogonal(rng, H, gain=5.0)
        p = elman.Params(np.zeros((H, 1)), rotation, np.zeros(H))
        trace = elman.forward(p, np.zeros((50, 1)), rng.normal(size=H))
        sizes[H] = np.linalg.norm(gradients.jacobians(elman.CELL, p, trace)[0], 2)
    assert sizes[4] < 0.1
    assert sizes[20] > 1e3
    nilpotent = np.array([[0.0, 10.0], [0.0, 0.0]])
    assert np.linalg.norm(nilpotent, 2) == 10
    still = elman.Params(np.zeros((2, 1)), nilpotent, np.zeros(2))
    cell = elman.CELL._replace(options=elman.Options("identity"))
    trace = elman.forward(still, np.zeros((2, 1)), nonlinearity="identity")
    assert not gradients.jacobians(cell, still, trace)[0].any()


def test_e22_truncation_concerns_the_gradient_and_not_what_h_depends_on() -> None:
    rng = np.random.default_rng(12)
    _, p = like_pytorch(rng, "elman", 2, 6)
    x = rng.normal(size=(8, 2))
    other = x.copy()
    other[0] += 1
    assert not np.array_equal(elman.forward(p, x).h[-1], elman.forward(p, other).h[-1])


def test_e53_a_gru_has_three_quarters_of_an_lstm() -> None:
    assert counts.parameters("gru", 12, 16, biases=2) * 4 == 3 * counts.parameters(
        "lstm", 12, 16, biases=2
    )
    assert counts.parameters("lstm", 22, 16, biases=2) == 2560
    assert counts.parameters("gru", 22, 16, biases=2) == 1920


def test_irnn_copies_its_state_and_has_the_identity_for_a_jacobian() -> None:
    h_0 = np.array([0.5, 2.0, 0.1])
    p = elman.Params(np.zeros((3, 1)), training.identity(3), np.zeros(3))
    trace = elman.forward(p, np.zeros((9, 1)), h_0, nonlinearity="relu")
    np.testing.assert_array_equal(trace.h[-1], h_0)
    np.testing.assert_array_equal(
        gradients.jacobians(elman.CELL._replace(options=trace.options), p, trace)[0], np.eye(3)
    )


def test_without_a_forget_gate_the_state_grows_without_end() -> None:
    p = lstm.Params(np.full((3, 1), 2.0), np.zeros((3, 1)), np.zeros(3))
    c = lstm.forward(p, np.ones((40, 1)), tie="f=1").c[:, 0]
    np.testing.assert_allclose(np.diff(c), c[0])
    assert c[-1] > 30


def test_a_cell_state_may_exceed_one_but_h_may_not() -> None:
    rng = np.random.default_rng(13)
    p = lstm.Params(rng.normal(0, 3, (20, 2)), rng.normal(0, 3, (20, 5)), np.full(20, 1.0))
    trace = lstm.forward(p, rng.normal(0, 3, (30, 2)))
    assert np.abs(trace.c).max() > 1
    assert np.abs(trace.h).max() <= 1
    _, g = like_pytorch(rng, "gru", 2, 5)
    assert np.abs(gru.forward(g, rng.normal(0, 9, (30, 2)), np.full(5, 1.5)).h).max() <= 1.5


def test_tanh_saturates_exactly_and_its_gradient_vanishes_exactly() -> None:
    p = elman.Params(np.eye(1), np.zeros((1, 1)), np.zeros(1))
    trace = elman.forward(p, np.array([[20.0]]))
    assert trace.h[0, 0] == 1.0
    assert elman.backward(p, trace, np.ones((1, 1))).d_x[0, 0] == 0.0


def test_no_option_is_lost_on_the_way_through_layers() -> None:
    rng = np.random.default_rng(14)
    _, p = like_pytorch(rng, "gru", 3, 5)
    before = gru.CELL._replace(options=gru.Options(reset="before"))
    x = rng.normal(size=(4, 2, 3))
    out = layers.forward(before, [[p]], x).out
    np.testing.assert_allclose(out, gru.forward(p, x, reset="before").h)
    assert not np.allclose(out, gru.forward(p, x).h)


def test_mean_of_sentence_perplexities_is_not_the_perplexity_of_the_corpus() -> None:
    losses = np.array([1.0, 3.0])
    assert np.exp(losses).mean() != pytest.approx(readouts.perplexity(float(losses.mean())))


def test_a_unidirectional_tagger_cannot_use_what_comes_after() -> None:
    rng = np.random.default_rng(15)
    cell, p = like_pytorch(rng, "gru", 3, 5)
    net = networks.Params(p, readouts.Params(rng.normal(size=(2, 5)), np.zeros(2)))
    x = rng.normal(size=(5, 1, 3))
    later = x.copy()
    later[4] = 9
    one, other = (networks.many_to_many(cell, net, v).y for v in (x, later))
    np.testing.assert_array_equal(one[:4], other[:4])
