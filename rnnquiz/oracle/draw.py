"""Draws: the same numbers for the same seed on every machine, whatever its NumPy.

The stream is `random.Random(text).random()`, whose sequence for a text seed Python guarantees from
version to version; a draw maps it onto the whole multiples of 10**-decimals, so that what is shown
is exactly what is computed with. NumPy's own generators are not used: their streams may change.
"""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from random import Random
from typing import TYPE_CHECKING

from rnnquiz.bank import Draw, Range
from rnnquiz.errors import UsageError
from rnnquiz.oracle.routine import Given, Kind, Routine

if TYPE_CHECKING:
    from rnnquiz.notation import Value

MAX_ELEMENTS = 10_000


def dice(*seeds: object) -> Random:
    """A stream of its own for these seeds."""
    return Random("/".join(map(str, seeds)))


def shuffled(items: Sequence[int], stream: Random) -> tuple[int, ...]:
    """The items in an order drawn from the stream (Fisher-Yates, on `random()` alone)."""
    order = list(items)
    for last in range(len(order) - 1, 0, -1):
        other = floor(stream.random() * (last + 1))
        order[last], order[other] = order[other], order[last]
    return tuple(order)


def draw_given(
    given: Given,
    sizes: Mapping[str, int],
    override: Draw | None,
    decimals: int,
    stream: Random,
) -> "Value":
    """The numbers of one given: a float for a scalar, else a float64 array of its shape."""
    shape = tuple(sizes[letter] for letter in given.shape)
    count = 1
    for size in shape:
        count *= size
    if count > MAX_ELEMENTS:
        raise UsageError(f"`{given.name}` would have {count:,} numbers; at most {MAX_ELEMENTS:,}")
    numbers = [_number(given.kind, override, decimals, stream) for _ in range(count)]
    if given.kind.whole and not all(number.is_integer() for number in numbers):
        raise UsageError(f"`{given.name}` is a whole number: draw it from whole numbers")
    if not shape:
        return numbers[0]
    import numpy as np

    drawn: Value = np.array(numbers).reshape(shape)
    return drawn


def _number(kind: Kind, override: Draw | None, decimals: int, stream: Random) -> float:
    match override:
        case None:
            return _on_grid(kind, 0 if kind.whole else decimals, stream)
        case Range(low=low, high=high):
            span = Kind(low, high, zero=True, whole=kind.whole)
            return _on_grid(span, 0 if kind.whole else decimals, stream)
        case tuple():
            return float(override[floor(stream.random() * len(override))])
        case int() | float():
            return float(override)


def _on_grid(kind: Kind, decimals: int, stream: Random) -> float:
    """A whole multiple of 10**-decimals from `low` to `high`, both included."""
    scale: int = 10**decimals
    low, high = ceil(kind.low * scale - 1e-9), floor(kind.high * scale + 1e-9)
    span = max(high - low + 1, 1)
    while True:
        multiple = low + floor(stream.random() * span)
        if multiple or kind.zero or span == 1:
            return multiple / scale


def draw_all(
    routine: Routine,
    sizes: Mapping[str, int],
    overrides: Mapping[str, Draw],
    decimals: int,
    stream: Random,
) -> dict[str, "Value"]:
    """Every given of the routine, by name; UsageError for an override it does not have."""
    names = {given.name for given in routine.given}
    if unknown := sorted(overrides.keys() - names):
        raise UsageError(
            f"`{routine.name}` draws no `{unknown[0]}`; it draws: {', '.join(sorted(names))}"
        )
    return {
        given.name: draw_given(given, sizes, overrides.get(given.name), decimals, stream)
        for given in routine.given
    }
