"""Cells as the frameworks start them, and how far a gradient reaches in them."""

from typing import Any, NamedTuple

import numpy as np

from rnnquiz.lab.dice import Dice
from rnnquiz.numerics import Array, elman, gru, lstm, training
from rnnquiz.numerics.unroll import Cell, bptt, run

INPUTS = 10
KINDS: dict[str, tuple[Cell, Any, int]] = {
    "rnn": (elman.CELL, elman.Params, 1),
    "lstm": (lstm.CELL, lstm.Params, 4),
    "gru": (gru.CELL, gru.Params, 3),
}


class Made(NamedTuple):
    """A cell with its weights."""

    cell: Cell
    params: Any


def default(dice: Dice, kind: str, hidden: int) -> Made:
    """A cell with PyTorch's initial weights and both of its biases."""
    cell, params, blocks = KINDS[kind]
    rows = blocks * hidden
    shapes = ((rows, INPUTS), (rows, hidden), (rows,), (rows,))
    return Made(cell, params(*(training.uniform(dice, shape, hidden) for shape in shapes)))


def scaled(made: Made, factor: float) -> Made:
    """The same cell with larger or smaller matrices."""
    p = made.params
    return Made(made.cell, p._replace(W_x=factor * p.W_x, W_h=factor * p.W_h))


def forward(made: Made, x: Array, *states: Array) -> Any:
    """The trace of a single sequence."""
    return run(made.cell, made.params, x, states, made.cell.options)


def reach(made: Made, x: Array, d_last: Array) -> Array:
    """The norm of dL/dx_t at every step, for a loss on the last state whose gradient is d_last."""
    found = bptt(made.cell, made.params, forward(made, x), None, (d_last,))
    return np.asarray(np.linalg.norm(found.d_x, axis=-1))
