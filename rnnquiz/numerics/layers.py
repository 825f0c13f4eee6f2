"""Layers of one cell: stacked, in both directions, over padded batches, with dropout.

Parameters are nested: `params[layer][direction]`; one direction runs forward (or with `reverse`
from the end), two run both ways and are merged after each layer. States are stacked layer by layer
and in each layer direction by direction, as in PyTorch: (layers * directions, N, H).
"""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnnquiz.numerics.arrays import Array, Mask
from rnnquiz.numerics.unroll import Carry, Cell, bptt, run

Merge = Literal["concat", "sum", "average", "product"]
Padding = Literal["zero", "repeat"]
Lengths = NDArray[np.integer[Any]]


class Batch(NamedTuple):
    """Which steps of which rows are real, and how the others are treated."""

    live: Mask | None = None  # (T, N)
    lengths: Lengths | None = None  # (N,) where the real steps are a prefix
    padding: Padding = "zero"


class Run(NamedTuple):
    """One direction of one layer: its trace in the order it read, its output in input order."""

    trace: Any
    out: Array  # (T, N, H)


class Trace(NamedTuple):
    """Everything computed by every layer in every direction."""

    out: Array  # (T, N, F)
    last: tuple[Array, ...]  # for each state (layers * directions, N, H)
    runs: tuple[tuple[Run, ...], ...]  # [layer][direction]
    merge: Merge
    reverse: bool
    batch: Batch
    masks: Sequence[Array] | None
    batch_first: bool


class Gradient(NamedTuple):
    """The gradients of a loss with respect to everything in the layers."""

    params: tuple[tuple[Any, ...], ...]  # [layer][direction]
    d_x: Array  # (T, N, D)
    d_states: tuple[Array, ...]  # for each state (layers * directions, N, H)


def forward(
    cell: Cell,
    params: Sequence[Sequence[Any]],
    x: Array,
    states: Sequence[Array | None] = (),
    *,
    merge: Merge = "concat",
    reverse: bool = False,
    lengths: Lengths | None = None,
    live: Mask | None = None,
    padding: Padding = "zero",
    masks: Sequence[Array] | None = None,
    options: Sequence[Sequence[Any]] | None = None,
    batch_first: bool = False,
) -> Trace:
    """Run layers of a cell over a batch of sequences.

    Equations:  forward   h_t = step(x_t, h_{t-1}), t = 1..T
                backward  h_t = step(x_t, h_{t+1}), t = T..1, T a row's own length
                the next layer reads x_t = merge(forward h_t, backward h_t) * mask_t
    Shapes:     x (T, N, D), states each (layers * directions, N, H), lengths (N,) or live (T, N),
                masks: for each layer but the last (T, N, F),
                options[layer][direction] where they are not the cell's (a recurrent dropout mask
                of their own); with batch_first x and out are (N, T, .), but states and masks stay
    Source:     Schuster & Paliwal 1997; torch.nn.LSTM; masks Zaremba et al. 2014;
                recurrent masks Gal & Ghahramani 2016
    Differs:    padded steps give 0 in PyTorch and onnxruntime, the last output in Keras
                (padding="repeat"); with `lengths` the backward direction starts at a row's own
                last step, with `live` it reads the padding first and skips it, as Keras does; a
                row of length 0 keeps its initial state, which onnxruntime sets to zeros
    """
    x = x.swapaxes(0, 1) if batch_first else x
    batch = Batch(_live(x.shape[0], lengths, live), lengths, padding)
    carries = _carries(cell, params, x, states)
    runs: list[tuple[Run, ...]] = []
    out = x
    for k, directions in enumerate(params):
        cells = _cells(cell, options, k, len(directions))
        layer = tuple(
            _run(cells[d], p, out, _row(carries, params, k, d), batch, back=reverse or d == 1)
            for d, p in enumerate(directions)
        )
        runs.append(layer)
        out = merged([r.out for r in layer], merge)
        if masks is not None and k < len(params) - 1:
            out = out * masks[k]
    last = tuple(
        np.stack([getattr(r.trace, name)[-1] for layer in runs for r in layer])
        for name in cell.states
    )
    out = out.swapaxes(0, 1) if batch_first else out
    return Trace(out, last, tuple(runs), merge, reverse, batch, masks, batch_first)


