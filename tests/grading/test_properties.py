"""Grading never raises, never changes what it is given, and judges what is meant."""

import copy
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.bank import Question
from rnnquiz.grading import Status, grade, key_text
from rnnquiz.oracle import Choices, Tolerance, Values, Variant, components, value_text
from tests.grading.questions import (
    CHOICE,
    FORMULA,
    MATRIX,
    NAMES,
    NUMBER,
    QUESTIONS,
    VARIANTS,
    VECTOR,
)

FAMILIES = pytest.mark.parametrize(
    ("question", "made"), list(zip(QUESTIONS, VARIANTS, strict=True)), ids=NAMES
)
CHARACTERS = "0123456789.,;:+-*/^()[]{}|=_'\" \n\t½²ᵀ−、，（）［］∞\x00\x1b\u202e\ud800abHD"
WORDS = (
    *("f_t", "c_prev", "i_t", "g_t", "tanh", "σ", "⊙", "e", "nan", "1e308", "sum", "np.", "dtype="),
    *("array(", "tensor(", "\\frac", "\\tilde", "\\sum_{k=1}^{9}", "\\\\", "&"),
)
PIECES = st.sampled_from([*CHARACTERS, *WORDS])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))
BY_NAME = dict(zip(NAMES, zip(QUESTIONS, VARIANTS, strict=True), strict=True))


@FAMILIES
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_grading_never_raises_and_is_pure(question: Question, made: Variant, text: str) -> None:
    before = repr(made)
    verdict = grade(question, made, text)
    assert grade(question, made, text) == verdict
    assert repr(made) == before
    assert verdict.message.en
    assert verdict.message.zh
    assert 0.0 <= verdict.score <= 1.0
    assert (verdict.status is Status.CORRECT) == (verdict.score == 1.0)
    assert verdict.score == 0.0 or verdict.status in {Status.CORRECT, Status.PARTIAL}


@FAMILIES
def test_the_key_is_right_and_neither_is_changed_by_grading(
    question: Question, made: Variant
) -> None:
    before = copy.deepcopy(made)
    assert grade(question, made, key_text(question, made)).status is Status.CORRECT
    assert repr(made) == repr(before)


@settings(deadline=None)
@given(st.floats(-50, 50), st.integers(0, 9), st.sampled_from(["", " ", "\t", "\u3000", "\n"]))
def test_the_spelling_of_a_number_does_not_matter(number: float, decimals: int, space: str) -> None:
    question, made = BY_NAME["number"]
    plain = f"{number:.{decimals}f}"
    ways = (
        plain,
        f"{space}{plain}{space}",
        f"c_1 = {plain}",
        f"({plain})",
        plain.replace("-", "−"),
        plain.translate(str.maketrans("-0123456789.", "－０１２３４５６７８９．")),
        f"np.float64({plain})",
        f"{float(plain):.17e}",
    )
    assert len({grade(question, made, way)._replace(reading="") for way in ways}) == 1


@settings(deadline=None)
@given(st.lists(st.integers(-2000, 2000), min_size=3, max_size=3))
def test_the_spelling_of_a_vector_does_not_matter(thousandths: list[int]) -> None:
    made = BY_NAME["vector"][1]
    numbers = [f"{number / 1000:.3f}" for number in thousandths]
    ways = (
        ", ".join(numbers),
        " ".join(numbers),
        ";".join(numbers),
        f"[{','.join(numbers)}]",
        f"[ {'   '.join(numbers)} ]",
        f"[[{'],['.join(numbers)}]]",
        f"tensor([{',  '.join(numbers)}], dtype=torch.float64)",
        f"array([{', '.join(numbers)}])",
        f"（{'，'.join(numbers)}）",
        f"c_t = [{', '.join(numbers)}]^T",
    )
    assert len({grade(VECTOR, made, way) for way in ways}) == 1


@settings(deadline=None)
@given(st.lists(st.integers(-2000, 2000), min_size=4, max_size=4))
def test_the_spelling_of_a_matrix_does_not_matter(thousandths: list[int]) -> None:
    made = BY_NAME["matrix"][1]
    a, b, c, d = (f"{number / 1000:.3f}" for number in thousandths)
    ways = (
        f"[[{a}, {b}], [{c}, {d}]]",
        f"{a} {b}; {c} {d}",
        f"[{a} {b}\n; {c} {d}]",
        f"{a}, {b}\n{c}, {d}",
        f"array([[{a},  {b}],\n       [{c}, {d}]])",
        rf"\begin{{pmatrix}} {a} & {b} \\ {c} & {d} \end{{pmatrix}}",
        f"[[{a}, {c}], [{b}, {d}]]^T",
    )
    assert len({grade(MATRIX, made, way) for way in ways}) == 1


@given(st.integers(0, 10_000))
def test_white_space_in_a_formula_does_not_matter(seed: int) -> None:
    made = BY_NAME["formula"][1]
    dice = random.Random(seed)
    tokens = ["f_t", "*", "c_prev", "+", "i_t", "*", "(", "g_t", ")"]
    spaced = "".join(token + " " * dice.randrange(3) for token in tokens)
    assert grade(FORMULA, made, spaced) == grade(FORMULA, made, "f_t*c_prev+i_t*(g_t)")


@given(st.permutations(range(3)), st.integers(0, 2))
def test_the_order_of_options_does_not_matter(order: list[int], option: int) -> None:
    made = BY_NAME["choice"][1]
    assert isinstance(made, Choices)
    turned = made._replace(order=tuple(order))
    here, there = (
        grade(CHOICE, each, str(each.order.index(option) + 1)) for each in (made, turned)
    )
    assert here._replace(reading="") == there._replace(reading="")


@settings(deadline=None)
@given(st.floats(-2, 2), st.floats(0, 0.1), st.floats(0, 0.5))
def test_a_looser_tolerance_never_turns_right_into_wrong(
    shift: float, more: float, relative: float
) -> None:
    made = BY_NAME["number"][1]
    assert isinstance(made, Values)
    (key,) = components(made.key)
    text = f"{key + shift * made.tolerance.absolute:.9f}"
    loose = Tolerance(made.tolerance.absolute + more, made.tolerance.relative + relative)
    if grade(NUMBER, made, text).status is Status.CORRECT:
        assert grade(NUMBER, made._replace(tolerance=loose), text).status is Status.CORRECT


@given(st.integers(-3, 3))
def test_the_edge_of_the_band_is_inside_it(steps: int) -> None:
    made = BY_NAME["number"][1]
    assert isinstance(made, Values)
    key = round(float(components(made.key)[0]), 3)
    text = value_text(key + steps * 0.001, 3)
    expected = Status.CORRECT if abs(steps) <= 1 else Status.PARTIAL
    verdict = grade(NUMBER, made._replace(key=key), text)
    assert verdict.status is expected or abs(steps) > 2
