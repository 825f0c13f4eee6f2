"""Central differences: what every gradient here is checked against."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from rnnquiz.numerics import trees
from rnnquiz.numerics.arrays import Array


class Mismatch(NamedTuple):
    """How far one array of a gradient is from the differences."""

    path: str
    error: float


def differences(loss: Callable[[], float], w: Array, step: float = 1e-5) -> Array:
    """The gradient of a loss with respect to an array that it reads, changed in place and back.

    Equations:  dL/dw = (L(w + e) - L(w - e)) / (2 e), with an error of order e^2
    """
    found = np.zeros_like(w)
    for spot in np.ndindex(w.shape):
        kept = w[spot]
        w[spot] = kept + step
        above = loss()
        w[spot] = kept - step
        found[spot] = (above - loss()) / (2 * step)
        w[spot] = kept
    return found


def mismatches(loss: Callable[[], float], tree: Any, gradient: Any) -> Iterator[Mismatch]:
    """How far each array of `gradient` is from differences of `loss` over the arrays of `tree`.

    Equations:  error = max |analytic - numeric| / max(|analytic|, |numeric|) over the array
    """
    analytic = dict(trees.leaves(gradient))
    for path, w in trees.leaves(tree):
        numeric = differences(loss, w)
        size = max(np.abs(analytic[path]).max(), np.abs(numeric).max(), 1e-8)
        yield Mismatch(path, float(np.abs(analytic[path] - numeric).max() / size))


def worst(loss: Callable[[], float], tree: Any, gradient: Any) -> Mismatch:
    """The worst mismatch of all arrays."""
    return max(mismatches(loss, tree, gradient), key=lambda found: found.error)
