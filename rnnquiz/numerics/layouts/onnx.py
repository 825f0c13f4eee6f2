"""ONNX: the RNN, LSTM and GRU operators.

    W  (directions, G H, D)     R  (directions, G H, H)
    B  (directions, 2 G H)      [Wb, Rb]
    P  (directions, 3 H)        peepholes i, o, f

Blocks i o f c and z r h; the rest is attributes. With input_forget the rows of the forget gate are
there but not used: f = 1 - i.
"""

from typing import Any

import numpy as np

from rnnquiz.errors import UsageError
from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.activations import Activation, activation
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.layouts.keys import (
    BLOCKS,
    CELLS,
    Attributes,
    Kind,
    Model,
    Weights,
    choice,
    fitting,
    flag,
    need,
    numbers,
    only,
    permuted,
    recurrent_size,
)

ORDER = {"elman": "h", "lstm": "iofg", "gru": "zrn"}
PEEPHOLES = "iof"
ATTRIBUTES = (
    "direction", "hidden_size", "activations", "activation_alpha", "activation_beta", "clip",
    "input_forget", "linear_before_reset", "layout",
)  # fmt: skip
DEFAULTS = {
    "elman": ["Tanh"],
    "lstm": ["Sigmoid", "Tanh", "Tanh"],
    "gru": ["Sigmoid", "Tanh"],
}
ACTIVATIONS = {
    "Affine": "affine", "Elu": "elu", "HardSigmoid": "hard_sigmoid", "LeakyRelu": "leaky_relu",
    "Relu": "relu", "ScaledTanh": "scaled_tanh", "Sigmoid": "sigmoid", "Softplus": "softplus",
    "Softsign": "softsign", "Tanh": "tanh", "ThresholdedRelu": "thresholded_relu",
}  # fmt: skip
HAVE_ALPHA = {"Affine", "Elu", "HardSigmoid", "LeakyRelu", "ScaledTanh", "ThresholdedRelu"}
HAVE_BETA = {"Affine", "HardSigmoid", "ScaledTanh"}


def read(kind: Kind, weights: Weights, attributes: Attributes) -> Model:
    """One layer in one or two directions from an operator's inputs and attributes.

    Source:     ONNX RNN, LSTM, GRU (opset 22)
    """
    only(attributes, ATTRIBUTES, "ONNX")
    directions = 2 if direction(weights, attributes) == "bidirectional" else 1
    tied = kind == "lstm" and flag(attributes, "input_forget", default=False)
    params = tuple(_read_one(kind, weights, d, directions, tied=tied) for d in range(directions))
    H = params[0].W_h.shape[1]
    stated = numbers(attributes, "hidden_size")
    if stated and stated != [H]:
        raise UsageError(f"hidden_size={attributes['hidden_size']}: R is made for {H}")
    options = tuple(_options(kind, attributes, acts) for acts in _activations(kind, attributes))
    if len(options) < directions:
        options = options * directions
    return Model(CELLS[kind], (params,), (options[:directions],))


def write(kind: Kind, params: Any) -> dict[str, Array]:
    """The operator's inputs from `params[0][direction]`; rows that are not used are zeros."""
    rows = [_write_one(kind, p) for p in params[0]]
    return {name: np.stack([row[name] for row in rows]) for name in rows[0]}


def direction(weights: Weights, attributes: Attributes) -> str:
    """The operator's direction; where it is not said, it follows from the number of matrices."""
    count = need(weights, "R", "ONNX").shape[0]
    default = "bidirectional" if count == 2 else "forward"
    return choice(attributes, "direction", ("forward", "reverse", "bidirectional"), default)


def _read_one(kind: Kind, weights: Weights, d: int, directions: int, *, tied: bool) -> Any:
    G = len(BLOCKS[kind])
    W, R = need(weights, "W", "ONNX"), need(weights, "R", "ONNX")
    H = recurrent_size("R", R[d], kind, axis=0)
    fitting("R", R, (directions, G * H, H), f"(directions, {G}H, H)")
    fitting("W", W, (directions, G * H, *W.shape[2:3]), f"(directions, {G}H, D)")
    B = weights.get("B", np.zeros((directions, 2 * G * H), W.dtype))
    fitting("B", B, (directions, 2 * G * H), f"(directions, {2 * G}H)")
    want = BLOCKS[kind].replace("f", "") if tied else BLOCKS[kind]
    made = [permuted(a, ORDER[kind], want) for a in (W[d], R[d], *np.split(B[d], 2))]
    if kind != "lstm":
        return {"elman": elman.Params, "gru": gru.Params}[kind](*made)
    P = weights.get("P")
    if P is None:
        return lstm.Params(*made)
    fitting("P", P, (directions, 3 * H), "(directions, 3H)")
    return lstm.Params(*made)._replace(P=permuted(P[d], PEEPHOLES, want.replace("g", "")))


def _write_one(kind: Kind, p: Any) -> dict[str, Array]:
    H = p.W_h.shape[1]
    have = BLOCKS[kind] if p.W_h.shape[0] == len(BLOCKS[kind]) * H else "igo"
    b_h = np.zeros_like(p.b) if p.b_h is None else p.b_h
    W, R, Wb, Rb = (_filled(a, have, ORDER[kind]) for a in (p.W_x, p.W_h, p.b, b_h))
    named = {"W": W, "R": R, "B": np.concatenate([Wb, Rb])}
    if getattr(p, "P", None) is not None:
        named["P"] = _filled(p.P, have.replace("g", ""), PEEPHOLES)
    return named


def _filled(a: Array, have: str, want: str) -> Array:
    """`permuted`, with zeros for blocks that are not there."""
    missing = [name for name in want if name not in have]
    zeros = np.zeros_like(a[: len(a) // len(have)])
    padded = np.concatenate([a, *(zeros for _ in missing)])
    return permuted(padded, have + "".join(missing), want)


def _activations(kind: Kind, attributes: Attributes) -> list[list[Activation]]:
    """The activations of each direction; alphas and betas go to those that take them, in order."""
    listed = attributes.get("activations", "").strip("[]() ")
    named = [n.strip("' \"") for n in listed.split(",") if n] or DEFAULTS[kind]
    known = {name.lower(): name for name in ACTIVATIONS}
    alphas, betas = numbers(attributes, "activation_alpha"), numbers(attributes, "activation_beta")
    made = []
    for given in named:
        name = known.get(given.lower())
        if name is None:
            raise UsageError(f"activations={given}: expected some of {', '.join(ACTIVATIONS)}")
        act = activation(ACTIVATIONS[name])
        if name in HAVE_ALPHA and alphas:
            act = act._replace(alpha=alphas.pop(0))
        if name in HAVE_BETA and betas:
            act = act._replace(beta=betas.pop(0))
        made.append(act)
    size = len(DEFAULTS[kind])
    if len(made) % size:
        raise UsageError(f"activations: expected {size} for each direction, found {len(made)}")
    return [made[k : k + size] for k in range(0, len(made), size)]


def _options(kind: Kind, attributes: Attributes, acts: list[Activation]) -> Any:
    clip = next(iter(numbers(attributes, "clip")), None)
    if kind == "elman":
        return elman.Options(acts[0], clip)
    if kind == "gru":
        after = flag(attributes, "linear_before_reset", default=False)
        gate, candidate = acts
        reset: gru.Reset = "after" if after else "before"
        return gru.Options(reset, clip=clip, gate=gate, candidate=candidate)
    gate, cell, output = acts
    tie: lstm.Tie = "f=1-i" if flag(attributes, "input_forget", default=False) else "none"
    return lstm.Options(tie, clip=clip, gate=gate, cell=cell, output=output)
