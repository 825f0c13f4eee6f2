"""The LSTM cell, and its relatives as options: peepholes, coupled gates, 1997, projection.

A relative is a parameter that is there or not (`P` peepholes, `W_r` projection), or an option:

    tie="none"   four blocks i f g o, every gate has weights of its own
    tie="f=1-i"  three blocks i g o, the forget gate is what the input gate leaves
    tie="i=1-f"  three blocks f g o, the input gate is what the forget gate leaves
    tie="f=1"    three blocks i g o, nothing is forgotten: the LSTM of 1997
"""

from typing import Any, Literal, NamedTuple

import numpy as np

from rnnquiz.numerics import slabs
from rnnquiz.numerics.activations import Activation, slope, squash
from rnnquiz.numerics.arrays import Array, Mask, blocks, dropped, linear, over_steps, total
from rnnquiz.numerics.unroll import Back, Carry, Cell, Fast, bptt, run

Tie = Literal["none", "f=1-i", "i=1-f", "f=1"]
BLOCKS: dict[str, str] = {"none": "ifgo", "f=1-i": "igo", "i=1-f": "fgo", "f=1": "igo"}


class Params(NamedTuple):
    """The weights of an LSTM cell, its blocks stacked in the order i, f, g, o.

    R is the size of h: H, or with a projection `W_r` the smaller size it projects to.
    """

    W_x: Array  # (4H, D)
    W_h: Array  # (4H, R)
    b: Array  # (4H,)
    b_h: Array | None = None  # (4H,) the second bias of PyTorch and ONNX
    P: Array | None = None  # (3H,) peepholes, in the order i, f, o
    W_r: Array | None = None  # (R, H) projection


class Options(NamedTuple):
    """How the cell is computed."""

    tie: Tie = "none"
    forget_bias: float = 0.0  # added to f's pre-activation in the forward pass
    clip: float | None = None  # bound on what the gates and the candidate are applied to
    clip_cell: bool = False  # whether the bound holds for c inside tanh(c) too
    gate: str | Activation = "sigmoid"
    cell: str | Activation = "tanh"
    output: str | Activation = "tanh"
    drop: Array | None = None  # (N, R) mask on what W_h reads, the same at every step


STANDARD = Options()


class Gates(NamedTuple):
    """The gates of a step and its candidate g."""

    i: Array  # (N, H)
    f: Array  # (N, H)
    g: Array  # (N, H)
    o: Array  # (N, H)


