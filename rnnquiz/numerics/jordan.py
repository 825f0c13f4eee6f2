"""The Jordan network: what is fed back is the output, through state units with a decay."""

from typing import NamedTuple

import numpy as np

from rnnquiz.numerics.activations import Activation, slope, squash
from rnnquiz.numerics.arrays import Array, Mask, dropped, linear, over_steps, total
from rnnquiz.numerics.unroll import Back, Carry, Cell, bptt, run


class Params(NamedTuple):
    """The weights of a Jordan network: hidden units read inputs and state units, outputs follow."""

    W_x: Array  # (H, D)
    W_s: Array  # (H, O)
    b: Array  # (H,)
    W_y: Array  # (O, H)
    b_y: Array  # (O,)


class Options(NamedTuple):
    """How the cell is computed."""

    decay: float = 0.0  # how much of a state unit stays
    nonlinearity: str | Activation = "tanh"
    output: str | Activation = "identity"
    drop: Array | None = None  # (N, O) mask on what W_s reads, the same at every step


class Trace(NamedTuple):
    """Everything computed at every step; the state carried along is (y, s)."""

    x: Array  # (T, N, D)
    s: Array  # (T, N, O)
    a: Array  # (T, N, H)
    h: Array  # (T, N, H)
    a_y: Array  # (T, N, O)
    y: Array  # (T, N, O)
    options: Options
    live: Mask | None = None  # (T, N)


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the network."""

    params: Params
    d_x: Array  # (T, N, D)
    d_y_0: Array  # (N, O)
    d_s_0: Array  # (N, O)
    d_a: Array  # (T, N, H)
    d_y: Array  # (T, N, O) later steps included
    d_s: Array  # (T, N, O) later steps included


def remember(y_prev: Array, s_prev: Array, *, decay: float = 0.0) -> Array:
    """The state units: the outputs so far, older ones fading.

    Equations:  s_t = decay * s_prev + y_prev
    Shapes:     all (N, O)
    Source:     Jordan 1986
    """
    return decay * s_prev + y_prev


def step(
    p: Params,
    x_t: Array,
    y_prev: Array,
    s_prev: Array,
    *,
    decay: float = 0.0,
    nonlinearity: str | Activation = "tanh",
    output: str | Activation = "identity",
) -> tuple[Array, Array]:
    """One step of the Jordan network.

    Equations:  s_t = decay * s_prev + y_prev
                h_t = tanh(W_x x_t + W_s s_t + b)
                y_t = W_y h_t + b_y
    Shapes:     x_t (N, D), y_prev and s_prev (N, O) -> y_t, s_t (N, O), or all without N
    Source:     Jordan 1986
    Differs:    Elman 1990 feeds back the hidden units, with no decay
    """
    options = Options(decay, nonlinearity, output)
    now = _advance(p, x_t, project(p, x_t), (y_prev, s_prev), options)
    return now.y, now.s


def forward(
    p: Params,
    x: Array,
    y_0: Array | None = None,
    s_0: Array | None = None,
    *,
    decay: float = 0.0,
    nonlinearity: str | Activation = "tanh",
    output: str | Activation = "identity",
    drop: Array | None = None,
    live: Mask | None = None,
) -> Trace:
    """Run the network over a sequence; the trace holds every step.

    Equations:  y_t, s_t = step(x_t, y_prev, s_prev), t = 1..T
    Shapes:     x (T, N, D), y_0 and s_0 (N, O) or zeros -> trace (T, N, .), or all without N
    """
    options = Options(decay, nonlinearity, output, drop)
    trace: Trace = run(CELL, p, x, (y_0, s_0), options, live)
    return trace


def backward(
    p: Params,
    trace: Trace,
    d_y: Array | None = None,
    d_y_T: Array | None = None,
    d_s_T: Array | None = None,
) -> Gradient:
    """Back-propagate through time.

    Equations:  d_h_t = W_y^T (d_y_t * g'(a_y_t)), d_a_t = d_h_t * tanh'(a_t)
                d_s_t += W_s^T d_a_t, d_y_{t-1} += d_s_t, d_s_{t-1} = decay * d_s_t
    Shapes:     d_y (T, N, O) at every step, d_y_T and d_s_T (N, O) at the last -> Gradient
    """
    gradient: Gradient = bptt(CELL, p, trace, d_y, (d_y_T, d_s_T))
    return gradient


def project(p: Params, x: Array) -> Array:
    """The part of the pre-activation that only the inputs decide: one matmul for all steps.

    Equations:  u_t = W_x x_t + b
    Shapes:     x (..., D) -> u (..., H)
    """
    return linear(x, p.W_x) + p.b


def _advance(p: Params, x_t: Array, u_t: Array, carry: Carry, o: Options) -> Trace:
    s = remember(*carry, decay=o.decay)
    a = u_t + linear(dropped(s, o.drop), p.W_s)
    h = squash(o.nonlinearity, a)
    a_y = linear(h, p.W_y) + p.b_y
    return Trace(x_t, s, a, h, a_y, squash(o.output, a_y), o)


def _retreat(p: Params, now: Trace, d_now: Carry) -> Back:
    d_y, d_s = d_now
    o = now.options
    d_h = (d_y * slope(o.output, now.a_y, now.y)) @ p.W_y
    d_a = d_h * slope(o.nonlinearity, now.a, now.h)
    d_s = d_s + dropped(d_a @ p.W_s, o.drop)
    return Back(d_a, (d_y, d_s), (d_s, o.decay * d_s))


def _weigh(_: Params, trace: Trace, d_a: Array, d_now: Carry) -> Params:
    d_a_y = d_now[0] * slope(trace.options.output, trace.a_y, trace.y)
    return Params(
        W_x=over_steps(d_a, trace.x),
        W_s=over_steps(d_a, dropped(trace.s, trace.options.drop)),
        b=total(d_a),
        W_y=over_steps(d_a_y, trace.h),
        b_y=total(d_a_y),
    )


def _keep(trace: Trace) -> Carry:
    return np.zeros_like(trace.y), np.full_like(trace.s, trace.options.decay)


def _sizes(p: Params) -> tuple[int, ...]:
    return p.W_y.shape[0], p.W_y.shape[0]


CELL = Cell(
    states=("y", "s"),
    sizes=_sizes,
    project=project,
    advance=_advance,
    retreat=_retreat,
    weigh=_weigh,
    keep=_keep,
    gradient=Gradient,
    options=Options(),
)
