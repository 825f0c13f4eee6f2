"""From states to outputs and losses: a linear map, softmax, cross-entropy, perplexity."""

import math
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnnquiz.numerics.arrays import Array, Mask, linear, over_steps, total


class Params(NamedTuple):
    """A linear readout, shared by all steps."""

    W_y: Array  # (O, H)
    b_y: Array  # (O,)


class Loss(NamedTuple):
    """A loss, and its gradient with respect to what was given."""

    value: float
    d_y: Array  # (..., O)


def forward(p: Params, h: Array) -> Array:
    """The output of each state.

    Equations:  y_t = W_y h_t + b_y
    Shapes:     h (..., H) -> y (..., O)
    """
    return linear(h, p.W_y) + p.b_y


def backward(p: Params, h: Array, d_y: Array) -> tuple[Params, Array]:
    """The gradients of the readout's weights and of the states it read.

    Equations:  d_W_y = sum over t of d_y_t h_t^T, d_b_y = sum over t of d_y_t, d_h_t = W_y^T d_y_t
    Shapes:     h (..., H), d_y (..., O) -> Params, d_h (..., H)
    """
    return Params(over_steps(d_y, h), total(d_y)), linear(d_y, p.W_y.T)


def softmax(a: Array, axis: int = -1) -> Array:
    """Positive numbers that sum to 1.

    Equations:  p_k = exp(a_k) / sum over j of exp(a_j)
    Differs:    the largest a is subtracted first, which changes nothing and cannot overflow
    """
    e = np.exp(a - a.max(axis=axis, keepdims=True))
    return np.asarray(e / e.sum(axis=axis, keepdims=True))


def log_softmax(a: Array) -> Array:
    """The logarithm of the softmax over the last axis, without taking a logarithm of 0."""
    shifted = a - a.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


def cross_entropy(y: Array, targets: NDArray[np.integer[Any]], live: Mask | None = None) -> Loss:
    """The mean negative log-likelihood of the target classes, over the live steps, in nats.

    Equations:  L = -(1/n) sum of log softmax(y)[target], dL/dy = (softmax(y) - onehot) / n
    Shapes:     y (..., O), targets (...), live (...) -> Loss with d_y (..., O)
    """
    weight = _weights(y, targets.shape, live)
    picked = np.take_along_axis(log_softmax(y), targets[..., None], axis=-1)[..., 0]
    onehot = np.arange(y.shape[-1]) == targets[..., None]
    d_y = (softmax(y) - onehot) * weight[..., None]
    return Loss(-float((picked * weight).sum()), d_y)


def squared_error(y: Array, targets: Array, live: Mask | None = None) -> Loss:
    """Half the squared distance to the targets, the mean over the live steps.

    Equations:  L = (1/n) sum of |y - target|^2 / 2, dL/dy = (y - target) / n
    Shapes:     y (..., O), targets (..., O), live (...) -> Loss with d_y (..., O)
    Differs:    torch.nn.MSELoss has no 1/2 and divides by the number of components as well
    """
    weight = _weights(y, y.shape[:-1], live)[..., None]
    off = y - targets
    return Loss(float((off * off * weight).sum()) / 2, off * weight)


def _weights(y: Array, shape: tuple[int, ...], live: Mask | None) -> Array:
    counted = np.ones(shape, y.dtype) if live is None else live.astype(y.dtype)
    return np.asarray(counted / counted.sum())


def perplexity(loss: float, unit: Literal["nats", "bits"] = "nats") -> float:
    """How many equally likely words a model hesitates between, from its mean loss per word.

    Equations:  perplexity = exp(loss in nats) = 2^(loss in bits), loss = -(1/n) sum of log p
    Differs:    the mean over a corpus, not the mean of each sentence's perplexity
    """
    if loss == math.inf:
        return math.inf
    return math.exp(loss) if unit == "nats" else 2.0**loss


def bits(nats: float) -> float:
    """A loss in bits, from one in nats.

    Equations:  bits = nats / ln 2
    """
    return nats / math.log(2)
