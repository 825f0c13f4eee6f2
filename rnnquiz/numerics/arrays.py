"""Arrays by their axes: `T` steps, `N` rows of a batch, features last."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.floating[Any]]
Mask: TypeAlias = NDArray[np.bool_]


def linear(x: Array, W: Array) -> Array:
    """Apply one matrix to the last axis of `x`, as a single matmul over every other axis.

    Equations:  y = W x
    Shapes:     x (..., D), W (H, D) -> y (..., H)
    """
    return (x.reshape(-1, x.shape[-1]) @ W.T).reshape(*x.shape[:-1], W.shape[0])


def blocks(a: Array, count: int) -> tuple[Array, ...]:
    """Cut the last axis into `count` equal views: the blocks of a stacked array.

    Shapes:     a (..., count * H) -> count times (..., H)
    """
    H = a.shape[-1] // count
    return tuple(a[..., k * H : (k + 1) * H] for k in range(count))
