"""PyTorch: torch.nn.RNN, LSTM and GRU, and their Cells.

    weight_ih_l{k}[_reverse]  (G H, in)   in = D, then directions * H (or * projection)
    weight_hh_l{k}[_reverse]  (G H, H)    or (G H, projection)
    bias_ih_..., bias_hh_...  (G H,)      both or neither
    weight_hr_l{k}[_reverse]  (projection, H)

Blocks i f g o and r z n, as everywhere here. A Cell's names have no `_l{k}`.
"""

import re
from typing import Any

import numpy as np

from rnnquiz.errors import UsageError
from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.layouts.keys import (
    BLOCKS,
    CELLS,
    Kind,
    Model,
    Weights,
    fitting,
    need,
    recurrent_size,
)

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr")
KINDS: dict[str, Any] = {"elman": elman.Params, "lstm": lstm.Params, "gru": gru.Params}


def read(kind: Kind, weights: Weights, *, nonlinearity: str = "tanh") -> Model:
    """Layers and directions from a state_dict.

    Source:     torch.nn.RNN, LSTM, GRU (weight names and shapes)
    """
    allowed = ("tanh", "relu") if kind == "elman" else ("tanh",)
    if nonlinearity not in allowed:
        raise UsageError(f"nonlinearity={nonlinearity}: expected {' or '.join(allowed)}")
    prefix, depth, directions = _found(weights)
    params = tuple(
        tuple(_read_one(kind, weights, prefix, suffix(k, d, depth)) for d in range(directions))
        for k in range(max(depth, 1))
    )
    _check_inputs(params, prefix, depth)
    cell = CELLS[kind]
    if kind == "elman":
        cell = cell._replace(options=elman.Options(nonlinearity))
    return Model(cell, params, tuple((cell.options,) * directions for _ in params))


def write(params: Any, *, prefix: str = "", cell: bool = False) -> dict[str, Array]:
    """The state_dict of `params[layer][direction]`; without biases none, if all are absent."""
    depth = 0 if cell else len(params)
    named: dict[str, Array] = {}
    for k, directions in enumerate(params):
        for d, p in enumerate(directions):
            bias = p.b if p.b_h is not None else np.zeros_like(p.b)
            arrays = (p.W_x, p.W_h, p.b, bias if p.b_h is None else p.b_h, getattr(p, "W_r", None))
            for name, array in zip(NAMES, arrays, strict=True):
                if array is not None:
                    named[prefix + name + suffix(k, d, depth)] = array
    return named


def suffix(k: int, d: int, depth: int) -> str:
    """What follows a name in layer `k` and direction `d`; nothing in a Cell."""
    return f"_l{k}{'_reverse' * d}" if depth else ""


def prefix_of(weights: Weights) -> str:
    """What precedes the names, such as `encoder.rnn.` in the state_dict of a larger model."""
    found = {m[1] for m in (re.fullmatch(r"(|.*\.)weight_hh(_l0)?", key) for key in weights) if m}
    if len(found) != 1:
        there = ", ".join(sorted(found) or weights) or "nothing"
        wanted = "one weight_hh_l0 (or weight_hh of a Cell)"
        raise UsageError(f"expected {wanted} among the weights; there is: {there}")
    return found.pop()


def is_cell(weights: Weights) -> bool:
    """Whether the names are a Cell's."""
    return prefix_of(weights) + "weight_hh" in weights


def _found(weights: Weights) -> tuple[str, int, int]:
    prefix = prefix_of(weights)
    if is_cell(weights):
        return prefix, 0, 1
    depth = 0
    while f"{prefix}weight_hh_l{depth}" in weights:
        depth += 1
    return prefix, depth, 2 if f"{prefix}weight_hh_l0_reverse" in weights else 1


def _read_one(kind: Kind, weights: Weights, prefix: str, end: str) -> Any:
    G = len(BLOCKS[kind])
    key = {name: prefix + name + end for name in NAMES}
    W_h = need(weights, key["weight_hh"], "PyTorch")
    H = recurrent_size(key["weight_hh"], W_h, kind, axis=0)
    W_r = weights.get(key["weight_hr"])
    R = H if W_r is None else W_r.shape[0]
    fitting(key["weight_hh"], W_h, (G * H, R), f"({G}H, {'H' if W_r is None else 'projection'})")
    W_x = need(weights, key["weight_ih"], "PyTorch")
    fitting(key["weight_ih"], W_x, (G * H, *W_x.shape[1:2]), f"({G}H, in)")
    b = [
        fitting(key[name], weights[key[name]], (G * H,), f"({G}H,)")
        if key[name] in weights
        else np.zeros_like(W_h[:, 0])
        for name in ("bias_ih", "bias_hh")
    ]
    if W_r is None:
        return KINDS[kind](W_x, W_h, *b)
    fitting(key["weight_hr"], W_r, (R, H), "(projection, H)")
    return lstm.Params(W_x, W_h, *b)._replace(W_r=W_r)


def _check_inputs(params: Any, prefix: str, depth: int) -> None:
    """Each layer reads what all directions of the one below put out."""
    for k in range(1, len(params)):
        width = sum(p.W_h.shape[1] for p in params[k - 1])
        for d, p in enumerate(params[k]):
            key = f"{prefix}weight_ih{suffix(k, d, depth)}"
            fitting(key, p.W_x, (p.W_x.shape[0], width), "(GH, directions * H of the layer below)")
