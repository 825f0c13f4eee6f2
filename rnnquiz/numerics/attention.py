"""Additive attention: at each step the decoder looks at all annotations and weighs them anew."""

from typing import Any, NamedTuple

import numpy as np

from rnnquiz.numerics import readouts, trees
from rnnquiz.numerics.arrays import Array, Mask, linear, over_steps, total
from rnnquiz.numerics.unroll import (
    Carry,
    Cell,
    at,
    bptt,
    first_gradients,
    join,
    last_states,
    outputs,
    run,
    stack,
)


class Params(NamedTuple):
    """The weights of the alignment model."""

    W_s: Array  # (A, H)
    W_a: Array  # (A, F)
    v: Array  # (A,)


class Look(NamedTuple):
    """One look at the annotations, or with a leading axis M all of them."""

    s_prev: Array  # (B, H)
    m: Array  # (N, B, A) tanh of the sum
    e: Array  # (N, B) scores
    alpha: Array  # (N, B) weights, which sum to 1 over the N annotations
    c: Array  # (B, F) context


def look(p: Params, s_prev: Array, annotations: Array, live: Mask | None = None) -> Look:
    """Weigh the annotations by how they go with the decoder's state.

    Equations:  e_j = v^T tanh(W_s s_prev + W_a a_j)
                alpha_j = exp(e_j) / sum over k of exp(e_k)
                c = sum over j of alpha_j a_j
    Shapes:     s_prev (B, H), annotations (N, B, F), live (N, B) -> Look
    Source:     Bahdanau, Cho, Bengio 2015
    """
    m = np.tanh(linear(s_prev, p.W_s) + linear(annotations, p.W_a))
    e = m @ p.v
    seen = e if live is None else np.where(live, e, np.finfo(e.dtype).min / 2)
    alpha = readouts.softmax(seen, axis=0)
    return Look(s_prev, m, e, alpha, np.einsum("jn,jnf->nf", alpha, annotations))


def look_back(p: Params, now: Look, annotations: Array, d_c: Array) -> tuple[Params, Array, Array]:
    """The gradients of one look, from that of its context.

    Equations:  d_alpha_j = d_c . a_j
                d_e_j = alpha_j (d_alpha_j - sum over k of alpha_k d_alpha_k)
                d_q_j = d_e_j v * (1 - m_j^2), the gradient of what tanh is applied to
    Shapes:     d_c (B, F) -> Params, d_s_prev (B, H), d_annotations (N, B, F)
    """
    d_alpha = np.einsum("nf,jnf->jn", d_c, annotations)
    d_e = now.alpha * (d_alpha - (now.alpha * d_alpha).sum(axis=0))
    d_q = d_e[..., None] * p.v * (1 - now.m**2)
    d_sum = d_q.sum(axis=0)
    d_p = Params(
        over_steps(d_sum, now.s_prev),
        over_steps(d_q, annotations),
        total(d_e[..., None] * now.m),
    )
    return d_p, d_sum @ p.W_s, now.alpha[..., None] * d_c + linear(d_q, p.W_a.T)


class DecoderParams(NamedTuple):
    """The weights of a decoder with attention."""

    cell: Any
    attention: Params
    readout: readouts.Params


class Trace(NamedTuple):
    """Everything computed by the decoder."""

    annotations: Array  # (N, B, F)
    looks: Look  # arrays (M, ...)
    cell: Any  # inputs [shown_t; c_t]
    y: Array  # (M, B, O)


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the decoder."""

    params: DecoderParams
    d_annotations: Array  # (N, B, F), from where the encoder's backward goes on
    d_shown: Array  # (M, B, E)
    d_states: Carry  # of the initial states


def decode(
    cell: Cell,
    p: DecoderParams,
    annotations: Array,
    shown: Array,
    states: Carry = (),
    live: Mask | None = None,
) -> Trace:
    """Write a sequence while looking at another.

    Equations:  c_t = look(s_{t-1}, annotations)
                s_t = step([shown_t; c_t], s_{t-1}), y_t = W_y s_t + b_y
    Shapes:     annotations (N, B, F), shown (M, B, E) -> y (M, B, O); N steps read, M written
    Source:     Bahdanau, Cho, Bengio 2015
    Differs:    there the readout also reads c_t and the word before
    """
    B, first = annotations.shape[1], cell.sizes(p.cell)[0]
    s_prev = states[0] if states else np.zeros((B, first), annotations.dtype)
    looks, steps = [], []
    for t in range(len(shown)):
        looks.append(look(p.attention, s_prev, annotations, live))
        x_t = np.concatenate([shown[t], looks[-1].c], axis=-1)
        steps.append(run(cell, p.cell, x_t[None], states, cell.options))
        states = last_states(cell, steps[-1])
        s_prev = states[0]
    trace = join(steps)
    return Trace(
        annotations, stack(looks), trace, readouts.forward(p.readout, outputs(cell, trace))
    )


def decode_back(cell: Cell, p: DecoderParams, trace: Trace, d_y: Array) -> Gradient:
    """The gradients of everything, from those of the outputs (M, B, O)."""
    d_readout, d_s = readouts.backward(p.readout, outputs(cell, trace.cell), d_y)
    d_cell, d_attention = trees.over(np.zeros_like, (p.cell, p.attention))
    d_annotations, d_carry = np.zeros_like(trace.annotations), tuple[Array, ...]()
    d_shown = np.zeros_like(trace.cell.x[..., : -trace.annotations.shape[-1]])
    for t in reversed(range(len(d_y))):
        found = bptt(cell, p.cell, at(trace.cell, slice(t, t + 1)), d_s[t : t + 1], d_carry)
        d_shown[t], d_c = np.split(found.d_x[0], [d_shown.shape[-1]], axis=-1)
        d_look, d_s_prev, d_a = look_back(p.attention, at(trace.looks, t), trace.annotations, d_c)
        first, *others = first_gradients(cell, found)
        d_carry = (first + d_s_prev, *others)
        d_annotations += d_a
        d_cell = trees.add(d_cell, found.params)
        d_attention = trees.add(d_attention, d_look)
    params = DecoderParams(d_cell, d_attention, d_readout)
    return Gradient(params, d_annotations, d_shown, d_carry)
