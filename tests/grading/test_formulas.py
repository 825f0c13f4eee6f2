"""Formulas as people type them: every way to say the same is right, every slip is named."""

from operator import itemgetter
from time import process_time

import msgspec
import pytest

from rnnquiz.bank import Formula, Run
from rnnquiz.grading import Status, Verdict, grade, key_text, wrong_texts
from rnnquiz.oracle import variant
from tests.grading.questions import BASE, COUNT_FORMULA, NAMES, QUESTIONS, VARIANTS

UPDATE = Formula(**BASE, run=Run("lstm.update"), ask="c_t", names=("f_t", "i_t", "g_t", "c_prev"))
BLEND = Formula(**BASE, run=Run("gru.blend"), ask="h_t")
STEP = Formula(**BASE, run=Run("elman"), ask="h_t", names=("W_x", "W_h", "b", "x_t", "h_prev", "W"))
SLOPE = Formula(**BASE, run=Run("elman.slope"), ask="s_t")
JACOBIAN = Formula(**BASE, run=Run("elman.jacobian"), ask="J")
OUTPUT = Formula(**BASE, run=Run("lstm.update"), ask="h_t", names=("o_t", "c_t", "c_prev"))

UPDATE_WAYS = r"""
f_t*c_prev + i_t*g_t
f_t ⊙ c_{t-1} + i_t ⊙ c̃_t
c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t
i*g + f*c
f*c_prev + i*g
f_t c_prev + i_t g_t
fc_prev + ig
ft*c_prev + it*gt
f_t \odot c_{t-1} + i_t \odot \tilde{c}_t
$C_t = f_t * C_{t-1} + i_t * \tilde{C}_t$
\mathbf{f}_t \odot \mathbf{c}_{t-1} + \mathbf{i}_t \odot \tilde{\mathbf{c}}_t
f_t ∘ c_{t−1} + i_t ∘ g_t
fₜ⊙cₜ₋₁+iₜ⊙gₜ
f_t·c_{t-1} + i_t·g_t
(f_t)(c_prev) + (i_t)(g_t)
f_t × c_prev + i_t × g_t
ｆ＿ｔ＊ｃ＿ｐｒｅｖ＋ｉ＿ｔ＊ｇ＿ｔ
（f_t * c_prev）+（i_t * g_t）
g_t .* i_t + c_prev .* f_t
c[t] = f[t]*c[t-1] + i[t]*g[t]
c(t) = f(t) c(t-1) + i(t) g(t)
f_{t}c_{t-1}+i_{t}g_{t}
f_t*c_old + i_t*c_hat_t
c_prev - (1-f_t)*c_prev + i_t*g_t
diag(f_t) c_prev + diag(i_t) g_t
"""
BLEND_WAYS = r"""
(1-z)*n + z*h
(1 - z_t) ⊙ n_t + z_t ⊙ h_{t-1}
z*h_prev + (1-z)*h_tilde
z_t ⊙ h_{t-1} + (1 - z_t) ⊙ h̃_t
h_t = (1-z_t)*n_t + z_t*h_prev
n + z*(h_prev - n)
n_t - z_t*n_t + z_t*h_prev
h - (1-z)*(h - n)
h_prev + (1-z)*(n - h_prev)
(1-z)n + zh
(1-z_t) h̃_t + z_t h_{t-1}
(1-z)·n + z·h
(1-z)×n + z×h
(1-z_t).*n_t + z_t.*h_prev
(1-zₜ)⊙nₜ+zₜ⊙hₜ₋₁
(1-z[t])*n[t] + z[t]*h[t-1]
(1-z(t)) n(t) + z(t) h(t-1)
(1 - z_t) \odot \tilde{h}_t + z_t \odot h_{t-1}
\left(1 - z_t\right) \odot n_t + z_t \odot h_{t-1}
$h_t = (1-z_t) n_t + z_t h_{t-1}$
（1－z）＊n＋z＊h
-(z - 1)*n + z*h_old
(1-zt)*nt + zt*h_prev
{(1-z)}*n + z*h
"""
STEP_WAYS = r"""
tanh(W_x x_t + W_h h_prev + b)
tanh(W_h h_{t-1} + W_x x_t + b)
tanh(b + W_x x_t + W_h h_{t-1})
h_t = tanh(W_x x_t + W_h h_prev + b)
tanh(W_x*x_t + W_h*h_prev + b)
tanh(W_x@x + W_h@h + b)
tanh(W_x·x_t + W_h·h_{t-1} + b)
tanh(Wx x + Wh h + b)
tanh(Wx*xt + Wh*h_prev + b)
tanh(W [h_{t-1}, x_t] + b)
tanh(W·[h,x]+b)
tanh(W [h_{t-1}; x_t] + b)
tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)
tanh(U x_t + W_h h_{t-1} + b)
tanh(Wₓ xₜ + Wₕ hₜ₋₁ + b)
\tanh(W_x x_t + W_h h_{t-1} + b)
\tanh\left(W_{hh} h_{t-1} + W_{xh} x_t + b_h\right)
$h_t = \tanh(W_x x_t + W_h h_{t-1} + b)$
tanh（W_x x_t + W_h h_prev + b）
2σ(2(W_x x_t + W_h h_prev + b)) - 1
1 - 2/(exp(2(W_x x_t + W_h h_prev + b)) + 1)
tanh((W_x x_t) + (W_h h_prev) + b)
"""
SLOPE_WAYS = r"""
∂h_t/∂a_t = 1 - h_t^2
\frac{\partial h_t}{\partial a_t} = 1 - h_t^2
1 - h^2
1-h_t²
1-h**2
1 - h*h
1 - h_t ⊙ h_t
s_t = 1 - h_t^2
(1-h)(1+h)
(1 - h_t)(1 + h_t)
1 - tanh(a)^2
1-tanh²(a_t)
1 - tanh^2(a_t)
1 - \tanh^2(a_t)
$1 - \tanh^2 a_t$
1 - (tanh(a_t))^2
tanh'(a)
sech(a)^2
sech²(a)
1/cosh(a)^2
1/cosh²(a_t)
4/(e^a+e^{-a})^2
4/(exp(a)+exp(-a))^2
4σ(2a)(1-σ(2a))
1－h²
"""
UPDATE_SLIPS = """
i*c_prev + f*g           | f_i_swapped
f*c_prev + g             | input_gate_forgotten
c_prev + i*g             | forget_gate_forgotten
(1-f)*c_prev + i*g       | forget_gate_deletes
f*c_prev + (1-f)*g       | input_gate_coupled
i*g                      | memory_dropped
-f*c_prev - i*g          | sign
f*c_prev                 |
f*c_prev - i*g           |
f*c_prev * i*g           |
tanh(f*c_prev + i*g)     |
f*(c_prev + i*g)         |
f + c_prev + i + g       |
"""
BLEND_SLIPS = """
(1-z)*h + z*n            | z_flipped
z*n + z*h                | blend_without_complement
(1-z)*n                  | old_state_dropped
z*h                      |
n + z*h                  |
(1-z)*n - z*h            |
(1+z)*n + z*h            |
(z-1)*n - z*h            | sign
"""
STEP_SLIPS = """
tanh(W [x_t, h_prev] + b)              | concatenation_swapped
W_x x_t + W_h h_prev + b               | activation_forgotten
σ(W_x x_t + W_h h_prev + b)            | sigmoid_for_tanh
tanh(W_x x_t + b)                      | recurrence_dropped
tanh(W_x x_t + W_h h_prev)             | bias_dropped
tanh(W_x x_t + W_h^T h_prev + b)       | recurrent_weights_transposed
-tanh(W_x x_t + W_h h_prev + b)        | sign
tanh(W_x x_t) + W_h h_prev + b         |
tanh(W_h h_prev + b)                   |
tanh(W_x x_t + W_h h_prev - b)         |
relu(W_x x_t + W_h h_prev + b)         |
"""
JACOBIAN_WAYS = r"""
diag(1 - h_t^2) W_h
∂h_t/∂h_prev = diag(1 - h_t^2) W_h
\frac{\partial h_t}{\partial h_{t-1}} = \text{diag}(1 - h_t^2) W_{hh}
"""

