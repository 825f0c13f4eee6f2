"""Running a framework's layers on their own weights and inputs, and giving back their own outputs.

Names and axes of inputs and outputs are the framework's. Axes are written as letters: T steps, N
rows of a batch, R layers * directions, D, H and F features; what has no batch has no N.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np

from rnnquiz.errors import UsageError
from rnnquiz.numerics import layers
from rnnquiz.numerics.arrays import Array, Mask
from rnnquiz.numerics.layouts import flax, haiku, keras, onnx, pytorch
from rnnquiz.numerics.layouts.keys import (
    CELLS,
    Attributes,
    Kind,
    Model,
    Weights,
    choice,
    flag,
    numbers,
)

Layout = Literal["pytorch", "keras", "onnx", "flax", "haiku"]
LAYOUTS: tuple[Layout, ...] = ("pytorch", "keras", "onnx", "flax", "haiku")

MERGES: dict[str, layers.Merge] = {
    "concat": "concat", "sum": "sum", "ave": "average", "mul": "product", "none": "concat"
}  # fmt: skip
OURS = {
    "X": "x", "initial_h": "h0", "initial_c": "c0", "sequence_lens": "lengths",
    "d_Y": "d_out", "d_Y_h": "d_hn", "d_Y_c": "d_cn",
}  # fmt: skip
ONNX_OUTPUTS = {"out": "Y", "hn": "Y_h", "cn": "Y_c"}


class Replay(NamedTuple):
    """What layers put out, by the framework's names, and the trace of how it came about."""

    outputs: dict[str, Array]
    trace: layers.Trace
    model: Model


class Setting(NamedTuple):
    """How a framework runs its layers, and the axes of what goes in and out."""

    x: str
    state: str
    out: str
    merge: layers.Merge = "concat"
    reverse: bool = False
    flipped: bool = False  # whether the output is in the order it was read
    padding: layers.Padding = "zero"


def replay(
    layout: Layout,
    kind: Kind,
    weights: Weights,
    inputs: Mapping[str, Any],
    *,
    attributes: Attributes | None = None,
    nonlinearity: str = "tanh",
    batch_first: bool = False,
    grad: bool = False,
) -> Replay:
    """Run a framework's recurrent layers on real weights.

    Shapes:     inputs x, and where wanted h0, c0, lengths (Keras: mask), in the framework's own
                shapes and names, missing states are zeros; with `grad` at least one of d_out,
                d_hn, d_cn, shaped like out, hn, cn
                -> outputs out, hn, cn (ONNX Y, Y_h, Y_c; Keras out, state0, state1, ...), with
                `grad` also grad_x, grad_h0, grad_c0, and grad_<name> for every weight
    Errors:     UsageError says which key, which shape was expected, and which was found
    """
    attributes = attributes or {}
    if layout != "pytorch" and (batch_first or nonlinearity != "tanh"):
        raise UsageError("batch_first and nonlinearity belong to the layout pytorch")
    weights = {name: _floating(array) for name, array in weights.items()}
    model = read(layout, kind, weights, attributes, nonlinearity=nonlinearity)
    given = _given(layout, model, inputs)
    setting = _setting(layout, model, weights, given["x"], attributes, batch_first=batch_first)
    _check(model, given, setting)
    trace = layers.forward(
        model.cell,
        model.params,
        moved(given["x"], setting.x, "TND"),
        [_state(given, f"{name}0", setting) for name in model.cell.states],
        merge=setting.merge,
        reverse=setting.reverse,
        padding=setting.padding,
        options=model.options,
        lengths=None if layout == "keras" else given.get("lengths"),
        live=_live(given, attributes, setting) if layout == "keras" else None,
    )
    outputs = _outputs(model, setting, trace)
    if grad:
        outputs |= _gradients(layout, kind, model, weights, given, setting, trace)
    return Replay(_named(layout, model, outputs, attributes), trace, model)


