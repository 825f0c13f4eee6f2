"""What is typeset is read back as the same tree, and the two-dimensional form loses nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.notation import (
    Name,
    Node,
    Number,
    cells,
    children,
    parse,
    typeset_block,
    typeset_latex,
    typeset_line,
)
from rnnquiz.notation.line import digits, unicode_base
from tests.notation.trees import trees


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
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵉᶠᵍʰⁱᵒʳˢˣʸᶻᴰᴴᴺˡ", "0123456789abcefghiorsxyzDHNl")
    for leaf in leaves(node):
        assert leaf in block or leaf in block.translate(raised)


@pytest.mark.parametrize("width", [40, 80])
def test_a_block_that_fits_is_not_wrapped(width: int) -> None:
    node = parse("c_t = f_t ⊙ c_prev + i_t ⊙ c̃_t")
    assert typeset_block(node, width=width) == ["cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ"]
    assert re.fullmatch(r"\S.*\S", typeset_line(node))
