"""The hot loops: the same steps as `advance` and `retreat`, on preallocated slabs.

Each function here does what the clear loop of `unroll` does for a cell with its default options,
and a test holds the two together. What makes them fast:

- an array of all steps is made once, and each step writes its row (`out=`);
- one tanh opens all gates, for sigmoid(a) = tanh(a / 2) / 2 + 1/2; where NumPy's own tanh goes one
  number at a time, long rows take its form with exp;
- constants are arrays and products are `a.dot(b, out)`, each half the time of a number and of `@`
  where a step is small;
- transposed weights are copied, for a transposed view multiplies more slowly;
- in the backward pass, everything that does not depend on later steps is computed for all steps at
  once, and a step is left with products.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy import add, divide, exp, multiply, subtract

from rnnquiz.numerics.arrays import Array, blocks

CHUNK = 2**19  # bytes of pre-activations
WIDE = 128  # numbers from which a float64 tanh is faster by exp
Tanh = Callable[[Array, Array], Any]

_ONE, _TWO, _MINUS_TWO = np.array(1.0), np.array(2.0), np.array(-2.0)


class States(NamedTuple):
    """States at steps 0..T in one slab: before and after each step are two views of it."""

    before: Array  # (T, N, H)
    after: Array  # (T, N, H)


class Lstm(NamedTuple):
    """What the LSTM's loop fills."""

    h: States
    c: States
    gates: tuple[Array, ...]  # i, f, g, o, each (T, N, H)
    tanh_c: Array  # (T, N, H)


class Gru(NamedTuple):
    """What the GRU's loop fills."""

    h: States
    gates: tuple[Array, ...]  # r, z, each (T, N, H)
    v: Array  # (T, N, H)
    n: Array  # (T, N, H)


def states(T: int, first: Array) -> States:
    """A slab whose step 0 is given."""
    slab = np.empty((T + 1, *first.shape), first.dtype)
    slab[0] = first
    return States(slab[:-1], slab[1:])


def elman(u: Array, W_h: Array, h_0: Array) -> States:
    """The Elman loop with tanh; `u` becomes the pre-activations."""
    h, W, tanh = states(len(u), h_0), np.ascontiguousarray(W_h.T), _tanh_for(h_0)
    recurrent, h_prev = np.empty_like(u[0]), h_0
    for a, h_t in zip(u, h.after, strict=True):
        h_prev.dot(W, recurrent)
        add(a, recurrent, a)
        tanh(a, h_t)
        h_prev = h_t
    return h


def elman_back(h: Array, W_h: Array, d_out: Array | None, d_h: Array) -> tuple[Array, Array, Array]:
    """d_a and d_h at every step, and d_h_0."""
    d_a = np.array(1, h.dtype) - h * h
    d_now = np.zeros_like(h) if d_out is None else d_out.copy()
    for d, now in zip(d_a[::-1], d_now[::-1], strict=True):
        add(now, d_h, now)
        multiply(d, now, d)
        d_h = d.dot(W_h)
    return d_a, d_now, d_h


def lstm(u: Array, W_h: Array, h_0: Array, c_0: Array) -> Lstm:
    """The LSTM loop; `u` becomes the pre-activations."""
    T, H = len(u), c_0.shape[-1]
    W, tanh = np.ascontiguousarray(W_h.T), _tanh_for(c_0)
    h, c = states(T, h_0), states(T, c_0)
    gates, tanh_c = np.empty_like(u), np.empty_like(u[..., :H])
    opened = blocks(gates, 4)
    scale, shift = _as_tanh(H, u.dtype)
    recurrent, let_in = np.empty_like(u[0]), np.empty_like(c_0)
    h_prev, c_prev = h_0, c_0
    steps = (u, gates, *opened, c.after, tanh_c, h.after)
    for a, k, i, f, g, o, c_t, s, h_t in zip(*steps, strict=True):
        h_prev.dot(W, recurrent)
        add(a, recurrent, a)
        multiply(a, scale, k)
        tanh(k, k)
        multiply(k, scale, k)
        add(k, shift, k)
        multiply(f, c_prev, c_t)
        multiply(i, g, let_in)
        add(c_t, let_in, c_t)
        tanh(c_t, s)
        multiply(o, s, h_t)
        h_prev, c_prev = h_t, c_t
    return Lstm(h, c, opened, tanh_c)


