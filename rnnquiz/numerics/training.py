"""Training: initial weights, optimisers as pure updates of trees, and a loop to read aloud."""

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

import numpy as np

from rnnquiz.numerics import gradients, trees
from rnnquiz.numerics.arrays import Array

LossAndGradient = Callable[[Any], tuple[float, Any]]


class Dice(Protocol):
    """Where initial weights come from: a `numpy.random.Generator`, or what draws like one."""

    def uniform(self, low: float, high: float, size: tuple[int, ...], /) -> Array:
        """Numbers drawn evenly from low to high."""

    def normal(self, *, size: tuple[int, ...]) -> Array:
        """Numbers with mean 0 and variance 1."""


def uniform(rng: Dice, shape: tuple[int, ...], H: int) -> Array:
    """Weights drawn evenly around 0.

    Equations:  W ~ U(-1/sqrt(H), 1/sqrt(H))
    Source:     PyTorch, for every weight and bias of nn.RNN, nn.LSTM and nn.GRU
    """
    return rng.uniform(-1 / math.sqrt(H), 1 / math.sqrt(H), shape)


def glorot(rng: Dice, shape: tuple[int, int]) -> Array:
    """Weights drawn evenly, the narrower the larger the matrix.

    Equations:  W ~ U(-l, l), l = sqrt(6 / (rows + columns))
    Source:     Keras, for the input kernel; Keras counts all stacked gates as columns
    """
    limit = math.sqrt(6 / sum(shape))
    return rng.uniform(-limit, limit, shape)


def orthogonal(rng: Dice, H: int, *, gain: float = 1.0) -> Array:
    """A random rotation, whose powers neither grow nor shrink.

    Equations:  W^T W = gain^2 1
    Source:     Saxe, McClelland, Ganguli 2014; Keras and Flax, for the recurrent matrix
    """
    Q, R = np.linalg.qr(rng.normal(size=(H, H)))
    return np.asarray(gain * Q * np.sign(np.diag(R)))


def identity(H: int, *, scale: float = 1.0) -> Array:
    """The identity: without input a ReLU network then copies its state.

    Source:     Le, Jaitly, Hinton 2015
    """
    return scale * np.eye(H)


def with_forget_bias(b: Array, value: float = 1.0) -> Array:
    """An LSTM's stacked bias i, f, g, o with `value` in the block of the forget gate.

    Source:     Jozefowicz, Zaremba, Sutskever 2015
    Differs:    Keras starts at 1, PyTorch and Flax near or at 0, Haiku adds 1 in the forward pass
    """
    H = len(b) // 4
    return np.concatenate([b[:H], np.full_like(b[:H], value), b[2 * H :]])


class Update(NamedTuple):
    """New parameters, and what the optimiser remembers."""

    params: Any
    memory: Any


class Adam(NamedTuple):
    """What Adam remembers: how often it was called, and running means."""

    steps: int
    mean: Any
    square: Any


def sgd(params: Any, gradient: Any, memory: Any = None, *, rate: float = 0.1) -> Update:
    """Gradient descent.

    Equations:  w <- w - rate * g
    """
    return Update(trees.over(lambda w, g: w - rate * g, params, gradient), memory)


def momentum(
    params: Any, gradient: Any, memory: Any = None, *, rate: float = 0.1, keep: float = 0.9
) -> Update:
    """Gradient descent with a velocity.

    Equations:  v <- keep * v + g, w <- w - rate * v
    Source:     torch.optim.SGD
    Differs:    the rate may also stand inside: v <- keep * v - rate * g, w <- w + v
    """
    v = gradient if memory is None else trees.over(lambda v, g: keep * v + g, memory, gradient)
    return Update(trees.over(lambda w, v: w - rate * v, params, v), v)


def adam(
    params: Any,
    gradient: Any,
    memory: Adam | None = None,
    *,
    rate: float = 1e-3,
    beta_1: float = 0.9,
    beta_2: float = 0.999,
    epsilon: float = 1e-8,
) -> Update:
    """Gradient descent with steps of about the same size for every weight.

    Equations:  m <- beta_1 m + (1 - beta_1) g, v <- beta_2 v + (1 - beta_2) g^2
                w <- w - rate * (m / (1 - beta_1^k)) / (sqrt(v / (1 - beta_2^k)) + epsilon)
    Source:     torch.optim.Adam
    """
    zeros = trees.over(np.zeros_like, gradient)
    k, m, v = memory or Adam(0, zeros, zeros)
    k += 1
    m = trees.over(lambda m, g: beta_1 * m + (1 - beta_1) * g, m, gradient)
    v = trees.over(lambda v, g: beta_2 * v + (1 - beta_2) * g * g, v, gradient)

    def moved(w: Array, m: Array, v: Array) -> Array:
        spread = np.sqrt(v / (1 - beta_2**k)) + epsilon
        return np.asarray(w - rate * (m / (1 - beta_1**k)) / spread)

    return Update(trees.over(moved, params, m, v), Adam(k, m, v))


class Seen(NamedTuple):
    """One step of training: the parameters before it, their loss, the gradient's norm."""

    params: Any
    loss: float
    norm: float


def train(
    params: Any,
    loss_and_gradient: LossAndGradient,
    *,
    steps: int,
    optimiser: Callable[..., Update] = sgd,
    clip: float | None = None,
) -> Iterator[Seen]:
    """Improve parameters step by step; the last thing seen is not improved any more.

    `loss_and_gradient` maps parameters to a loss and a gradient of the same form; what optimiser
    and rate is chosen with `functools.partial(adam, rate=0.01)`.
    """
    memory = None
    for k in range(steps + 1):
        loss, gradient = loss_and_gradient(params)
        yield Seen(params, loss, gradients.norm(gradient))
        if k < steps:
            if clip is not None:
                gradient = gradients.clip_norm(gradient, clip)
            params, memory = optimiser(params, gradient, memory)
