"""Encoder and decoder: a sequence is read into one context vector, and another is written from it.

context="last"   c = h_N
context="g_last" c = tanh(W_c h_N + b_c)
context="g_all"  c = tanh(W_c [h_1; ...; h_N] + b_c), for sequences of one fixed length N
feed="initial"   c is the decoder's initial state
feed="every"     c is part of the decoder's input at every step
feed="both"      it is both
"""

from typing import Any, Literal, NamedTuple

import numpy as np

from rnnquiz.numerics import readouts
from rnnquiz.numerics.arrays import Array, linear, over_steps, total
from rnnquiz.numerics.unroll import Cell, bptt, first_gradients, outputs, run

Context = Literal["last", "g_last", "g_all"]
Feed = Literal["initial", "every", "both"]


class Params(NamedTuple):
    """The weights of encoder, context, decoder and readout; W_c and b_c where c is computed."""

    encoder: Any
    decoder: Any
    readout: readouts.Params
    W_c: Array | None = None  # (H, H), or (H, N H) with context="g_all"
    b_c: Array | None = None  # (H,)


class Trace(NamedTuple):
    """Everything computed."""

    encoder: Any
    c: Array  # (B, H)
    decoder: Any
    y: Array  # (M, B, O)
    context: Context
    feed: Feed


class Gradient(NamedTuple):
    """The gradients of a loss with respect to weights and both inputs."""

    params: Params
    d_x: Array  # (N, B, D)
    d_shown: Array  # (M, B, E)


def forward(
    cell: Cell,
    p: Params,
    x: Array,
    shown: Array,
    *,
    context: Context = "last",
    feed: Feed = "initial",
) -> Trace:
    """Read `x`, then write: `shown` is what the decoder is shown at each step (teacher forcing).

    Equations:  h_t = step(x_t, h_{t-1}), t = 1..N; c from the h_t
                s_t = step([shown_t; c], s_{t-1}), s_0 = c or 0; y_t = W_y s_t + b_y
    Shapes:     x (N, B, D), shown (M, B, E) -> y (M, B, O); N steps read, M written, B rows
    Source:     feed="initial" Sutskever, Vinyals, Le 2014; feed="both" Cho et al. 2014
    Differs:    an LSTM's c_0 is zeros here; Sutskever et al. hand over the whole state
    """
    encoder = run(cell, p.encoder, x, (), cell.options)
    c = _context(p, outputs(cell, encoder), context)
    u = shown if feed == "initial" else _beside(shown, c)
    decoder = run(cell, p.decoder, u, () if feed == "every" else (c,), cell.options)
    y = readouts.forward(p.readout, outputs(cell, decoder))
    return Trace(encoder, c, decoder, y, context, feed)


def backward(cell: Cell, p: Params, trace: Trace, d_y: Array) -> Gradient:
    """The gradients of everything, from those of the outputs (M, B, O)."""
    d_readout, d_s = readouts.backward(p.readout, outputs(cell, trace.decoder), d_y)
    decoder = bptt(cell, p.decoder, trace.decoder, d_s)
    d_c, d_shown = np.zeros_like(trace.c), decoder.d_x
    if trace.feed != "every":
        d_c = d_c + first_gradients(cell, decoder)[0]
    if trace.feed != "initial":
        E = d_shown.shape[-1] - d_c.shape[-1]
        d_c, d_shown = d_c + d_shown[..., E:].sum(axis=0), d_shown[..., :E]
    d_h, d_W_c, d_b_c = _context_back(p, trace, outputs(cell, trace.encoder), d_c)
    encoder = bptt(cell, p.encoder, trace.encoder, d_h)
    params = Params(encoder.params, decoder.params, d_readout, d_W_c, d_b_c)
    return Gradient(params, encoder.d_x, d_shown)


def _beside(shown: Array, c: Array) -> Array:
    return np.concatenate([shown, np.broadcast_to(c, (len(shown), *c.shape))], axis=-1)


def _read(h: Array, context: Context) -> Array:
    """What c is made of: h_N, or all states of a row side by side."""
    return h[-1] if context != "g_all" else h.swapaxes(0, 1).reshape(h.shape[1], -1)


def _context(p: Params, h: Array, context: Context) -> Array:
    read = _read(h, context)
    if p.W_c is None or p.b_c is None:
        return read
    return np.tanh(linear(read, p.W_c) + p.b_c)


def _context_back(
    p: Params, trace: Trace, h: Array, d_c: Array
) -> tuple[Array, Array | None, Array | None]:
    d_h = np.zeros_like(h)
    if p.W_c is None:
        d_h[-1] = d_c
        return d_h, None, None
    d_a = d_c * (1 - trace.c**2)
    d_read = d_a @ p.W_c
    if trace.context == "g_all":
        d_h = d_read.reshape(h.shape[1], h.shape[0], -1).swapaxes(0, 1)
    else:
        d_h[-1] = d_read
    return d_h, over_steps(d_a, _read(h, trace.context)), total(d_a)
