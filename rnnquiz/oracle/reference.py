"""The bridge to the numerics: what the NumPy reference computes for each routine.

Every function takes what was drawn, by name, and returns the routine's results by name, one value
a time step. This is the only file in which content's names meet the reference's.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.numerics import Array, activations, counts, elman, gradients, gru, lstm, readouts
from rnnquiz.oracle import backward
from rnnquiz.oracle.routine import NoValue, Routine

MAX_HELD = 1_000  # steps that one gate is held for
Givens = Mapping[str, Value]
Doubles = NDArray[np.float64]
Results = dict[str, Sequence[Value] | Doubles]


def compute(routine: Routine, given: Givens) -> Results:
    """The results of the routine, by name; each has one value a time step.

    Raises NoValue where the arithmetic has none, such as a division by zero.
    """
    cell, _, counted = routine.name.partition(".")
    try:
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            if cell == "count":
                return _count(counted, given, routine.options)
            return REFERENCES[routine.name](given, routine.options)
    except ArithmeticError:
        names = ", ".join(each.name for each in routine.given)
        raise NoValue(
            f"`{routine.name}` has no result for what is drawn: draw other numbers for {names}"
        ) from None


def joined(given: Givens) -> dict[str, Value]:
    """The weights on the joined vector [h_prev, x_t], gate by gate: W_f = [W_hf, W_xf]."""
    return {
        f"W_{name[3:]}" if name[3:] else "W": np.hstack([_array(given[f"W_h{name[3:]}"]), value])
        for name, value in given.items()
        if name.startswith("W_x") and not isinstance(value, float)
    }


def _elman(given: Givens, options: Mapping[str, str]) -> Results:
    p = elman.Params(_array(given["W_x"]), _array(given["W_h"]), _array(given["b"]))
    trace = elman.forward(
        p, _array(given["x"]), _array(given["h_0"]), nonlinearity=options["nonlinearity"]
    )
    return {"a_t": _array(trace.a), "h_t": _array(trace.h)}


def _elman_slope(given: Givens, options: Mapping[str, str]) -> Results:
    act, a = activations.activation(options["nonlinearity"]), _array(given["a_t"])
    h = activations.squash(act, a)
    return {"h_t": [_array(h)], "s_t": [_array(activations.slope(act, a, h))]}


def _elman_jacobian(given: Givens, _: Mapping[str, str]) -> Results:
    h = _array(given["h_t"])
    with np.errstate(divide="ignore"):  # a unit at its limit, where the slope is 0
        a = np.arctanh(h)
    slope = activations.slope(activations.activation("tanh"), a, h)
    return {"J": [slope[:, None] * _array(given["W_h"])]}


def _elman_bptt(given: Givens, options: Mapping[str, str]) -> Results:
    last = options["loss"] == "last"
    p, x, e = _last_loss(given) if last else _every_loss(given)
    trace = elman.forward(p, x, _array(given["h_0"]))
    found = elman.backward(p, trace, e)
    if last:
        shares = gradients.contributions(elman.CELL, p, trace, found).W_h
        steps = {"h": trace.h, "d_a": found.d_a, "G": shares}
        sums = {"G": found.params.W_h}
    else:
        steps = {"h": trace.h, "d_x": found.d_x, "d_a": found.d_a, "d_h": found.d_h}
        sums = {f"d_{name}": getattr(found.params, name) for name in ("W_x", "W_h", "b")}
    by_step = {
        f"{name}_{t}": [_array(series[t - 1])]
        for name, series in steps.items()
        for t in backward.STEPS
    }
    return {**by_step, **{name: [_array(total)] for name, total in sums.items()}}


def _every_loss(given: Givens) -> tuple[elman.Params, Doubles, Doubles]:
    p = elman.Params(_array(given["W_x"]), _array(given["W_h"]), _array(given["b"]))
    return p, _by_step(given, "x"), _by_step(given, "e")


def _last_loss(given: Givens) -> tuple[elman.Params, Doubles, Doubles]:
    """The inputs go in as they are, and the loss is the sum of the last state's components."""
    W_h, u = _array(given["W_h"]), _by_step(given, "u")
    e = np.zeros_like(u)
    e[-1] = 1.0
    return elman.Params(np.eye(len(W_h)), W_h, np.zeros(len(W_h))), u, e


def _by_step(given: Givens, name: str) -> Doubles:
    return np.stack([_array(given[f"{name}_{t}"]) for t in backward.STEPS])


def _lstm(given: Givens, _: Mapping[str, str]) -> Results:
    p = lstm.Params(*_stacked(given, "ifgo"))
    trace = lstm.forward(p, _array(given["x"]), _array(given["h_0"]), _array(given["c_0"]))
    return {f"{name}_t": getattr(trace, name) for name in "ifgoch"}


def _lstm_update(given: Givens, _: Mapping[str, str]) -> Results:
    i, f, g, o, c_prev = (_array(given[name]) for name in ("i_t", "f_t", "g_t", "o_t", "c_prev"))
    c_t = lstm.update(i, f, g, c_prev)
    return {"c_t": [_array(c_t)], "h_t": [_array(lstm.emit(o, c_t))]}