SLOPE_SLIPS = """
1 - h                    | slope_without_square
h(1-h)                   | slope_of_sigmoid
1 - a^2                  | slope_at_preactivation
h^2 - 1                  | sign
1 - tanh(h)^2            |
1 + h^2                  |
tanh(a)                  |
1 - h^2/2                |
"""
JACOBIAN_SLIPS = """
W_h                          | slope_forgotten
W_h diag(1 - h^2)            | slope_on_columns
diag(1 - h^2) W_h^T          | recurrent_weights_transposed
diag(1 - h) W_h              | slope_without_square
"""
OUTPUT_SLIPS = """
o*c_t                    | tanh_on_c_forgotten
o*σ(c_t)                 | sigmoid_on_c
tanh(o*c_t)              | output_gate_inside
c_t                      | c_returned_for_h
tanh(c_t)                | output_gate_forgotten
o*tanh(c_prev)           | old_c_read_out
"""


def ways(question: Formula, name: str, texts: str) -> list[object]:
    return [
        pytest.param(question, text, id=f"{name}: {text}") for text in texts.split("\n") if text
    ]


def slips(question: Formula, name: str, rows: str) -> list[object]:
    pairs = [row.rsplit("|", 1) for row in rows.split("\n") if row]
    return [
        pytest.param(question, text.strip(), tag.strip(), id=f"{name}: {text.strip()}")
        for text, tag in pairs
    ]


