"""Files of weights, and what a person is told about those that do not fit."""

import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.numerics import layouts, weights

H, D, T, N = 5, 3, 4, 2


def lstm_of_pytorch() -> dict[str, Any]:
    rng = np.random.default_rng(61)
    shapes = {"weight_ih": (4 * H, D), "weight_hh": (4 * H, H), "bias_ih": 4 * H, "bias_hh": 4 * H}
    return {f"{name}_l0": rng.normal(size=shape) for name, shape in shapes.items()}


X = {"x": np.random.default_rng(62).normal(size=(T, N, D))}


def changed(**changes: Any) -> dict[str, Any]:
    both = lstm_of_pytorch() | changes
    return {name: array for name, array in both.items() if array is not None}


@pytest.mark.parametrize(
    ("kind", "arrays", "inputs", "message"),
    [
        pytest.param(
            "lstm", {}, X,
            "expected one weight_hh_l0 (or weight_hh of a Cell) among the weights; "
            "there is: nothing", id="nothing there",
        ),
        pytest.param(
            "gru", lstm_of_pytorch(), X,
            "weight_hh_l0: expected the shape (3H, H) for a gru, found (20, 5)", id="another cell",
        ),
        pytest.param(
            "lstm", changed(weight_hh_l0=np.ones((20, 6))), X,
            "weight_hh_l0: expected the shape (4H, H) = (20, 5), found (20, 6)", id="recurrent",
        ),
        pytest.param(
            "lstm", changed(weight_ih_l0=np.ones((16, 3))), X,
            "weight_ih_l0: expected the shape (4H, in) = (20, 3), found (16, 3)", id="input rows",
        ),
        pytest.param(
            "lstm", changed(bias_hh_l0=np.ones(5)), X,
            "bias_hh_l0: expected the shape (4H,) = (20,), found (5,)", id="bias",
        ),
        pytest.param(
            "lstm", changed(weight_ih_l0=None), X,
            "no weight_ih_l0 among the weights, which PyTorch needs; "
            "there is: weight_hh_l0, bias_ih_l0, bias_hh_l0", id="missing",
        ),
        pytest.param(
            "lstm", lstm_of_pytorch(), {"x": np.ones((T, N, 4))},
            "x: expected the shape (4, 2, 3), found (4, 2, 4)", id="features",
        ),
        pytest.param(
            "lstm", lstm_of_pytorch(), X | {"h0": np.ones((2, N, H))},
            "h0: expected the shape (1, 2, 5), found (2, 2, 5)", id="state",
        ),
        pytest.param(
            "lstm", lstm_of_pytorch(), X | {"lengths": np.array([4, 5])},
            "lengths: expected whole numbers from 0 to 4", id="too long",
        ),
        pytest.param(
            "lstm", lstm_of_pytorch(), {"y": np.ones(3)},
            "the layout pytorch takes no input 'y' for this cell", id="unknown input",
        ),
        pytest.param(
            "lstm", lstm_of_pytorch(), {"h0": np.ones((1, N, H))},
            "no x among the inputs; there is: h0", id="no input",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(kind: Any, arrays: Any, inputs: Any, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        layouts.replay("pytorch", kind, arrays, inputs)
    assert str(caught.value) == message


def test_the_layer_above_must_read_both_directions() -> None:
    one = lstm_of_pytorch()
    arrays = one | {f"{name}_reverse": a for name, a in one.items()}
    arrays |= {name.replace("l0", "l1"): a for name, a in arrays.items()}
    for name in ("weight_ih_l1", "weight_ih_l1_reverse"):
        arrays[name] = np.ones((4 * H, H))
    with pytest.raises(UsageError) as caught:
        layouts.replay("pytorch", "lstm", arrays, X)
    assert str(caught.value) == (
        "weight_ih_l1: expected the shape (GH, directions * H of the layer below) = (20, 10), "
        "found (20, 5)"
    )


ACTIVATIONS = (
    "activation=gelu: expected one of linear, hard_sigmoid, leaky_relu, tanh, sigmoid, relu, elu, "
    "softsign, softplus"
)
KNOWN = (
    "Keras has no attribute 'go_backward'; there are: go_backwards, reset_after, merge_mode, mask, "
    "activation, recurrent_activation"
)


@pytest.mark.parametrize(
    ("layout", "attributes", "message"),
    [
        ("keras", {"go_backward": "1"}, KNOWN),
        ("keras", {"activation": "gelu"}, ACTIVATIONS),
        ("keras", {"go_backwards": "yes"}, "go_backwards=yes: expected 0, 1, true or false"),
        ("keras", {"merge_mode": "max"},
         "merge_mode=max: expected one of concat, sum, ave, mul, none"),
        ("pytorch", {"clip": "1"}, "PyTorch has no attributes; found clip"),
    ],
)  # fmt: skip
def test_an_attribute_that_means_nothing_is_refused(
    layout: Any, attributes: Any, message: str
) -> None:
    kernel = {"kernel": np.ones((D, 4 * H)), "recurrent_kernel": np.ones((H, 4 * H))}
    arrays = kernel if layout == "keras" else lstm_of_pytorch()
    with pytest.raises(UsageError) as caught:
        layouts.replay(layout, "lstm", arrays, {"x": np.ones((N, T, D))}, attributes=attributes)
    assert str(caught.value) == message


def test_lengths_are_a_mask_for_keras() -> None:
    rng = np.random.default_rng(64)
    arrays = {
        "kernel": rng.normal(size=(D, 3 * H)), "recurrent_kernel": rng.normal(size=(H, 3 * H)),
    }  # fmt: skip
    x, lengths = rng.normal(size=(N, T, D)), np.array([2, 4])
    one, other = (
        layouts.replay("keras", "gru", arrays, {"x": x} | given).outputs
        for given in ({"lengths": lengths}, {"mask": np.arange(T) < lengths[:, None]})
    )
    np.testing.assert_array_equal(one["out"], other["out"])
    np.testing.assert_array_equal(one["out"][0, 1], one["out"][0, 3])
    hidden = np.where((np.arange(T) < lengths[:, None])[..., None], x, 7.0)
    masking = layouts.replay("keras", "gru", arrays, {"x": hidden}, attributes={"mask": "7"})
    np.testing.assert_array_equal(one["out"], masking.outputs["out"])


def test_a_cell_and_a_nonlinearity_that_are_not_there_are_refused() -> None:
    with pytest.raises(UsageError, match="no layout has a cell 'mgu'; there are: elman, lstm, gru"):
        layouts.replay("pytorch", "mgu", lstm_of_pytorch(), X)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="nonlinearity=relu: expected tanh"):
        layouts.replay("pytorch", "lstm", lstm_of_pytorch(), X, nonlinearity="relu")


def test_gradients_need_something_to_start_from() -> None:
    with pytest.raises(UsageError, match="gradients need one of d_out, d_hn, d_cn"):
        layouts.replay("pytorch", "lstm", lstm_of_pytorch(), X, grad=True)


def test_an_unknown_layout_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no layout 'caffe'; there are: pytorch, keras"):
        layouts.replay("caffe", "lstm", {}, X)  # type: ignore[arg-type]


def test_the_names_of_a_larger_model_are_found_behind_their_prefix() -> None:
    arrays = {f"encoder.rnn.{name}": a for name, a in lstm_of_pytorch().items()}
    inputs = X | {"d_hn": np.ones((1, N, H))}
    found = layouts.replay(
        "pytorch", "lstm", arrays | {"head.weight": np.ones((2, 2))}, inputs, grad=True
    ).outputs
    assert "grad_encoder.rnn.weight_hh_l0" in found
    assert "grad_head.weight" not in found


def test_npz(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", **lstm_of_pytorch())
    stored = weights.load(tmp_path / "w.npz")
    assert list(stored.weights) == list(lstm_of_pytorch())
    assert stored.attributes == {}


def test_safetensors(tmp_path: Path) -> None:
    numpy = pytest.importorskip("safetensors.numpy")
    numpy.save_file(lstm_of_pytorch(), tmp_path / "w.safetensors")
    assert set(weights.load(tmp_path / "w.safetensors").weights) == set(lstm_of_pytorch())


def test_onnx(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    rng = np.random.default_rng(63)
    arrays = {"W": rng.normal(size=(2, 3 * H, D)), "R": rng.normal(size=(2, 3 * H, H))}
    arrays = {name: a.astype(np.float32) for name, a in arrays.items()}
    node = onnx.helper.make_node(
        "GRU", ["X", "w.0", "r.0"], ["Y", "Y_h"], direction="bidirectional", hidden_size=H,
        activations=["Sigmoid", "Relu"] * 2, clip=0.5, linear_before_reset=1,
    )  # fmt: skip
    made = [
        onnx.numpy_helper.from_array(arrays["W"], "w.0"),
        onnx.numpy_helper.from_array(arrays["R"], "r.0"),
    ]
    info = [
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        for name in ("X", "Y", "Y_h")
    ]
    graph = onnx.helper.make_graph([node], "one", info[:1], info[1:], made)
    onnx.save(onnx.helper.make_model(graph), tmp_path / "m.onnx")
    stored = weights.load(tmp_path / "m.onnx")
    assert stored.attributes == {
        "direction": "bidirectional", "hidden_size": "5", "clip": "0.5",
        "activations": "Sigmoid,Relu,Sigmoid,Relu", "linear_before_reset": "1",
    }  # fmt: skip
    found = layouts.replay(
        "onnx", "gru", stored.weights, {"X": X["x"]}, attributes=stored.attributes
    ).outputs
    assert found["Y"].shape == (T, 2, N, H)


def test_keras_numbers_the_variables_of_a_file(tmp_path: Path) -> None:
    h5py = pytest.importorskip("h5py")
    shapes = {"0": (D, 3 * H), "1": (H, 3 * H), "2": (2, 3 * H)}
    with h5py.File(tmp_path / "m.weights.h5", "w") as file:
        for side in ("forward_layer", "backward_layer"):
            for number, shape in shapes.items():
                file[f"layers/bidirectional/{side}/cell/vars/{number}"] = np.ones(shape)
        file["layers/dense/vars/0"] = np.ones((H, 1))
    config = (
        '{"config": {"layers": [{"class_name": "Bidirectional", "config": {"merge_mode": "sum",'
        '"layer": {"class_name": "GRU", "config": {"reset_after": true, "go_backwards": false}}}}]'
        "}}"
    )
    with zipfile.ZipFile(tmp_path / "m.keras", "w") as archive:
        archive.writestr("config.json", config)
        archive.write(tmp_path / "m.weights.h5", "model.weights.h5")
    stored = weights.load(tmp_path / "m.keras")
    assert stored.attributes == {"reset_after": "True", "merge_mode": "sum"}
    assert stored.weights.keys() == weights.load(tmp_path / "m.weights.h5").weights.keys()
    found = layouts.replay(
        "keras", "gru", stored.weights, {"x": np.ones((N, T, D))}, attributes=stored.attributes
    ).outputs
    assert found["out"].shape == (N, T, H)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match=r"none\.npz: No such file or directory"):
        weights.load(tmp_path / "none.npz")
    with pytest.raises(UsageError, match=r"w\.txt: expected a file ending in \.npz, \.safetensors"):
        weights.load(tmp_path / "w.txt")
    for suffix in (".npz", ".onnx", ".keras"):
        bad = tmp_path / f"bad{suffix}"
        bad.write_bytes(b"not that")
        with pytest.raises(UsageError, match=rf"bad\{suffix} (is no|.*needs the package)|reading"):
            weights.load(bad)


def test_pickles_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", evil=np.array([{}], dtype=object))
    with pytest.raises(UsageError, match=r"w\.npz is no \.npz file"):
        weights.load(tmp_path / "w.npz")


def test_the_table_of_conventions_has_a_row_for_every_layout() -> None:
    assert [row["framework"].lower() for row in layouts.conventions()] == list(layouts.LAYOUTS)