def read(
    layout: Layout,
    kind: Kind,
    weights: Weights,
    attributes: Attributes | None = None,
    *,
    nonlinearity: str = "tanh",
) -> Model:
    """The layers that weights stand for in a layout."""
    if kind not in CELLS:
        raise UsageError(f"no layout has a cell {kind!r}; there are: {', '.join(CELLS)}")
    if layout == "pytorch":
        _no_attributes(attributes)
        return pytorch.read(kind, weights, nonlinearity=nonlinearity)
    if layout not in LAYOUTS:
        raise UsageError(f"no layout {layout!r}; there are: {', '.join(LAYOUTS)}")
    reading = {"keras": keras.read, "onnx": onnx.read, "flax": flax.read, "haiku": haiku.read}
    return reading[layout](kind, weights, attributes or {})


def write(layout: Layout, kind: Kind, params: Any, weights: Weights) -> dict[str, Array]:
    """`params[layer][direction]` under the names that `weights` has, in the layout's shapes."""
    if layout == "pytorch":
        prefix, cell = pytorch.prefix_of(weights), pytorch.is_cell(weights)
        made = pytorch.write(params, prefix=prefix, cell=cell)
    elif layout == "onnx":
        made = onnx.write(kind, params)
    elif layout == "keras":
        made = keras.write(kind, params, _prefixes(keras.layers_of(weights)))
    elif layout == "flax":
        prefixes = _prefixes(flax.layers_of(kind, weights))
        made = flax.write(kind, params, prefixes, stacked=flax.is_stacked(weights))
    else:
        made = haiku.write(kind, params, _prefixes(haiku.layers_of(kind, weights)))
    plain = {_plain(name): array for name, array in made.items()}
    return {name: plain[_plain(name)] for name in weights if _plain(name) in plain}


def _plain(name: str) -> str:
    """One spelling for names that differ in what joins their parts, or in nnx's `if_`."""
    return name.replace("/", ".").replace("if_.", "if.")


def moved(a: Array, have: str, want: str) -> Array:
    """An array with its axes in another order; an axis it has not is added, one too many dropped.

    Shapes:     moved(a, "NTD", "TND"); moved(a, "TD", "TND") adds a batch of one
    """
    for name in want:
        if name not in have:
            a, have = a[..., None], have + name
    extra = "".join(name for name in have if name not in want)
    ordered = a.transpose([have.index(name) for name in want + extra])
    return np.asarray(ordered.reshape(ordered.shape[: len(want)]))


def _prefixes(groups: Any) -> list[list[str]]:
    return [[group.prefix for group in layer] for layer in groups]


def _no_attributes(attributes: Attributes | None) -> None:
    if attributes:
        raise UsageError(f"PyTorch has no attributes; found {', '.join(attributes)}")


def _floating(array: Any) -> Array:
    kept = {"float32": np.float32, "float16": np.float32}
    return np.asarray(array, kept.get(str(array.dtype), np.float64))


