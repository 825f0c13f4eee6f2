"""The Elman cell: the simple recurrent network, whose hidden units are fed back to themselves."""

from typing import NamedTuple

import numpy as np

from rnnquiz.numerics import slabs
from rnnquiz.numerics.activations import Activation, slope, squash
from rnnquiz.numerics.arrays import Array, Mask, dropped, linear, over_steps, total
from rnnquiz.numerics.unroll import Back, Carry, Cell, Fast, bptt, run


class Params(NamedTuple):
    """The weights of an Elman cell; `b_h` is the second bias that PyTorch and ONNX have."""

    W_x: Array  # (H, D)
    W_h: Array  # (H, H)
    b: Array  # (H,)
    b_h: Array | None = None  # (H,)


class Options(NamedTuple):
    """How the cell is computed."""

    nonlinearity: str | Activation = "tanh"
    clip: float | None = None  # bound on what the activation is applied to
    drop: Array | None = None  # (N, H) mask on what W_h reads, the same at every step


STANDARD = Options()


class Trace(NamedTuple):
    """Everything computed at every step."""

    x: Array  # (T, N, D)
    h_prev: Array  # (T, N, H)
    a: Array  # (T, N, H)
    h: Array  # (T, N, H)
    options: Options
    live: Mask | None = None  # (T, N)


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the cell."""

    params: Params
    d_x: Array  # (T, N, D)
    d_h_0: Array  # (N, H)
    d_a: Array  # (T, N, H)
    d_h: Array  # (T, N, H) later steps included


def step(
    p: Params,
    x_t: Array,
    h_prev: Array,
    *,
    nonlinearity: str | Activation = "tanh",
    clip: float | None = None,
) -> Array:
    """One step of the Elman cell.

    Equations:  h_t = tanh(W_x x_t + W_h h_prev + b)
    Shapes:     x_t (N, D), h_prev (N, H) -> h_t (N, H), or all without N
    Source:     Elman 1990; torch.nn.RNN
    Differs:    PyTorch and ONNX carry a second, redundant bias; Haiku's VanillaRNN is a ReLU
    """
    return squash(nonlinearity, preactivation(p, project(p, x_t), h_prev), clip)


def forward(
    p: Params,
    x: Array,
    h_0: Array | None = None,
    *,
    nonlinearity: str | Activation = "tanh",
    clip: float | None = None,
    drop: Array | None = None,
    live: Mask | None = None,
) -> Trace:
    """Run the cell over a sequence; the trace holds every step.

    Equations:  h_t = step(x_t, h_prev), t = 1..T
    Shapes:     x (T, N, D), h_0 (N, H) or zeros -> trace (T, N, H), or all without N
    """
    trace: Trace = run(CELL, p, x, (h_0,), Options(nonlinearity, clip, drop), live)
    return trace


def backward(
    p: Params, trace: Trace, d_h: Array | None = None, d_h_T: Array | None = None
) -> Gradient:
    """Back-propagate through time.

    Equations:  d_a_t = d_h_t * tanh'(a_t), d_h_{t-1} += W_h^T d_a_t
                d_W_h = sum over t of d_a_t h_prev^T, d_W_x = sum over t of d_a_t x_t^T
    Shapes:     d_h (T, N, H) at every step, d_h_T (N, H) at the last -> Gradient
    Source:     Werbos 1990
    """
    gradient: Gradient = bptt(CELL, p, trace, d_h, (d_h_T,))
    return gradient


def project(p: Params, x: Array) -> Array:
    """The part of the pre-activation that only the inputs decide: one matmul for all steps.

    Equations:  u_t = W_x x_t + b
    Shapes:     x (..., D) -> u (..., H)
    """
    u = linear(x, p.W_x)
    u += p.b if p.b_h is None else p.b + p.b_h
    return u


def preactivation(p: Params, u_t: Array, h_prev: Array) -> Array:
    """What the activation is applied to.

    Equations:  a_t = u_t + W_h h_prev
    Shapes:     u_t, h_prev (N, H) -> a_t (N, H)
    """
    return u_t + linear(h_prev, p.W_h)


def _advance(p: Params, x_t: Array, u_t: Array, carry: Carry, o: Options) -> Trace:
    (h_prev,) = carry
    a = preactivation(p, u_t, dropped(h_prev, o.drop))
    return Trace(x_t, h_prev, a, squash(o.nonlinearity, a, o.clip), o)


def _retreat(p: Params, now: Trace, d_now: Carry) -> Back:
    (d_h,) = d_now
    o = now.options
    d_a = d_h * slope(o.nonlinearity, now.a, now.h, o.clip)
    return Back(d_a, d_now, (dropped(d_a @ p.W_h, o.drop),))


def _weigh(p: Params, trace: Trace, d_a: Array, _: Carry) -> Params:
    d_b = total(d_a)
    return Params(
        W_x=over_steps(d_a, trace.x),
        W_h=over_steps(d_a, dropped(trace.h_prev, trace.options.drop)),
        b=d_b,
        b_h=None if p.b_h is None else d_b,
    )


def _keep(trace: Trace) -> Carry:
    return (np.zeros_like(trace.h),)


def _sizes(p: Params) -> tuple[int, ...]:
    return (p.W_h.shape[1],)


def _fits(_: Params, o: Options) -> bool:
    return o.drop is None and o == STANDARD


def _forward(p: Params, x: Array, u: Array, carry: Carry, o: Options) -> Trace:
    h = slabs.elman(u, p.W_h, *carry)
    return Trace(x, h.before, u, h.after, o)


def _back(
    p: Params, trace: Trace, d_out: Array | None, d_last: Carry
) -> tuple[Array, Carry, Carry]:
    d_a, d_h, d_h_0 = slabs.elman_back(trace.h, p.W_h, d_out, *d_last)
    return d_a, (d_h,), (d_h_0,)


CELL = Cell(
    states=("h",),
    sizes=_sizes,
    project=project,
    advance=_advance,
    retreat=_retreat,
    weigh=_weigh,
    keep=_keep,
    gradient=Gradient,
    options=STANDARD,
    fast=Fast(_fits, _forward, _back),
)
