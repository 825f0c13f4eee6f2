"""Experiments on what states and losses do: bounds, copies, saturation, perplexity."""

import numpy as np

from rnnquiz.lab.cells import INPUTS, default, forward, scaled
from rnnquiz.lab.dice import Dice
from rnnquiz.lab.result import Measured, Plot, numbered, row
from rnnquiz.numerics import elman, readouts, training
from rnnquiz.text import Text


def copy(dice: Dice, *, steps: int, hidden: int) -> Measured:
    """A ReLU network without input: started from the identity, and from default weights."""
    h_0 = dice.uniform(0, 1, (hidden,))
    x = np.zeros((steps, 1))
    W_x, b = np.zeros((hidden, 1)), np.zeros(hidden)
    drawn = training.uniform(dice, (hidden, hidden), hidden)
    found = {}
    for name, W_h in (("identity", training.identity(hidden)), ("default", drawn)):
        h = elman.forward(elman.Params(W_x, W_h, b), x, h_0, nonlinearity="relu").h
        found[name] = np.linalg.norm(h, axis=-1)
    start = float(np.linalg.norm(h_0))
    values = {"start": start, **{name: float(norms[-1]) for name, norms in found.items()}}
    labels = {
        "identity": Text(en="identity", zh="单位矩阵"),
        "default": Text(en="default", zh="默认初始化"),
    }
    rows = tuple(row(labels[name], norms) for name, norms in found.items())
    title = Text(en="norm of h_t, step by step", zh="h_t 的范数，逐时间步")
    return Measured(values, (Plot(title, rows, log=True),))


def bound(dice: Dice, *, scale: float, steps: int, hidden: int) -> Measured:
    """A GRU and an LSTM with weights `scale` times the default: how large their states become."""
    x = dice.normal(size=(steps, INPUTS))
    unit, memory = (scaled(default(dice, kind, hidden), scale) for kind in ("gru", "lstm"))
    ran = forward(memory, x)
    largest = {
        "gru_h": np.abs(forward(unit, x).h).max(axis=-1),
        "lstm_h": np.abs(ran.h).max(axis=-1),
        "lstm_c": np.abs(ran.c).max(axis=-1),
    }
    labels = {"gru_h": "GRU |h|", "lstm_h": "LSTM |h|", "lstm_c": "LSTM |c|"}
    rows = tuple(row(labels[name], sizes) for name, sizes in largest.items())
    title = Text(en="largest component, step by step", zh="绝对值最大的分量，逐时间步")
    values = {name: float(sizes.max()) for name, sizes in largest.items()}
    return Measured(values, (Plot(title, rows),))


def saturation(_: Dice, *, most: int) -> Measured:
    """Tanh at 1, 2, 3, ...: how far below 1 it is, in double and in single precision."""
    a = np.arange(1, most + 1, dtype=np.float64)
    double = 1 - np.tanh(a)
    single = 1 - np.tanh(a.astype(np.float32))
    slope = 1 - np.tanh(a) ** 2
    rows = (
        row("1 - tanh, float64", double),
        row("1 - tanh, float32", single),
        row("1 - tanh^2, float64", slope),
    )
    title = Text(en="distance from the limit at a = 1, 2, ...", zh="a = 1, 2, … 处离极限的距离")
    values = {**numbered("d", double), **numbered("e", single), **numbered("s", slope)}
    return Measured(values, (Plot(title, rows, log=True),))


def perplexity(dice: Dice, *, tokens: int, vocabulary: int, sure: float) -> Measured:
    """A model that is sure of words at random, scored on words that have nothing to do with it."""
    # The wrong word is made likely, so that the model is worse than guessing for every seed.
    targets = np.floor(dice.uniform(0, vocabulary, (tokens,))).astype(np.int64)
    y = dice.normal(size=(tokens, vocabulary))
    y[np.arange(tokens), (targets + 1) % vocabulary] += sure
    loss = readouts.cross_entropy(y, targets).value
    values = {
        "perplexity": readouts.perplexity(loss),
        "half": readouts.perplexity(loss * tokens / 2),
        "uniform": readouts.perplexity(float(np.log(vocabulary))),
        "loss": loss,
    }
    names = {
        "uniform": Text(en="guessing evenly", zh="均匀猜测"),
        "perplexity": Text(en="this model, 1/n", zh="该模型，1/n"),
        "half": Text(en="the same with 1/2", zh="同一模型，1/2"),
    }
    rows = tuple(row(label, [values[name]]) for name, label in names.items())
    return Measured(values, (Plot(Text(en="perplexity", zh="困惑度"), rows, log=True),))
