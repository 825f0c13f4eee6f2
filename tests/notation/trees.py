"""Hypothesis strategies for trees of the formula language."""

from hypothesis import strategies as st

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
)
from rnnquiz.notation.functions import DERIVABLE

BASES = "a b c f g h i o r s x y z W U D H N T L e alpha theta delta Delta loss".split()
SUBSCRIPTS = "t prev next k T 1 12 f xf hi x out k-1 k+2 t-2 alpha xi".split()


@st.composite
def idents(draw: st.DrawFn) -> str:
    base = draw(st.sampled_from(BASES))
    gradient = "d_" if base not in ("T", "loss") and draw(st.integers(0, 9)) == 0 else ""
    one_letter = base != "loss"
    accent = draw(st.sampled_from(["", "", "", "_tilde", "_hat", "_bar"])) if one_letter else ""
    subscripts = draw(st.lists(st.sampled_from(SUBSCRIPTS), max_size=2))
    return gradient + "_".join([base + accent, *subscripts])


names = st.builds(Name, idents())
numbers = st.builds(
    Number,
    st.one_of(
        st.integers(0, 20).map(float),
        st.floats(min_value=1e-15, max_value=9e14, allow_nan=False),
        st.sampled_from([0.5, 0.25, 1e-8, 123456.789]),
    ),
)
leaves = st.one_of(names, names, numbers, st.builds(Partial, idents(), idents()))


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