def backward(
    cell: Cell,
    params: Sequence[Sequence[Any]],
    trace: Trace,
    d_out: Array | None = None,
    d_last: Sequence[Array | None] = (),
) -> Gradient:
    """Back-propagate through all layers and directions.

    Shapes:     d_out (T, N, F), d_last each (layers * directions, N, H) -> Gradient
    """
    d = np.zeros_like(trace.out) if d_out is None else d_out
    d = d.swapaxes(0, 1) if trace.batch_first else d
    found: list[tuple[Any, ...]] = []
    for k in reversed(range(len(params))):
        if trace.masks is not None and k < len(params) - 1:
            d = d * trace.masks[k]
        layer, batch = trace.runs[k], trace.batch
        d_outs = _unmerged(d, [r.out for r in layer], trace.merge)
        seeds = [_row(d_last, params, k, j) for j in range(len(layer))]
        gradients = tuple(
            _run_back(cell, p, layer[j], d_outs[j], seeds[j], batch, back=trace.reverse or j == 1)
            for j, p in enumerate(params[k])
        )
        d = sum((g.d_x for g in gradients[1:]), gradients[0].d_x)
        found.insert(0, gradients)
    d_states = tuple(
        np.stack([getattr(g, f"d_{name}_0") for layer in found for g in layer])
        for name in cell.states
    )
    d = d.swapaxes(0, 1) if trace.batch_first else d
    return Gradient(tuple(tuple(g.params for g in layer) for layer in found), d, d_states)


def merged(outs: Sequence[Array], merge: Merge) -> Array:
    """The outputs of the directions as one.

    Equations:  concat [f; b], sum f + b, average (f + b) / 2, product f * b
    Source:     Keras Bidirectional (concat, sum, ave, mul); PyTorch and Flax concatenate
    """
    if len(outs) == 1:
        return outs[0]
    one, other = outs
    if merge == "concat":
        return np.concatenate([one, other], axis=-1)
    if merge == "product":
        return one * other
    return one + other if merge == "sum" else (one + other) / 2


def _unmerged(d: Array, outs: Sequence[Array], merge: Merge) -> Sequence[Array]:
    if len(outs) == 1:
        return [d]
    one, other = outs
    if merge == "concat":
        return [d[..., : one.shape[-1]], d[..., one.shape[-1] :]]
    if merge == "product":
        return [d * other, d * one]
    return [d, d] if merge == "sum" else [d / 2, d / 2]


def reversed_steps(v: Array, lengths: Lengths | None = None) -> Array:
    """The steps of each row from its own last to its first; padding stays where it is.

    Shapes:     v (T, N, F), lengths (N,) -> (T, N, F); doing it twice undoes it
    """
    if lengths is None:
        return v[::-1]
    t = np.arange(v.shape[0])[:, None]
    order = np.where(t < lengths, lengths - 1 - t, t)
    return np.take_along_axis(v, order[:, :, None], axis=0)


def dropout_mask(rng: np.random.Generator, shape: tuple[int, ...], rate: float) -> Array:
    """A mask that drops each entry with probability `rate` and scales up what it keeps.

    Equations:  mask = kept / (1 - rate), kept in {0, 1}, so that its mean is 1
    """
    return (rng.random(shape) >= rate) / (1 - rate)


def _live(T: int, lengths: Lengths | None, live: Mask | None) -> Mask | None:
    return live if lengths is None else np.arange(T)[:, None] < lengths


def _carries(
    cell: Cell, params: Sequence[Sequence[Any]], x: Array, states: Sequence[Array | None]
) -> Carry:
    rows = sum(len(directions) for directions in params)
    given = (*states, *(None for _ in cell.states))
    return tuple(
        np.zeros((rows, x.shape[1], size), x.dtype) if state is None else state
        for state, size in zip(given, cell.sizes(params[0][0]), strict=False)
    )


def _cells(cell: Cell, options: Sequence[Sequence[Any]] | None, k: int, count: int) -> list[Cell]:
    """The cell of each direction of a layer, with options of its own where there are any."""
    if options is None:
        return [cell] * count
    return [cell._replace(options=own) for own in options[k]]


def _row(states: Sequence[Array | None], params: Sequence[Sequence[Any]], k: int, d: int) -> Any:
    """The states of one direction of one layer, out of those of all."""
    row = k * len(params[k]) + d
    return tuple(None if s is None else s[row] for s in states)


def _run(cell: Cell, p: Any, x: Array, carry: Carry, batch: Batch, *, back: bool) -> Run:
    live = batch.live
    if back:
        x = reversed_steps(x, batch.lengths)
        live = live if live is None or batch.lengths is not None else live[::-1]
    trace = run(cell, p, x, carry, cell.options, live)
    out = getattr(trace, cell.states[0])
    if live is not None and batch.padding == "zero":
        out = out * live[:, :, None]
    return Run(trace, reversed_steps(out, batch.lengths) if back else out)


def _run_back(
    cell: Cell,
    p: Any,
    ran: Run,
    d_out: Array,
    d_last: Sequence[Array | None],
    batch: Batch,
    *,
    back: bool,
) -> Any:
    d_out = reversed_steps(d_out, batch.lengths) if back else d_out
    if ran.trace.live is not None and batch.padding == "zero":
        d_out = d_out * ran.trace.live[:, :, None]
    found = bptt(cell, p, ran.trace, d_out, d_last)
    return found._replace(d_x=reversed_steps(found.d_x, batch.lengths)) if back else found
