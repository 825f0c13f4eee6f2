"""Experiments on what training does with a gradient: shares of steps, truncation, clipping."""

import numpy as np

from rnnquiz.lab.cells import INPUTS, default, forward
from rnnquiz.lab.dice import Dice
from rnnquiz.lab.result import Measured, Plot, numbered, row
from rnnquiz.numerics import Array, gradients
from rnnquiz.numerics.unroll import bptt
from rnnquiz.text import Text


def shares(dice: Dice, *, steps: int, hidden: int) -> Measured:
    """What each step contributes to the gradient of W_h, from h_0 = 0 and a loss on the last h."""
    made = default(dice, "rnn", hidden)
    trace = forward(made, dice.normal(size=(steps, INPUTS)))
    gradient = bptt(made.cell, made.params, trace, None, (dice.normal(size=(hidden,)),))
    each = gradients.contributions(made.cell, made.params, trace, gradient).W_h
    norms = np.linalg.norm(each, axis=(1, 2))
    total = float(np.linalg.norm(gradient.params.W_h))
    gap = float(np.linalg.norm(each.sum(axis=0) - gradient.params.W_h))
    title = Text(en="norm of step t's contribution to dL/dW_h", zh="第 t 步对 dL/dW_h 的贡献的范数")
    rows = (row(Text(en="each step", zh="各时间步"), norms),)
    summed = (row(Text(en="their sum", zh="总和"), [total]), row("t = T", [norms[-1]]))
    plots = (
        Plot(title, rows, log=True),
        Plot(Text(en="the sum, and its last term", zh="总和与最后一项"), summed),
    )
    return Measured({**numbered("C", norms), "total": total, "gap": gap}, plots)


def truncation(dice: Dice, *, chunk: int, steps: int, hidden: int) -> Measured:
    """A sequence at once and in chunks, the state carried on: outputs and gradients compared."""
    made = default(dice, "rnn", hidden)
    x, d_h = dice.normal(size=(steps, INPUTS)), dice.normal(size=(steps, hidden))
    trace = forward(made, x)
    h_0, parts = np.zeros(hidden), []
    for first in range(0, steps, chunk):
        parts.append(forward(made, x[first : first + chunk], h_0).h)
        h_0 = parts[-1][-1]
    outputs = float(np.max(np.abs(np.concatenate(parts) - trace.h)))
    full = bptt(made.cell, made.params, trace, d_h).params
    cut, _ = gradients.truncated(made.cell, made.params, trace, d_h, k1=chunk, k2=chunk)
    apart = float(np.linalg.norm(cut.W_h - full.W_h) / np.linalg.norm(full.W_h))
    rows = (
        row(Text(en="outputs h_1 .. h_T", zh="输出 h_1 .. h_T"), [outputs]),
        row(Text(en="gradient of W_h", zh="W_h 的梯度"), [apart]),
    )
    title = Text(
        en="difference between the whole run and the chunks (gradient: relative)",
        zh="整段运行与分段运行之差（梯度取相对值）",
    )
    return Measured({"outputs": outputs, "gradient": apart}, (Plot(title, rows),))


def clipping(dice: Dice, *, most: float, steps: int, hidden: int) -> Measured:
    """One gradient clipped by its norm and by its values, to the same bound."""
    made = default(dice, "rnn", hidden)
    trace = forward(made, dice.normal(size=(steps, INPUTS)))
    whole = bptt(made.cell, made.params, trace, 3 * dice.normal(size=(steps, hidden))).params.W_h
    by_norm, by_value = gradients.clip_norm(whole, most), gradients.clip_value(whole, most)
    values = {
        "before": gradients.norm(whole),
        "by_norm": gradients.norm(by_norm),
        "by_value": gradients.norm(by_value),
        "cos_norm": _cosine(whole, by_norm),
        "cos_value": _cosine(whole, by_value),
    }
    names = {
        "before": Text(en="before", zh="裁剪前"),
        "by_norm": Text(en="clipped by norm", zh="按范数裁剪"),
        "by_value": Text(en="clipped by value", zh="按值裁剪"),
    }
    norms = tuple(row(label, [values[name]]) for name, label in names.items())
    cosines = tuple(row(names[f"by_{how}"], [values[f"cos_{how}"]]) for how in ("norm", "value"))
    plots = (
        Plot(Text(en="norm of the gradient", zh="梯度的范数"), norms),
        Plot(Text(en="cosine with the gradient before", zh="与裁剪前梯度夹角的余弦"), cosines),
    )
    return Measured(values, plots)


def _cosine(one: Array, other: Array) -> float:
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(np.sum(one * other)) / lengths
