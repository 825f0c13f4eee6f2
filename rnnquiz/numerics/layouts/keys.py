"""Arrays by the names a framework gave them: finding them, checking them, reordering blocks."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

import numpy as np

from rnnquiz.errors import UsageError
from rnnquiz.numerics import elman, gru, lstm
from rnnquiz.numerics.arrays import Array
from rnnquiz.numerics.unroll import Cell

Kind = Literal["elman", "lstm", "gru"]
Weights = Mapping[str, Array]
Attributes = Mapping[str, str]

CELLS: dict[str, Cell] = {"elman": elman.CELL, "lstm": lstm.CELL, "gru": gru.CELL}
BLOCKS: dict[str, str] = {"elman": "h", "lstm": "ifgo", "gru": "rzn"}


class Model(NamedTuple):
    """What a file of weights stands for: `params[layer][direction]` and how they are run."""

    cell: Cell
    params: tuple[tuple[Any, ...], ...]
    options: tuple[tuple[Any, ...], ...]  # [layer][direction]


class Group(NamedTuple):
    """The arrays of one direction of one layer by their last names, and what precedes those."""

    prefix: str
    arrays: dict[str, Array]


def permuted(a: Array, have: str, want: str) -> Array:
    """The blocks of the first axis in another order, each block named by a letter.

    Shapes:     a (len(have) * H, ...) -> (len(want) * H, ...)
    """
    parts = dict(zip(have, np.split(a, len(have)), strict=True))
    return np.concatenate([parts[name] for name in want])


def grouped(weights: Weights, pattern: str) -> list[Group]:
    """The arrays whose name ends in `pattern`, by what precedes it, in counting order."""
    found: dict[str, dict[str, Array]] = {}
    for key, array in weights.items():
        match = re.fullmatch(rf"(|.*[/.])({pattern})", key)
        if match:
            found.setdefault(match[1], {})[match[2].replace(".", "/")] = array
    return [Group(prefix, found[prefix]) for prefix in sorted(found, key=_counting)]


def _counting(name: str) -> list[Any]:
    """A sorting key by which `lstm_10` follows `lstm_2`, and `lstm` comes before both."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def paired(groups: list[Group]) -> list[tuple[Group, ...]]:
    """Groups as layers: one named backward follows the forward one of the same layer."""
    back = {_neutral(g.prefix): g for g in groups if "backward" in g.prefix}
    ahead = [g for g in groups if "backward" not in g.prefix]
    return [(g, back[_neutral(g.prefix)]) if _neutral(g.prefix) in back else (g,) for g in ahead]


def _neutral(prefix: str) -> str:
    return prefix.replace("backward", "*").replace("forward", "*")


def fitting(key: str, array: Array, shape: tuple[int, ...], meaning: str) -> Array:
    """The array, if its shape is the one that its name asks for."""
    if array.shape != shape:
        raise UsageError(f"{key}: expected the shape {meaning} = {shape}, found {array.shape}")
    return array


def need(weights: Weights, key: str, layout: str) -> Array:
    """The array of that name; whoever gave the file learns what it holds instead."""
    if key not in weights:
        there = ", ".join(weights) or "nothing"
        raise UsageError(f"no {key} among the weights, which {layout} needs; there is: {there}")
    return weights[key]


def recurrent_size(key: str, array: Array, kind: Kind, axis: int) -> int:
    """H, from the axis of a recurrent matrix that holds the stacked blocks."""
    G, rows = len(BLOCKS[kind]), array.shape[axis] if array.ndim == 2 else 0
    if array.ndim != 2 or rows % G:
        shape = f"({G}H, H)" if axis == 0 else f"(H, {G}H)"
        raise UsageError(f"{key}: expected the shape {shape} for a {kind}, found {array.shape}")
    return rows // G


def only(attributes: Attributes, allowed: Iterable[str], layout: str) -> None:
    """Refuse attributes that mean nothing to a layout."""
    for name in attributes:
        if name not in allowed:
            raise UsageError(
                f"{layout} has no attribute {name!r}; there are: {', '.join(allowed) or 'none'}"
            )


def flag(attributes: Attributes, name: str, *, default: bool) -> bool:
    """An attribute that is on or off."""
    text = attributes.get(name, str(int(default))).lower()
    if text not in {"0", "1", "true", "false"}:
        raise UsageError(f"{name}={text}: expected 0, 1, true or false")
    return text in {"1", "true"}


def numbers(attributes: Attributes, name: str) -> list[float]:
    """An attribute that is a list of numbers with commas between them; empty where not given."""
    text = attributes.get(name, "").strip("[]() ")
    try:
        return [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        raise UsageError(f"{name}={text}: expected numbers with commas between them") from None


def choice(attributes: Attributes, name: str, options: Iterable[str], default: str) -> str:
    """An attribute that is one of some words."""
    text = attributes.get(name, default)
    if text not in options:
        raise UsageError(f"{name}={text}: expected one of {', '.join(options)}")
    return text
