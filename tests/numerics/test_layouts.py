"""Each framework's layers replayed: values and gradients it computed itself, on random weights."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnnquiz.numerics import layouts

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
