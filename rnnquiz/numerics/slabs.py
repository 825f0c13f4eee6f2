"""The hot loops: the same steps as `advance` and `retreat`, on preallocated slabs.

Each function here does what the clear loop of `unroll` does for a cell with its default options,
and a test holds the two together. What makes them fast:

- an array of all steps is made once, and each step writes its row (`out=`);
- a sigmoid by exp, which is faster than by tanh where that is not vectorised in float64;
- transposed weights are copied, for a transposed view multiplies more slowly;
- in the backward pass, everything that does not depend on later steps is computed for all steps at
  once, and a step is left with products.
"""

from typing import NamedTuple

import numpy as np

from rnnquiz.numerics.arrays import Array, blocks

CHUNK = 2**19  # bytes of pre-activations


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
    h, W = states(len(u), h_0), np.ascontiguousarray(W_h.T)
    recurrent, h_prev = np.empty_like(u[0]), h_0
    for a, h_t in zip(u, h.after, strict=True):
        np.dot(h_prev, W, recurrent)
        np.add(a, recurrent, a)
        np.tanh(a, h_t)
        h_prev = h_t
    return h


def elman_back(h: Array, W_h: Array, d_out: Array | None, d_h: Array) -> tuple[Array, Array, Array]:
    """d_a and d_h at every step, and d_h_0."""
    d_a = 1 - h * h
    d_now = np.zeros_like(h) if d_out is None else d_out.copy()
    for d, now in zip(d_a[::-1], d_now[::-1], strict=True):
        np.add(now, d_h, now)
        np.multiply(d, now, d)
        d_h = np.dot(d, W_h)
    return d_a, d_now, d_h


def lstm(u: Array, W_h: Array, h_0: Array, c_0: Array) -> Lstm:
    """The LSTM loop; `u` becomes the pre-activations."""
    T, H = len(u), c_0.shape[-1]
    W = np.ascontiguousarray(W_h.T)
    h, c, gates = states(T, h_0), states(T, c_0), np.empty_like(u)
    tanh_c = np.empty((T, *c_0.shape), u.dtype)
    recurrent, let_in = np.empty_like(u[0]), np.empty_like(c_0)
    h_prev, c_prev = h_0, c_0
    steps = (u, u[..., 2 * H : 3 * H], gates, *blocks(gates, 4), c.after, tanh_c, h.after)
    with np.errstate(over="ignore"):  # exp(-a) = inf rightly closes a gate
        for a, a_g, k, i, f, g, o, c_t, s, h_t in zip(*steps, strict=True):
            np.dot(h_prev, W, recurrent)
            np.add(a, recurrent, a)
            _sigmoid(a, k)
            np.tanh(a_g, g)
            np.multiply(f, c_prev, c_t)
            np.multiply(i, g, let_in)
            np.add(c_t, let_in, c_t)
            np.tanh(c_t, s)
            np.multiply(o, s, h_t)
            h_prev, c_prev = h_t, c_t
    return Lstm(h, c, blocks(gates, 4), tanh_c)


def _sigmoid(a: Array, out: Array) -> None:
    """1 / (1 + exp(-a)), which takes half the time of the form with tanh in float64."""
    np.negative(a, out)
    np.exp(out, out)
    np.add(out, 1, out)
    np.reciprocal(out, out)


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
            np.add(dh, d_h, dh)
            np.multiply(dc, dh, dc)
            np.add(dc, d_c, dc)
            np.multiply(ifg, dc[:, None], ifg)
            np.multiply(o, dh, o)
            np.dot(da, W_h, d_h)
            np.multiply(dc, f_t, d_c)
    return d_a, d_h_now, d_c_now, d_h, d_c


def _lstm_factors(ran: Lstm, steps: slice, d_a: Array, d_c: Array) -> None:
    """Of d_a what stands before d_c (i, f, g) or d_h (o), and of d_c what stands before d_h."""
    i, f, g, o = (gate[steps] for gate in ran.gates)
    d_i, d_f, d_g, d_o = blocks(d_a, 4)
    s = ran.tanh_c[steps]
    for gate, d, factor in ((i, d_i, g), (f, d_f, ran.c.before[steps]), (o, d_o, s)):
        np.subtract(1, gate, d)
        np.multiply(d, gate, d)
        np.multiply(d, factor, d)
    np.multiply(g, g, d_g)
    np.subtract(1, d_g, d_g)
    np.multiply(d_g, i, d_g)
    np.multiply(s, s, d_c)
    np.subtract(1, d_c, d_c)
    np.multiply(d_c, o, d_c)


