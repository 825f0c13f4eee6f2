"""Many ways to type one formula are one value; plausible mistakes are another."""

import numpy as np
import pytest

from rnnquiz.notation import Value, evaluate, parse

# Sizes are distinct, and vectors that meet elementwise differ, so that no mistake can hide.
RNG = np.random.default_rng(7)
VALUES: dict[str, Value] = {
    **{gate: RNG.uniform(0.1, 0.9, 3) for gate in ("f_t", "i_t", "z_t")},
    **{state: RNG.normal(size=3) for state in ("g_t", "n_t", "c_prev", "h_prev", "b", "a_t")},
    "x_t": RNG.normal(size=2),
    "W_x": RNG.normal(size=(3, 2)),
    "W_h": RNG.normal(size=(3, 3)),
}
VALUES["W"] = np.concatenate([VALUES["W_h"], VALUES["W_x"]], axis=1)
ALIASES = {
    "f": "f_t",
    "i": "i_t",
    "z": "z_t",
    "g": "g_t",
    "x": "x_t",
    "a": "a_t",
    "c_tilde_t": "g_t",
    "h_tilde_t": "n_t",
}
NAMES = {name: name for name in VALUES} | ALIASES

CELL_UPDATE = r"""
f_t * c_prev + i_t * g_t
f_t*c_prev+i_t*g_t
f*c_prev + i*g
f_t c_prev + i_t g_t
c_t = f_t ⊙ c_{t-1} + i_t ⊙ c̃_t
cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ
fₜ∘cₜ₋₁ + iₜ∘gₜ
f · c_{t−1} + i · g
f × c_prev + i × g
f .* c_prev + i .* g
i*g + f*c_prev
(f_t)(c_prev) + (i_t)(g_t)
f_t*c[t-1] + i_t*g_t
f_t * c(t-1) + i_t * g_t
f_t * c_(t-1) + i_t * c~_t
f_t*c_t-1 + i_t*g_t
ｃ＿ｔ＝ｆ＿ｔ＊ｃ＿｛ｔ－１｝＋ｉ＿ｔ＊ｇ＿ｔ
f_t * c_prev - (-i_t) * g_t
f_t \odot c_{t-1} + i_t \odot \tilde{c}_t
$c_t = f_t \circ c_{t-1} + i_t \circ g_t$
$$ f_{t}\odot c_{t - 1}\;+\;i_{t}\odot\widetilde{c}_{t} $$
\( \mathbf{f}_t \odot \mathbf{c}_{t-1} + \mathbf{i}_t \odot \tilde{\mathbf{c}}_t \)
\left( f_t \odot c_{t-1} \right) + \left( i_t \odot g_t \right).
\text{f}_t c_{\text{prev}} + i_t\tilde c_t
𝐟_t ⊙ 𝐜_prev + 𝐢_t ⊙ 𝐠_t
f^{(t)} \odot c^{(t-1)} + i^{(t)} \odot \tilde{c}^{(t)}
f^(t) * c^(t-1) + i^(t) * g^(t)
f^{<t>} * c^{<t-1>} + i^{<t>} * \tilde{c}^{<t>}
f^<t> * c^<t - 1> + i^<t> * g^<t>
f^{\langle t \rangle} c^{\langle t-1 \rangle} + i^{⟨t⟩} g^{⟨t⟩}
"""
BLEND = r"""
(1 - z_t) * n_t + z_t * h_prev
(1-z_t)*n_t+z_t*h_prev
(1 - z) n_t + z h_prev
h_t = (1 - z_t) ⊙ n_t + z_t ⊙ h_{t-1}
hₜ = (1 − zₜ) ⊙ nₜ + zₜ ⊙ hₜ₋₁
h_t = (1 - z_t) ∘ h̃_t + z_t ∘ h_{t-1}
z_t*h_prev + (1 - z_t)*n_t
n_t + z_t*(h_prev - n_t)
n_t - z_t*n_t + z_t*h_prev
n_t(1-z_t) + h_prev z_t
-(z_t - 1)*n_t + z_t*h_prev
(1 - z_t) · n_t + z_t · h(t-1)
(1 - z_t) × n_t + z_t × h[t-1]
(1 - z) .* n_t + z .* h_prev
（1－z_t）＊n_t＋z_t＊h_prev
１*n_t - z_t*n_t + z_t*h_prev
h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}
$h_t = (1-z_t)\odot\tilde{h}_t + z_t\odot h_{t-1}$
\left(1 - z_t\right) n_t + z_t h_{t-1}
\bigl(1 - z_{t}\bigr) \circ \tilde{\mathbf{h}}_{t} \, + \, z_{t} \circ \mathbf{h}_{t-1}
2*(1 - z_t)*n_t/2 + z_t*h_prev
"""
ELMAN = r"""
tanh(W_x x_t + W_h h_prev + b)
tanh(W_x*x_t + W_h*h_prev + b)
tanh(W_x @ x_t + W_h @ h_prev + b)
np.tanh(W_x @ x_t + W_h @ h_prev + b)
torch.tanh(W_h@h_prev + W_x@x_t + b)
tanh(b + W_h h_prev + W_x x_t)
h_t = tanh(W_x x_t + W_h h_{t-1} + b)
hₜ = tanh(Wₓ xₜ + Wₕ hₜ₋₁ + b)
h_t = tanh(W [h_{t-1}, x_t] + b)
tanh(W[h_prev, x_t] + b)
tanh(W·[h_prev; x_t] + b)
tanh(W @ [h_prev, x] + b)
tanh(W_x·x_t + W_h·h[t-1] + b)
Tanh(W_x x_t + W_h h(t-1) + b)
ｔａｎｈ（Ｗ＿ｘ ｘ＿ｔ＋Ｗ＿ｈ ｈ＿ｐｒｅｖ＋ｂ）
h_t = \tanh(W_x x_t + W_h h_{t-1} + b)
$\tanh\left(W_{x} x_{t} + W_{h} h_{t-1} + b\right)$
\tanh(\mathbf{W}_x\mathbf{x}_t + \mathbf{W}_h\mathbf{h}_{t-1} + \mathbf{b})
\operatorname{tanh}(W_x x_t + W_h h_{t-1} + b)
\tanh\left( W \begin{bmatrix} h_{t-1} \\ x_t \end{bmatrix} + b \right)
\tanh{(W \cdot [h_{t-1}, x_t] + b)}
tanh((x_t^T W_x^T)^T + W_h h_prev + b)
-tanh(-(W_x x_t) - W_h h_prev - b)
"""
SLOPE = r"""
1 - tanh(a_t)^2
1 - tanh(a_t)**2
1 - tanh^2(a_t)
1 - tanh²(a_t)
1 - tanh²aₜ
1-tanh²(a)
1 − tanh(a)²
tanh'(a)
tanh′(aₜ)
\tanh'(a_t)
1 - \tanh^2(a_t)
1 - \tanh^{2} a_t
$1 - \tanh\left(a_t\right)^2$
1 - tanh(a) tanh(a)
1 - tanh(a)*tanh(a)
1 - tanh(a) ⊙ tanh(a)
(1 - tanh(a))(1 + tanh(a))
(1 + tanh(a)) * (1 - tanh(a))
1/cosh(a)^2
sech^2(a)
\frac{1}{\cosh^2(a_t)}
4 σ(2a) (1 - σ(2a))
4 sigmoid'(2 a)
4 e^{2a}/(e^{2a} + 1)^2
１－ｔａｎｈ（ａ）＾２
"""
RIGHT = {"cell update": CELL_UPDATE, "blend": BLEND, "Elman step": ELMAN, "slope": SLOPE}