def _as_tanh(H: int, dtype: Any) -> tuple[Array, Array]:
    """Scale and shift under which scale * tanh(scale * a) + shift is i, f, g, o.

    Shapes:     -> (1, 4H), as many axes as a step has, which is faster than fewer
    """
    scale = np.full((1, 4 * H), 0.5, dtype)
    scale[:, 2 * H : 3 * H] = 1
    return scale, np.array(1, dtype) - scale


def _tanh_for(state: Array) -> Tanh:
    """The faster tanh for steps of this size."""
    return _tanh_by_exp if state.dtype == np.float64 and state.size >= WIDE else np.tanh


def _tanh_by_exp(a: Array, out: Array) -> None:
    """2 / (1 + exp(-2 a)) - 1, within 4e-16 of tanh(a)."""
    with np.errstate(over="ignore"):  # exp(-2 a) = inf rightly gives -1
        multiply(a, _MINUS_TWO, out)
        exp(out, out)
    add(out, _ONE, out)
    divide(_TWO, out, out)
    subtract(out, _ONE, out)


def lstm_back(
    ran: Lstm, W_h: Array, d_out: Array | None, d_last: tuple[Array, Array]
) -> tuple[Array, Array, Array, Array, Array]:
    """d_a, d_h and d_c at every step, d_h_0, d_c_0."""
    T, N, H = ran.tanh_c.shape
    d_a, d_c_now = np.empty((T, N, 4 * H), ran.tanh_c.dtype), np.empty_like(ran.tanh_c)
    d_h_now = np.zeros_like(ran.h.after) if d_out is None else d_out.copy()
    d_h, d_c = (d.copy() for d in d_last)
    f, d_o = ran.gates[1], d_a[..., 3 * H :]
    d_ifg = d_a.reshape(T, N, 4, H)[:, :, :3]
    for steps in _chunks(T, d_a[0].nbytes):
        _lstm_factors(ran, steps, d_a[steps], d_c_now[steps])
        slabs = (d_a, d_ifg, d_o, d_h_now, d_c_now, f)
        for da, ifg, o, dh, dc, f_t in zip(*(s[steps][::-1] for s in slabs), strict=True):
            add(dh, d_h, dh)
            multiply(dc, dh, dc)
            add(dc, d_c, dc)
            multiply(ifg, dc[:, None], ifg)
            multiply(o, dh, o)
            da.dot(W_h, d_h)
            multiply(dc, f_t, d_c)
    return d_a, d_h_now, d_c_now, d_h, d_c


def _lstm_factors(ran: Lstm, steps: slice, d_a: Array, d_c: Array) -> None:
    """Of d_a what stands before d_c (i, f, g) or d_h (o), and of d_c what stands before d_h."""
    i, f, g, o = (gate[steps] for gate in ran.gates)
    s, d_g, one = ran.tanh_c[steps], blocks(d_a, 4)[2], np.array(1, d_a.dtype)
    k = np.concatenate((i, f, g, o), axis=-1)
    subtract(one, k, d_a)
    multiply(d_a, k, d_a)
    multiply(g, g, d_g)
    subtract(one, d_g, d_g)
    np.concatenate((g, ran.c.before[steps], i, s), axis=-1, out=k)
    multiply(d_a, k, d_a)
    multiply(s, s, d_c)
    subtract(one, d_c, d_c)
    multiply(d_c, o, d_c)


