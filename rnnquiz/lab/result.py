"""What an experiment measured: numbers by name, and the plots that show them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rnnquiz.text import Text


class Row(NamedTuple):
    """One line of a plot: a series along the line, or a single number as a bar."""

    label: Text
    points: tuple[float, ...]


class Plot(NamedTuple):
    """Rows with one scale in common, a logarithmic one where the numbers span scales."""

    title: Text
    rows: tuple[Row, ...]
    log: bool = False


class Measured(NamedTuple):
    """What one run of an experiment found: `values` are the names that content may use."""

    values: Mapping[str, float]
    plots: tuple[Plot, ...]


class Result(NamedTuple):
    """A finished run: which one it was, and what it measured. `values` holds the settings too."""

    experiment: str
    seed: int
    settings: Mapping[str, float]
    values: Mapping[str, float]
    plots: tuple[Plot, ...]


def row(label: str | Text, points: Iterable[float]) -> Row:
    """A row; a label in one language, such as `LSTM`, is the same in every language."""
    return Row(label if isinstance(label, Text) else Text(label), tuple(map(float, points)))


def numbered(name: str, points: Iterable[float], *, start: int = 1) -> dict[str, float]:
    """`J_1`, `J_2`, ... for the points in order."""
    return {f"{name}_{at}": float(point) for at, point in enumerate(points, start)}