WRONG = {
    "cell update": """
i_t * c_prev + f_t * g_t
f_t * c_prev + g_t
f_t * c_prev * i_t * g_t
f_t + c_prev * i_t + g_t
f_t * c_prev + (1 - f_t) * g_t
f_t * g_t + i_t * c_prev
f_t * c_prev - i_t * g_t
tanh(f_t * c_prev + i_t * g_t)
""",
    "blend": """
z_t * n_t + (1 - z_t) * h_prev
(1 - z_t) * h_prev + z_t * n_t
1 - z_t * n_t + z_t * h_prev
(1 - z_t) * n_t + h_prev
(1 + z_t) * n_t + z_t * h_prev
""",
    "Elman step": """
W_x x_t + W_h h_prev + b
tanh(W_x x_t + W_h h_prev)
tanh(W_x x_t) + W_h h_prev + b
tanh(W_x x_t + W_h^T h_prev + b)
sigmoid(W_x x_t + W_h h_prev + b)
tanh(W_x x_t + h_prev + b)
""",
    "slope": """
1 - tanh(a)
1 + tanh(a)^2
tanh(a)^2
1 - tanh(a^2)
tanh(a) (1 - tanh(a))
(1 - tanh(a))^2
""",
}


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, line) for name, text in table.items() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("name", "spelling"), rows(RIGHT))
def test_each_spelling_has_the_value_of_the_first(name: str, spelling: str) -> None:
    first = RIGHT[name].strip().splitlines()[0]
    expected = evaluate(parse(first), VALUES)
    value = evaluate(parse(spelling, names=NAMES), VALUES)
    np.testing.assert_allclose(value, expected, rtol=1e-12, strict=True)


