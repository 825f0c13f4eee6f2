"""What formulas look like. The pages beside this file are meant to be read by a person."""

from pathlib import Path

import pytest

from rnnquiz.notation import (
    Binary,
    Name,
    Number,
    Transpose,
    parse,
    typeset_block,
    typeset_latex,
    typeset_line,
)

HERE = Path(__file__).parent
FORMULAS = (HERE / "formulas.txt").read_text(encoding="utf-8").splitlines()


def page(width: int, plain: bool) -> str:
    blocks = (typeset_block(parse(formula), width=width, ascii=plain) for formula in FORMULAS)
    return "\n\n".join("\n".join(map(str.rstrip, block)) for block in blocks) + "\n"


@pytest.mark.parametrize(
    ("name", "width", "plain"),
    [("page_80.txt", 80, False), ("page_40.txt", 40, False), ("page_40_ascii.txt", 40, True)],
)
def test_a_page_of_formulas(name: str, width: int, plain: bool) -> None:
    assert page(width, plain) == (HERE / name).read_text(encoding="utf-8")


LINES = [
    ("W_{xf} x_t", "W_{xf} xₜ", "W_xf x_t", r"W_{xf} x_{t}"),
    ("c_tilde_t", "c̃ₜ", "c_tilde_t", r"\tilde{c}_{t}"),
    ("d_h_prev", "dhₜ₋₁", "d_h_prev", r"dh_{t-1}"),
    ("h_{k-1}", "hₖ₋₁", "h_{k-1}", r"h_{k-1}"),
    ("W_hᵀ d", "Wₕᵀ d", "W_h^T d", r"W_{h}^\top d"),
    ("-x^2", "-x²", "-x^2", "-x^{2}"),
    ("(-x)^2", "(-x)²", "(-x)^2", "(-x)^{2}"),
    ("x^(a+1)", "xᵃ⁺¹", "x^(a + 1)", "x^{a + 1}"),
    ("0.9^T", "0.9^(T)", "0.9^(T)", "0.9^{(T)}"),
    ("2*3", "2 · 3", "2 * 3", r"2 \cdot 3"),
    ("2 (x y)", "2 (x y)", "2 (x y)", "2 (x y)"),
    ("a - (b - c)", "a - (b - c)", "a - (b - c)", "a - (b - c)"),
    ("(a/b)/c", "(a/b)/c", "(a/b)/c", r"\frac{\frac{a}{b}}{c}"),
    ("tanh(a)^2", "tanh²(a)", "tanh(a)^2", r"\tanh^{2}(a)"),
    ("σ'(a)", "σ'(a)", "sigmoid'(a)", r"\sigma'(a)"),
    ("norm(x)^2", "‖x‖²", "norm(x)^2", r"\left\| x \right\|^{2}"),
    ("sum(k=1..T, x_k)", "∑ₖ₌₁ᵀ xₖ", "sum(k=1..T, x_k)", r"\sum_{k=1}^{T} x_{k}"),
    ("(sum(k=1..T, x_k)) y", "(∑ₖ₌₁ᵀ xₖ) y", None, r"\left( \sum_{k=1}^{T} x_{k} \right) y"),
    ("∂h_t/∂h_prev", "∂hₜ/∂hₜ₋₁", None, r"\frac{\partial h_{t}}{\partial h_{t-1}}"),
    ("[h_prev, x_t]", "[hₜ₋₁, xₜ]", "[h_prev, x_t]", "[h_{t-1}, x_{t}]"),
    ("α_t loss", "αₜ loss", "alpha_t loss", r"\alpha_{t} \mathrm{loss}"),
    ("0.00001 x", "0.00001 x", "0.00001 x", "0.00001 x"),
    ("sqrt(x)^2", "√(x)²", "sqrt(x)^2", r"\sqrt{x}^{2}"),
    ("r ⊙ (W h)", "r ⊙ (W h)", "r .* (W h)", r"r \odot (W h)"),
    ("r ⊙ W h", "r ⊙ (W h)", "r .* (W h)", r"r \odot (W h)"),
    ("(W h) ⊙ r ⊙ s", "(W h) ⊙ r ⊙ s", "(W h) .* r .* s", r"(W h) \odot r \odot s"),
    ("W (r ⊙ h)", "W (r ⊙ h)", "W (r .* h)", r"W (r \odot h)"),
    ("s ⊙ (r ⊙ W h)", "s ⊙ (r ⊙ (W h))", "s .* (r .* (W h))", r"s \odot (r \odot (W h))"),
    ("W_xz x + W_xn h", "W_{xz} x + W_{xn} h", "W_xz x + W_xn h", "W_{xz} x + W_{xn} h"),
    ("W_xz x_t + b_n", "W_{xz} xₜ + bₙ", "W_xz x_t + b_n", "W_{xz} x_{t} + b_{n}"),
    ("h_T - h_prev", "h_T - h_{t-1}", "h_T - h_prev", "h_{T} - h_{t-1}"),
    ("d_W_h - W_f", "dW_h - W_f", "d_W_h - W_f", "dW_{h} - W_{f}"),
    ("W_xi", "Wₓᵢ", "W_xi", "W_{xi}"),
]


@pytest.mark.parametrize(("source", "unicode", "plain", "latex"), LINES)
def test_one_line(source: str, unicode: str, plain: str | None, latex: str) -> None:
    node = parse(source)
    assert typeset_line(node) == unicode
    assert typeset_latex(node) == latex
    assert plain is None or typeset_line(node, ascii=True) == plain


def test_a_raised_t_is_never_mistaken_for_a_power() -> None:
    assert parse("W^T") == Transpose(Name("W"))
    assert parse("x^(T)") == Binary("^", Name("x"), Name("T"))
    assert parse("0.9^T") == Binary("^", Number(0.9), Name("T"))


def test_a_formula_wider_than_any_line_is_still_complete() -> None:
    names = [f"W_{{{'xyz' * 6}{k}}}" for k in range(8)]
    fraction = parse(rf"\frac{{{' '.join(names)}}}{{2}}")
    lines = typeset_block(fraction, width=40)
    assert max(map(len, lines)) <= 40
    assert typeset_block(fraction, width=10)
