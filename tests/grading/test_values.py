"""Numbers, vectors and matrices: shapes, bands, and which mistake was made."""

import numpy as np
import pytest

from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.notation import Value
from rnnquiz.oracle import Tolerance, Values
from rnnquiz.oracle.tolerance import for_decimals
from tests.grading.questions import COUNT, MATRIX, NUMBER, VECTOR

KEY = np.array([0.463, -0.12, 0.805])
WRONG = {
    "f_i_swapped": np.array([0.2, 0.3, 0.4]),
    "input_gate_forgotten": np.array([0.9, 0.7, 0.5]),
    "memory_dropped": np.array([0.9, 0.7, 0.5]),
}
OTHERS = {"forget_gate_deletes": np.array([-0.3, -0.6, -0.7])}
SQUARE = np.array([[1.0, 2.0], [3.0, 4.0]])
VECTOR_OF_3 = "A vector of 3 numbers is asked for, and {} were read."
MATRIX_OF_4 = "A matrix of 2 rows with 2 numbers each is asked for: [[..], [..]]."


def made(
    key: Value,
    tolerance: Tolerance | None = None,
    wrong: dict[str, Value] | None = None,
    others: dict[str, Value] | None = None,
) -> Values:
    return Values(1, {}, (), key, tolerance or for_decimals(3), wrong or {}, others or {})


def graded(text: str) -> Verdict:
    return grade(VECTOR, made(KEY, wrong=WRONG, others=OTHERS), text)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        pytest.param("0.463, -0.12, 0.805", "[0.463, -0.12, 0.805]", id="exact"),
        pytest.param("0.464, -0.119, 0.804", "[0.464, -0.119, 0.804]", id="at the edge"),
        pytest.param("[[0.463], [-0.12], [0.805]]", "[0.463, -0.12, 0.805]", id="a column"),
        pytest.param("0.463; -0.12; 0.805", "[0.463, -0.12, 0.805]", id="a typed column"),
        pytest.param("[[0.463, -0.12, 0.805]]", "[0.463, -0.12, 0.805]", id="one row"),
        pytest.param("[0.463, -0.12, 0.805]^T", "[0.463, -0.12, 0.805]", id="transposed"),
    ],
)
def test_right_vectors(text: str, reading: str) -> None:
    verdict = graded(text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.CORRECT, 1.0, "")
    assert verdict.reading == reading
    assert verdict.band == "[0.463, -0.120, 0.805] ± 0.001"
    assert verdict.message.en == "Correct."


@pytest.mark.parametrize(
    ("text", "tag", "message"),
    [
        pytest.param("0.465, -0.12, 0.805", "precision", "Nearly:", id="worked too roughly"),
        pytest.param("0.46, -0.12, 0.8", "precision", "Nearly:", id="one decimal too few"),
        pytest.param("4.63, -1.2, 8.05", "decimal_point", "The digits are right", id="ten times"),
        pytest.param("0.00463, -0.0012, 0.00805", "decimal_point", "The digits", id="a hundredth"),
        pytest.param("-0.463, 0.12, -0.805", "sign", "The size is right", id="all signs"),
        pytest.param("0.2, 0.3, 0.4", "f_i_swapped", "The forget and input", id="a declared one"),
        pytest.param("0.2005, 0.3, 0.3995", "f_i_swapped", "The forget", id="one, rounded"),
        pytest.param("-0.3, -0.6, -0.7", "forget_gate_deletes", "The forget gate", id="another"),
        pytest.param("0.9, 0.7, 0.5", "", "Not right.", id="two explain it, so nothing is said"),
        pytest.param("9, 9, 9", "", "Not right.", id="nothing explains it"),
    ],
)
def test_wrong_vectors(text: str, tag: str, message: str) -> None:
    verdict = graded(text)
    assert verdict.tag == tag
    assert verdict.message.en.startswith(message)
    assert verdict.message.zh
    assert verdict.status is (Status.PARTIAL if tag == "precision" else Status.WRONG)
    assert verdict.score == (0.5 if tag == "precision" else 0.0)


def test_each_component_is_judged() -> None:
    verdict = graded("0.463, 0.5, 0.805")
    assert (verdict.status, verdict.tag) == (Status.PARTIAL, "")
    assert verdict.score == pytest.approx(2 / 3)
    assert verdict.cells == (True, False, True)
    assert verdict.message.en == "2 of 3 components are right."
    assert verdict.message.zh == "3 个分量中对了 2 个。"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("0.463, -0.12", VECTOR_OF_3.format(2), id="too few"),
        pytest.param("0.463, -0.12, 0.805, 1", VECTOR_OF_3.format(4), id="too many"),
        pytest.param("0.463", VECTOR_OF_3.format(1).replace("were", "was"), id="a number"),
        pytest.param("[[1, 2], [3]]", "One vector is asked for, not several rows.", id="rows"),
        pytest.param("[[1, 2], [3, 4]]", VECTOR_OF_3.format(4), id="a matrix"),
    ],
)
def test_vectors_of_another_shape_cost_nothing(text: str, message: str) -> None:
    verdict = graded(text)
    assert (verdict.status, verdict.score) == (Status.INVALID, 0.0)
    assert verdict.message.en == message


