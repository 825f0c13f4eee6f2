"""Running a cell over a sequence, forward with a trace of every step, and backward through it.

Arrays are (T, N, ...) everywhere inside; a single sequence (T, D) is a batch of one whose axis is
put in before and taken out after.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from rnnquiz.numerics.arrays import Array, Mask, linear

Carry = tuple[Array, ...]


class Back(NamedTuple):
    """What one step backward finds."""

    d_a: Array  # (N, GH) dL/da_t, of the pre-activations
    d_now: Carry  # dL/d(states of this step), all later steps included
    d_prev: Carry  # the part of dL/d(states of the step before) that comes through this step


class Cell(NamedTuple):
    """What a cell gives the loops: plain functions, and the names of what it carries along."""

    states: tuple[str, ...]  # the fields of the trace that the next step reads
    sizes: Callable[[Any], tuple[int, ...]]  # p -> the sizes of those states
    project: Callable[[Any, Array], Array]  # p, x -> u, what only the inputs decide
    advance: Callable[[Any, Array, Array, Carry, Any], Any]  # p, x_t, u_t, carry, options -> step
    retreat: Callable[[Any, Any, Carry], Back]  # p, step, dL/d(states) -> Back
    weigh: Callable[[Any, Any, Array, Carry], Any]  # p, trace, d_a, d_now -> dL/dp, summed over t
    keep: Callable[[Any], Carry]  # trace -> d(state)/d(state before) along the direct path
    gradient: Callable[..., Any]  # the cell's Gradient
    options: Any  # the options where none are given
    fast: "Fast | None" = None  # the same loops for cells without options, on slabs


class Fast(NamedTuple):
    """Loops over all steps that may stand in for `advance` and `retreat`."""

    fits: Callable[[Any, Any], bool]  # p, options -> whether they do what the clear loops do
    forward: Callable[[Any, Array, Array, Carry, Any], Any]  # p, x, u, carry, options -> trace
    back: Callable[[Any, Any, Array | None, Carry], tuple[Array, Carry, Carry]]


def run(
    cell: Cell,
    p: Any,
    x: Array,
    states: Sequence[Array | None],
    options: Any,
    live: Mask | None = None,
) -> Any:
    """Run a cell over a batch or a single sequence; a missing state is zeros.

    Equations:  states_t = advance(x_t, states_{t-1}); where `live` is false, states_{t-1}
    Shapes:     x (T, N, D) or (T, D), states each (N, H) or (H,), live (T, N) or (T,)
                -> a trace with the same axes
    """
    if not len(x):
        raise ValueError("a sequence has at least one step")
    x = np.asarray(x, np.result_type(x, p.W_x, np.float32))
    if x.ndim == 2:
        lone = [None if state is None else state[None] for state in states]
        seen = None if live is None else live[:, None]
        return _without_batch(run(cell, p, x[:, None], lone, options, seen))
    given = (*states, *(None for _ in cell.states))
    carry = tuple(
        np.zeros((x.shape[1], size), x.dtype) if state is None else np.asarray(state, x.dtype)
        for state, size in zip(given, cell.sizes(p), strict=False)
    )
    return _unroll(cell, p, x, carry, options, live)


def _unroll(cell: Cell, p: Any, x: Array, carry: Carry, options: Any, live: Mask | None) -> Any:
    u = cell.project(p, x)
    if cell.fast and live is None and cell.fast.fits(p, options):
        return cell.fast.forward(p, x, u, carry, options)
    steps = []
    for t in range(x.shape[0]):
        now = cell.advance(p, x[t], u[t], carry, options)
        if live is not None:
            now = _held(cell, now, carry, live[t])
        carry = tuple(getattr(now, name) for name in cell.states)
        steps.append(now)
    return stack(steps)._replace(x=x, live=live)


def _held(cell: Cell, now: Any, before: Carry, live_t: Mask) -> Any:
    """The step with the states of padded rows left as they were."""
    held = {
        name: np.where(live_t[:, None], getattr(now, name), old)
        for name, old in zip(cell.states, before, strict=True)
    }
    return now._replace(**held)


def bptt(
    cell: Cell,
    p: Any,
    trace: Any,
    d_out: Array | None = None,
    d_last: Sequence[Array | None] = (),
) -> Any:
    """Back-propagate through every step of a trace: all gradients of a cell.

    Equations:  d_states_t = d_out_t + what comes back through step t+1
                dL/dW = sum over t of the contribution of step t
    Shapes:     d_out (T, N, H) for the first state at every step, d_last each (N, H) for the
                states after the last step -> the cell's Gradient
    Source:     Werbos 1990
    Cost:       time O(T), memory O(T N H): the trace, and as much again for the gradients of what
                it holds (an LSTM's both passes: at most 18 to 24 numbers for each of T N H)
    """
    if trace.x.ndim == 2:
        up = [None if d is None else d[None] for d in d_last]
        out = None if d_out is None else d_out[:, None]
        gradient = bptt(cell, p, _with_batch(trace), out, up)
        return _without_batch(gradient)._replace(params=gradient.params)
    if d_out is not None:
        d_out = np.asarray(d_out, trace.x.dtype)
        if d_out.shape != outputs(cell, trace).shape:
            raise ValueError(f"d_out is {d_out.shape}, outputs are {outputs(cell, trace).shape}")
    d_a, d_now, d_0 = _retreat_all(cell, p, trace, d_out, _seeds(cell, trace, d_last))
    d_x = linear(d_a, p.W_x.T)
    return cell.gradient(cell.weigh(p, trace, d_a, d_now), d_x, *d_0, d_a, *d_now)


def _retreat_all(
    cell: Cell, p: Any, trace: Any, d_out: Array | None, d_carry: Carry
) -> tuple[Array, Carry, Carry]:
    if cell.fast and trace.live is None and cell.fast.fits(p, trace.options):
        return cell.fast.back(p, trace, d_out, d_carry)
    backs: list[Back] = []
    for t in reversed(range(len(trace.x))):
        if d_out is not None:
            d_carry = (d_carry[0] + d_out[t], *d_carry[1:])
        live_t = None if trace.live is None else trace.live[t][:, None]
        d_live = d_carry if live_t is None else tuple(d * live_t for d in d_carry)
        back = cell.retreat(p, at(trace, t), d_live)
        passed = (0,) * len(d_carry) if live_t is None else tuple(d * ~live_t for d in d_carry)
        d_carry = tuple(d + by for d, by in zip(back.d_prev, passed, strict=True))
        backs.append(back)
    backs.reverse()
    d_now = tuple(np.stack(column) for column in zip(*(b.d_now for b in backs), strict=True))
    return np.stack([b.d_a for b in backs]), d_now, d_carry


def _seeds(cell: Cell, trace: Any, d_last: Sequence[Array | None]) -> Carry:
    given = (*d_last, *(None for _ in cell.states))
    return tuple(
        np.zeros(getattr(trace, name).shape[1:], trace.x.dtype)
        if d is None
        else np.asarray(d, trace.x.dtype)
        for name, d in zip(cell.states, given, strict=False)
    )


def stack(steps: Sequence[Any]) -> Any:
    """Stack traces of one step into one trace with a leading time axis."""
    columns = zip(*steps, strict=True)
    return type(steps[0])(*(np.stack(c) if isinstance(c[0], np.ndarray) else c[0] for c in columns))


def join(traces: Sequence[Any]) -> Any:
    """Traces of consecutive steps as one trace."""
    columns = zip(*traces, strict=True)
    return type(traces[0])(
        *(np.concatenate(c) if isinstance(c[0], np.ndarray) else c[0] for c in columns)
    )


def outputs(cell: Cell, trace: Any) -> Array:
    """The cell's output, its first state, at every step: (T, N, H)."""
    out: Array = getattr(trace, cell.states[0])
    return out


def last_states(cell: Cell, trace: Any) -> Carry:
    """What the cell carries after the last step, each (N, H)."""
    return tuple(getattr(trace, name)[-1] for name in cell.states)


def first_gradients(cell: Cell, gradient: Any) -> Carry:
    """The gradients of the initial states, each (N, H)."""
    return tuple(getattr(gradient, f"d_{name}_0") for name in cell.states)


def over(trace: Any, change: Callable[[Array], Array]) -> Any:
    """A trace with the same change made to each of its arrays."""
    return type(trace)(*(change(v) if isinstance(v, np.ndarray) else v for v in trace))


def at(trace: Any, t: int | slice) -> Any:
    """The step `t` of a trace, or the steps of a slice."""
    return over(trace, lambda v: v[t])


def row(trace: Any, n: int) -> Any:
    """The trace of one row of a batch, as a single sequence."""
    return over(trace, lambda v: v[:, n])


def _without_batch(trace: Any) -> Any:
    return over(trace, lambda v: v[:, 0] if v.ndim > 2 or v.dtype == bool else v[0])


def _with_batch(trace: Any) -> Any:
    return over(trace, lambda v: v[:, None])
