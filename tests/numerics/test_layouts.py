"""Each framework's layers replayed: values and gradients it computed itself, on random weights."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import counts, layouts

VECTORS = Path(__file__).parent / "vectors"
TOLERANCE = {"torch": 1e-8, "onnx": 3e-6, "keras": 3e-5, "flax": 3e-5, "nnx": 3e-5, "haiku": 3e-5}


def cases() -> list[Any]:
    found = []
    for framework, tolerance in TOLERANCE.items():
        with np.load(VECTORS / f"{framework}.npz") as file:
            arrays = dict(file)
        for k, case in enumerate(json.loads(str(arrays.pop("cases")))):
            parts: dict[str, dict[str, Any]] = {"weights": {}, "inputs": {}, "outputs": {}}
            for key, array in arrays.items():
                number, part, name = key.split("|")
                if int(number) == k:
                    parts[part][name] = array
            name = f"{framework} {case['name']}"
            found.append(pytest.param(case | parts, tolerance, id=name))
    return found


@pytest.mark.parametrize(("case", "tolerance"), cases())
def test_what_the_framework_computed_comes_out(case: Any, tolerance: float) -> None:
    grad = any(name.startswith("grad_") for name in case["outputs"])
    found = layouts.replay(
        case["layout"], case["kind"], case["weights"], case["inputs"], grad=grad, **case["options"]
    ).outputs
    for name, expected in case["outputs"].items():
        assert found[name].shape == expected.shape, name
        assert found[name].dtype == expected.dtype, name
        scale = max(1.0, float(np.abs(expected).max()))
        np.testing.assert_allclose(found[name], expected, atol=tolerance * scale, rtol=0)


@pytest.mark.parametrize(("case", "_"), cases())
def test_reading_and_writing_is_the_identity(case: Any, _: float) -> None:
    attributes = case["options"].get("attributes", {})
    model = layouts.read(case["layout"], case["kind"], case["weights"], attributes)
    written = layouts.write(case["layout"], case["kind"], model.params, case["weights"])
    assert list(written) == list(case["weights"])
    for name, array in case["weights"].items():
        if attributes.get("input_forget") == "1":
            continue  # the rows of the forget gate are not read
        np.testing.assert_array_equal(written[name], array, err_msg=name)


@pytest.mark.parametrize(("case", "_"), [c for c in cases() if c.values[0]["layout"] == "pytorch"])
def test_counts_are_those_of_the_framework(case: Any, _: float) -> None:
    params = layouts.read("pytorch", case["kind"], case["weights"]).params
    first = params[0][0]
    H = first.W_h.shape[0] // {"elman": 1, "gru": 3, "lstm": 4}[case["kind"]]
    found = counts.parameters(
        case["kind"], first.W_x.shape[1], H,
        biases=2 if any("bias" in name for name in case["weights"]) else 0,
        layers=len(params), directions=len(params[0]),
        projection=first.W_h.shape[1] if first.W_h.shape[1] != H else 0,
    )  # fmt: skip
    assert found == sum(array.size for array in case["weights"].values())


def onnx_weights(rng: np.random.Generator) -> dict[str, Any]:
    shapes = {"W": (2, 20, 3), "R": (2, 20, 5), "B": (2, 40)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def test_onnx_with_the_batch_first_has_other_axes_and_the_same_numbers() -> None:
    rng = np.random.default_rng(81)
    weights = onnx_weights(rng)
    X, h, d_Y = (
        rng.normal(size=(4, 7, 3)),
        rng.normal(size=(2, 7, 5)),
        rng.normal(size=(4, 2, 7, 5)),
    )
    one = layouts.replay(
        "onnx", "lstm", weights, {"X": X, "initial_h": h, "d_Y": d_Y}, grad=True
    ).outputs
    inputs = {
        "X": X.swapaxes(0, 1), "initial_h": h.swapaxes(0, 1), "d_Y": d_Y.transpose(2, 0, 1, 3)
    }  # fmt: skip
    other = layouts.replay(
        "onnx", "lstm", weights, inputs, attributes={"layout": "1"}, grad=True
    ).outputs
    np.testing.assert_array_equal(other["Y"], one["Y"].transpose(2, 0, 1, 3))
    for name in ("Y_h", "Y_c", "grad_x", "grad_h0", "grad_c0"):
        np.testing.assert_array_equal(other[name], one[name].swapaxes(0, 1), err_msg=name)
    np.testing.assert_array_equal(other["grad_W"], one["grad_W"])


@pytest.mark.parametrize("layout", ["pytorch", "keras", "haiku"])
def test_without_a_batch_the_axis_is_missing_everywhere(layout: layouts.Layout) -> None:
    rng = np.random.default_rng(82)
    shapes: dict[str, dict[str, tuple[int, ...]]] = {
        "pytorch": {"weight_ih_l0": (15, 3), "weight_hh_l0": (15, 5)},
        "keras": {"kernel": (3, 15), "recurrent_kernel": (5, 15)},
        "haiku": {"gru/w_i": (3, 15), "gru/w_h": (5, 15), "gru/b": (15,)},
    }
    weights = {name: rng.normal(size=shape) for name, shape in shapes[layout].items()}
    x, d_out = rng.normal(size=(4, 3)), rng.normal(size=(4, 5))
    axis = 0 if layout == "keras" else 1
    lone = layouts.replay(layout, "gru", weights, {"x": x, "d_out": d_out}, grad=True).outputs
    batch = layouts.replay(
        layout, "gru", weights,
        {"x": np.expand_dims(x, axis), "d_out": np.expand_dims(d_out, axis)}, grad=True,
    ).outputs  # fmt: skip
    assert lone.keys() == batch.keys()
    for name, array in lone.items():
        np.testing.assert_allclose(array.ravel(), batch[name].ravel(), err_msg=name, atol=1e-14)
    assert lone["out"].shape == (4, 5)
    assert lone["grad_h0"].shape == ((1, 5) if layout == "pytorch" else (5,))


def test_a_cell_without_a_batch() -> None:
    rng = np.random.default_rng(83)
    weights = {"weight_ih": rng.normal(size=(5, 3)), "weight_hh": rng.normal(size=(5, 5))}
    x, h = rng.normal(size=3), rng.normal(size=5)
    found = layouts.replay("pytorch", "elman", weights, {"x": x, "h0": h}).outputs
    expected = np.tanh(weights["weight_ih"] @ x + weights["weight_hh"] @ h)
    np.testing.assert_allclose(found["hn"], expected)


def test_layers_of_keras_are_told_apart_by_what_precedes_their_names() -> None:
    rng = np.random.default_rng(84)
    weights = {
        f"model/{layer}/cell/{name}": rng.normal(size=shape)
        for layer, D in (("lstm_10", 5), ("lstm", 3), ("lstm_2", 5))
        for name, shape in (("kernel", (D, 20)), ("recurrent_kernel", (5, 20)), ("bias", (20,)))
    } | {"model/dense/kernel": rng.normal(size=(5, 1))}
    inputs = {"x": rng.normal(size=(2, 4, 3)), "d_state5": rng.normal(size=(2, 5))}
    inputs |= {f"d_state{k}": np.zeros((2, 5)) for k in range(5)}
    found = layouts.replay("keras", "lstm", weights, inputs, grad=True).outputs
    assert [name for name in found if name.startswith("state")] == [f"state{k}" for k in range(6)]
    assert {f"grad_{name}" for name in weights if "dense" not in name} < found.keys()
    np.testing.assert_array_equal(found["out"][:, -1], found["state4"])
