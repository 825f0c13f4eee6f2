"""The GRU cell in each of its conventions, and the minimal gated unit, its one-gate relative.

reset="after"   n_t = tanh(W_xn x_t + b_n + r_t * (W_hn h_prev + b_hn))
reset="before"  n_t = tanh(W_xn x_t + b_n + W_hn (r_t * h_prev) + b_hn)
update="keep"     h_t = (1 - z_t) * n_t + z_t * h_prev
update="replace"  h_t = (1 - z_t) * h_prev + z_t * n_t
tie="none"      three blocks r z n
tie="r=z"       two blocks z n, one gate does both: the minimal gated unit
"""

from typing import Literal, NamedTuple

import numpy as np

from rnnquiz.numerics import slabs
from rnnquiz.numerics.activations import Activation, slope, squash
from rnnquiz.numerics.arrays import Array, Mask, blocks, dropped, linear, over_steps, total
from rnnquiz.numerics.unroll import Back, Carry, Cell, Fast, bptt, run

Reset = Literal["after", "before"]
Update = Literal["keep", "replace"]
Tie = Literal["none", "r=z"]
BLOCKS: dict[str, str] = {"none": "rzn", "r=z": "zn"}


class Params(NamedTuple):
    """The weights of a GRU cell, its blocks stacked in the order r, z, n.

    The second bias `b_h` differs from the first only in its block n, and there only with
    reset="after", where it stands inside the product with r.
    """

    W_x: Array  # (3H, D)
    W_h: Array  # (3H, H)
    b: Array  # (3H,)
    b_h: Array | None = None  # (3H,)


class Options(NamedTuple):
    """How the cell is computed."""

    reset: Reset = "after"
    update: Update = "keep"
    tie: Tie = "none"
    clip: float | None = None  # bound on what the activations are applied to
    gate: str | Activation = "sigmoid"
    candidate: str | Activation = "tanh"
    drop: Array | None = None  # (N, H) mask on what W_h reads, the same at every step


STANDARD = Options()


class Gates(NamedTuple):
    """The gates of a step."""

    r: Array  # (N, H)
    z: Array  # (N, H)


