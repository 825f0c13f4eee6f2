"""Planted bugs: the line is half of it, what it should be the other half."""

import pytest

from rnnquiz.bank import Run, Spot
from rnnquiz.errors import FormulaError
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.grading.lines import read_line
from rnnquiz.oracle import planted
from tests.grading.questions import BASE, SPOT

SWAPPED = planted(SPOT, 1, "f_i_swapped")
TANH = planted(SPOT, 1, "gate_through_tanh")
NAMES = ("i_t", "f_t", "g_t", "o_t", "c_t", "h_t")
BUG = (
    " The forget and input gates changed places: fₜ weighs the old memory and iₜ the candidate.",
    "遗忘门和输入门用反了：fₜ 作用在旧记忆上，iₜ 作用在候选状态上。",
)


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("5", 4, ""),
        (" 5 ", 4, ""),
        ("5.", 4, ""),
        ("5:", 4, ""),
        ("line 5", 4, ""),
        ("Line 5:", 4, ""),
        ("第 5 行", 4, ""),
        ("第５行", 4, ""),
        ("5: f*c", 4, "f*c"),
        ("5：f*c", 4, "f*c"),
        ("5, f*c", 4, "f*c"),
        ("5) f*c", 4, "f*c"),
        ("5. f*c", 4, "f*c"),
        ("5 -> f*c", 4, "f*c"),
        ("5 => f*c", 4, "f*c"),
        ("5 → f*c", 4, "f*c"),
        ("5 = f*c", 4, "f*c"),
        ("line 5: f*c", 4, "f*c"),
        ("第 5 行：f*c", 4, "f*c"),
        ("5 c_t = f*c", 4, "c_t = f*c"),
        ("5: c_t = f*c", 4, "c_t = f*c"),
        ("5 c_{t} = f*c", 4, "c_{t} = f*c"),
        ("c_t = f*c", 4, "c_t = f*c"),
        ("cₜ = f*c", 4, "cₜ = f*c"),
        ("c_{t} = f*c", 4, "c_{t} = f*c"),
    ],
)
def test_read_line(text: str, line: int, mend: str) -> None:
    assert read_line(text, NAMES) == (line, mend)


HOW = "Write the number of the line, then a colon and what the line should be."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Nothing was typed."),
        ("7", "The lines are numbered 1 to 6."),
        ("0", "The lines are numbered 1 to 6."),
        ("99: f*c", "The lines are numbered 1 to 6."),
        ("5 f*c", HOW),
        ("5*f", HOW),
        ("4.5", HOW),
        ("-5", HOW),
        ("five", HOW),
        ("f*c", HOW),
        ("q_t = f*c", HOW),
        ("1234567", HOW),
        ("= f", HOW),
    ],
)
def test_what_names_no_line_is_said_so(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_line(text, NAMES)
    assert caught.value.message.en == message
    assert caught.value.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "5: f*c_prev + i*g",
        "5: c_t = f_t ⊙ c_{t-1} + i_t ⊙ c̃_t",
        "c_t = i*g + f*c",
        r"5: f_t \odot c_{t-1} + i_t \odot \tilde{c}_t",
        "第 5 行：f*c_prev + g*i",
    ],
)
def test_line_and_mend(text: str) -> None:
    verdict = grade(SPOT, SWAPPED, text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.CORRECT, 1.0, "")
    assert verdict.reading.startswith("5: cₜ = ")
    assert verdict.message.en == "That is the line, and that is what it should be." + BUG[0]
    assert verdict.message.zh == "行找对了，也改对了。" + BUG[1]


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        pytest.param(
            "5",
            "That is the line. The other half is what it should be.",
            "行找对了。另一半分数在于写出它应有的样子。",
            id="the line alone",
        ),
        pytest.param(
            "5: f*c_prev",
            "That is the line, but this is not what it should be.",
            "行找对了，但没有改对。",
            id="a wrong mend",
        ),
        pytest.param(
            "5: f*g + i*c_prev",
            "That is the line, but you have written it as it stands there.",
            "行找对了，但写出来的和原来一样。",
            id="the line as it stands",
        ),
    ],
)
def test_the_line_is_half(text: str, en: str, zh: str) -> None:
    verdict = grade(SPOT, SWAPPED, text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.PARTIAL, 0.5, "f_i_swapped")
    assert (verdict.message.en, verdict.message.zh) == (en + BUG[0], zh + BUG[1])


@pytest.mark.parametrize("text", ["2", "2: f*c_prev + i*g", "2: f*", "f_t = σ(b_f)"])
def test_a_wrong_line_is_told_what_it_does(text: str) -> None:
    verdict = grade(SPOT, SWAPPED, text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.WRONG, 0.0, "f_i_swapped")
    assert verdict.message.en == (
        "Line 2 is as it should be: it sets the forget gate, the share of the old memory that "
        "stays. The mistake is in line 5." + BUG[0]
    )
    assert verdict.message.zh == (
        "第 2 行没有错：它算遗忘门，即旧记忆保留多少。错在第 5 行。" + BUG[1]
    )


@pytest.mark.parametrize(
    "text",
    [
        "1: sigmoid(W_xi x + W_hi h + b_i)",
        "2: σ(W_xf x_t + W_hf h_{t-1} + b_f)",
        "o_t = σ(W_xo x_t + W_ho h_prev + b_o)",
    ],
)
def test_of_several_wrong_lines_any_counts(text: str) -> None:
    verdict = grade(SPOT, TANH, text)
    assert verdict.status is Status.CORRECT
    assert "The same mistake is in lines 1, 2 and 4: any of them counts." in verdict.message.en
    assert "第 1、2、4 行有同样的错，答哪一行都算。" in verdict.message.zh


def test_several_wrong_lines_are_all_named() -> None:
    verdict = grade(SPOT, TANH, "6")
    assert "The mistake is in lines 1, 2 and 4." in verdict.message.en
    assert "错在第 1、2、4 行。" in verdict.message.zh


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5: f*c +", "The formula stops here; a name, a number or a bracket is missing."),
        ("5: c_t", "`c_t` is what is asked for: write it in the other names."),
        ("5: 1", "This comes out as a number, and a vector is asked for."),
    ],
)
def test_a_mend_that_cannot_be_read_costs_nothing(text: str, message: str) -> None:
    verdict = grade(SPOT, SWAPPED, text)
    assert (verdict.status, verdict.message.en) == (Status.INVALID, message)


def test_the_key_and_what_the_bug_gives() -> None:
    assert key_text(SPOT, SWAPPED) == "5: c_t = f_t .* c_prev + i_t .* g_t"
    assert wrong_texts(SPOT, SWAPPED) == {"f_i_swapped": "5: c_t = i_t .* c_prev + f_t .* g_t"}


def test_a_matrix_transposed_is_mended_by_any_equal_formula() -> None:
    question = Spot(
        **BASE, run=Run("elman"), ask="h_t", misconceptions=("recurrent_weights_transposed",)
    )
    made = planted(question, 1)
    for text in ("1: W_x x + W_h h + b", "1: b + W_h h_prev + W_x x_t"):
        assert grade(question, made, text).status is Status.CORRECT
    stands = grade(question, made, "1: W_x x + W_h^T h + b")
    assert (stands.status, stands.tag) == (Status.PARTIAL, "recurrent_weights_transposed")
