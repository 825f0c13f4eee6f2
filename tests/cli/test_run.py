"""`rnnquiz run` on real weights: drawn, printed, written, and refused with the key at fault."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from rnnquiz.cli.app import app
from rnnquiz.errors import UsageError
from rnnquiz.numerics.layouts import replay

D, H, T = 3, 5, 7


@pytest.fixture
def lstm(tmp_path):
    """Two bidirectional layers as PyTorch names them."""
    rng = np.random.default_rng(11)
    weights = {}
    for layer, width in ((0, D), (1, 2 * H)):
        for way in ("", "_reverse"):
            shapes = {"weight_ih": (4 * H, width), "weight_hh": (4 * H, H)}
            shapes |= {"bias_ih": (4 * H,), "bias_hh": (4 * H,)}
            for name, shape in shapes.items():
                weights[f"{name}_l{layer}{way}"] = rng.normal(size=shape) / 2
    np.savez(tmp_path / "lstm.npz", **weights)
    return tmp_path / "lstm.npz", weights


def invoke(*words: object) -> str:
    result = CliRunner().invoke(app(), ["run", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_outputs_and_gradients_are_written_under_the_frameworks_names(lstm, tmp_path) -> None:
    path, weights = lstm
    rng = np.random.default_rng(2)
    x, d_out = rng.normal(size=(T, 2, D)), rng.normal(size=(T, 2, 2 * H))
    np.savez(tmp_path / "x.npz", x=x, d_out=d_out)
    given = ("--weights", path, "--input", tmp_path / "x.npz", "--grad")
    assert invoke("lstm", *given, "--out", tmp_path / "out.npz") == ""
    found = replay("pytorch", "lstm", weights, {"x": x, "d_out": d_out}, grad=True).outputs
    with np.load(tmp_path / "out.npz") as written:
        assert set(written.files) == set(found)
        assert {"out", "hn", "cn", "grad_x", "grad_weight_hh_l1_reverse"} < set(found)
        for name, array in found.items():
            np.testing.assert_array_equal(written[name], array)
    assert not list(tmp_path.glob("*.part"))


def test_without_a_file_the_input_is_drawn_and_the_gates_are_shown(lstm) -> None:
    page = invoke("lstm", "--weights", lstm[0], "--steps", 4)
    assert page == invoke("lstm", "--weights", lstm[0], "--steps", 4)
    assert page != invoke("lstm", "--weights", lstm[0], "--steps", 4, "--seed", 1)
    for said in ("Layer 1, forward", "Layer 2, backward", "Units 1 to 4 of 5.", "k=4", "1.000"):
        assert said in page


def test_what_is_drawn_is_what_the_reference_computed(lstm) -> None:
    data = json.loads(invoke("lstm", "--weights", lstm[0], "--steps", 4, "--json"))
    assert np.shape(data["out"]) == (4, 2 * H)
    page = invoke("lstm", "--weights", lstm[0], "--steps", 4)
    first_state = f"{data['hn'][0][0]:.3f}"
    (row,) = [line for line in page.splitlines() if line.strip().startswith("hₜ")][:1]
    assert row.split()[-1] == first_state


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_window(lstm, columns, lang, monkeypatch) -> None:
    from rnnquiz.notation import cells

    monkeypatch.setenv("COLUMNS", str(columns))
    page = invoke("lstm", "--weights", lstm[0], "--steps", 60, "--lang", lang)
    assert max(map(cells, page.splitlines())) <= columns
    assert "60" in page
    assert "--out" in page


def test_ascii_has_no_other_glyphs(lstm) -> None:
    assert invoke("lstm", "--weights", lstm[0], "--ascii").isascii()


def test_a_keras_gru_and_an_onnx_file(tmp_path) -> None:
    onnx = pytest.importorskip("onnx")
    rng = np.random.default_rng(3)
    keras = {"kernel": (D, 3 * H), "recurrent_kernel": (H, 3 * H), "bias": (2, 3 * H)}
    np.savez(tmp_path / "gru.npz", **{name: rng.normal(size=s) for name, s in keras.items()})
    given = ("--layout", "keras", "--weights", tmp_path / "gru.npz", "--steps", 3)
    assert "zₜ" in invoke("gru", *given)
    W, R = rng.normal(size=(1, 4 * H, D)), rng.normal(size=(1, 4 * H, H))
    node = onnx.helper.make_node("LSTM", ["X", "W", "R"], ["Y"], hidden_size=H)
    constants = [
        onnx.numpy_helper.from_array(a.astype(np.float32), name)
        for name, a in {"W": W, "R": R}.items()
    ]
    graph = onnx.helper.make_graph([node], "g", [], [], constants)
    onnx.save(onnx.helper.make_model(graph), tmp_path / "model.onnx")
    data = invoke("lstm", "--layout", "onnx", "--weights", tmp_path / "model.onnx", "--json")
    assert set(json.loads(data)) == {"Y", "Y_h", "Y_c"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(
            ("gru",),
            "weight_hh_l0: expected the shape (3H, H) for a gru, found (20, 5)",
            id="the weights of another cell",
        ),
        pytest.param(
            ("lstm", "--layout", "kera"),
            "there is no layout `kera`; did you mean `keras`?",
            id="an unknown layout",
        ),
        pytest.param(("lst",), "there is no cell `lst`; did you mean `lstm`?", id="a typo"),
        pytest.param(
            ("lstm", "--grad"),
            "gradients need one of d_out, d_hn, d_cn among the inputs",
            id="gradients of nothing",
        ),
    ],
)
def test_what_does_not_fit_is_named(lstm, words, message) -> None:
    path, _ = lstm
    with pytest.raises(UsageError) as caught:
        invoke(*words, "--weights", path)
    assert str(caught.value) == message


def test_a_size_is_no_file_and_a_file_no_size() -> None:
    with pytest.raises(UsageError, match="without --weights it is a size from 1 to 16"):
        invoke("lstm", "--input", "x.npz")
    assert invoke("lstm", "--input", "3", "--steps", "2").count("xₜ") == 1


def test_the_table_of_conventions_names_every_layout() -> None:
    page = invoke("--layouts")
    for name in ("PyTorch", "Keras", "ONNX", "Flax", "Haiku"):
        assert name in page