def _gru(given: Givens, options: Mapping[str, str]) -> Results:
    W_x, W_h, b = _stacked(given, "rzn")
    b_h = None
    if options["biases"] == "two":
        b_hn = _array(given["b_hn"])
        b_h = np.concatenate([np.zeros(2 * len(b_hn)), b_hn])
    trace = gru.forward(
        gru.Params(W_x, W_h, b, b_h),
        _array(given["x"]),
        _array(given["h_0"]),
        reset="after" if options["reset"] == "after" else "before",
        update="keep" if options["update"] == "keep" else "replace",
    )
    return {f"{name}_t": getattr(trace, name) for name in "rznh"}


def _gru_blend(given: Givens, options: Mapping[str, str]) -> Results:
    z, n, h_prev = (_array(given[name]) for name in ("z_t", "n_t", "h_prev"))
    update: gru.Update = "keep" if options["update"] == "keep" else "replace"
    return {"h_t": [_array(gru.blend(z, n, h_prev, update=update))]}


def _gru_candidate(given: Givens, options: Mapping[str, str]) -> Results:
    """The recurrent part of the candidate: the reference with no input and no bias."""
    W_hn, r, h_prev = (_array(given[name]) for name in ("W_hn", "r_t", "h_prev"))
    H = len(r)
    W_h = np.vstack([np.zeros((2 * H, H)), W_hn])
    p = gru.Params(np.zeros((3 * H, 1)), W_h, np.zeros(3 * H))
    reset: gru.Reset = "after" if options["reset"] == "after" else "before"
    a_n, _ = gru.propose(p, np.zeros(3 * H), h_prev, r, gru.Options(reset))
    return {"q_t": [_array(a_n)]}


def _gate(given: Givens, _: Mapping[str, str]) -> Results:
    """A forget gate that only its bias decides, held for k steps: what is left of c_0 = 1."""
    steps = int(_number(given["k"]))
    if not 1 <= steps <= MAX_HELD:
        raise UsageError(f"`gate` holds for 1 to {MAX_HELD:,} steps: k cannot be {steps:,}")
    bias = np.array([0.0, _number(given["b_f"]), 0.0, 0.0])  # g = tanh(0): nothing is written
    p = lstm.Params(np.zeros((4, 1)), np.zeros((4, 1)), bias)
    trace = lstm.forward(p, np.zeros((steps, 1)), np.zeros(1), np.ones(1))
    return {"f_t": [float(trace.f[0, 0])], "p_k": [float(trace.c[-1, 0])]}


def _clip_norm(given: Givens, _: Mapping[str, str]) -> Results:
    g, theta = _array(given["g"]), _number(given["theta"])
    v = _array(gradients.clip_norm([g], theta)[0])
    return {"s": [gradients.norm([v]) / gradients.norm([g])], "v": [v]}


def _perplexity(given: Givens, _: Mapping[str, str]) -> Results:
    p = _array(given["p"])
    # Two words a step, the true one first: with these scores the softmax gives p and 1 - p.
    with np.errstate(divide="ignore"):  # a word that was certain, or impossible
        scores = np.log(np.stack([p, 1 - p], axis=-1))
    loss = readouts.cross_entropy(scores, np.zeros(len(p), int)).value
    return {"L": [loss], "Q": [readouts.perplexity(loss)]}


def _count(cell: str, given: Givens, options: Mapping[str, str]) -> Results:
    D, H, T = (int(_number(given[name])) for name in "DHT")
    biases = 2 if options["biases"] == "two" else 1
    name: counts.CellName = "lstm" if cell == "lstm" else "gru" if cell == "gru" else "elman"
    return {
        "P": [float(counts.parameters(name, D, H, biases=biases))],
        "M": [float(counts.multiply_adds(name, D, H, steps=T))],
    }


def _stacked(given: Givens, gates: str) -> tuple[Doubles, Doubles, Doubles]:
    """W_x, W_h and b with their blocks one under the other, in the order of the gates."""
    W_x, W_h, b = (
        np.concatenate([_array(given[f"{kind}{gate}"]) for gate in gates])
        for kind in ("W_x", "W_h", "b_")
    )
    return W_x, W_h, b


def _array(value: Value | Array) -> Doubles:
    return np.asarray(value, dtype=np.float64)


def _number(value: Value) -> float:
    return float(value)


REFERENCES: Mapping[str, Callable[[Givens, Mapping[str, str]], Results]] = {
    "elman": _elman,
    "elman.slope": _elman_slope,
    "elman.jacobian": _elman_jacobian,
    "elman.bptt": _elman_bptt,
    "lstm": _lstm,
    "lstm.update": _lstm_update,
    "gru": _gru,
    "gru.blend": _gru_blend,
    "gru.candidate": _gru_candidate,
    "gate": _gate,
    "clip.norm": _clip_norm,
    "perplexity": _perplexity,
}
