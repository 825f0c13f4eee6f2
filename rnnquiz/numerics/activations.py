"""Activations, with parameters as ONNX has them, and their derivatives."""

# ruff: noqa: ARG005 -- in the table of rules every row has the same columns

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from rnnquiz.numerics.arrays import Array, Mask


class Activation(NamedTuple):
    """An activation by name, with its parameters: `Activation("hard_sigmoid", 0.2, 0.5)`."""

    name: str
    alpha: float = 1.0
    beta: float = 0.0


def sigmoid(a: Array) -> Array:
    """The logistic function.

    Equations:  sigmoid(a) = 1 / (1 + exp(-a)) = (1 + tanh(a / 2)) / 2
    Differs:    computed by the second form, which cannot overflow
    """
    return np.asarray(0.5 * np.tanh(0.5 * a) + 0.5)


def relu(a: Array) -> Array:
    """The positive part.

    Equations:  relu(a) = max(a, 0)
    """
    return np.maximum(a, 0)


class _Rule(NamedTuple):
    """An activation's value and slope; a slope is given the input `a` and the value `y`."""

    value: Callable[[Array, float, float], Array]
    slope: Callable[[Array, Array, float, float], Array]


def _step(condition: Mask, like: Array) -> Array:
    step: Array = condition.astype(like.dtype)
    return step


# fmt: off
_RULES: dict[str, _Rule] = {
    "identity": _Rule(lambda a, k, m: a,                 lambda a, y, k, m: np.ones_like(a)),
    "tanh":     _Rule(lambda a, k, m: np.tanh(a),        lambda a, y, k, m: 1 - y * y),
    "sigmoid":  _Rule(lambda a, k, m: sigmoid(a),        lambda a, y, k, m: y * (1 - y)),
    "relu":     _Rule(lambda a, k, m: relu(a),           lambda a, y, k, m: _step(a > 0, a)),
    "affine":   _Rule(lambda a, k, m: k * a + m,         lambda a, y, k, m: np.full_like(a, k)),
    "scaled_tanh":
        _Rule(lambda a, k, m: k * np.tanh(m * a),
              lambda a, y, k, m: k * m * (1 - np.tanh(m * a) ** 2)),
    "hard_sigmoid":
        _Rule(lambda a, k, m: np.clip(k * a + m, 0, 1),
              lambda a, y, k, m: k * _step((k * a + m > 0) & (k * a + m < 1), a)),
    "leaky_relu":
        _Rule(lambda a, k, m: np.where(a >= 0, a, k * a),
              lambda a, y, k, m: np.where(a >= 0, np.ones_like(a), k)),
    "thresholded_relu":
        _Rule(lambda a, k, m: np.where(a > k, a, 0 * a), lambda a, y, k, m: _step(a > k, a)),
    "elu":
        _Rule(lambda a, k, m: np.where(a >= 0, a, k * np.expm1(np.minimum(a, 0))),
              lambda a, y, k, m: np.where(a >= 0, np.ones_like(a), y + k)),
    "softsign":
        _Rule(lambda a, k, m: a / (1 + np.abs(a)),
              lambda a, y, k, m: 1 / (1 + np.abs(a)) ** 2),
    "softplus":
        _Rule(lambda a, k, m: np.logaddexp(a, np.zeros_like(a)),
              lambda a, y, k, m: sigmoid(a)),
}
# fmt: on

NAMES = tuple(_RULES)
_DEFAULTS = {
    "hard_sigmoid": (0.2, 0.5),
    "leaky_relu": (0.01, 0.0),
    "scaled_tanh": (1.0, 1.0),
}


def activation(which: str | Activation) -> Activation:
    """The activation of that name with ONNX's default parameters, or the one given.

    Differs:    hard_sigmoid holds 0.2 a + 0.5 within 0..1 in ONNX and old Keras, and a / 6 + 0.5
                in Keras 3
    """
    if isinstance(which, Activation):
        return which
    if which not in _RULES:
        raise ValueError(f"no activation {which!r}; there are {', '.join(NAMES)}")
    return Activation(which, *_DEFAULTS.get(which, (1.0, 0.0)))


def squash(which: str | Activation, a: Array, clip: float | None = None) -> Array:
    """The activation of `a`, which is first held within -clip..clip where a clip is given.

    Equations:  y = act(min(max(a, -clip), clip))
    Source:     ONNX RNN, GRU, LSTM: clip is "applied to the input of activations"
    """
    name, alpha, beta = activation(which)
    return _RULES[name].value(a if clip is None else np.clip(a, -clip, clip), alpha, beta)


def slope(which: str | Activation, a: Array, y: Array, clip: float | None = None) -> Array:
    """The derivative of `squash` at `a`, where the value is `y`; 0 where the clip holds `a`.

    Equations:  dy/da = act'(a)
    """
    name, alpha, beta = activation(which)
    if clip is None:
        return _RULES[name].slope(a, y, alpha, beta)
    within = _step(np.abs(a) <= clip, a)
    return _RULES[name].slope(np.clip(a, -clip, clip), y, alpha, beta) * within
