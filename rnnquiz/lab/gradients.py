"""Experiments on how a gradient fares on its way back through time."""

import numpy as np

from rnnquiz.lab.cells import INPUTS, default, forward, reach, scaled
from rnnquiz.lab.dice import Dice
from rnnquiz.lab.result import Measured, Plot, numbered, row
from rnnquiz.numerics import Array, elman, gradients, lstm, training
from rnnquiz.text import Text

BY_DISTANCE = Text(en="norm of dh_T/dh_k, by the distance T-k", zh="dh_T/dh_k 的范数，按距离 T-k")
BY_STEP = Text(en="norm of dL/dx_t, step by step", zh="dL/dx_t 的范数，逐时间步")


def jacobian(dice: Dice, *, rho: float, inputs: float, steps: int, hidden: int) -> Measured:
    """A tanh network whose recurrent matrix is rho times a rotation."""
    W_h = training.orthogonal(dice, hidden, gain=rho)
    x = inputs * dice.normal(size=(steps, hidden))
    p = elman.Params(np.eye(hidden), W_h, np.zeros(hidden))
    h_0 = dice.normal(size=(hidden,))
    found = _norms(gradients.jacobians(elman.CELL, p, elman.forward(p, x, h_0)))
    linear = rho ** np.arange(1, steps + 1)
    rows = (row("tanh", found), row(Text(en="without tanh", zh="不含 tanh"), linear))
    values = numbered("J", found) | numbered("L", linear)
    return Measured(values, (Plot(BY_DISTANCE, rows, log=True),))


def radius(dice: Dice, *, scale: float, steps: int, hidden: int) -> Measured:
    """A linear network whose recurrent matrix passes every unit on to the next, and the last none.

    All its eigenvalues are 0, whatever its norm is.
    """
    W_h = scale * np.eye(hidden, k=-1)
    p = elman.Params(np.eye(hidden), W_h, np.zeros(hidden))
    x = dice.normal(size=(steps, hidden))
    found = _norms(gradients.jacobians(elman.CELL, p, elman.forward(p, x, nonlinearity="identity")))
    values = {
        "largest": float(np.linalg.norm(W_h, 2)),
        "radius": float(np.max(np.abs(np.linalg.eigvals(W_h)))),
    }
    sizes = (
        row(Text(en="largest singular value", zh="最大奇异值"), [values["largest"]]),
        row(Text(en="spectral radius", zh="谱半径"), [values["radius"]]),
    )
    rows = (row(Text(en="linear network", zh="线性网络"), found),)
    title = Text(en="two sizes of W_h", zh="W_h 的两种大小")
    plots = (Plot(title, sizes), Plot(BY_DISTANCE, rows, log=True))
    return Measured(values | numbered("J", found), plots)


def _norms(jacobians: Array) -> Array:
    """The spectral norms at distance 1, 2, ..., T."""
    return np.asarray(np.linalg.norm(jacobians[:-1][::-1], 2, axis=(1, 2)))


def start(dice: Dice, *, steps: int, hidden: int) -> Measured:
    """The three cells with default weights: how far back the gradient of the last state reaches."""
    x, d_last = dice.normal(size=(steps, INPUTS)), dice.normal(size=(hidden,))
    found = {kind: reach(default(dice, kind, hidden), x, d_last) for kind in ("rnn", "lstm", "gru")}
    values = {f"first_{kind}": float(norms[0]) for kind, norms in found.items()}
    values |= {f"last_{kind}": float(norms[-1]) for kind, norms in found.items()}
    rows = tuple(row(kind.upper(), norms) for kind, norms in found.items())
    return Measured(values, (Plot(BY_STEP, rows, log=True),))


def forget(dice: Dice, *, steps: int, hidden: int) -> Measured:
    """One LSTM whose forget gate starts with the bias 0, 1 and 5, and all else alike."""
    made = default(dice, "lstm", hidden)
    p = made.params._replace(b_h=None)
    x, d_last = dice.normal(size=(steps, INPUTS)), dice.normal(size=(hidden,))
    values: dict[str, float] = {}
    whole, direct = [], []
    for bias in (0, 1, 5):
        here = made._replace(params=p._replace(b=training.with_forget_bias(p.b, bias)))
        norms = reach(here, x, d_last)
        trace = forward(here, x)
        along = _norms(gradients.jacobians(lstm.CELL, here.params, trace, state="c", path="direct"))
        values |= {f"first_{bias}": float(norms[0]), f"direct_{bias}": float(along[-1])}
        label = Text(en=f"bias {bias}", zh=f"偏置 {bias}")
        whole.append(row(label, norms))
        direct.append(row(label, along))
    title = Text(
        en="dc_T/dc_k on the direct path alone, by the distance T-k",
        zh="只走直接路径的 dc_T/dc_k，按距离 T-k",
    )
    plots = (Plot(BY_STEP, tuple(whole), log=True), Plot(title, tuple(direct), log=True))
    return Measured(values, plots)


def relu(dice: Dice, *, scale: float, steps: int, hidden: int) -> Measured:
    """Default weights times `scale`, once with ReLU and once with tanh."""
    plain = scaled(default(dice, "rnn", hidden), scale)
    x, d_last = dice.normal(size=(steps, INPUTS)), dice.normal(size=(hidden,))
    rectified = plain._replace(cell=plain.cell._replace(options=elman.Options("relu")))
    found = {"relu": reach(rectified, x, d_last), "tanh": reach(plain, x, d_last)}
    values = {f"first_{name}": float(norms[0]) for name, norms in found.items()}
    values |= {f"last_{name}": float(norms[-1]) for name, norms in found.items()}
    rows = tuple(
        row(name, norms) for name, norms in (("ReLU", found["relu"]), ("tanh", found["tanh"]))
    )
    return Measured(values, (Plot(BY_STEP, rows, log=True),))
