"""Properties over generated formulas and texts.

What is typeset is read back as the same tree; the two-dimensional form loses nothing; whatever is
typed, and whatever it is evaluated with, gives a value or one FormulaError.
"""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.errors import FormulaError
from rnnquiz.notation import (
    FUNCTIONS,
    Binary,
    Call,
    Concat,
    Equation,
    Name,
    Negative,
    Node,
    Number,
    Partial,
    Series,
    Transpose,
    caret,
    cells,
    children,
    evaluate,
    limits,
    names_of,
    parse,
    typeset_block,
    typeset_latex,
    typeset_line,
)
from rnnquiz.notation.functions import DERIVABLE
from rnnquiz.notation.glyphs import SUPERSCRIPTS
from rnnquiz.notation.line import digits, unicode_base

BASES = [*"abcfghiorsxyzWUDHNTLe", "alpha", "theta", "delta", "Delta", "loss"]
STEPS = ["prev", "next", "1", "12", "k-1", "k+2", "t-2", "tau", "tau-1"]
SUBSCRIPTS = [*"tkTfx", "xf", "hi", "out", "alpha", *STEPS]


@st.composite
def idents(draw: st.DrawFn) -> str:
    base = draw(st.sampled_from(BASES))
    gradient = "d_" if base not in ("T", "loss") and draw(st.integers(0, 9)) == 0 else ""
    one_letter = base != "loss"
    accent = draw(st.sampled_from(["", "", "", "_tilde", "_hat", "_bar"])) if one_letter else ""
    subscripts = draw(st.lists(st.sampled_from(SUBSCRIPTS), max_size=2))
    return gradient + "_".join([base + accent, *subscripts])


short = idents().filter(lambda ident: len(ident) <= limits.MAX_NAME)
names = st.builds(Name, short)
numbers = st.builds(
    Number,
    st.one_of(
        st.integers(0, 20).map(float),
        st.floats(min_value=1e-15, max_value=9e14, allow_nan=False),
        st.sampled_from([0.5, 0.25, 1e-8, 123456.789]),
    ),
)
leaves = st.one_of(names, names, numbers, st.builds(Partial, short, short))


def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    one = [name for name, function in FUNCTIONS.items() if function.most == 1]
    exponent_free = inner.filter(lambda node: not isinstance(node, Number))
    return st.one_of(
        st.builds(Negative, inner),
        st.builds(Transpose, exponent_free),
        st.builds(Binary, st.sampled_from(["+", "-", "*", "⊙", "@", "/", "^"]), inner, inner),
        st.builds(Binary, st.sampled_from(["*", "*", "+"]), inner, inner),
        st.builds(lambda f, a: Call(f, (a,)), st.sampled_from(one), inner),
        st.builds(lambda f, a: Call(f, (a,), derived=True), st.sampled_from(DERIVABLE), inner),
        st.builds(lambda a, b: Call("max", (a, b)), inner, inner),
        st.builds(lambda parts: Concat(tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            Series, st.sampled_from(["sum", "product"]), st.sampled_from("kst"), inner, inner, inner
        ),
    )


formulas = st.recursive(leaves, grown, max_leaves=14)
trees = st.one_of(formulas, formulas, st.builds(Equation, names, formulas))


@settings(max_examples=300, deadline=None)
@given(trees)
def test_one_line_unicode_is_read_back(node: Node) -> None:
    assert parse(typeset_line(node)) == node


@settings(max_examples=300, deadline=None)
@given(trees)
def test_ascii_is_read_back(node: Node) -> None:
    text = typeset_line(node, ascii=True)
    assert text.isascii()
    assert parse(text) == node


@settings(max_examples=300, deadline=None)
@given(trees)
def test_latex_is_read_back(node: Node) -> None:
    assert parse(typeset_latex(node)) == node


@settings(max_examples=200, deadline=None)
@given(trees, st.integers(40, 100), st.booleans())
def test_lines_of_a_block_are_even_and_never_too_wide(node: Node, width: int, plain: bool) -> None:
    lines = typeset_block(node, width=width, ascii=plain)
    assert len({cells(line) for line in lines}) == 1
    assert cells(lines[0]) <= width
    assert not plain or all(line.isascii() for line in lines)


def leaves(node: Node) -> list[str]:
    if isinstance(node, Name):
        return [unicode_base(node.ident)]
    if isinstance(node, Number):
        return [digits(node.value)]
    return [leaf for child in children(node) for leaf in leaves(child)]


@settings(max_examples=200, deadline=None)
@given(trees)
def test_a_block_contains_every_leaf(node: Node) -> None:
    block = "".join(typeset_block(node, width=10_000))
    raised = str.maketrans(SUPERSCRIPTS)
    for leaf in leaves(node):
        assert leaf in block or leaf in block.translate(raised)


TEXT = r"""h_t h_{t-1} h_t-1 c̃_t W_f x sum( prod \sum_{k=1}^{T} \frac{ } { ( ) [ ] | || ‖ ^ ^T ᵀ ²
ₜ₋₁ _ + - * / @ ⊙ .* ** . .. , ; = ' ~ ½ 1 0.5 1e9 999999999 σ tanh tanh' e^ √ ∂ ∂h_t/∂x $ \
\tilde{ \mathbf{ \left( \right) \text{a} diag softmax max( k=1 T ： ＋ 。 np. \\ \, & #"""
WORDS = TEXT.split()
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*WORDS, "\x1b"]), max_size=15).map("".join),
    st.lists(st.sampled_from([*WORDS, "\x1b"]), max_size=15).map(" ".join),
)
KNOWN = {name: name for name in ("h_t", "h_prev", "x_t", "W_h", "T", "H", "D", "x_1")}


def check_refusal(error: FormulaError) -> None:
    assert error.message.en.isprintable()
    assert error.message.en.endswith((".", "?"))
    assert error.message.zh.endswith(("。", "？"))
    assert 0 <= error.position <= len(error.source)
    assert all(line.isprintable() and cells(line) <= 40 for line in caret(error, 40))


@settings(max_examples=600, deadline=None)
@given(texts, st.sampled_from([None, KNOWN, {}]))
def test_any_text_is_read_or_refused(text: str, names: dict[str, str] | None) -> None:
    try:
        node = parse(text, names=names)
    except FormulaError as error:
        check_refusal(error)
        return
    assert parse(typeset_line(node)) == node
    typeset_block(node, width=40)


values = st.one_of(
    st.floats(allow_nan=True),
    st.sampled_from([np.ones(3), np.zeros(2), np.eye(3), np.ones((3, 2)), np.full(3, 1e300)]),
    st.sampled_from([np.zeros(0), np.ones((2, 2, 2)), np.array(["a"]), np.array(2), None]),
    st.integers(-5, 5),
)


@settings(max_examples=400, deadline=None)
@given(trees, st.data())
def test_any_formula_has_a_finite_value_or_is_refused(node: Node, data: st.DataObject) -> None:
    bound = {name: data.draw(values) for name in sorted(names_of(node)) if data.draw(st.booleans())}
    try:
        value = evaluate(node, bound)
    except FormulaError as error:
        check_refusal(error)
        return
    assert np.isfinite(value).all()
    assert isinstance(value, float) or type(value) is np.ndarray
