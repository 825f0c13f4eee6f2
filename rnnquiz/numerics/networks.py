"""Networks of one cell and a readout, by the form of their input and output.

many_to_many  an output at every step
many_to_one   an output after the last step
one_to_many   one input, and an output at every step:
              feed="first" at the first step only, feed="every" at every step,
              feed="own"   at the first step, and then each output is the next input
"""

from typing import Any, Literal, NamedTuple

import numpy as np

from rnnquiz.numerics import readouts, trees
from rnnquiz.numerics.arrays import Array, Mask
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
)

Feed = Literal["first", "every", "own"]


class Params(NamedTuple):
    """The weights of the cell and of the readout."""

    cell: Any
    readout: readouts.Params


class Trace(NamedTuple):
    """Everything computed: the cell's trace, and the outputs."""

    cell: Any
    y: Array  # (T, N, O), or (N, O) many-to-one


class Gradient(NamedTuple):
    """The gradients of a loss with respect to weights, inputs and initial states."""

    params: Params
    d_x: Array
    d_states: Carry


def many_to_many(
    cell: Cell, p: Params, x: Array, states: Carry = (), live: Mask | None = None
) -> Trace:
    """Read a sequence, and say something at every step.

    Equations:  h_t = step(x_t, h_prev), y_t = W_y h_t + b_y
    Shapes:     x (T, N, D) -> y (T, N, O)
    Source:     Elman 1990
    """
    trace = _run(cell, p, x, states, live)
    return Trace(trace, readouts.forward(p.readout, outputs(cell, trace)))


def many_to_many_back(cell: Cell, p: Params, trace: Trace, d_y: Array) -> Gradient:
    """The gradients of `many_to_many`, from those of its outputs (T, N, O)."""
    d_readout, d_h = readouts.backward(p.readout, outputs(cell, trace.cell), d_y)
    return _gradient(cell, p, trace, d_readout, d_h, None)


def many_to_one(
    cell: Cell, p: Params, x: Array, states: Carry = (), live: Mask | None = None
) -> Trace:
    """Read a whole sequence, then say one thing.

    Equations:  h_t = step(x_t, h_prev), y = W_y h_T + b_y
    Shapes:     x (T, N, D) -> y (N, O)
    Differs:    with padding, h_T is each row's own last state
    """
    trace = _run(cell, p, x, states, live)
    return Trace(trace, readouts.forward(p.readout, outputs(cell, trace)[-1]))


def many_to_one_back(cell: Cell, p: Params, trace: Trace, d_y: Array) -> Gradient:
    """The gradients of `many_to_one`, from that of its output (N, O)."""
    d_readout, d_last = readouts.backward(p.readout, outputs(cell, trace.cell)[-1], d_y)
    return _gradient(cell, p, trace, d_readout, None, d_last)


def one_to_many(
    cell: Cell, p: Params, x: Array, T: int, states: Carry = (), *, feed: Feed = "first"
) -> Trace:
    """Say T things about one input.

    Equations:  x_1 = x, and then x_t = 0 ("first"), x_t = x ("every"), x_t = y_{t-1} ("own")
    Shapes:     x (N, D) -> y (T, N, O); with feed="own" O = D
    """
    if feed == "own":
        return _generate(cell, p, x, T, states)
    rest = np.zeros_like(x) if feed == "first" else x
    return many_to_many(cell, p, np.stack([x] + [rest] * (T - 1)), states)


def one_to_many_back(
    cell: Cell, p: Params, trace: Trace, d_y: Array, *, feed: Feed = "first"
) -> Gradient:
    """The gradients of `one_to_many`, from those of its outputs (T, N, O)."""
    if feed == "own":
        return _generate_back(cell, p, trace, d_y)
    found = many_to_many_back(cell, p, trace, d_y)
    return found._replace(d_x=found.d_x[0] if feed == "first" else found.d_x.sum(axis=0))


def _generate(cell: Cell, p: Params, x: Array, T: int, carry: Carry) -> Trace:
    steps, ys = [], []
    for _ in range(T):
        now = many_to_many(cell, p, x[None], carry)
        x, carry = now.y[0], last_states(cell, now.cell)
        steps.append(now.cell)
        ys.append(x)
    return Trace(join(steps), np.stack(ys))


def _generate_back(cell: Cell, p: Params, trace: Trace, d_y: Array) -> Gradient:
    total: Any = None
    d_x, d_carry = np.zeros_like(d_y[0]), tuple[Array, ...]()
    for t in reversed(range(len(d_y))):
        now = at(trace.cell, slice(t, t + 1))
        d_readout, d_h = readouts.backward(p.readout, outputs(cell, now), d_y[t : t + 1] + d_x)
        found = bptt(cell, p.cell, now, d_h, d_carry)
        d_x, d_carry = found.d_x[0], first_gradients(cell, found)
        share = Params(found.params, d_readout)
        total = share if total is None else trees.add(total, share)
    return Gradient(total, d_x, d_carry)


def _run(cell: Cell, p: Params, x: Array, states: Carry, live: Mask | None) -> Any:
    return run(cell, p.cell, x, states, cell.options, live)


def _gradient(
    cell: Cell,
    p: Params,
    trace: Trace,
    d_readout: readouts.Params,
    d_h: Array | None,
    d_h_T: Array | None,
) -> Gradient:
    found = bptt(cell, p.cell, trace.cell, d_h, (d_h_T,))
    return Gradient(Params(found.params, d_readout), found.d_x, first_gradients(cell, found))
