"""What formulas are worth, what `names` decides, and what no text can do."""

import subprocess
import sys
from time import process_time

import numpy as np
import pytest

from rnnquiz.errors import FormulaError
from rnnquiz.notation import (
    Value,
    compile_formula,
    equation_sides,
    evaluate,
    names_of,
    parse,
    typeset_line,
)

A = np.array([0.5, -1.0, 2.0])
D = np.array([1.0, 3.0, -2.0])
X = np.array([0.25, -0.5])
W = np.arange(6.0).reshape(3, 2) - 2
U = np.array([[1.0, 2.0, 0.5], [0.0, 1.0, -1.0], [2.0, 0.0, 1.0]])
J2, J3 = np.array([[2.0, 1.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [3.0, 0.0]])
VALUES: dict[str, Value] = {
    "a": A,
    "d": D,
    "x_t": X,
    "W": W,
    "U": U,
    "s": 2.0,
    "T": 3,
    "D": 3,
    "H": 5,
    "h_0": 0.5,
    "h_1": 1.0,
    "h_2": 2.0,
    "h_3": 4.0,
    "one": np.ones((1, 3)),
    "∂h_2/∂h_1": J2,
    "∂h_3/∂h_2": J3,
    "x_1": A,
    "x_2": D,
    "x_3": A,
}


def sigmoid(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


CASES: list[tuple[str, Value]] = [
    ("a d", A * D),
    ("a * d", A * D),
    ("a ⊙ d", A * D),
    ("a @ d", float(A @ D)),
    ("W x_t", W @ X),
    ("W * x_t", W @ X),
    ("U W", U @ W),
    ("U ⊙ U", U * U),
    ("s U a", 2 * (U @ A)),
    ("a ⊙ U d", A * (U @ D)),
    ("d a^T", np.outer(D, A)),
    ("a^T d", float(A @ D)),
    ("a^T U d", float(A @ U @ D)),
    ("(a^T W) x_t", float(A @ W @ X)),
    ("a^T W", (A @ W)[None, :]),
    ("2 a^T", 2 * A[None, :]),
    ("(a^T)^T", A),
    ("one a", np.array([A.sum()])),
    ("U^T a", U.T @ A),
    ("U^2", U @ U),
    ("a^2", A**2),
    ("2^-1", 0.5),
    ("-2^2", -4.0),
    ("(-2)^2", 4.0),
    ("2^3^2", 512.0),
    ("8/4/2", 1.0),
    ("1 - 2 - 3", -4.0),
    ("1/2 s", 1.0),
    ("6/2*3", 9.0),
    ("1 - a", 1 - A),
    ("1/(1 + e^(-a))", sigmoid(A)),
    ("σ(a)", sigmoid(A)),
    ("σ'(a)", sigmoid(A) * (1 - sigmoid(A))),
    ("tanh'(a)", 1 - np.tanh(A) ** 2),
    ("relu(a)", np.maximum(A, 0)),
    ("relu'(a)", (A > 0).astype(float)),
    ("softmax(a)", np.exp(A) / np.exp(A).sum()),
    ("diag(a) U", np.diag(A) @ U),
    ("‖a‖", float(np.linalg.norm(A))),
    ("|a|", np.abs(A)),
    ("max(a)", 2.0),
    ("max(0, a)", np.maximum(A, 0)),
    ("min(a, d, 1)", np.minimum(np.minimum(A, D), 1)),
    ("mean(a)", float(A.mean())),
    ("sum(a)", 1.5),
    ("[a, x_t, 1]", np.concatenate([A, X, [1.0]])),
    ("sum(k=1..T, h_k)", 7.0),
    ("sum(k=1..T, h_{k-1})", 3.5),
    ("1/2 sum(k=1..T, h_k)", 3.5),
    (r"1/T \sum_{k=1}^{T} h_k", 7 / 3),
    ("sum(t=1..T, h_{t-1} + h_t)", 10.5),
    (r"\sum_{τ=1}^{T} h_τ", 7.0),
    ("sum(k=1..T, k)", 6.0),
    ("sum(k=1..T, k x_k)", 4 * A + 2 * D),
    ("sum(k=1..2, sum(j=k..2, j))", 5.0),
    ("prod(k=1..T, h_k)", 8.0),
    (r"\prod_{k=2}^{T} ∂h_k/∂h_{k-1}", J3 @ J2),
    ("sum(k=3..1, h_k)", 0.0),
    ("prod(k=3..1, h_k)", 1.0),
    ("h_T + h_{T-1}", 6.0),
    ("y = 4 (H (D + H) + H)", 180.0),
    ("exp(-1000)", 0.0),
    ("tanh(10^15 a)", np.sign(A)),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_values(source: str, expected: Value) -> None:
    value = evaluate(parse(source), VALUES)
    np.testing.assert_allclose(value, expected, rtol=1e-14)
    assert np.shape(value) == np.shape(expected)
    assert type(value) is (float if np.ndim(value) == 0 else np.ndarray)


def test_whole_numbers_lists_and_float32_are_values_too() -> None:
    node = parse("n a")
    assert evaluate(node, {"n": 2, "a": np.float32(1.5)}) == 3.0
    assert evaluate(node, {"n": np.int64(2), "a": np.array(3)}) == 6.0
    value = evaluate(node, {"n": 1, "a": np.ones(2, dtype=np.float32)})
    assert isinstance(value, np.ndarray)
    assert value.dtype == np.float64


def test_a_compiled_formula_is_the_formula() -> None:
    node = parse("f ⊙ c + i ⊙ g")
    values: dict[str, Value] = dict.fromkeys("fcig", A)
    np.testing.assert_array_equal(compile_formula(node)(values), 2 * A * A)


def test_names_of_a_formula() -> None:
    node = parse(r"y_t = W x_t + \sum_{k=1}^{T} h_k ∂h_t/∂h_{t-1}")
    left, right = equation_sides(node)
    assert left is not None
    assert names_of(left) == {"y_t"}
    assert names_of(right) == {"W", "x_t", "T", "h_k", "∂h_t/∂h_prev"}
    assert equation_sides(parse("a + b"))[0] is None


NAMED = [
    ("H(D+1)", "H D", "H (D + 1)"),
    ("tanh(D+1)", "D", "tanh(D + 1)"),
    ("DH", "D H", "D H"),
    ("4DH", "D H", "4 D H"),
    ("4(DH + H)", "D H", "4 (D H + H)"),
    ("h[t-1]", "h_prev", "hₜ₋₁"),
    ("h(t-1)", "h_prev", "hₜ₋₁"),
    ("h(t-1)", "h t", "h (t - 1)"),
    ("h_t-1", "h_prev", "hₜ₋₁"),
    ("h_t-1", "h_t", "hₜ - 1"),
    ("h_t - 1", "h_t h_prev", "hₜ - 1"),
    ("W_{h,f}", "W_hf", "W_{hf}"),
    ("e^-a", "a", "exp(-a)"),
    ("e^2", "e", "e²"),
    ("y = x", "x", "y = x"),
    ("sum(k=1..T, x_k)", "x_1 T", "∑ₖ₌₁ᵀ xₖ"),
]


@pytest.mark.parametrize(("source", "known", "shown"), NAMED)
def test_names_decide_what_is_meant(source: str, known: str, shown: str) -> None:
    node = parse(source, names={name: name for name in known.split()})
    assert typeset_line(node).replace("(e)", "e") == shown


ATTACKS = [
    "__import__('os')",
    "().__class__.__bases__[0]",
    "h.tofile('x')",
    "lambda: 0",
    "9**9**9",
    "9^9^9^9^9^9^9^9",
    "2^" * 900 + "2",
    "(" * 10_000,
    "(" * 999 + ")" * 999,
    "[" * 1000,
    "{" * 1000,
    "-" * 1999 + "1",
    "|" * 1001,
    "√" * 1000,
    "np." * 600 + "x",
    "x^" * 999 + "x",
    "σ(" * 900,
    "tanh " * 300,
    "∑_{k=1}^" * 200,
    r"\frac{" * 300,
    r"\tilde{" * 250,
    "x" * 1_000_000,
    "x+" * 999 + "x",
    "x " * 1000,
    "9" * 5000,
    "9" * 1999,
    "1e999999999",
    r"\sum_{k=1}^{10^9} k",
    "sum(k=1..999999999999, k)",
    "sum(i=1..1000, sum(j=1..1000, i j))",
    "exp(exp(exp(exp(9))))",
    "\x1b[31m" * 300,
    "c" + "\u0303" * 1000,
    "ﷺ" * 500,
]


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text[:20]))
def test_attacks_get_one_sentence_in_milliseconds(text: str) -> None:
    start = process_time()  # of this process alone, however busy the machine is
    with pytest.raises(FormulaError) as caught:
        evaluate(parse(text), {})
    assert process_time() - start < 0.25
    assert len(caught.value.message.en) < 200
    assert caught.value.message.en.isprintable()


def test_reading_and_typesetting_need_no_numpy() -> None:
    code = """
import sys
from rnnquiz.notation import array_block, parse, typeset_block, typeset_latex
node = parse("h_t = tanh(W_x x_t + W_h h_prev + b)")
typeset_block(node), typeset_latex(node), array_block("x", [1.0, 2.0], decimals=1)
assert "numpy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
