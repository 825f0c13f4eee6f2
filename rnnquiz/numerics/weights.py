"""Reading weights from a file: .npz, and with an extra .safetensors, .onnx, .keras and .h5."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.numerics.arrays import Array

KERAS_VARIABLES = {"0": "kernel", "1": "recurrent_kernel", "2": "bias"}
KERAS_LAYERS = {"SimpleRNN", "LSTM", "GRU"}
KERAS_ATTRIBUTES = ("go_backwards", "reset_after", "activation", "recurrent_activation")
ONNX_INPUTS = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")


class Stored(NamedTuple):
    """The arrays of a file by name, and the attributes it states about how they are run."""

    weights: dict[str, Array]
    attributes: dict[str, str]


def load(path: Path) -> Stored:
    """The weights in a file, under the names they have there.

    Errors:     DiskError where the file cannot be read, UsageError where it is none of ours
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path.name}: expected a file ending in {', '.join(READERS)}")
    try:
        return reader(path)
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UsageError(f"{path.name} is no {path.suffix} file: {error}") from error


def _npz(path: Path) -> Stored:
    with np.load(path, allow_pickle=False) as file:
        return Stored({name: file[name] for name in file.files}, {})


def _safetensors(path: Path) -> Stored:
    reader = _extra("safetensors.numpy", path)
    try:
        return Stored(reader.load_file(path), {})
    except _extra("safetensors", path).SafetensorError as error:
        raise ValueError(str(error)) from error


def _onnx(path: Path) -> Stored:
    """The only RNN, LSTM or GRU of a graph: its constant inputs by the operator's names."""
    onnx = _extra("onnx", path)
    try:
        graph = onnx.load(path).graph
    except Exception as error:
        if isinstance(error, OSError):
            raise
        raise ValueError(str(error)) from error
    nodes = [node for node in graph.node if node.op_type in ("RNN", "LSTM", "GRU")]
    if len(nodes) != 1:
        names = ", ".join(f"{node.op_type} {node.name}" for node in nodes) or "none"
        raise UsageError(f"{path.name}: expected one RNN, LSTM or GRU in the graph, found {names}")
    constants = dict(_onnx_constants(onnx, graph))
    named = zip(ONNX_INPUTS, nodes[0].input, strict=False)
    weights = {ours: constants[name] for ours, name in named if name in constants}
    given = {a.name: onnx.helper.get_attribute_value(a) for a in nodes[0].attribute}
    return Stored(weights, {name: _text(value) for name, value in given.items()})


def _onnx_constants(onnx: Any, graph: Any) -> Iterator[tuple[str, Array]]:
    for tensor in graph.initializer:
        yield tensor.name, onnx.numpy_helper.to_array(tensor)
    for node in graph.node:
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            yield node.output[0], onnx.numpy_helper.to_array(node.attribute[0].t)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode()
    return ",".join(map(_text, value)) if isinstance(value, list | tuple) else str(value)


def _h5(path: Path) -> Stored:
    with _extra("h5py", path).File(path, "r") as file:
        return Stored(dict(_keras_arrays(file)), {})


def _keras(path: Path) -> Stored:
    h5py = _extra("h5py", path)
    with zipfile.ZipFile(path) as archive:
        config = json.loads(archive.read("config.json"))
        with h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r") as file:
            return Stored(dict(_keras_arrays(file)), _keras_attributes(config))


def _keras_arrays(file: Any) -> Iterator[tuple[str, Array]]:
    """The arrays by Keras' names for them, which a weights file only numbers."""
    found: dict[str, Array] = {}
    file.visititems(
        lambda name, item: found.update({name: item}) if hasattr(item, "dtype") else None
    )
    for name, item in found.items():
        *path, last = name.removesuffix(":0").split("/")
        if path[-2:] == ["cell", "vars"] and last in KERAS_VARIABLES:
            path, last = path[:-1], KERAS_VARIABLES[last]
        yield "/".join([*path, last]), np.asarray(item)


def _keras_attributes(config: Any) -> dict[str, str]:
    """What the configuration says of the recurrent layer, if there is exactly one."""
    layers = list(_keras_layers(config))
    if len(layers) != 1:
        return {}
    stated = {name: layers[0][name] for name in KERAS_ATTRIBUTES if name in layers[0]}
    if "merge_mode" in layers[0]:
        stated.pop("go_backwards", None)
        stated["merge_mode"] = layers[0]["merge_mode"] or "none"
    return {name: str(value) for name, value in stated.items()}


def _keras_layers(config: Any) -> Iterator[dict[str, Any]]:
    if isinstance(config, list):
        for item in config:
            yield from _keras_layers(item)
    if not isinstance(config, dict):
        return
    kind, inner = config.get("class_name"), config.get("config")
    if kind == "Bidirectional" and isinstance(inner, dict):
        yield inner["layer"]["config"] | {"merge_mode": inner["merge_mode"]}
    elif kind in KERAS_LAYERS and isinstance(inner, dict):
        yield inner
    else:
        for item in config.values():
            yield from _keras_layers(item)


def _extra(module: str, path: Path) -> Any:
    try:
        return import_module(module)
    except ImportError:
        package = module.split(".", maxsplit=1)[0]
        raise UsageError(
            f"reading {path.suffix} files needs the package {package}: "
            "pip install 'rnnquiz[weights]'"
        ) from None


READERS: dict[str, Callable[[Path], Stored]] = {
    ".npz": _npz,
    ".safetensors": _safetensors,
    ".onnx": _onnx,
    ".keras": _keras,
    ".h5": _h5,
}
