"""Running a cell over a sequence: forward with a trace of every step.

Arrays are (T, N, ...) everywhere inside; a single sequence (T, D) is a batch of one whose axis is
put in before and taken out after.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from rnnquiz.numerics.arrays import Array

Carry = tuple[Array, ...]


class Cell(NamedTuple):
    """What a cell gives the loop: plain functions, and the names of what it carries along."""

    states: tuple[str, ...]  # the fields of the trace that the next step reads
    sizes: Callable[[Any], tuple[int, ...]]  # p -> the sizes of those states
    project: Callable[[Any, Array], Array]  # p, x -> u, what only the inputs decide
    advance: Callable[[Any, Array, Array, Carry, Any], Any]  # p, x_t, u_t, carry, options -> step


def run(cell: Cell, p: Any, x: Array, states: Sequence[Array | None], options: Any) -> Any:
    """Run a cell over a batch or a single sequence; a missing state is zeros.

    Shapes:     x (T, N, D) or (T, D), states each (N, H) or (H,) -> a trace with the same axes
    """
    if x.ndim == 2:
        lone = [None if state is None else state[None] for state in states]
        return unbatched(run(cell, p, x[:, None], lone, options))
    carry = tuple(
        np.zeros((x.shape[1], size), x.dtype) if state is None else state
        for state, size in zip(states, cell.sizes(p), strict=True)
    )
    return unroll(cell, p, x, carry, options)


def unroll(cell: Cell, p: Any, x: Array, carry: Carry, options: Any) -> Any:
    """Step through `x` and stack what every step computed.

    Shapes:     x (T, N, D), carry each (N, H) -> trace (T, N, ...)
    """
    u = cell.project(p, x)
    steps = []
    for t in range(x.shape[0]):
        now = cell.advance(p, x[t], u[t], carry, options)
        carry = tuple(getattr(now, name) for name in cell.states)
        steps.append(now)
    return stack(steps)


def stack(steps: Sequence[Any]) -> Any:
    """Stack traces of one step into one trace with a leading time axis."""
    columns = zip(*steps, strict=True)
    return type(steps[0])(*(_stacked(column) for column in columns))


def _stacked(column: Sequence[Any]) -> Any:
    return np.stack(column) if isinstance(column[0], np.ndarray) else column[0]


def unbatched(trace: Any) -> Any:
    """A trace of a batch of one as the trace of its only sequence."""
    return type(trace)(*(v[:, 0] if isinstance(v, np.ndarray) else v for v in trace))