def gru(u: Array, W_h: Array, b_h: Array | None, h_0: Array) -> Gru:
    """The GRU loop (reset after, z keeps); `u` becomes the pre-activations."""
    T, N, H = len(u), *h_0.shape
    W, tanh, half = np.ascontiguousarray(W_h.T), _tanh_for(h_0), np.array(0.5, u.dtype)
    b_h = np.zeros(3 * H, u.dtype) if b_h is None else b_h
    a_rz, a_n, b_n = u[..., : 2 * H], u[..., 2 * H :], b_h[None, 2 * H :]
    add(a_rz, b_h[: 2 * H], a_rz)
    h, gates = states(T, h_0), np.empty((T, N, 2 * H), u.dtype)
    v, n_all, opened = np.empty_like(a_n), np.empty_like(a_n), blocks(gates, 2)
    recurrent, passed, h_prev = np.empty_like(u[0]), np.empty_like(h_0), h_0
    to_rz, to_n = recurrent[:, : 2 * H], recurrent[:, 2 * H :]
    steps = (a_rz, a_n, gates, *opened, v, n_all, h.after)
    for a, a_n_t, k, r, z, v_t, n, h_t in zip(*steps, strict=True):
        h_prev.dot(W, recurrent)
        add(a, to_rz, a)
        multiply(a, half, k)
        tanh(k, k)
        multiply(k, half, k)
        add(k, half, k)
        add(to_n, b_n, v_t)
        multiply(r, v_t, passed)
        add(a_n_t, passed, a_n_t)
        tanh(a_n_t, n)
        subtract(h_prev, n, h_t)
        multiply(h_t, z, h_t)
        add(h_t, n, h_t)
        h_prev = h_t
    return Gru(h, opened, v, n_all)


def gru_back(
    ran: Gru, W_h: Array, d_out: Array | None, d_last: Array
) -> tuple[Array, Array, Array]:
    """d_a and d_h at every step, and d_h_0."""
    T, N, H = ran.n.shape
    d_a = np.empty((T, N, 3 * H), ran.n.dtype)
    d_now = np.zeros_like(ran.n) if d_out is None else d_out.copy()
    d_h, recurrent, kept = d_last.copy(), np.empty_like(d_a[0]), np.empty_like(d_last)
    to_rz, to_n = recurrent[:, : 2 * H], recurrent[:, 2 * H :]
    for steps in _chunks(T, d_a[0].nbytes):
        _gru_factors(ran, steps, d_a[steps])
        slabs = (d_a[..., : 2 * H], *blocks(d_a, 3), d_now, *ran.gates)
        for rz, d_r, d_z, d_n, d, r, z in zip(*(s[steps][::-1] for s in slabs), strict=True):
            add(d, d_h, d)
            multiply(d_z, d, d_z)
            multiply(d_n, d, d_n)
            multiply(d_r, d_n, d_r)
            np.copyto(to_rz, rz)
            multiply(d_n, r, to_n)
            recurrent.dot(W_h, d_h)
            multiply(d, z, kept)
            add(d_h, kept, d_h)
    return d_a, d_now, d_h


def _gru_factors(ran: Gru, steps: slice, d_a: Array) -> None:
    """Of d_a what stands before d_h (z, n) or before the finished d_n (r)."""
    n, v, (r, z) = ran.n[steps], ran.v[steps], (k[steps] for k in ran.gates)
    d_n, one = blocks(d_a, 3)[2], np.array(1, d_a.dtype)
    k = np.concatenate((r, z, n), axis=-1)
    subtract(one, k, d_a)
    multiply(d_a, k, d_a)
    multiply(n, n, d_n)
    subtract(one, d_n, d_n)
    np.concatenate((v, ran.h.before[steps] - n, one - z), axis=-1, out=k)
    multiply(d_a, k, d_a)


def _chunks(T: int, bytes_a_step: int) -> list[slice]:
    """The steps from the last to the first, in pieces that fit a processor's cache."""
    size = max(1, CHUNK // bytes_a_step)
    return [slice(start, start + size) for start in reversed(range(0, T, size))]
