"""Keras 3: SimpleRNN, LSTM and GRU, and Bidirectional around them.

    kernel            (D, G u)   transposed: x @ kernel
    recurrent_kernel  (u, G u)
    bias              (G u,)     GRU with reset_after=True: (2, 3u), row 0 input, row 1 recurrent

Blocks i f c o and z r h. A stacked model has several such triples, their names told apart by what
precedes them; `forward` and `backward` in it tell the directions of a Bidirectional.
"""

from typing import Any

import numpy as np

from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.activations import Activation
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.layouts.keys import (
    BLOCKS,
    CELLS,
    Attributes,
    Group,
    Kind,
    Model,
    Weights,
    choice,
    fitting,
    flag,
    grouped,
    need,
    only,
    paired,
    permuted,
    recurrent_size,
)

ORDER = {"elman": "h", "lstm": "ifgo", "gru": "zrn"}
ATTRIBUTES = (
    "go_backwards",
    "reset_after",
    "merge_mode",
    "mask",
    "activation",
    "recurrent_activation",
)
ACTIVATIONS: dict[str, str | Activation] = {
    "linear": "identity",
    "hard_sigmoid": Activation("hard_sigmoid", 1 / 6, 0.5),
    "leaky_relu": Activation("leaky_relu", 0.2),
    **{name: name for name in ("tanh", "sigmoid", "relu", "elu", "softsign", "softplus")},
}


def read(kind: Kind, weights: Weights, attributes: Attributes) -> Model:
    """Layers and directions from weights by name.

    Source:     Keras 3 (layers/rnn)
    """
    only(attributes, ATTRIBUTES, "Keras")
    layers = layers_of(weights)
    after = flag(attributes, "reset_after", default=_reset_after(layers))
    params = tuple(tuple(_read_one(kind, g, reset_after=after) for g in layer) for layer in layers)
    options = _options(kind, attributes, reset_after=after)
    cell = CELLS[kind]._replace(options=options)
    return Model(cell, params, tuple((options,) * len(layer) for layer in layers))


def write(kind: Kind, params: Any, prefixes: Any = (("",),)) -> dict[str, Array]:
    """The weights of `params[layer][direction]`, each name after `prefixes[layer][direction]`."""
    return {
        prefix + name: array
        for layer, names in zip(params, prefixes, strict=True)
        for p, prefix in zip(layer, names, strict=True)
        for name, array in _write_one(kind, p).items()
    }


def layers_of(weights: Weights) -> list[tuple[Group, ...]]:
    """The recurrent layers among the weights; a Dense layer has no recurrent kernel."""
    found = grouped(weights, "recurrent_kernel|kernel|bias")
    recurrent = [g for g in found if "recurrent_kernel" in g.arrays]
    if not recurrent:
        need(weights, "recurrent_kernel", "Keras")
    return paired(recurrent)


def _reset_after(layers: list[tuple[Group, ...]]) -> bool:
    bias = layers[0][0].arrays.get("bias")
    return bias is None or bias.ndim == 2


def _read_one(kind: Kind, group: Group, *, reset_after: bool) -> Any:
    G, have, want = len(BLOCKS[kind]), ORDER[kind], BLOCKS[kind]
    key = {name: group.prefix + name for name in ("kernel", "recurrent_kernel", "bias")}
    U = group.arrays["recurrent_kernel"]
    u = recurrent_size(key["recurrent_kernel"], U, kind, axis=1)
    fitting(key["recurrent_kernel"], U, (u, G * u), f"(u, {G}u)")
    K = need(group.arrays, "kernel", "Keras")
    fitting(key["kernel"], K, (*K.shape[:1], G * u), f"(D, {G}u)")
    two = kind == "gru" and reset_after
    bias = group.arrays.get("bias", np.zeros((2, G * u) if two else G * u, U.dtype))
    shape, meaning = ((2, 3 * u), "(2, 3u)") if two else ((G * u,), f"({G}u,)")
    b, *b_h = np.atleast_2d(fitting(key["bias"], bias, shape, meaning))
    made = [permuted(a, have, want) for a in (K.T, U.T, b, *b_h)]
    return {"elman": elman.Params, "lstm": lstm.Params, "gru": gru.Params}[kind](*made)


def _write_one(kind: Kind, p: Any) -> dict[str, Array]:
    biases = [b for b in (p.b, p.b_h) if b is not None]
    W_x, W_h, *b = (permuted(a, BLOCKS[kind], ORDER[kind]) for a in (p.W_x, p.W_h, *biases))
    bias = np.stack(b) if kind == "gru" and len(b) == 2 else sum(b[1:], b[0])
    return {"kernel": W_x.T, "recurrent_kernel": W_h.T, "bias": bias}


def _options(kind: Kind, attributes: Attributes, *, reset_after: bool) -> Any:
    act = ACTIVATIONS[choice(attributes, "activation", ACTIVATIONS, "tanh")]
    gate = ACTIVATIONS[choice(attributes, "recurrent_activation", ACTIVATIONS, "sigmoid")]
    if kind == "elman":
        return elman.Options(act)
    if kind == "lstm":
        return lstm.Options(gate=gate, cell=act, output=act)
    return gru.Options("after" if reset_after else "before", "keep", gate=gate, candidate=act)
