"""Parameters as trees: named tuples, tuples, lists and dicts, with arrays (or None) as leaves."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from rnnquiz.numerics.arrays import Array


def leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Array]]:
    """Each array of a tree with its path, such as `cell.W_h` or `layers.0.b`."""
    if isinstance(tree, np.ndarray):
        yield path, tree
        return
    for name, branch in _branches(tree):
        yield from leaves(branch, f"{path}.{name}" if path else name)


def _branches(tree: Any) -> list[tuple[str, Any]]:
    if isinstance(tree, dict):
        return [(str(name), branch) for name, branch in tree.items()]
    if isinstance(tree, tuple | list):
        names = getattr(tree, "_fields", None) or [str(k) for k in range(len(tree))]
        return list(zip(names, tree, strict=True))
    return []


def over(change: Callable[..., Any], tree: Any, *others: Any) -> Any:
    """A tree of the same form, each array made by `change` from the arrays in that place."""
    if isinstance(tree, np.ndarray):
        return change(tree, *others)
    if isinstance(tree, dict):
        return {name: over(change, tree[name], *(o[name] for o in others)) for name in tree}
    if isinstance(tree, tuple | list):
        changed = [over(change, *branches) for branches in zip(tree, *others, strict=True)]
        return type(tree)(*changed) if hasattr(tree, "_fields") else type(tree)(changed)
    return tree


def add(one: Any, other: Any) -> Any:
    """The sum of two trees of one form, array by array."""
    return over(np.add, one, other)
