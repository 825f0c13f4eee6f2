"""The Elman cell: the simple recurrent network, whose hidden units are fed back to themselves."""

from typing import NamedTuple

from rnnquiz.numerics.activations import TANH, Activation, activation, squash
from rnnquiz.numerics.arrays import Array, linear
from rnnquiz.numerics.unroll import Carry, Cell, run


class Params(NamedTuple):
    """The weights of an Elman cell; `b_h` is the second bias that PyTorch and ONNX have."""

    W_x: Array  # (H, D)
    W_h: Array  # (H, H)
    b: Array  # (H,)
    b_h: Array | None = None  # (H,)


class Options(NamedTuple):
    """How the cell is computed: its activation, and the bound on the activation's input."""

    nonlinearity: Activation = TANH
    clip: float | None = None


class Trace(NamedTuple):
    """Everything computed at every step."""

    x: Array  # (T, N, D)
    h_prev: Array  # (T, N, H)
    a: Array  # (T, N, H)
    h: Array  # (T, N, H)
    options: Options


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
    a_t = preactivation(p, project(p, x_t), h_prev)
    return squash(activation(nonlinearity), a_t, clip)


def forward(
    p: Params,
    x: Array,
    h_0: Array | None = None,
    *,
    nonlinearity: str | Activation = "tanh",
    clip: float | None = None,
) -> Trace:
    """Run the cell over a sequence; the trace holds every step.

    Equations:  h_t = step(x_t, h_prev), t = 1..T
    Shapes:     x (T, N, D), h_0 (N, H) or zeros -> trace (T, N, H), or all without N
    """
    trace: Trace = run(CELL, p, x, (h_0,), Options(activation(nonlinearity), clip))
    return trace


def project(p: Params, x: Array) -> Array:
    """The part of the pre-activation that only the inputs decide: one matmul for all steps.

    Equations:  u_t = W_x x_t + b
    Shapes:     x (..., D) -> u (..., H)
    """
    return linear(x, p.W_x) + (p.b if p.b_h is None else p.b + p.b_h)


def preactivation(p: Params, u_t: Array, h_prev: Array) -> Array:
    """What the activation is applied to.

    Equations:  a_t = u_t + W_h h_prev
    Shapes:     u_t, h_prev (N, H) -> a_t (N, H)
    """
    return u_t + linear(h_prev, p.W_h)


def _advance(p: Params, x_t: Array, u_t: Array, carry: Carry, o: Options) -> Trace:
    (h_prev,) = carry
    a = preactivation(p, u_t, h_prev)
    return Trace(x_t, h_prev, a, squash(o.nonlinearity, a, o.clip), o)


def _sizes(p: Params) -> tuple[int, ...]:
    return (p.W_h.shape[0],)


CELL = Cell(("h",), _sizes, project, _advance)