def _given(layout: Layout, model: Model, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs under our names, in the precision of the weights."""
    dtype = model.params[0][0].W_h.dtype
    states = model.cell.states
    allowed = {"x", "d_out", *(f"{s}0" for s in states), *(f"d_{s}n" for s in states)}
    given: dict[str, Any] = {}
    for key, value in _joined(layout, model, inputs).items():
        name = OURS.get(key, key) if layout == "onnx" else key
        if name in allowed:
            given[name] = np.asarray(value, dtype)
        elif name == "lengths" and layout not in ("flax", "haiku"):
            given[name] = np.asarray(value, np.int64)
        elif name == "mask" and layout == "keras":
            given[name] = np.asarray(value, bool)
        else:
            raise UsageError(f"the layout {layout} takes no input {key!r} for this cell")
    if "x" not in given:
        x, there = "X" if layout == "onnx" else "x", ", ".join(inputs) or "nothing"
        raise UsageError(f"no {x} among the inputs; there is: {there}")
    return given


def _joined(layout: Layout, model: Model, inputs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keras' state0, state1, ... (layer by layer, h before c) as one h0 and one c0."""
    seeds = {m[1] for m in (re.fullmatch(r"(|d_)state\d+", key) for key in inputs) if m}
    if layout != "keras" or not seeds:
        return inputs
    joined = {key: v for key, v in inputs.items() if not re.fullmatch(r"(|d_)state\d+", key)}
    size, rows = len(model.cell.states), sum(len(layer) for layer in model.params)
    for seed in seeds:
        for which, state in enumerate(model.cell.states):
            keys = [f"{seed}state{row * size + which}" for row in range(rows)]
            missing = [key for key in keys if key not in inputs]
            if missing:
                raise UsageError(f"no {missing[0]} among the inputs, though there are others")
            name = f"d_{state}n" if seed else f"{state}0"
            joined[name] = inputs[keys[0]] if rows == 1 else np.stack([inputs[k] for k in keys])
    return joined


def _setting(
    layout: Layout,
    model: Model,
    weights: Weights,
    x: Array,
    attributes: Attributes,
    *,
    batch_first: bool,
) -> Setting:
    if layout == "pytorch" and pytorch.is_cell(weights):
        N = "N" if x.ndim > 1 else ""
        return Setting(f"{N}D", f"{N}H", f"{N}F")
    if layout == "onnx":
        first = flag(attributes, "layout", default=False)
        back = onnx.direction(weights, attributes) == "reverse"
        axes = ("NTD", "NRH", "NTRH") if first else ("TND", "RNH", "TRNH")
        return Setting(*axes, reverse=back)
    N = "N" if x.ndim > 2 else ""
    rows = sum(len(layer) for layer in model.params)
    state = f"{'R' if layout == 'pytorch' or rows > 1 else ''}{N}H"
    order = f"{N}T" if layout in ("keras", "flax") or batch_first else f"T{N}"
    plain = Setting(f"{order}D", state, f"{order}F")
    return _keras(plain, model, attributes) if layout == "keras" else plain


def _keras(plain: Setting, model: Model, attributes: Attributes) -> Setting:
    both = len(model.params[0]) == 2
    back = flag(attributes, "go_backwards", default=False)
    if back and (both or len(model.params) > 1):
        raise UsageError("go_backwards: expected a single layer in a single direction")
    return plain._replace(
        merge=MERGES[choice(attributes, "merge_mode", MERGES, "concat")],
        reverse=back,
        flipped=back,
        padding="zero" if both else "repeat",  # Bidirectional forces zeros
    )


def _check(model: Model, given: Mapping[str, Any], setting: Setting) -> None:
    """Every input has the axes and sizes that the weights ask for."""
    x = given["x"]
    sizes = dict(zip(setting.x, x.shape, strict=False))
    sizes |= {"D": model.params[0][0].W_x.shape[1], "R": sum(len(layer) for layer in model.params)}
    _fit("x", x, setting.x, sizes)
    if sizes.get("T") == 0:
        raise UsageError("x: expected at least one step, found none")
    sizes = {"N": 1, "T": 1} | sizes
    widths = model.cell.sizes(model.params[0][0])
    for name, H in zip(model.cell.states, widths, strict=True):
        for key in (f"{name}0", f"d_{name}n"):
            if key in given:
                _fit(key, given[key], setting.state, sizes | {"H": H})
    if "d_out" in given:
        both = len(model.params[-1]) == 2 and setting.merge == "concat"
        out = sizes | {"H": widths[0], "F": widths[0] * (1 + both), "R": len(model.params[-1])}
        _fit("d_out", given["d_out"], setting.out, out)
    if "lengths" in given:
        _fit("lengths", given["lengths"], "N", sizes)
        if np.any(given["lengths"] < 0) or np.any(given["lengths"] > sizes["T"]):
            raise UsageError(f"lengths: expected whole numbers from 0 to {sizes['T']}")
    if "mask" in given:
        _fit("mask", given["mask"], setting.x[:-1], sizes)


def _fit(key: str, array: Array, axes: str, sizes: Mapping[str, int]) -> None:
    shape = tuple(sizes.get(name, -1) for name in axes)
    if array.shape != shape:
        expected = ", ".join(str(sizes[name]) if name in sizes else name for name in axes)
        raise UsageError(f"{key}: expected the shape ({expected}), found {array.shape}")


def _state(given: Mapping[str, Any], key: str, setting: Setting) -> Array | None:
    return moved(given[key], setting.state, "RNH") if key in given else None


def _live(given: Mapping[str, Any], attributes: Attributes, setting: Setting) -> Mask | None:
    """The steps a Keras layer does not skip: by a mask, by lengths, or by Masking(mask_value)."""
    if "mask" in given:
        return moved(given["mask"][..., None], setting.x, "TND")[..., 0] > 0
    if "lengths" in given:
        steps = np.arange(given["x"].shape[setting.x.index("T")])
        return np.asarray(steps[:, None] < given["lengths"])
    hidden = numbers(attributes, "mask")
    if not hidden:
        return None
    shown: Mask = (moved(given["x"], setting.x, "TND") != hidden[0]).any(axis=-1)
    return shown


def _outputs(model: Model, setting: Setting, trace: layers.Trace) -> dict[str, Array]:
    out = trace.out[::-1] if setting.flipped else trace.out
    named = {"out": _apart(out, model, setting)}
    for name, last in zip(model.cell.states, trace.last, strict=True):
        named[f"{name}n"] = moved(last, "RNH", setting.state)
    return named


def _apart(out: Array, model: Model, setting: Setting) -> Array:
    """The output in the framework's axes; ONNX has one for the directions."""
    if "R" not in setting.out:
        return moved(out, "TNF", setting.out)
    return moved(out.reshape(*out.shape[:2], len(model.params[-1]), -1), "TNRH", setting.out)


def _together(d_out: Array, setting: Setting) -> Array:
    """The inverse of `_apart`."""
    if "R" not in setting.out:
        return moved(d_out, setting.out, "TNF")
    apart = moved(d_out, setting.out, "TNRH")
    return apart.reshape(*apart.shape[:2], -1)


def _gradients(
    layout: Layout,
    kind: Kind,
    model: Model,
    weights: Weights,
    given: Mapping[str, Any],
    setting: Setting,
    trace: layers.Trace,
) -> dict[str, Array]:
    seeds = [f"d_{name}n" for name in model.cell.states]
    if not given.keys() & {"d_out", *seeds}:
        raise UsageError(f"gradients need one of d_out, {', '.join(seeds)} among the inputs")
    d_out = _together(given["d_out"], setting) if "d_out" in given else None
    if d_out is not None and setting.flipped:
        d_out = d_out[::-1]
    d_last = [_state(given, seed, setting) for seed in seeds]
    found = layers.backward(model.cell, model.params, trace, d_out, d_last)
    named = {"grad_x": moved(found.d_x, "TND", setting.x)}
    for name, d in zip(model.cell.states, found.d_states, strict=True):
        named[f"grad_{name}0"] = moved(d, "RNH", setting.state)
    written = write(layout, kind, found.params, weights)
    return named | {f"grad_{name}": array for name, array in written.items()}


def _named(
    layout: Layout, model: Model, outputs: dict[str, Array], attributes: Attributes
) -> dict[str, Array]:
    """The outputs under the framework's names."""
    if layout == "onnx":
        return {ONNX_OUTPUTS.get(name, name): array for name, array in outputs.items()}
    if layout != "keras":
        return outputs
    rows = sum(len(layer) for layer in model.params)
    lasts = [outputs.pop(f"{name}n") for name in model.cell.states]
    each = [last[row] if rows > 1 else last for row in range(rows) for last in lasts]
    if attributes.get("merge_mode") == "none":
        outputs["out0"], outputs["out1"] = np.split(outputs.pop("out"), 2, axis=-1)
    return outputs | {f"state{k}": state for k, state in enumerate(each)}