@pytest.mark.parametrize(
    ("question", "text"),
    ways(UPDATE, "update", UPDATE_WAYS)
    + ways(BLEND, "blend", BLEND_WAYS)
    + ways(STEP, "step", STEP_WAYS)
    + ways(SLOPE, "slope", SLOPE_WAYS)
    + ways(JACOBIAN, "jacobian", JACOBIAN_WAYS),
)
def test_every_way_to_type_it_is_right(question: Formula, text: str) -> None:
    verdict = grade(question, variant(question, 1), text)
    assert (verdict.status, verdict.message.en) == (Status.CORRECT, "Correct.")
    assert verdict.reading


@pytest.mark.parametrize("texts", [UPDATE_WAYS, BLEND_WAYS, STEP_WAYS, SLOPE_WAYS])
def test_there_are_twenty_ways_and_more(texts: str) -> None:
    assert len(set(texts.split("\n"))) > 21


@pytest.mark.parametrize(
    ("question", "text", "tag"),
    slips(UPDATE, "update", UPDATE_SLIPS)
    + slips(BLEND, "blend", BLEND_SLIPS)
    + slips(STEP, "step", STEP_SLIPS)
    + slips(SLOPE, "slope", SLOPE_SLIPS)
    + slips(JACOBIAN, "jacobian", JACOBIAN_SLIPS)
    + slips(OUTPUT, "output", OUTPUT_SLIPS),
)
def test_every_slip_is_wrong_and_named_where_it_has_a_name(
    question: Formula, text: str, tag: str
) -> None:
    verdict = grade(question, variant(question, 1), text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.WRONG, 0.0, tag)


FORMULAS = [UPDATE, BLEND, STEP, SLOPE, JACOBIAN, OUTPUT]


