"""What people type is read as meant, or refused with a sentence that says how to write it."""

import pytest

from rnnquiz.errors import FormulaError
from rnnquiz.grading.read import read_choice, read_number
from rnnquiz.grading.rows import Rows, read_array

TENSOR = "tensor([[ 0.1000, -0.2500],\n        [ 1.0000,  2.5000]], dtype=torch.float64)"
ARRAY = "array([[ 0.1 , -0.25],\n       [ 1.  ,  2.5 ]])"
PRINTED = "[[ 0.1  -0.25]\n [ 1.    2.5 ]]"
LATEX = r"\begin{bmatrix} 0.1 & -0.25 \\ 1 & 2.5 \end{bmatrix}"
PICK = "Pick an option by its number, 1 to 4, or its letter, a to d."
ONE = "Only one option can be picked here."
COMMA = "A comma can mean two things here: write 0.5 for a decimal, 1024 for thousands."
SEVERAL = "One number is asked for, without a space in it."
BRACKETS = "The brackets do not match."
ROW_BY_ROW = "Write a matrix row by row: [[1, 2], [3, 4]]."
UNCLEAR = "It is not clear where one number ends: put commas between them."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("0.463", 0.463, id="plain"),
        pytest.param(" 0.463\t\n", 0.463, id="white space around"),
        pytest.param(".5", 0.5, id="no digit before the point"),
        pytest.param("5.", 5, id="no digit after the point"),
        pytest.param("-.5", -0.5, id="minus and no digit"),
        pytest.param("+0.5", 0.5, id="plus"),
        pytest.param("−0.5", -0.5, id="the minus of mathematics"),
        pytest.param("–0.5", -0.5, id="an en dash for minus"),
        pytest.param("- 0.5", -0.5, id="a space after the sign"),
        pytest.param("1e-3", 0.001, id="exponent"),
        pytest.param("1.5E−3", 0.0015, id="exponent with a minus of mathematics"),
        pytest.param("1.5×10⁻³", 0.0015, id="times ten to the"),
        pytest.param("1/3", 1 / 3, id="a fraction"),
        pytest.param("½", 0.5, id="half as one character"),
        pytest.param("-⅔", -2 / 3, id="minus two thirds"),
        pytest.param(r"\frac{1}{2}", 0.5, id="a fraction of LaTeX"),
        pytest.param("$0.5$", 0.5, id="dollars of LaTeX"),
        pytest.param("０．５", 0.5, id="full width"),
        pytest.param("－０．５", -0.5, id="full width minus"),
        pytest.param("0。5", 0.5, id="a Chinese full stop for the point"),
        pytest.param("c_t = 0.5", 0.5, id="with its name"),
        pytest.param("h[1] = 0.5", 0.5, id="with its name and place"),
        pytest.param("参数 = 160", 160, id="with a Chinese name"),
        pytest.param("≈ 0.5", 0.5, id="about"),
        pytest.param("0.25 + 0.25 = 0.5", 0.5, id="with the working"),
        pytest.param("(0.5)", 0.5, id="in brackets"),
        pytest.param("np.float64(0.5)", 0.5, id="as NumPy prints it"),
        pytest.param("tensor(0.5000)", 0.5, id="as PyTorch prints it"),
        pytest.param("tensor(0.5, grad_fn=<TanhBackward0>)", 0.5, id="with its gradient"),
        pytest.param("4*(3*5 + 25 + 5)", 180, id="worked out"),
        pytest.param("4(3·5 + 5² + 5)", 180, id="worked out as on paper"),
        pytest.param("tanh(0.5)", 0.46211715726000975, id="a function"),
        pytest.param("2^10", 1024, id="a power"),
    ],
)
def test_numbers(text: str, number: float) -> None:
    assert read_number(text) == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        pytest.param("", "Nothing was typed.", 0, id="nothing"),
        pytest.param(" \n\t", "Nothing was typed.", 0, id="white space"),
        pytest.param("0,5", COMMA, 1, id="a decimal comma"),
        pytest.param("-0,5", COMMA, 2, id="a negative decimal comma"),
        pytest.param("1,024", COMMA, 1, id="a comma for thousands"),
        pytest.param("1,234,567", COMMA, 1, id="two of them"),
        pytest.param("P = 1,024.5", COMMA, 5, id="with a name and a point"),
        pytest.param("1 024", SEVERAL, 0, id="a space for thousands"),
        pytest.param("0.5 0.6", SEVERAL, 0, id="two numbers"),
        pytest.param("0.5; 0.6", SEVERAL, 0, id="two numbers and a semicolon"),
        pytest.param("[0.5]", "One number is asked for.", 0, id="a vector of one"),
        pytest.param(
            "50 %", "Write a share as a decimal: 0.5, not 50 %.", 3, id="percent, with a space"
        ),
        pytest.param("50%", "Write a share as a decimal: 0.5, not 50 %.", 2, id="percent"),
        pytest.param("0.5 bits", "Write the number alone, without `bits`.", 4, id="a unit"),
        pytest.param("160个", "Write the number alone, without `个`.", 3, id="a Chinese unit"),
        pytest.param("12k", "Write the number alone, without `k`.", 2, id="thousands as k"),
        pytest.param("1/0", "1/0 is not a finite number for these values.", 0, id="by zero"),
        pytest.param(
            "9**9**9", "In 9^(9⁹) the exponent is too large; it goes up to 1000.", 0, id="a tower"
        ),
    ],
)
def test_no_numbers(text: str, message: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        read_number(text)
    assert (str(caught.value), caught.value.position) == (message, position)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nan", id="no number"),
        pytest.param("inf", id="infinity as a word"),
        pytest.param("∞", id="infinity as a character"),
        pytest.param("1e400", id="too large for a float"),
        pytest.param("0x10", id="hexadecimal"),
        pytest.param("1_024", id="an underscore"),
        pytest.param("1½", id="one and a half"),
        pytest.param("3 1/2", id="three and a half"),
        pytest.param("0.5 ± 0.001", id="a band"),
        pytest.param("about 0.5", id="words"),
        pytest.param("True", id="a constant of Python"),
        pytest.param("\x1b[31m0.5", id="an escape sequence"),
        pytest.param("0.5\x00", id="a null character"),
        pytest.param("\u202e0.5", id="text turned around"),
        pytest.param("__import__('os')", id="code"),
        pytest.param("x = ", id="a name and nothing"),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_number(text)
    assert caught.value.message.en
    assert caught.value.message.zh


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("0.1, -0.25", ((0.1, -0.25),), id="a comma"),
        pytest.param("0.1 -0.25", ((0.1, -0.25),), id="a space"),
        pytest.param("0.1\t-0.25", ((0.1, -0.25),), id="a tab"),
        pytest.param("0.1，-0.25", ((0.1, -0.25),), id="a Chinese comma"),
        pytest.param("0.1、-0.25", ((0.1, -0.25),), id="a Chinese list comma"),
        pytest.param("[0.1, -0.25]", ((0.1, -0.25),), id="square brackets"),
        pytest.param("[0.1 -0.25]", ((0.1, -0.25),), id="square brackets and a space"),
        pytest.param("[ 0.1  -0.25]", ((0.1, -0.25),), id="as NumPy prints it"),
        pytest.param("(0.1, -0.25)", ((0.1, -0.25),), id="round brackets"),
        pytest.param("{0.1, -0.25}", ((0.1, -0.25),), id="curly brackets"),
        pytest.param("［０．１，－０．２５］", ((0.1, -0.25),), id="full width"),
        pytest.param("【0.1，-0.25】", ((0.1, -0.25),), id="Chinese brackets"),
        pytest.param("[0.1, -0.25,]", ((0.1, -0.25),), id="a closing comma"),
        pytest.param("[[0.1, -0.25]]", ((0.1, -0.25),), id="one row of a matrix"),
        pytest.param("h_t = [0.1, -0.25]", ((0.1, -0.25),), id="with its name"),
        pytest.param("h = 0.1, -0.25", ((0.1, -0.25),), id="with its name, no brackets"),
        pytest.param("c_1 = 0.1, c_2 = -0.25", ((0.1, -0.25),), id="each with its name"),
        pytest.param("np.array([0.1, -0.25])", ((0.1, -0.25),), id="as NumPy code"),
        pytest.param("array([ 0.1 , -0.25])", ((0.1, -0.25),), id="as NumPy shows it"),
        pytest.param("array([0.1, -0.25], dtype=float32)", ((0.1, -0.25),), id="with its type"),
        pytest.param("tensor([ 0.1000, -0.2500])", ((0.1, -0.25),), id="as PyTorch prints it"),
        pytest.param(
            "tensor([0.1, -0.25], device='cuda:0')", ((0.1, -0.25),), id="on another device"
        ),
        pytest.param(
            "tensor([0.1, -0.25], grad_fn=<TanhBackward0>)", ((0.1, -0.25),), id="with a gradient"
        ),
        pytest.param(
            "[np.float64(0.1), np.float64(-0.25)]", ((0.1, -0.25),), id="a list of NumPy numbers"
        ),
        pytest.param("[0.1, 0.2,\n 0.3]", ((0.1, 0.2, 0.3),), id="a long vector, broken"),
        pytest.param("[0.1 0.2\n 0.3]", ((0.1, 0.2, 0.3),), id="broken, no commas"),
        pytest.param("1/2, ⅓", ((0.5, 1 / 3),), id="fractions"),
        pytest.param("1 / 2, 1 / 4", ((0.5, 0.25),), id="fractions with spaces"),
        pytest.param("1e-3 2e-3", ((0.001, 0.002),), id="exponents"),
        pytest.param("[1., 2.]", ((1, 2),), id="points without digits"),
        pytest.param("1;2", ((1,), (2,)), id="a column by semicolon"),
        pytest.param("[[1], [2]]", ((1,), (2,)), id="a column by brackets"),
        pytest.param("1\n2", ((1,), (2,)), id="a column by lines"),
        pytest.param("[1, 2]^T", ((1,), (2,)), id="a column by transposing"),
        pytest.param("[1, 2]ᵀ", ((1,), (2,)), id="a column by a raised T"),
        pytest.param("[1 2]'", ((1,), (2,)), id="a column as in MATLAB"),
        pytest.param(r"(1, 2)^{\top}", ((1,), (2,)), id="a column as in LaTeX"),
        pytest.param("[[1, 2], [3, 4]]", ((1, 2), (3, 4)), id="a matrix"),
        pytest.param("[[1, 2], [3, 4]].T", ((1, 3), (2, 4)), id="a matrix, transposed"),
        pytest.param("[1, 2], [3, 4]", ((1, 2), (3, 4)), id="no outer brackets"),
        pytest.param("((1, 2), (3, 4))", ((1, 2), (3, 4)), id="tuples"),
        pytest.param("{{1, 2}, {3, 4}}", ((1, 2), (3, 4)), id="curly rows"),
        pytest.param("1 2; 3 4", ((1, 2), (3, 4)), id="rows by semicolon"),
        pytest.param("[1 2; 3 4]", ((1, 2), (3, 4)), id="rows by semicolon in brackets"),
        pytest.param("1,2\n3,4", ((1, 2), (3, 4)), id="rows by lines"),
        pytest.param("[[1, 2], [3]]", ((1, 2), (3,)), id="unequal rows are the shape's business"),
        pytest.param(TENSOR, ((0.1, -0.25), (1, 2.5)), id="a matrix as PyTorch prints it"),
        pytest.param(ARRAY, ((0.1, -0.25), (1, 2.5)), id="a matrix as NumPy shows it"),
        pytest.param(PRINTED, ((0.1, -0.25), (1, 2.5)), id="a matrix as NumPy prints it"),
        pytest.param(LATEX, ((0.1, -0.25), (1, 2.5)), id="a matrix of LaTeX"),
        pytest.param(
            "⎡ 0.1 -0.25⎤\n⎣ 1    2.5 ⎦", ((0.1, -0.25), (1, 2.5)), id="a matrix as we show it"
        ),
    ],
)
def test_arrays(text: str, rows: Rows) -> None:
    assert read_array(text) == rows


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        pytest.param("", "Nothing was typed.", 0, id="nothing"),
        pytest.param("[]", "There are no numbers in this answer.", 0, id="empty brackets"),
        pytest.param("[[], []]", "There are no numbers in this answer.", 0, id="empty rows"),
        pytest.param("[0.1, 0.2", BRACKETS, 0, id="an open bracket"),
        pytest.param("0.1]", BRACKETS, 0, id="a bracket too many"),
        pytest.param("[0.1, 0.2)", BRACKETS, 0, id="brackets of two kinds"),
        pytest.param("0.1,, 0.2", "A number is missing before this comma.", 4, id="two commas"),
        pytest.param(", 0.2", "A number is missing before this comma.", 0, id="a leading comma"),
        pytest.param("0.1 - 0.2", UNCLEAR, 0, id="two numbers or a difference"),
        pytest.param("1 / 2 1 / 3", UNCLEAR, 0, id="fractions with spaces and no commas"),
        pytest.param("[[[1]]]", ROW_BY_ROW, 0, id="three brackets"),
        pytest.param("list([1, 2])", ROW_BY_ROW, 0, id="a call of something else"),
        pytest.param("0.1, 50%", "Write a share as a decimal: 0.5, not 50 %.", 7, id="percent"),
        pytest.param("0.1, 2 m", "Write the number alone, without `m`.", 7, id="a unit"),
    ],
)
def test_no_arrays(text: str, message: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        read_array(text)
    assert (str(caught.value), caught.value.position) == (message, position)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0.1, nan", id="no number"),
        pytest.param("0.1, 0.2, ...", id="and so on"),
        pytest.param("0.1 and 0.2", id="words"),
        pytest.param("[0.1, b]", id="a name"),
        pytest.param("\x1b[31m0.1, 0.2", id="an escape sequence"),
        pytest.param("0.1, 0.2\x00", id="a null character"),
        pytest.param("0,1 0,2", id="decimal commas"),
        pytest.param("<0.1, 0.2>", id="angle brackets"),
    ],
)
def test_what_is_no_array_is_refused(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_array(text)
    assert caught.value.message.en
    assert caught.value.message.zh


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        pytest.param("2", {1}, id="a number"),
        pytest.param("b", {1}, id="a letter"),
        pytest.param("B", {1}, id="a capital"),
        pytest.param("(b)", {1}, id="in brackets"),
        pytest.param("b.", {1}, id="with a point"),
        pytest.param(" 2 \n", {1}, id="white space around"),
        pytest.param("２", {1}, id="full width"),
        pytest.param("ｂ", {1}, id="a full width letter"),
    ],
)
def test_one_option(text: str, picked: set[int]) -> None:
    assert read_choice(text, 4, many=False) == picked
    assert read_choice(text, 4, many=True) == picked


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        pytest.param("1,3", {0, 2}, id="numbers"),
        pytest.param("3 1", {0, 2}, id="in another order"),
        pytest.param("13", {0, 2}, id="run together"),
        pytest.param("ac", {0, 2}, id="letters run together"),
        pytest.param("a, c", {0, 2}, id="letters"),
        pytest.param("a and c", {0, 2}, id="and"),
        pytest.param("a和c", {0, 2}, id="and in Chinese"),
        pytest.param("1、3", {0, 2}, id="a Chinese list comma"),
        pytest.param("[1, 3]", {0, 2}, id="in brackets"),
        pytest.param("a, 3", {0, 2}, id="mixed"),
        pytest.param("1, 2, 3, 4", {0, 1, 2, 3}, id="all"),
    ],
)
def test_several_options(text: str, picked: set[int]) -> None:
    assert read_choice(text, 4, many=True) == picked