@pytest.mark.parametrize(("name", "spelling"), rows(WRONG))
def test_each_mistake_has_another_value(name: str, spelling: str) -> None:
    expected = evaluate(parse(RIGHT[name].strip().splitlines()[0]), VALUES)
    value = evaluate(parse(spelling, names=NAMES), VALUES)
    assert np.abs(np.subtract(value, expected)).max() > 0.01


def test_there_are_enough_spellings() -> None:
    assert all(len(text.strip().splitlines()) >= 20 for text in RIGHT.values())
    assert len(rows(WRONG)) >= 20


# Names that stand for one another once `names` says so, and what is the same tree without it.
SAME = r"""
h_{t-1} | h_prev | h_(t-1) | hₜ₋₁ | h_{t−1} | h[t-1] | h(t-1) | h_{\text{prev}} | \mathbf{h}_{t-1}
c̃_t | \tilde{c}_t | \tilde{c_t} | \tilde c_t | c_tilde_t | c~_t | c̃ₜ | \widetilde{\mathbf{c}}_{t}
W_{hf} | W_hf | W_{h f} | \mathbf{W}_{hf} | \mathrm{W}_{\mathrm{hf}}
h_1 | h1 | h₁ | h_{1} | h[1] | ｈ＿１
ñ_t | n_tilde_t | \tilde{n}_t
ŷ | y_hat | \hat{y}
d_h_t | dh_t | dhₜ | d_{h,t}
W^T | Wᵀ | W^\top | W^{\top} | W^⊤ | W.T | W^{T} | W^{\mathrm{T}} | W⊤
a b | a*b | a·b | a × b | a \cdot b | a \times b | (a)(b) | a⋅b
x^2 | x² | x**2 | x^{2} | x^(2) | x＾２
½ x | 1/2 x | \frac{1}{2} x | (1/2) x
σ(a) | sigmoid(a) | sigma(a) | \sigma(a) | Sigmoid(a) | σ a | \sigma\left(a\right)
σ(a) | σ[a] | np.sigmoid(a) | torch.sigmoid(a)
σ'(a) | sigmoid'(a) | \sigma'(a) | σ′(a) | \sigma^\prime(a)
tanh²(a) | tanh^2(a) | tanh(a)^2 | tanh(a)² | \tanh^2 a | tanh²a
exp(-a) | e^{-a} | e^(-a) | e**(-a) | \exp(-a) | e^-a | e⁻ᵃ
‖x‖ | ||x|| | norm(x) | \|x\| | \lVert x \rVert | \left\| x \right\|
|x| | abs(x) | \left| x \right| | \lvert x \rvert
√(x) | sqrt(x) | \sqrt{x} | √x | \sqrt x
[h, x] | [h; x] | ［h，x］ | 【h、x】 | \begin{bmatrix} h \\ x \end{bmatrix}
∑ₖ₌₁ᵀ hₖ | \sum_{k=1}^{T} h_k | \sum_{k=1}^T h_k | sum(k=1..T, h_k) | sum_{k=1}^{T} h_k
∑ₖ₌₁ᵀ hₖ | ∑_(k=1)^T h_k | Σ_{k=1}^{T} h_k
∏ₖ₌₁³ xₖ | \prod_{k=1}^{3} x_k | prod(k=1..3, x_k) | product(k=1…3, x[k]) | \prod\limits_{k=1}^3 x_k
∂h_t/∂h_{t-1} | \frac{\partial h_t}{\partial h_{t-1}}
∂hₜ/∂hₜ₋₁ | \partial h_t / \partial h_{t-1} | partial h_t/partial h_prev
a/(b c) | \frac{a}{b c} | a ÷ (b c) | a∕(b c)
-x^2 | -(x^2) | −x²
2^3^2 | 2^(3^2) | 2^{3^2} | 2**3**2
r ⊙ W h | r ⊙ (W h) | r \odot (W h) | r .* W h
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_spellings_of_one_tree(line: str) -> None:
    first, *others = line.replace("||x||", "\0").replace(" |x| ", " \1 ").split(" | ")
    trees = [parse(text.replace("\0", "||x||").replace("\1", "|x|").strip()) for text in others]
    assert trees
    assert all(tree == trees[0] for tree in trees)
    assert parse(first.replace("\1", "|x|")) == trees[0]
