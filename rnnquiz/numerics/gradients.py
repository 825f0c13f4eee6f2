"""What is asked of gradients: each step's share, truncation, Jacobians over time, clipping."""

from typing import Any, Literal

import numpy as np

from rnnquiz.numerics import trees
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.unroll import Cell, at, bptt, over

Path = Literal["full", "direct"]


def contributions(cell: Cell, p: Any, trace: Any, gradient: Any) -> Any:
    """What each step contributes to the gradient of every shared weight.

    Equations:  dL/dW = sum over t of C_t, for an Elman cell C_t = d_a_t h_prev^T; C_1 is 0 when
                h_0 is 0
    Shapes:     a trace and its Gradient -> Params whose arrays have a leading axis T
    Source:     Werbos 1990; Pascanu, Mikolov, Bengio 2013
    """
    d_now = tuple(getattr(gradient, f"d_{name}") for name in cell.states)
    shares = [
        cell.weigh(p, at(trace, now), gradient.d_a[now], tuple(d[now] for d in d_now))
        for now in (slice(t, t + 1) for t in range(trace.x.shape[0]))
    ]
    return trees.over(lambda *each: np.stack(each), *shares)


def truncated(
    cell: Cell, p: Any, trace: Any, d_out: Array, *, k1: int, k2: int
) -> tuple[Any, Array]:
    """Truncated back-propagation: every k1 steps, the losses of those steps go back k2 steps.

    Equations:  sum over blocks (s, s + k1] of the gradient of their losses with the states before
                step s + k1 - k2 held constant
    Shapes:     d_out (T, N, H) -> gradient of Params, d_x (T, N, D)
    Source:     Williams & Peng 1990, BPTT(h; h') with h = k2 and h' = k1
    Differs:    k1 = k2 is what detaching the state between chunks does; k2 >= T + k1 is exact
    """
    if not 1 <= k1 <= k2:
        raise ValueError(f"truncation needs 1 <= k1 <= k2, not k1={k1}, k2={k2}")
    T = trace.x.shape[0]
    d_p, d_x = trees.over(np.zeros_like, p), np.zeros_like(trace.x)
    for start in range(0, T, k1):
        end = min(start + k1, T)
        first = max(0, start + k1 - k2)
        d_block = d_out[first:end].copy()
        d_block[: start - first] = 0
        found = bptt(cell, p, at(trace, slice(first, end)), d_block)
        d_p = trees.add(d_p, found.params)
        d_x[first:end] += found.d_x
    return d_p, d_x


def jacobians(cell: Cell, p: Any, trace: Any, *, state: str = "h", path: Path = "full") -> Array:
    """How the last state answers to the same state at every earlier step, for one sequence.

    Equations:  J_k = dh_T / dh_k, and with state="c" dc_T / dc_k, where h_k follows c_k
                path="direct" leaves out every way through a weight: for the LSTM the product of
                diag(f_t), for the GRU of diag(z_t), over t = k+1..T
    Shapes:     trace of a single sequence -> J (T + 1, H, H), J[k] for k = 0..T, J[T] = 1
    Source:     Pascanu, Mikolov, Bengio 2013; the direct path Hochreiter & Schmidhuber 1997
    Differs:    dc_t / dc_{t-1} is diag(f_t) on the direct path only
    """
    which = cell.states.index(state)
    if path == "direct":
        return _direct(cell.keep(trace)[which])
    H = getattr(trace, state).shape[-1]
    copies = over(trace, lambda v: np.repeat(v[:, None], H, axis=1))  # one row asks for one unit
    seeds: list[Array | None] = [None] * len(cell.states)
    seeds[which] = np.eye(H, dtype=trace.x.dtype)
    found = bptt(cell, p, copies, None, seeds)
    later, first = getattr(found, f"d_{state}"), getattr(found, f"d_{state}_0")
    return np.concatenate([first[None], later])


def _direct(keep: Array) -> Array:
    """Products of what each later step keeps, as diagonal matrices."""
    after = np.concatenate([keep, np.ones_like(keep[:1])])[::-1]
    along: Array = np.cumprod(after, axis=0)[::-1]
    return along[:, :, None] * np.eye(keep.shape[-1], dtype=keep.dtype)


def norm(tree: Any) -> float:
    """The global norm of a gradient: of all its arrays as one long vector."""
    return float(np.sqrt(sum(float(np.sum(np.square(g))) for _, g in trees.leaves(tree))))


def clip_norm(tree: Any, most: float, *, epsilon: float = 0.0) -> Any:
    """Shrink a gradient to a norm of at most `most`; its direction stays.

    Equations:  g <- min(1, most / (|g| + epsilon)) g
    Source:     Pascanu, Mikolov, Bengio 2013
    Differs:    torch.nn.utils.clip_grad_norm_ has epsilon = 1e-6
    """
    size = norm(tree) + epsilon
    factor = 1.0 if size <= most else most / size
    return trees.over(lambda g: g * factor, tree)


def clip_value(tree: Any, most: float) -> Any:
    """Hold each entry of a gradient within -most..most; its direction may change.

    Equations:  g <- min(max(g, -most), most), entry by entry
    """
    return trees.over(lambda g: np.clip(g, -most, most), tree)