def gru(u: Array, W_h: Array, b_h: Array | None, h_0: Array) -> Gru:
    """The GRU loop (reset after, z keeps); `u` becomes the pre-activations."""
    T, N, H = len(u), *h_0.shape
    b_rz, b_n = (0, 0) if b_h is None else (b_h[: 2 * H], b_h[2 * H :])
    W = np.ascontiguousarray(W_h.T)
    a_rz, a_n = u[..., : 2 * H], u[..., 2 * H :]
    a_rz += b_rz
    h, gates = states(T, h_0), np.empty((T, N, 2 * H), u.dtype)
    v, n_all = np.empty((T, N, H), u.dtype), np.empty((T, N, H), u.dtype)
    recurrent, passed, h_prev = np.empty_like(u[0]), np.empty_like(h_0), h_0
    to_rz, to_n = recurrent[:, : 2 * H], recurrent[:, 2 * H :]
    steps = (a_rz, a_n, gates, *blocks(gates, 2), v, n_all, h.after)
    with np.errstate(over="ignore"):  # exp(-a) = inf rightly closes a gate
        for a, a_n_t, k, r, z, v_t, n, h_t in zip(*steps, strict=True):
            np.dot(h_prev, W, recurrent)
            np.add(a, to_rz, a)
            _sigmoid(a, k)
            np.add(to_n, b_n, v_t)
            np.multiply(r, v_t, passed)
            np.add(a_n_t, passed, a_n_t)
            np.tanh(a_n_t, n)
            np.subtract(h_prev, n, h_t)
            np.multiply(h_t, z, h_t)
            np.add(h_t, n, h_t)
            h_prev = h_t
    return Gru(h, blocks(gates, 2), v, n_all)


def gru_back(
    ran: Gru, W_h: Array, d_out: Array | None, d_last: Array
) -> tuple[Array, Array, Array]:
    """d_a and d_h at every step, and d_h_0."""
    T, N, H = ran.n.shape
    d_a = np.empty((T, N, 3 * H), ran.n.dtype)
    d_now = np.zeros_like(ran.n) if d_out is None else d_out.copy()
    d_h, recurrent = d_last.copy(), np.empty_like(d_a[0])
    to_rz, to_n = recurrent[:, : 2 * H], recurrent[:, 2 * H :]
    d_zn = d_a.reshape(T, N, 3, H)[:, :, 1:]
    for steps in _chunks(T, d_a[0].nbytes):
        _gru_factors(ran, steps, d_a[steps])
        slabs = (d_a[..., : 2 * H], d_zn, *blocks(d_a, 3)[::2], d_now, *ran.gates)
        for rz, zn, d_r, d_n, d, r, z in zip(*(s[steps][::-1] for s in slabs), strict=True):
            np.add(d, d_h, d)
            np.multiply(zn, d[:, None], zn)
            np.multiply(d_r, d_n, d_r)
            np.copyto(to_rz, rz)
            np.multiply(d_n, r, to_n)
            np.dot(recurrent, W_h, d_h)
            np.add(d_h, d * z, d_h)
    return d_a, d_now, d_h


def _gru_factors(ran: Gru, steps: slice, d_a: Array) -> None:
    """Of d_a what stands before d_h (z, n) or before the finished d_n (r)."""
    n, (r, z), (d_r, d_z, d_n) = ran.n[steps], (k[steps] for k in ran.gates), blocks(d_a, 3)
    np.subtract(1, r, d_r)
    np.multiply(d_r, r, d_r)
    np.multiply(d_r, ran.v[steps], d_r)
    np.subtract(1, z, d_z)
    np.multiply(n, n, d_n)
    np.subtract(1, d_n, d_n)
    np.multiply(d_n, d_z, d_n)
    np.multiply(d_z, z, d_z)
    np.multiply(d_z, ran.h.before[steps] - n, d_z)


def _chunks(T: int, bytes_a_step: int) -> list[slice]:
    """The steps from the last to the first, in pieces that fit a processor's cache."""
    size = max(1, CHUNK // bytes_a_step)
    return [slice(start, start + size) for start in reversed(range(0, T, size))]
