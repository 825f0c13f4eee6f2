"""Flax: SimpleCell, LSTMCell (and OptimizedLSTMCell) and GRUCell, inside RNN and Bidirectional.

    LSTM  i{i f g o}/kernel (D, H), h{i f g o}/kernel (H, H) and h{...}/bias (H,)
    GRU   i{r z n}/kernel and bias, h{r z n}/kernel, and a bias only at hn
    RNN   i/kernel and bias, h/kernel

Each gate has matrices of its own, transposed: x @ kernel; in nnx most cells stack them, i f g o and
r z n, in dense_i and dense_h. Names are joined by dots or slashes; what precedes them tells layers
apart, `backward` in it the backward direction.
"""

from typing import Any

import numpy as np

from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.layouts.keys import (
    CELLS,
    Attributes,
    Group,
    Kind,
    Model,
    Weights,
    fitting,
    grouped,
    need,
    only,
    paired,
    recurrent_size,
)

GATES = {"elman": ("",), "lstm": tuple("ifgo"), "gru": tuple("rzn")}
KINDS: dict[str, Any] = {"elman": elman.Params, "lstm": lstm.Params, "gru": gru.Params}


def read(kind: Kind, weights: Weights, attributes: Attributes) -> Model:
    """Layers and directions from parameters by name.

    Source:     flax.linen.recurrent, flax.nnx.nn.recurrent
    """
    only(attributes, (), "Flax")
    layers = layers_of(kind, weights)
    params = tuple(tuple(_read_one(kind, g) for g in layer) for layer in layers)
    cell = CELLS[kind]
    return Model(cell, params, tuple((cell.options,) * len(layer) for layer in layers))


def write(
    kind: Kind, params: Any, prefixes: Any = (("",),), *, stacked: bool = False
) -> dict[str, Array]:
    """The parameters of `params[layer][direction]`, with a bias wherever a cell may have one."""
    return {
        prefix + name: array
        for layer, names in zip(params, prefixes, strict=True)
        for p, prefix in zip(layer, names, strict=True)
        for name, array in _write_one(kind, p, stacked=stacked).items()
    }


def is_stacked(weights: Weights) -> bool:
    """Whether the gates of a cell share one matrix, as in nnx."""
    return any("dense_h" in key for key in weights)


def layers_of(kind: Kind, weights: Weights) -> list[tuple[Group, ...]]:
    """The recurrent layers among the weights."""
    names = "|".join(["dense_[ih]", *(f"[ih]{gate}_?" for gate in GATES[kind])])
    found = grouped(weights, f"(?:{names})[/.](?:kernel|bias)")
    if not found:
        need(weights, f"h{GATES[kind][0]}/kernel", "Flax")
    return paired(found)


def _read_one(kind: Kind, group: Group) -> Any:
    U = _kernel(kind, group, "h")
    H = recurrent_size(f"{group.prefix}h/kernel", U, kind, axis=1)
    fitting(f"{group.prefix}h/kernel", U, (H, len(GATES[kind]) * H), f"(H, {len(GATES[kind])}H)")
    K = _kernel(kind, group, "i")
    fitting(f"{group.prefix}i/kernel", K, (len(K), U.shape[1]), f"(D, {len(GATES[kind])}H)")
    return KINDS[kind](K.T, U.T, _bias(kind, group, "i", U), _bias(kind, group, "h", U))


def _kernel(kind: Kind, group: Group, side: str) -> Array:
    """The kernels of all gates side by side."""
    if f"dense_{side}/kernel" in group.arrays:
        return group.arrays[f"dense_{side}/kernel"]
    kernels = [need(group.arrays, name, "Flax") for name in _names(kind, group, side, "kernel")]
    for name, kernel in zip(_names(kind, group, side, "kernel"), kernels, strict=True):
        fitting(group.prefix + name, kernel, kernels[0].shape, "that of the other gates")
    return np.concatenate(kernels, axis=1)


def _bias(kind: Kind, group: Group, side: str, U: Array) -> Array:
    """The biases of all gates, zeros where there is none."""
    stacked = group.arrays.get(f"dense_{side}/bias")
    if stacked is not None:
        return fitting(f"{group.prefix}dense_{side}/bias", stacked, U.shape[1:], "(G H,)")
    zeros = np.zeros(len(U), U.dtype)
    given = [(name, group.arrays.get(name, zeros)) for name in _names(kind, group, side, "bias")]
    return np.concatenate([fitting(group.prefix + n, b, (len(U),), "(H,)") for n, b in given])


def _names(kind: Kind, group: Group, side: str, what: str) -> list[str]:
    """The names of the gates' arrays; in nnx the gate `if` is `if_`, which Python can name."""
    return [
        f"{side}{gate}{'_' * (f'{side}{gate}_/{what}' in group.arrays)}/{what}"
        for gate in GATES[kind]
    ]


def _write_one(kind: Kind, p: Any, *, stacked: bool) -> dict[str, Array]:
    gates = GATES[kind]
    b_h = np.zeros_like(p.b) if p.b_h is None else p.b_h
    named: dict[str, Array] = {}
    for side, W, b in (("i", p.W_x, p.b), ("h", p.W_h, b_h)):
        names = [f"dense_{side}"] if stacked else [side + gate for gate in gates]
        parts = zip(names, np.split(W, len(names)), np.split(b, len(names)), strict=True)
        for name, W_gate, b_gate in parts:
            named[f"{name}/kernel"] = W_gate.T
            named[f"{name}/bias"] = b_gate
    return named
