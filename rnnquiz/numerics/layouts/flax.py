"""Flax: SimpleCell, LSTMCell (and OptimizedLSTMCell) and GRUCell, inside RNN and Bidirectional.

    LSTM  i{i f g o}/kernel (D, H), h{i f g o}/kernel (H, H) and h{...}/bias (H,)
    GRU   i{r z n}/kernel and bias, h{r z n}/kernel, and a bias only at hn
    RNN   i/kernel and bias, h/kernel

Each gate has matrices of its own, transposed: x @ kernel. nnx names them with dots, linen with
slashes; what precedes the names tells layers apart, `backward` in it the backward direction.
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


def write(kind: Kind, params: Any, prefixes: Any = (("",),)) -> dict[str, Array]:
    """The parameters of `params[layer][direction]`, with both biases where a cell has both."""
    return {
        prefix + name: array
        for layer, names in zip(params, prefixes, strict=True)
        for p, prefix in zip(layer, names, strict=True)
        for name, array in _write_one(kind, p).items()
    }


def layers_of(kind: Kind, weights: Weights) -> list[tuple[Group, ...]]:
    """The recurrent layers among the weights."""
    names = "|".join(f"[ih]{gate}" for gate in GATES[kind])
    found = grouped(weights, f"(?:{names})[/.](?:kernel|bias)")
    if not found:
        need(weights, f"h{GATES[kind][0]}/kernel", "Flax")
    return paired(found)


def _read_one(kind: Kind, group: Group) -> Any:
    def kernels(side: str) -> list[Array]:
        keys = [f"{side}{gate}/kernel" for gate in GATES[kind]]
        return [need(group.arrays, key, "Flax") for key in keys]

    W_x, W_h = kernels("i"), kernels("h")
    H, D = W_h[0].shape[0], W_x[0].shape[0]
    for gate, x, h in zip(GATES[kind], W_x, W_h, strict=True):
        fitting(f"{group.prefix}h{gate}/kernel", h, (H, H), "(H, H)")
        fitting(f"{group.prefix}i{gate}/kernel", x, (D, H), "(D, H)")

    def biases(side: str) -> Array:
        zeros = np.zeros(H, W_h[0].dtype)
        keys = [f"{side}{gate}/bias" for gate in GATES[kind]]
        given = [(key, group.arrays.get(key, zeros)) for key in keys]
        return np.concatenate([fitting(group.prefix + k, b, (H,), "(H,)") for k, b in given])

    stacked = [np.concatenate([k.T for k in side]) for side in (W_x, W_h)]
    return KINDS[kind](*stacked, biases("i"), biases("h"))


def _write_one(kind: Kind, p: Any) -> dict[str, Array]:
    gates = GATES[kind]
    b_h = np.zeros_like(p.b) if p.b_h is None else p.b_h
    named: dict[str, Array] = {}
    for side, W, b in (("i", p.W_x, p.b), ("h", p.W_h, b_h)):
        parts = zip(gates, np.split(W, len(gates)), np.split(b, len(gates)), strict=True)
        for gate, W_gate, b_gate in parts:
            named[f"{side}{gate}/kernel"] = W_gate.T
            named[f"{side}{gate}/bias"] = b_gate
    return named