@pytest.mark.parametrize(
    ("text", "status", "tag"),
    [
        pytest.param("[[1, 2], [3, 4]]", Status.CORRECT, "", id="right"),
        pytest.param("1 2; 3 4", Status.CORRECT, "", id="right, by semicolon"),
        pytest.param("[[1, 3], [2, 4]]", Status.WRONG, "transpose", id="transposed"),
        pytest.param("[[1, 2], [3, 4]]^T", Status.WRONG, "transpose", id="transposed by name"),
        pytest.param("[[-1, -2], [-3, -4]]", Status.WRONG, "sign", id="signs"),
        pytest.param("[[1, 2], [3, 5]]", Status.PARTIAL, "", id="one entry wrong"),
    ],
)
def test_matrices(text: str, status: Status, tag: str) -> None:
    verdict = grade(MATRIX, made(SQUARE), text)
    assert (verdict.status, verdict.tag) == (status, tag)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1, 2, 3, 4", id="one row"),
        pytest.param("[[1], [2], [3], [4]]", id="a column"),
        pytest.param("[[1, 2], [3]]", id="unequal rows"),
        pytest.param("[[1, 2, 3], [4, 5, 6]]", id="too wide"),
    ],
)
def test_matrices_of_another_shape_cost_nothing(text: str) -> None:
    verdict = grade(MATRIX, made(SQUARE), text)
    assert (verdict.status, verdict.message.en) == (Status.INVALID, MATRIX_OF_4)


def test_a_vector_is_no_column_where_a_matrix_is_asked() -> None:
    column = made(np.array([[1.0], [2.0], [3.0]]))
    assert grade(MATRIX, column, "1, 2, 3").status is Status.INVALID
    assert grade(MATRIX, column, "[[1], [2], [3]]").status is Status.CORRECT


@pytest.mark.parametrize(
    ("key", "text", "tag"),
    [
        pytest.param(0.463, "0.463", "", id="right"),
        pytest.param(0.463, "0.464", "", id="at the edge"),
        pytest.param(0.463, "0.4641", "precision", id="just beyond the edge"),
        pytest.param(0.463, "0.46", "precision", id="one decimal too few"),
        pytest.param(0.463, "4.63", "decimal_point", id="ten times"),
        pytest.param(0.463, "-0.463", "sign", id="sign"),
        pytest.param(0.463, "0.2", "f_i_swapped", id="a misconception"),
        pytest.param(0.0004, "0.0004", "", id="near zero"),
        pytest.param(0.002, "0.02", "", id="near zero, every shift would fit"),
    ],
)
def test_numbers(key: float, text: str, tag: str) -> None:
    verdict = grade(NUMBER, made(key, wrong={"f_i_swapped": 0.2}), text)
    assert verdict.tag == tag


@pytest.mark.parametrize(
    ("text", "status", "tag"),
    [
        pytest.param("160", Status.CORRECT, "", id="right"),
        pytest.param("4*(3*5 + 5*5)", Status.CORRECT, "", id="worked out"),
        pytest.param("161", Status.WRONG, "", id="off by one: a count is exact"),
        pytest.param("180", Status.WRONG, "two_biases_for_one", id="a convention"),
        pytest.param("-160", Status.WRONG, "sign", id="sign"),
        pytest.param("1600", Status.WRONG, "", id="ten times is no slip of the point"),
        pytest.param("160.5", Status.INVALID, "", id="half a parameter"),
        pytest.param("1,024", Status.WRONG, "", id="a comma for thousands"),
        pytest.param("10,24", Status.INVALID, "", id="a comma that is none for thousands"),
        pytest.param("0,160", Status.INVALID, "", id="a comma for a decimal"),
        pytest.param("[160]", Status.INVALID, "", id="a vector"),
    ],
)
def test_counts(text: str, status: Status, tag: str) -> None:
    verdict = grade(COUNT, made(160.0, Tolerance(0.0), {"two_biases_for_one": 180.0}), text)
    assert (verdict.status, verdict.tag) == (status, tag)
    assert verdict.band == ""


@pytest.mark.parametrize(
    "text",
    [
        "1234560",
        "1,234,560",
        "P = 1,234,560",
        "1，234，560",
        "1 234 560",
        "1_234_560",
        "1\u202f234\u202f560",
    ],
)
def test_the_thousands_of_a_count_may_be_parted(text: str) -> None:
    verdict = grade(COUNT, made(1_234_560.0, Tolerance(0.0)), text)
    assert (verdict.status, verdict.reading) == (Status.CORRECT, "1234560")


@pytest.mark.parametrize("text", ["1,234 560", "1,234,56", "1,2345", "1,234.5", "1,234;560"])
def test_what_parts_no_thousands_is_refused(text: str) -> None:
    assert grade(COUNT, made(1_234_560.0, Tolerance(0.0)), text).status is Status.INVALID


def test_a_convention_is_named_before_a_mistake_that_gives_the_same() -> None:
    both = {"z_flipped": 0.2, "old_state_dropped": 0.2}
    assert grade(NUMBER, made(0.463, wrong=both), "0.2").tag == "z_flipped"


def test_a_declared_one_is_named_before_others_that_give_the_same() -> None:
    variant = made(0.463, wrong={"f_i_swapped": 0.2}, others={"memory_dropped": 0.2})
    assert grade(NUMBER, variant, "0.2").tag == "f_i_swapped"


def test_an_invalid_answer_shows_where_it_fails() -> None:
    verdict = grade(NUMBER, made(0.463), "0.4 + q")
    assert verdict.status is Status.INVALID
    assert verdict.spot == ("0.4 + q", 6)