class Trace(NamedTuple):
    """Everything computed at every step."""

    x: Array  # (T, N, D)
    h_prev: Array  # (T, N, H)
    a: Array  # (T, N, 3H) pre-activations of r, z, n, before any clip
    r: Array  # (T, N, H)
    z: Array  # (T, N, H)
    v: Array  # (T, N, H) reset="after": W_hn h_prev + b_hn; reset="before": r * h_prev
    n: Array  # (T, N, H)
    h: Array  # (T, N, H)
    options: Options
    live: Mask | None = None  # (T, N)


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the cell."""

    params: Params
    d_x: Array  # (T, N, D)
    d_h_0: Array  # (N, H)
    d_a: Array  # (T, N, 3H)
    d_h: Array  # (T, N, H) later steps included


def gates(p: Params, x_t: Array, h_prev: Array, *, tie: Tie = "none") -> Gates:
    """The reset and the update gate of one step.

    Equations:  r_t = sigmoid(W_xr x_t + W_hr h_prev + b_r)
                z_t = sigmoid(W_xz x_t + W_hz h_prev + b_z)
    Shapes:     x_t (N, D), h_prev (N, H) -> r_t, z_t (N, H)
    Source:     torch.nn.GRU
    Differs:    Keras, ONNX and Haiku stack z before r; Haiku's documentation swaps their names
    """
    return open_gates(p, project(p, x_t), h_prev, Options(tie=tie))[1]


def candidate(
    p: Params, x_t: Array, h_prev: Array, r: Array, *, reset: Reset = "after", tie: Tie = "none"
) -> Array:
    """The state proposed by the new input and by what the reset gate lets through.

    Equations:  n_t = tanh(W_xn x_t + b_n + r_t * (W_hn h_prev + b_hn))    reset="after"
                n_t = tanh(W_xn x_t + b_n + W_hn (r_t * h_prev) + b_hn)    reset="before"
    Shapes:     x_t (N, D), h_prev (N, H), r (N, H) -> n_t (N, H)
    Source:     "after" torch.nn.GRU, Cho et al. 2014 v1 and v2; "before" Cho et al. 2014 v3
    Differs:    Keras is "after" unless told (reset_after), ONNX "before" (linear_before_reset)
    """
    a_n, _ = propose(p, project(p, x_t), h_prev, r, Options(reset, tie=tie))
    return np.tanh(a_n)


def blend(z: Array, n: Array, h_prev: Array, *, update: Update = "keep") -> Array:
    """The new state, between the old one and the candidate.

    Equations:  h_t = (1 - z_t) * n_t + z_t * h_prev        update="keep"
                h_t = (1 - z_t) * h_prev + z_t * n_t        update="replace"
    Shapes:     all (N, H)
    Source:     "keep" torch.nn.GRU, Cho et al. 2014 v3; "replace" Chung et al. 2014
    Differs:    Keras, ONNX and Flax keep; Haiku replaces. Negating z's weights converts
    """
    if update == "keep":
        return (1 - z) * n + z * h_prev
    return (1 - z) * h_prev + z * n


def step(
    p: Params,
    x_t: Array,
    h_prev: Array,
    *,
    reset: Reset = "after",
    update: Update = "keep",
    tie: Tie = "none",
    clip: float | None = None,
    gate: str | Activation = "sigmoid",
    candidate: str | Activation = "tanh",
) -> Array:
    """One step of the GRU cell.

    Equations:  r_t, z_t = gates(x_t, h_prev)
                n_t = candidate(x_t, h_prev, r_t)
                h_t = blend(z_t, n_t, h_prev)
    Shapes:     x_t (N, D), h_prev (N, H) -> h_t (N, H), or all without N
    Source:     torch.nn.GRU; tie="r=z" Zhou et al. 2016
    """
    options = Options(reset, update, tie, clip, gate, candidate)
    return _advance(p, x_t, project(p, x_t), (h_prev,), options).h


def forward(
    p: Params,
    x: Array,
    h_0: Array | None = None,
    *,
    reset: Reset = "after",
    update: Update = "keep",
    tie: Tie = "none",
    clip: float | None = None,
    gate: str | Activation = "sigmoid",
    candidate: str | Activation = "tanh",
    drop: Array | None = None,
    live: Mask | None = None,
) -> Trace:
    """Run the cell over a sequence; the trace holds every gate and state at every step.

    Equations:  h_t = step(x_t, h_prev), t = 1..T
    Shapes:     x (T, N, D), h_0 (N, H) or zeros -> trace (T, N, H), or all without N
    """
    options = Options(reset, update, tie, clip, gate, candidate, drop)
    trace: Trace = run(CELL, p, x, (h_0,), options, live)
    return trace


def backward(
    p: Params, trace: Trace, d_h: Array | None = None, d_h_T: Array | None = None
) -> Gradient:
    """Back-propagate through time.

    Equations:  d_z_t = d_h_t * (h_prev - n_t), d_n_t = d_h_t * (1 - z_t)       update="keep"
                d_a_n = d_n_t * tanh'(a_n)
                d_r_t = d_a_n * v_t, d_v_t = d_a_n * r_t                        reset="after"
                d_v_t = W_hn^T d_a_n, d_r_t = d_v_t * h_prev                    reset="before"
                d_a_r = d_r_t * sigmoid'(a_r), d_a_z = d_z_t * sigmoid'(a_z)
                d_h_{t-1} += d_h_t * z_t + W_h^T (d_a_r, d_a_z) + what n_t reads of it
    Shapes:     d_h (T, N, H) at every step, d_h_T (N, H) at the last -> Gradient
    """
    gradient: Gradient = bptt(CELL, p, trace, d_h, (d_h_T,))
    return gradient


def project(p: Params, x: Array) -> Array:
    """The part of the pre-activations that only the inputs decide: one matmul for all steps.

    Equations:  u_t = W_x x_t + b
    Shapes:     x (..., D) -> u (..., 3H)
    """
    u = linear(x, p.W_x)
    u += p.b
    return u


def open_gates(p: Params, u_t: Array, h_prev: Array, o: Options) -> tuple[Array, Gates]:
    """The gates from projected inputs; returned with their pre-activations.

    Shapes:     u_t (N, 3H), h_prev (N, H) -> a_rz (N, 2H), gates each (N, H)
    """
    rows = slice(0, -p.W_h.shape[1])
    a = u_t[..., rows] + linear(h_prev, p.W_h[rows])
    if p.b_h is not None:
        a = a + p.b_h[rows]
    opened = blocks(squash(o.gate, a, o.clip), len(BLOCKS[o.tie]) - 1)
    return a, Gates(r=opened[0], z=opened[-1])


def propose(p: Params, u_t: Array, h_prev: Array, r: Array, o: Options) -> tuple[Array, Array]:
    """The candidate's pre-activation from projected inputs, and what the reset gate acted on.

    Shapes:     u_t (N, 3H), h_prev (N, H), r (N, H) -> a_n, v (N, H)
    """
    rows = slice(-p.W_h.shape[1], None)
    b_h = 0 if p.b_h is None else p.b_h[rows]
    if o.reset == "after":
        v = linear(h_prev, p.W_h[rows]) + b_h
        return u_t[..., rows] + r * v, v
    v = r * h_prev
    return u_t[..., rows] + linear(v, p.W_h[rows]) + b_h, v


def _advance(p: Params, x_t: Array, u_t: Array, carry: Carry, o: Options) -> Trace:
    (h_prev,) = carry
    read = dropped(h_prev, o.drop)
    a_rz, (r, z) = open_gates(p, u_t, read, o)
    a_n, v = propose(p, u_t, read, r, o)
    n = squash(o.candidate, a_n, o.clip)
    h = blend(z, n, h_prev, update=o.update)
    return Trace(x_t, h_prev, np.concatenate([a_rz, a_n], axis=-1), r, z, v, n, h, o)


def _retreat(p: Params, now: Trace, d_now: Carry) -> Back:
    (d_h,) = d_now
    o, H = now.options, now.h.shape[-1]
    share = now.z if o.update == "keep" else 1 - now.z  # of the old state in the new one
    d_z = d_h * ((now.h_prev - now.n) if o.update == "keep" else (now.n - now.h_prev))
    d_a_n = d_h * (1 - share) * slope(o.candidate, now.a[..., -H:], now.n, o.clip)
    if o.reset == "after":
        d_r, d_read = d_a_n * now.v, (d_a_n * now.r) @ p.W_h[-H:]
    else:
        d_v = d_a_n @ p.W_h[-H:]
        d_r, d_read = d_v * dropped(now.h_prev, o.drop), d_v * now.r
    d_gates = d_r + d_z if o.tie == "r=z" else np.concatenate([d_r, d_z], axis=-1)
    opened = now.z if o.tie == "r=z" else np.concatenate([now.r, now.z], axis=-1)
    d_a_rz = d_gates * slope(o.gate, now.a[..., :-H], opened, o.clip)
    d_read = d_read + d_a_rz @ p.W_h[:-H]
    d_a = np.concatenate([d_a_rz, d_a_n], axis=-1)
    return Back(d_a, d_now, (d_h * share + dropped(d_read, o.drop),))


def _weigh(p: Params, trace: Trace, d_a: Array, _: Carry) -> Params:
    H, o = trace.h.shape[-1], trace.options
    read = dropped(trace.h_prev, o.drop)
    d_a_rz, d_a_n = d_a[..., :-H], d_a[..., -H:]
    if o.reset == "after":
        d_a_n = d_a_n * trace.r
    d_W_hn = over_steps(d_a_n, read if o.reset == "after" else trace.v)
    return Params(
        W_x=over_steps(d_a, trace.x),
        W_h=np.concatenate([over_steps(d_a_rz, read), d_W_hn]),
        b=total(d_a),
        b_h=None if p.b_h is None else np.concatenate([total(d_a_rz), total(d_a_n)]),
    )


def _keep(trace: Trace) -> Carry:
    return (trace.z if trace.options.update == "keep" else 1 - trace.z,)


def _sizes(p: Params) -> tuple[int, ...]:
    return (p.W_h.shape[1],)


def _fits(_: Params, o: Options) -> bool:
    return o.drop is None and o == STANDARD


def _forward(p: Params, x: Array, u: Array, carry: Carry, o: Options) -> Trace:
    ran = slabs.gru(u, p.W_h, p.b_h, *carry)
    r, z = ran.gates
    return Trace(x, ran.h.before, u, r, z, ran.v, ran.n, ran.h.after, o)


def _back(
    p: Params, trace: Trace, d_out: Array | None, d_last: Carry
) -> tuple[Array, Carry, Carry]:
    h = slabs.States(trace.h_prev, trace.h)
    ran = slabs.Gru(h, (trace.r, trace.z), trace.v, trace.n)
    d_a, d_h, d_h_0 = slabs.gru_back(ran, p.W_h, d_out, *d_last)
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
