"""Real weights for `rnnquiz run`: read, replayed as their framework would, drawn or written."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rnnquiz.errors import DiskError, UsageError, instead

if TYPE_CHECKING:
    from rnnquiz.numerics import Array
    from rnnquiz.numerics.layouts import Model, Replay
    from rnnquiz.tui.layout import Lines
    from rnnquiz.tui.look import Look

CELLS = {"elman": "elman", "rnn": "elman", "lstm": "lstm", "gru": "gru"}


class Asked(NamedTuple):
    """What a file of weights cannot say itself."""

    cell: str
    layout: str
    attributes: Mapping[str, str]
    nonlinearity: str
    batch_first: bool = False
    grad: bool = False


def whole(text: str) -> int | None:
    """The number of features that `--input` gives, if it gives any."""
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= 16:
        raise UsageError(f"`--input {text}`: without --weights it is a size from 1 to 16")
    return int(text)


def replayed(asked: Asked, weights: Path, given: str, steps: int, seed: int) -> "Replay":
    """The framework's layers run on the weights, on the input's file or on drawn numbers."""
    from rnnquiz.numerics.layouts import replay
    from rnnquiz.numerics.weights import load

    kind, layout = _known(asked)
    stored = load(weights)
    attributes = {**stored.attributes, **asked.attributes}
    if given:
        inputs = dict(load(Path(given)).weights)
    else:
        inputs = _drawn_input(asked, stored.weights, attributes, steps, seed)
    return replay(
        layout,
        kind,
        stored.weights,
        inputs,
        attributes=attributes,
        nonlinearity=asked.nonlinearity,
        batch_first=asked.batch_first,
        grad=asked.grad,
    )


def _known(asked: Asked) -> tuple[Any, Any]:
    """The kind of cell and the layout; UsageError with what there is."""
    from rnnquiz.numerics.layouts import LAYOUTS

    if asked.cell not in CELLS:
        raise UsageError(f"there is no cell `{asked.cell}`{instead(asked.cell, CELLS)}")
    if asked.layout not in LAYOUTS:
        raise UsageError(f"there is no layout `{asked.layout}`{instead(asked.layout, LAYOUTS)}")
    return CELLS[asked.cell], asked.layout


def _drawn_input(
    asked: Asked,
    weights: "Mapping[str, Array]",
    attributes: Mapping[str, str],
    steps: int,
    seed: int,
) -> "dict[str, Array]":
    """An input of so many steps drawn from the seed, in the axes of the framework."""
    import numpy as np

    from rnnquiz.numerics.layouts import pytorch, read
    from rnnquiz.oracle.draw import dice, draw_given
    from rnnquiz.oracle.routine import INPUT, Given

    kind, layout = _known(asked)
    model: Model = read(layout, kind, weights, attributes, nonlinearity=asked.nonlinearity)
    sizes = {"T": steps, "D": model.params[0][0].W_x.shape[1]}
    x = np.asarray(draw_given(Given("x", ("T", "D"), INPUT), sizes, None, 1, dice("replay", seed)))
    if layout == "pytorch" and pytorch.is_cell(weights):
        return {"x": x[0]}
    if layout == "onnx":
        return {"X": x[None] if attributes.get("layout") == "1" else x[:, None]}
    return {"x": x}


def save(found: "Replay", path: Path) -> None:
    """Write the outputs to an .npz, whole or not at all."""
    import numpy as np

    part = path.with_name(f"{path.name}.part")
    arrays: Any = found.outputs
    try:
        with part.open("wb") as file:
            np.savez(file, **arrays)
        part.replace(path)
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror or error}") from error


def page(found: "Replay") -> "Callable[[Look], Lines]":
    """The page of a replay."""
    # Not among the room's names: it loads NumPy, which the first question does without.
    from rnnquiz.tui.layers import layers

    return lambda look: layers(found, look)


def conventions(look: "Look") -> "Lines":
    """The table of who orders, transposes and updates what."""
    from rnnquiz.numerics.layouts import conventions as rows
    from rnnquiz.tui.layers import records

    return records(rows(), look)
