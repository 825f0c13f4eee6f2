"""Every gradient of every cell against central differences, and the checkers against bugs."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from rnnquiz.numerics import elman, gradients, gru, jordan, lstm, trees
from rnnquiz.numerics.activations import NAMES, Activation, sigmoid
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.differences import worst
from rnnquiz.numerics.unroll import Cell, at, bptt, last_states, run

T, N, D, H, R = 5, 2, 3, 7, 11
TOLERANCE = 1e-6


def draw(rng: np.random.Generator, *shape: int) -> Array:
    return rng.normal(0, 0.6, shape)


class Case(NamedTuple):
    name: str
    cell: Cell
    make: Callable[[np.random.Generator], Any]
    options: Any


def stacked(kind: Any, G: int, *, reads: int = H) -> Callable[[np.random.Generator], Any]:
    return lambda rng: kind(
        draw(rng, G * H, D), draw(rng, G * H, reads), draw(rng, G * H), draw(rng, G * H)
    )


def one_bias(kind: Any, G: int) -> Callable[[np.random.Generator], Any]:
    return lambda rng: stacked(kind, G)(rng)._replace(b_h=None)


def peephole(G: int) -> Callable[[np.random.Generator], Any]:
    return lambda rng: stacked(lstm.Params, G)(rng)._replace(P=draw(rng, (G - 1) * H))


def projected(rng: np.random.Generator) -> lstm.Params:
    return stacked(lstm.Params, 4, reads=R)(rng)._replace(W_r=draw(rng, R, H), P=draw(rng, 3 * H))


def jordan_params(rng: np.random.Generator) -> jordan.Params:
    return jordan.Params(
        draw(rng, H, D), draw(rng, H, R), draw(rng, H), draw(rng, R, H), draw(rng, R)
    )


DROP = np.random.default_rng(99).integers(0, 2, (N, H)) * 2.0
SCALED = Activation("scaled_tanh", 1.3, 0.8)
ACTIVATIONS = [*NAMES, Activation("affine", 0.7, 0.2), SCALED]

E, L, G, J = elman.Options, lstm.Options, gru.Options, jordan.Options
CASES = [
    *(Case(f"elman {f}", elman.CELL, stacked(elman.Params, 1), E(f)) for f in ACTIVATIONS),
    Case("elman one bias", elman.CELL, one_bias(elman.Params, 1), E()),
    Case("elman clip and drop", elman.CELL, stacked(elman.Params, 1), E(clip=0.5, drop=DROP)),
    Case("jordan", jordan.CELL, jordan_params, J()),
    Case(
        "jordan decay",
        jordan.CELL,
        jordan_params,
        J(0.6, "sigmoid", "tanh", draw(np.random.default_rng(98), N, R)),
    ),
    Case("lstm", lstm.CELL, stacked(lstm.Params, 4), L()),
    Case("lstm one bias", lstm.CELL, one_bias(lstm.Params, 4), L()),
    Case("lstm 1997", lstm.CELL, stacked(lstm.Params, 3), L("f=1")),
    Case("lstm f=1-i", lstm.CELL, stacked(lstm.Params, 3), L("f=1-i")),
    Case("lstm i=1-f", lstm.CELL, stacked(lstm.Params, 3), L("i=1-f")),
    Case("lstm peephole", lstm.CELL, peephole(4), L()),
    Case("lstm peephole f=1-i", lstm.CELL, peephole(3), L("f=1-i")),
    Case("lstm peephole i=1-f", lstm.CELL, peephole(3), L("i=1-f")),
    Case("lstm peephole 1997", lstm.CELL, peephole(3), L("f=1")),
    Case("lstm projected peephole", lstm.CELL, projected, L()),
    Case("lstm clip", lstm.CELL, peephole(4), L(clip=0.9)),
    Case("lstm clip cell", lstm.CELL, peephole(4), L(clip=0.4, clip_cell=True)),
    Case("lstm forget bias, drop", lstm.CELL, peephole(4), L(forget_bias=1.0, drop=DROP)),
    Case(
        "lstm activations",
        lstm.CELL,
        peephole(4),
        L(gate="hard_sigmoid", cell="softsign", output=SCALED),
    ),
    *(
        Case(f"gru {reset} {update} {tie}", gru.CELL, make, G(reset, update, tie, drop=drop))
        for reset in ("after", "before")
        for update in ("keep", "replace")
        for tie, blocks in (("none", 3), ("r=z", 2))
        for make, drop in (
            (stacked(gru.Params, blocks), None),
            (one_bias(gru.Params, blocks), DROP),
        )
    ),
    Case(
        "gru clip and activations",
        gru.CELL,
        stacked(gru.Params, 3),
        G(clip=0.8, gate="hard_sigmoid", candidate="elu"),
    ),
]


EACH = [
    "elman tanh", "elman relu", "jordan decay", "lstm", "lstm projected peephole", "lstm clip",
    "gru before replace r=z",
]  # fmt: skip


class Problem(NamedTuple):
    """A random loss over all outputs and all final states of a run."""

    case: Case
    p: Any
    x: Array
    states: tuple[Array, ...]
    live: Any
    d_out: Array
    d_last: tuple[Array, ...]

    def trace(self) -> Any:
        return run(self.case.cell, self.p, self.x, self.states, self.case.options, self.live)

    def loss(self) -> float:
        trace = self.trace()
        named = [getattr(trace, name) for name in self.case.cell.states]
        last = sum(float(np.sum(d * s[-1])) for d, s in zip(self.d_last, named, strict=True))
        return float(np.sum(self.d_out * named[0])) + last

    def inputs(self) -> tuple[Any, ...]:
        return self.p, self.x, *self.states

    def gradients(self) -> tuple[Any, ...]:
        found = bptt(self.case.cell, self.p, self.trace(), self.d_out, self.d_last)
        return tuple(found[: 2 + len(self.states)])


def problem(case: Case, seed: int, steps: int = T, *, live: Any = None) -> Problem:
    rng = np.random.default_rng(seed)
    p = case.make(rng)
    states = tuple(draw(rng, N, size) for size in case.cell.sizes(p))
    d_last = tuple(draw(rng, *s.shape) for s in states)
    return Problem(
        case, p, draw(rng, steps, N, D), states, live, draw(rng, steps, *states[0].shape), d_last
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_gradient_of_the_cell(case: Case) -> None:
    found = problem(case, 1)
    assert worst(found.loss, found.inputs(), found.gradients()).error <= TOLERANCE


LIVE = np.array([[1, 1], [1, 1], [1, 0], [0, 1], [1, 0]], dtype=bool)


PADDED = [c for c in CASES if c.name in EACH or c.name.startswith("gru after replace none")]


@pytest.mark.parametrize("case", PADDED, ids=lambda case: case.name)
def test_every_gradient_with_padded_steps(case: Case) -> None:
    found = problem(case, 5, live=LIVE)
    assert worst(found.loss, found.inputs(), found.gradients()).error <= TOLERANCE


@pytest.mark.parametrize("steps", [1, 2, 13])
@pytest.mark.parametrize("name", ["elman tanh", "lstm", "gru after keep none"])
def test_every_gradient_at_other_lengths(name: str, steps: int) -> None:
    case = next(c for c in CASES if c.name == name)
    found = problem(case, 3, steps)
    assert worst(found.loss, found.inputs(), found.gradients()).error <= TOLERANCE


def plain(name: str, steps: int = T) -> Problem:
    return problem(next(c for c in CASES if c.name == name), 4, steps)


@pytest.mark.parametrize("name", EACH)
def test_contributions_sum_to_the_gradient(name: str) -> None:
    found = plain(name)
    trace = found.trace()
    gradient = bptt(found.case.cell, found.p, trace, found.d_out, found.d_last)
    shares = gradients.contributions(found.case.cell, found.p, trace, gradient)
    for (path, share), (_, whole) in zip(
        trees.leaves(shares), trees.leaves(gradient.params), strict=True
    ):
        np.testing.assert_allclose(share.sum(axis=0), whole, atol=1e-12, err_msg=path)


@pytest.mark.parametrize("name", EACH)
def test_truncation_that_reaches_the_start_is_exact(name: str) -> None:
    found = plain(name)
    trace = found.trace()
    exact = bptt(found.case.cell, found.p, trace, found.d_out)
    for k1 in (1, 2, T):
        d_p, d_x = gradients.truncated(
            found.case.cell, found.p, trace, found.d_out, k1=k1, k2=T + k1
        )
        np.testing.assert_allclose(d_x, exact.d_x, atol=1e-12)
        for (_, one), (_, other) in zip(trees.leaves(d_p), trees.leaves(exact.params), strict=True):
            np.testing.assert_allclose(one, other, atol=1e-12)


@pytest.mark.parametrize("name", EACH)
def test_truncation_at_chunks_is_detaching_the_state(name: str) -> None:
    found = plain(name)
    cell, trace = found.case.cell, found.trace()
    d_p, _ = gradients.truncated(cell, found.p, trace, found.d_out, k1=2, k2=2)
    expected = trees.over(np.zeros_like, found.p)
    states = found.states
    for start in range(0, T, 2):
        chunk = run(cell, found.p, found.x[start : start + 2], states, found.case.options)
        states = last_states(cell, chunk)
        share = bptt(cell, found.p, chunk, found.d_out[start : start + 2]).params
        expected = trees.add(expected, share)
    for (_, one), (_, other) in zip(trees.leaves(d_p), trees.leaves(expected), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


def test_truncation_refuses_to_drop_losses() -> None:
    found = plain("elman tanh")
    with pytest.raises(ValueError, match="1 <= k1 <= k2, not k1=3, k2=2"):
        gradients.truncated(elman.CELL, found.p, found.trace(), found.d_out, k1=3, k2=2)


def lone(found: Problem) -> Any:
    """The trace of the first row, as a single sequence."""
    x, states = found.x[:, 0], tuple(s[0] for s in found.states)
    return run(found.case.cell, found.p, x, states, found.case.options)


@pytest.mark.parametrize("name", ["elman tanh", "gru after keep none", "gru before replace none"])
def test_the_jacobian_is_the_product_of_steps(name: str) -> None:
    found = plain(name)
    cell, trace = found.case.cell, lone(found)
    whole = gradients.jacobians(cell, found.p, trace)
    product = np.eye(H)
    for t in reversed(range(T)):
        product = product @ gradients.jacobians(cell, found.p, at(trace, slice(t, t + 1)))[0]
        np.testing.assert_allclose(whole[t], product, atol=1e-12)


def test_the_elman_jacobian_is_the_slope_times_the_matrix() -> None:
    found = plain("elman tanh")
    trace = lone(found)
    one = gradients.jacobians(elman.CELL, found.p, at(trace, slice(T - 1, T)))[0]
    np.testing.assert_allclose(one, (1 - trace.h[-1] ** 2)[:, None] * found.p.W_h, atol=1e-14)


@pytest.mark.parametrize("state", ["h", "c"])
@pytest.mark.parametrize("name", ["lstm", "lstm peephole"])
def test_the_lstm_jacobians_by_differences(name: str, state: str) -> None:
    """h_k is moved alone, c_k together with the h_k that it decides."""
    found = plain(name)
    trace = lone(found)
    whole = gradients.jacobians(lstm.CELL, found.p, trace, state=state)
    k, e, columns = 2, 1e-6, []
    for unit in range(H):
        ends = []
        for sign in (1, -1):
            h, c = trace.h[k - 1].copy(), trace.c[k - 1].copy()
            if state == "h":
                h[unit] += sign * e
            else:
                c[unit] += sign * e
                a_o = trace.a[k - 1, -H:]
                if found.p.P is not None:
                    a_o = a_o + found.p.P[-H:] * (c - trace.c[k - 1])
                h = lstm.emit(sigmoid(a_o), c)
            rest = run(lstm.CELL, found.p, trace.x[k:], (h, c), found.case.options)
            ends.append(getattr(rest, state)[-1])
        columns.append((ends[0] - ends[1]) / (2 * e))
    np.testing.assert_allclose(whole[k], np.stack(columns, axis=1), atol=1e-8)


def test_the_direct_path_is_the_product_of_what_each_step_keeps() -> None:
    for name, keep in {"lstm": "f", "gru after keep none": "z"}.items():
        found = plain(name)
        trace = lone(found)
        state = "c" if keep == "f" else "h"
        direct = gradients.jacobians(found.case.cell, found.p, trace, state=state, path="direct")
        for k in range(T + 1):
            kept = getattr(trace, keep)[k:].prod(axis=0)
            np.testing.assert_allclose(direct[k], np.diag(kept), atol=1e-14)


def test_clipping_by_norm_keeps_the_direction_and_by_value_does_not() -> None:
    tree = {"a": np.array([3.0, 0.1]), "b": np.array([[4.0]])}
    size = gradients.norm(tree)
    by_norm = gradients.clip_norm(tree, 1.0)
    assert gradients.norm(by_norm) == pytest.approx(1)
    np.testing.assert_allclose(by_norm["a"] * size, tree["a"])
    assert gradients.clip_norm(tree, 6.0)["a"].tolist() == [3.0, 0.1]
    torch_like = gradients.clip_norm(tree, 1.0, epsilon=1e-6)
    assert gradients.norm(torch_like) == pytest.approx(size / (size + 1e-6), abs=1e-12)
    by_value = gradients.clip_value(tree, 1.0)
    assert by_value["a"].tolist() == [1.0, 0.1]
    assert by_value["b"].tolist() == [[1.0]]