@pytest.mark.parametrize("question", FORMULAS, ids=lambda question: question.run.routine)
def test_the_key_and_every_mistake_can_be_typed_as_they_are_shown(question: Formula) -> None:
    applying = tuple(variant(question, 1).others)
    declared = msgspec.structs.replace(question, misconceptions=applying)
    made = variant(declared, 1)
    key = key_text(declared, made)
    assert grade(declared, made, key).status is Status.CORRECT
    for name, text in wrong_texts(declared, made).items():
        assert text == key or grade(declared, made, text).tag == name


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("4*(D*H + H*H + H)", "", id="the key"),
        pytest.param("4(DH + H² + H)", "", id="run together"),
        pytest.param("4·H·(D + H + 1)", "", id="factored"),
        pytest.param("4H(D+H+1)", "", id="factored, run together"),
        pytest.param("P = 4 d h + 4 h^2 + 4 h", "", id="small letters"),
        pytest.param("4*(D*H + H^2 + 2*H)", "two_biases_for_one", id="two biases"),
        pytest.param("4*T*(D*H + H^2 + H)", "steps_counted", id="steps counted"),
        pytest.param("4*(D*H + H^2)", "biases_uncounted", id="no biases"),
    ],
)
def test_counts_as_formulas(text: str, tag: str) -> None:
    verdict = grade(COUNT_FORMULA, variant(COUNT_FORMULA, 1), text)
    assert (verdict.status, verdict.tag) == (Status.WRONG if tag else Status.CORRECT, tag)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "Nothing was typed.", id="nothing"),
        pytest.param(
            "c_t", "`c_t` is what is asked for: write it in the other names.", id="itself"
        ),
        pytest.param(
            "f_t + g_t = c_t",
            "Write the formula alone, or with the name it is for on the left.",
            id="turned around",
        ),
        pytest.param(
            "sum(f_t)", "This comes out as a number, and a vector is asked for.", id="a number"
        ),
        pytest.param(
            "f_t c_prev^T", "This comes out as a matrix, and a vector is asked for.", id="a matrix"
        ),
        pytest.param(
            "(" * 10_000,
            "An answer has at most 2000 characters; this one has 10,000.",
            id="brackets",
        ),
        pytest.param(
            "x" * 1_000_000,
            "An answer has at most 2000 characters; this one has 1,000,000.",
            id="a megabyte",
        ),
        pytest.param(
            "9**9**9", "In 9^(9⁹) the exponent is too large; it goes up to 1000.", id="a tower"
        ),
    ],
)
def test_what_cannot_be_graded_is_said(text: str, message: str) -> None:
    verdict = grade(UPDATE, variant(UPDATE, 1), text)
    assert (verdict.status, verdict.score) == (Status.INVALID, 0.0)
    assert verdict.message.en == message
    assert verdict.message.zh


HOSTILE = {
    "code": "__import__('os').system('true')",
    "an attribute": "f_t.__class__.__mro__",
    "a lambda": "(lambda: 1)()",
    "a tower": "9**9**9**9",
    "a long tower": "**".join(["9"] * 400),
    "brackets": "(" * 999 + ")" * 999,
    "brackets and spaces": "( " * 499 + ") " * 499,
    "signs": "-" * 1900 + "1",
    "a long name": "f" * 1900,
    "a long number": "9" * 1900,
    "a long sum": "f_t+" * 480 + "f_t",
    "a sum of sums": r"\sum_{k=1}^{9999} \sum_{j=1}^{9999} k*j",
    "an outer product of outer products": "f_t f_t^T" * 200,
    "a factor of factors": "exp(" * 40 + "9" + ")" * 40,
    "control characters": "\x1b[2J\x07f_t",
    "combining characters": "f" + "\u0303" * 1900,
    "text turned around": "\u202ef_t + g_t",
    "half a character": "\ud800",
    "primes": "tanh" + "'" * 1900 + "(f_t)",
    "subscripts": "f" + "_t" * 900,
    "braces": "f_" + "{" * 900 + "t" + "}" * 900,
    "markup": "[bold]f_t[/bold]",
    "a tensor": "tensor(" * 250,
    "keywords": ", a=b" * 380,
    "an equals sign": "=" * 1900,
    "spaces": "1" + " " * 1990,
    "rows": "[" * 900 + "1" + "]" * 900,
    "commas": "," * 1990,
    "parentheses and commas": "(," * 990,
    "words": "a " * 990,
    "digits and spaces": "1 " * 990,
    "a row of tuples": "(1,2)" * 390 + "(",
}


def timed(question, made, text: str) -> tuple[Verdict, float]:
    begun = process_time()
    verdict = grade(question, made, text)
    return verdict, process_time() - begun


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gets_its_sentence_at_once(text: str) -> None:
    for name, question, made in zip(NAMES, QUESTIONS, VARIANTS, strict=True):
        # Of this process alone, however busy the machine is; the first of two may load something.
        verdict, taken = min((timed(question, made, text) for _ in range(2)), key=itemgetter(1))
        assert verdict.message.en
        assert verdict.message.zh
        # A bracket, a comma or a space too many is forgiven where something is picked.
        assert verdict.status in {Status.INVALID, Status.WRONG} or name in {
            "choice",
            "many",
            "true",
            "spot",
        }
        assert taken < 0.2, f"{name}: {taken * 1000:.0f} ms"