class Trace(NamedTuple):
    """Everything computed at every step."""

    x: Array  # (T, N, D)
    h_prev: Array  # (T, N, R)
    c_prev: Array  # (T, N, H)
    a: Array  # (T, N, 4H) pre-activations with peepholes, before any clip
    i: Array  # (T, N, H)
    f: Array  # (T, N, H)
    g: Array  # (T, N, H)
    o: Array  # (T, N, H)
    c: Array  # (T, N, H)
    tanh_c: Array  # (T, N, H)
    h: Array  # (T, N, R)
    options: Options
    live: Mask | None = None  # (T, N)


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the cell."""

    params: Params
    d_x: Array  # (T, N, D)
    d_h_0: Array  # (N, R)
    d_c_0: Array  # (N, H)
    d_a: Array  # (T, N, 4H)
    d_h: Array  # (T, N, R) later steps included
    d_c: Array  # (T, N, H) later steps and this step's h included


def gates(
    p: Params,
    x_t: Array,
    h_prev: Array,
    c_prev: Array | None = None,
    *,
    tie: Tie = "none",
    forget_bias: float = 0.0,
    clip: float | None = None,
) -> Gates:
    """The gates and the candidate of one step.

    Equations:  i_t = sigmoid(W_xi x_t + W_hi h_prev + P_i * c_prev + b_i)
                f_t = sigmoid(W_xf x_t + W_hf h_prev + P_f * c_prev + b_f)
                g_t = tanh(W_xg x_t + W_hg h_prev + b_g)
                o_t = sigmoid(W_xo x_t + W_ho h_prev + P_o * c_t + b_o)
    Shapes:     x_t (N, D), h_prev (N, R), c_prev (N, H) -> i_t f_t g_t o_t, each (N, H)
    Source:     torch.nn.LSTM; with peepholes ONNX LSTM
    Differs:    ONNX stacks i o f c and Haiku i g f o; Haiku adds 1 to the forget gate's
                pre-activation here (forget_bias=1), Keras puts the 1 into b_f at the start
    """
    a = preactivations(p, project(p, x_t), h_prev)
    if c_prev is None:
        c_prev = np.zeros_like(a[..., : a.shape[-1] // len(BLOCKS[tie])])
    return open_gates(p, a, c_prev, Options(tie, forget_bias, clip))[1]


def update(i: Array, f: Array, g: Array, c_prev: Array) -> Array:
    """The new cell state: what is kept of the old one, and what is let in.

    Equations:  c_t = f_t * c_prev + i_t * g_t
    Shapes:     all (N, H)
    """
    return f * c_prev + i * g


def emit(
    o: Array, c_t: Array, *, output: str | Activation = "tanh", clip: float | None = None
) -> Array:
    """What the cell shows of its state.

    Equations:  h_t = o_t * tanh(c_t)
    Shapes:     all (N, H)
    """
    return o * squash(output, c_t, clip)


def step(
    p: Params,
    x_t: Array,
    h_prev: Array,
    c_prev: Array,
    *,
    tie: Tie = "none",
    forget_bias: float = 0.0,
    clip: float | None = None,
    clip_cell: bool = False,
    gate: str | Activation = "sigmoid",
    cell: str | Activation = "tanh",
    output: str | Activation = "tanh",
) -> tuple[Array, Array]:
    """One step of the LSTM cell.

    Equations:  i_t, f_t, g_t, o_t = gates(x_t, h_prev, c_prev)
                c_t = f_t * c_prev + i_t * g_t
                h_t = o_t * tanh(c_t), with a projection h_t = W_r (o_t * tanh(c_t))
    Shapes:     x_t (N, D), h_prev (N, R), c_prev (N, H) -> h_t (N, R), c_t (N, H), or without N
    Source:     torch.nn.LSTM; projection Sak et al. 2014
    Differs:    PyTorch's state is (h, c), Flax's carry is (c, h)
    """
    options = Options(tie, forget_bias, clip, clip_cell, gate, cell, output)
    now = _advance(p, x_t, project(p, x_t), (h_prev, c_prev), options)
    return now.h, now.c


def forward(
    p: Params,
    x: Array,
    h_0: Array | None = None,
    c_0: Array | None = None,
    *,
    tie: Tie = "none",
    forget_bias: float = 0.0,
    clip: float | None = None,
    clip_cell: bool = False,
    gate: str | Activation = "sigmoid",
    cell: str | Activation = "tanh",
    output: str | Activation = "tanh",
    drop: Array | None = None,
    live: Mask | None = None,
) -> Trace:
    """Run the cell over a sequence; the trace holds every gate and state at every step.

    Equations:  h_t, c_t = step(x_t, h_prev, c_prev), t = 1..T
    Shapes:     x (T, N, D), h_0 (N, R) and c_0 (N, H) or zeros -> trace (T, N, H), or without N
    """
    options = Options(tie, forget_bias, clip, clip_cell, gate, cell, output, drop)
    trace: Trace = run(CELL, p, x, (h_0, c_0), options, live)
    return trace


def backward(
    p: Params,
    trace: Trace,
    d_h: Array | None = None,
    d_h_T: Array | None = None,
    d_c_T: Array | None = None,
) -> Gradient:
    """Back-propagate through time.

    Equations:  d_o_t = d_h_t * tanh(c_t)
                d_c_t += d_h_t * o_t * tanh'(c_t)
                d_i_t = d_c_t * g_t, d_f_t = d_c_t * c_prev, d_g_t = d_c_t * i_t
                d_a_t = gates' slopes * (d_i_t, d_f_t, d_g_t, d_o_t)
                d_c_{t-1} = d_c_t * f_t, d_h_{t-1} += W_h^T d_a_t
    Shapes:     d_h (T, N, R) at every step, d_h_T (N, R) and d_c_T (N, H) at the last -> Gradient
    Differs:    Hochreiter & Schmidhuber 1997 keep only the direct path d_c_{t-1} = d_c_t * f_t
    """
    gradient: Gradient = bptt(CELL, p, trace, d_h, (d_h_T, d_c_T))
    return gradient


def project(p: Params, x: Array) -> Array:
    """The part of the pre-activations that only the inputs decide: one matmul for all steps.

    Equations:  u_t = W_x x_t + b
    Shapes:     x (..., D) -> u (..., 4H)
    """
    u = linear(x, p.W_x)
    u += p.b if p.b_h is None else p.b + p.b_h
    return u


def preactivations(p: Params, u_t: Array, h_prev: Array) -> Array:
    """What the activations are applied to, before peepholes.

    Equations:  a_t = u_t + W_h h_prev
    Shapes:     u_t (N, 4H), h_prev (N, R) -> a_t (N, 4H)
    """
    return u_t + linear(h_prev, p.W_h)


def open_gates(p: Params, a_t: Array, c_prev: Array, o: Options) -> tuple[Array, Gates]:
    """The gates from the pre-activations; returned with those, all that is added to them included.

    Shapes:     a_t (N, 4H), c_prev (N, H) -> a_t (N, 4H), gates each (N, H)
    """
    a, P = by_gate(a_t, BLOCKS[o.tie]), peepholes(p, o.tie)
    if "i" in a:
        a["i"] = a["i"] + P["i"] * c_prev
    if "f" in a:
        a["f"] = a["f"] + P["f"] * c_prev + o.forget_bias
    i, f = _input_and_forget(a, o)
    g = squash(o.cell, a["g"], o.clip)
    a["o"] = a["o"] + P["o"] * update(i, f, g, c_prev)
    gates = Gates(i, f, g, squash(o.gate, a["o"], o.clip))
    return np.concatenate(list(a.values()), axis=-1), gates


def _input_and_forget(a: dict[str, Array], o: Options) -> tuple[Array, Array]:
    if o.tie == "i=1-f":
        f = squash(o.gate, a["f"], o.clip)
        return 1 - f, f
    i = squash(o.gate, a["i"], o.clip)
    if o.tie == "f=1-i":
        return i, 1 - i
    return i, np.ones_like(i) if o.tie == "f=1" else squash(o.gate, a["f"], o.clip)


def by_gate(stacked: Array, names: str) -> dict[str, Array]:
    """The blocks of a stacked array by the letters of their gates."""
    return dict(zip(names, blocks(stacked, len(names)), strict=True))


def peepholes(p: Params, tie: Tie = "none") -> dict[str, Any]:
    """The peephole weights by gate, 0 where the cell has none."""
    names = BLOCKS[tie].replace("g", "")
    return dict.fromkeys(names, 0.0) if p.P is None else by_gate(p.P, names)


def _advance(p: Params, x_t: Array, u_t: Array, carry: Carry, o: Options) -> Trace:
    h_prev, c_prev = carry
    a, k = open_gates(p, preactivations(p, u_t, dropped(h_prev, o.drop)), c_prev, o)
    c = update(k.i, k.f, k.g, c_prev)
    clip = o.clip if o.clip_cell else None
    tanh_c, m = squash(o.output, c, clip), emit(k.o, c, output=o.output, clip=clip)
    h = m if p.W_r is None else linear(m, p.W_r)
    return Trace(x_t, h_prev, c_prev, a, *k, c, tanh_c, h, o)


def _retreat(p: Params, now: Trace, d_now: Carry) -> Back:
    d_h, d_c = d_now
    o, P, slopes = now.options, peepholes(p, now.options.tie), _slopes(now)
    d_m = d_h if p.W_r is None else d_h @ p.W_r
    d_a_o = d_m * now.tanh_c * slopes["o"]
    bent = slope(o.output, now.c, now.tanh_c, o.clip if o.clip_cell else None)
    d_c = d_c + d_m * now.o * bent + d_a_o * P["o"]
    d_i, d_f = _untie(d_c * now.g, d_c * now.c_prev, o.tie)
    d = {"i": d_i, "f": d_f, "g": d_c * now.i}
    d_a = {name: d[name] * slopes[name] for name in slopes if name != "o"} | {"o": d_a_o}
    d_c_prev = d_c * now.f
    for name in P.keys() - {"o"}:
        d_c_prev = d_c_prev + d_a[name] * P[name]
    stacked = np.concatenate(list(d_a.values()), axis=-1)
    return Back(stacked, (d_h, d_c), (dropped(stacked @ p.W_h, o.drop), d_c_prev))


def _untie(d_i: Array, d_f: Array, tie: Tie) -> tuple[Array, Array]:
    """The gradients of gates that have weights, where one gate is made of the other."""
    if tie == "f=1-i":
        return d_i - d_f, d_f
    if tie == "i=1-f":
        return d_i, d_f - d_i
    return d_i, d_f


def _slopes(now: Trace) -> dict[str, Array]:
    o = now.options
    return {
        name: slope(o.cell if name == "g" else o.gate, a, getattr(now, name), o.clip)
        for name, a in by_gate(now.a, BLOCKS[o.tie]).items()
    }


def _weigh(p: Params, trace: Trace, d_a: Array, d_now: Carry) -> Params:
    d_b = total(d_a)
    return Params(
        W_x=over_steps(d_a, trace.x),
        W_h=over_steps(d_a, dropped(trace.h_prev, trace.options.drop)),
        b=d_b,
        b_h=None if p.b_h is None else d_b,
        P=None if p.P is None else _weigh_peepholes(trace, d_a),
        W_r=None if p.W_r is None else over_steps(d_now[0], trace.o * trace.tanh_c),
    )


def _weigh_peepholes(trace: Trace, d_a: Array) -> Array:
    d = by_gate(d_a, BLOCKS[trace.options.tie])
    seen = {name: trace.c if name == "o" else trace.c_prev for name in d if name != "g"}
    return np.concatenate([total(d[name] * seen[name]) for name in seen])


def _keep(trace: Trace) -> Carry:
    return np.zeros_like(trace.h), trace.f


def _sizes(p: Params) -> tuple[int, ...]:
    R = p.W_h.shape[1]
    return R, R if p.W_r is None else p.W_r.shape[1]


def _fits(p: Params, o: Options) -> bool:
    return o.drop is None and o == STANDARD and p.P is None and p.W_r is None


def _forward(p: Params, x: Array, u: Array, carry: Carry, o: Options) -> Trace:
    ran = slabs.lstm(u, p.W_h, *carry)
    i, f, g, k = ran.gates
    h, c = ran.h, ran.c
    return Trace(x, h.before, c.before, u, i, f, g, k, c.after, ran.tanh_c, h.after, o)


def _back(
    p: Params, trace: Trace, d_out: Array | None, d_last: Carry
) -> tuple[Array, Carry, Carry]:
    ran = slabs.Lstm(
        slabs.States(trace.h_prev, trace.h),
        slabs.States(trace.c_prev, trace.c),
        (trace.i, trace.f, trace.g, trace.o),
        trace.tanh_c,
    )
    d_h, d_c = d_last
    d_a, d_h_now, d_c_now, d_h_0, d_c_0 = slabs.lstm_back(ran, p.W_h, d_out, (d_h, d_c))
    return d_a, (d_h_now, d_c_now), (d_h_0, d_c_0)


CELL = Cell(
    states=("h", "c"),
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