@pytest.mark.parametrize(
    ("text", "many", "message"),
    [
        pytest.param("", False, "Nothing was typed.", id="nothing"),
        pytest.param("1,3", False, ONE, id="two where one is asked"),
        pytest.param("1 or 3", False, PICK, id="one or the other"),
        pytest.param("0", False, PICK, id="none before the first"),
        pytest.param("5", False, PICK, id="beyond the last number"),
        pytest.param("e", True, PICK, id="beyond the last letter"),
        pytest.param("-1", False, PICK, id="negative"),
        pytest.param("first", False, PICK, id="a word"),
        pytest.param("ab", False, PICK, id="two letters where one is asked"),
        pytest.param("none", True, PICK, id="none"),
        pytest.param("1-3", True, PICK, id="from to"),
        pytest.param("1..3", True, PICK, id="from to with points"),
        pytest.param("²", False, PICK, id="a raised two"),
        pytest.param("99999999999999999999", False, PICK, id="a long number"),
        pytest.param("?", False, PICK, id="a question mark"),
        pytest.param("\x1bb", False, PICK, id="an escape character"),
    ],
)
def test_no_option(text: str, many: bool, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_choice(text, 4, many=many)
    assert str(caught.value) == message


@pytest.mark.parametrize("read", [read_number, read_array])
def test_too_long(read) -> None:
    with pytest.raises(FormulaError) as caught:
        read("1" * 1_000_000)
    assert str(caught.value) == "An answer has at most 2000 characters; this one has 1,000,000."
