"""Dice for the weights of experiments: the same numbers for a seed, whatever the NumPy.

They stand in for a `numpy.random.Generator`, whose streams may change with NumPy. Python guarantees
the sequence of `random.Random(text).random()` from version to version.
"""

from math import prod
from random import Random

import numpy as np

from rnnquiz.numerics import Array


class Dice:
    """A stream of numbers that belongs to its seeds."""

    def __init__(self, *seeds: object) -> None:
        self._stream = Random("/".join(map(str, seeds)))

    def uniform(self, low: float, high: float, size: tuple[int, ...]) -> Array:
        """Numbers drawn evenly from low to high."""
        numbers = [self._stream.random() for _ in range(prod(size))]
        return low + (high - low) * np.array(numbers).reshape(size)

    def normal(self, *, size: tuple[int, ...]) -> Array:
        """Numbers with mean 0 and variance 1 (Box and Muller 1958)."""
        radius = np.sqrt(-2 * np.log1p(-self.uniform(0, 1, size)))
        return np.asarray(radius * np.cos(2 * np.pi * self.uniform(0, 1, size)))
