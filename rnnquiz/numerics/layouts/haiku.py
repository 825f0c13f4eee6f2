"""Haiku: VanillaRNN, LSTM and GRU.

    LSTM        linear/w (D + H, 4H), linear/b (4H,)     x and h side by side; blocks i g f o
    GRU         w_i (D, 3H), w_h (H, 3H), b (3H,)        blocks z r a
    VanillaRNN  linear/w (D, H), linear/b, linear_1/w (H, H), linear_1/b

Transposed: x @ w. The LSTM adds 1 to the forget gate's pre-activation in the forward pass, the GRU
resets before and its z replaces, and the VanillaRNN is a ReLU.
"""

from typing import Any

import numpy as np

from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.layouts.keys import (
    BLOCKS,
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
    permuted,
    recurrent_size,
)

ORDER = {"lstm": "igfo", "gru": "zrn"}
NAMES = {
    "elman": ("linear/w", "linear/b", "linear_1/w", "linear_1/b"),
    "lstm": ("linear/w", "linear/b"),
    "gru": ("w_i", "w_h", "b"),
}
OPTIONS: dict[str, Any] = {
    "elman": elman.Options("relu"),
    "lstm": lstm.Options(forget_bias=1.0),
    "gru": gru.Options("before", "replace"),
}


def read(kind: Kind, weights: Weights, attributes: Attributes) -> Model:
    """Layers from parameters by name.

    Source:     haiku._src.recurrent
    """
    only(attributes, (), "Haiku")
    reading = {"elman": _read_elman, "lstm": _read_lstm, "gru": _read_gru}[kind]
    params = tuple((reading(group),) for (group,) in layers_of(kind, weights))
    cell = CELLS[kind]._replace(options=OPTIONS[kind])
    return Model(cell, params, tuple((cell.options,) for _ in params))


def write(kind: Kind, params: Any, prefixes: Any = (("",),)) -> dict[str, Array]:
    """The parameters of `params[layer][0]`, each name after `prefixes[layer][0]`."""
    return {
        names[0] + name: array
        for (p,), names in zip(params, prefixes, strict=True)
        for name, array in _write_one(kind, p).items()
    }


def layers_of(kind: Kind, weights: Weights) -> list[tuple[Group, ...]]:
    """The recurrent layers among the weights."""
    found = grouped(weights, "|".join(NAMES[kind]).replace("/", "[/.]"))
    if not found:
        need(weights, NAMES[kind][0], "Haiku")
    for group in found:
        for name in NAMES[kind]:
            need(group.arrays, name, "Haiku")
    return [(group,) for group in found]


def _read_elman(group: Group) -> elman.Params:
    w, b, w_1, b_1 = (group.arrays[name] for name in NAMES["elman"])
    H = recurrent_size(f"{group.prefix}linear_1/w", w_1, "elman", axis=1)
    fitting(f"{group.prefix}linear_1/w", w_1, (H, H), "(H, H)")
    fitting(f"{group.prefix}linear/w", w, (*w.shape[:1], H), "(D, H)")
    return elman.Params(w.T, w_1.T, b, b_1)


def _read_lstm(group: Group) -> lstm.Params:
    w, b = (group.arrays[name] for name in NAMES["lstm"])
    H = recurrent_size(f"{group.prefix}linear/w", w, "lstm", axis=1)
    fitting(f"{group.prefix}linear/b", b, (4 * H,), "(4H,)")
    W = permuted(w.T, ORDER["lstm"], BLOCKS["lstm"])
    return lstm.Params(W[:, :-H], W[:, -H:], permuted(b, ORDER["lstm"], BLOCKS["lstm"]))


def _read_gru(group: Group) -> gru.Params:
    w_i, w_h, b = (group.arrays[name] for name in NAMES["gru"])
    H = recurrent_size(f"{group.prefix}w_h", w_h, "gru", axis=1)
    fitting(f"{group.prefix}w_h", w_h, (H, 3 * H), "(H, 3H)")
    fitting(f"{group.prefix}w_i", w_i, (*w_i.shape[:1], 3 * H), "(D, 3H)")
    fitting(f"{group.prefix}b", b, (3 * H,), "(3H,)")
    return gru.Params(*(permuted(a, ORDER["gru"], BLOCKS["gru"]) for a in (w_i.T, w_h.T, b)))


def _write_one(kind: Kind, p: Any) -> dict[str, Array]:
    if kind == "elman":
        b_h = np.zeros_like(p.b) if p.b_h is None else p.b_h
        return dict(zip(NAMES[kind], (p.W_x.T, p.b, p.W_h.T, b_h), strict=True))
    have, want = BLOCKS[kind], ORDER[kind]
    W_x, W_h, b = (permuted(a, have, want) for a in (p.W_x, p.W_h, p.b))
    if kind == "gru":
        return {"w_i": W_x.T, "w_h": W_h.T, "b": b}
    return {"linear/w": np.concatenate([W_x, W_h], axis=1).T, "linear/b": b}
