"""Clozes: an equation is run with what was filled in, words and code are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.bank import Blank, Cloze, Run
from rnnquiz.grading import Status, grade, key_text, split_entries
from rnnquiz.oracle import variant
from rnnquiz.text import Text
from tests.grading.questions import BASE

GRU = Cloze(
    **BASE,
    run=Run("gru.blend"),
    formula="h_t = [1] ⊙ n_t + [2] ⊙ h_prev",
    blanks=(Blank(accept=("1 - z_t",)), Blank(accept=("z_t",))),
    wrong={"z_flipped": ("z_t", "1 - z_t")},
)
OUTPUT = Cloze(
    **BASE,
    run=Run("lstm.update"),
    formula="h_t = [1] ⊙ [2]",
    blanks=(Blank(accept=("o_t",)), Blank(accept=("tanh(c_t)",))),
)
WORDS = Cloze(
    **BASE,
    evidence="proof",
    sentence=Text(en="A [1] and a [2].", zh="[1]和[2]"),
    blanks=(
        Blank(en=("forget gate",), zh=("遗忘门",), claim="1 = 1"),
        Blank(en=("hidden-state",), zh=("隐藏状态",), claim="1 = 1"),
    ),
)
CODE = Cloze(
    **BASE,
    run=Run("elman"),
    code="a_t = x_t @ [1] + h_prev @ W_h.T + b\nh_t = [2](a_t)",
    blanks=(Blank(accept=("W_x.T", "np.transpose(W_x)")), Blank(accept=("np.tanh",))),
)
BY_NAME = {"gru": GRU, "output": OUTPUT, "words": WORDS, "code": CODE}
VARIANTS = {name: variant(question, 1) for name, question in BY_NAME.items()}


def judged(name: str, text: str):
    return grade(BY_NAME[name], VARIANTS[name], text)


RIGHT = {
    "the key": ("gru", "1 - z_t; z_t"),
    "other spellings": ("gru", "-z+1; zₜ"),
    "full-width semicolon": ("gru", "1 - z_t； z_t"),
    "a comma where only one reading makes sense": ("gru", "1 - z, z"),
    "a vector of ones": ("gru", "n/n - z; z"),
    "a last semicolon": ("gru", "1 - z_t; z_t;"),
    "the factors the other way round": ("output", "tanh(c_t); o_t"),
    "everything in one factor": ("output", "o_t tanh(c_t); 1"),
    "words in capitals": ("words", "FORGET GATE; Hidden State"),
    "words in the plural": ("words", "forget gates; hidden states"),
    "words with articles and no spaces": ("words", "the forgetgate; a hiddenstate"),
    "words in full width": ("words", "ｆｏｒｇｅｔ gate; hidden–state".replace("–", "-")),
    "words in Chinese": ("words", "遗忘门；隐藏状态"),
    "words parted by a comma": ("words", "遗忘门，隐藏状态"),
    "code with other spaces": ("code", " W_x . T ;np.tanh"),
    "another code that is accepted": ("code", "np.transpose( W_x ); `np.tanh`"),
}


@pytest.mark.parametrize(("name", "text"), RIGHT.values(), ids=RIGHT)
def test_what_is_right(name, text) -> None:
    verdict = judged(name, text)
    assert (verdict.status, verdict.score) == (Status.CORRECT, 1.0)
    assert all(piece.status is Status.CORRECT for piece in verdict.pieces)


PARTLY = {
    "one share right": ("gru", "1 - z_t; 1", [True, False], "1 of 2 blanks is right."),
    "one left open": ("gru", "?; z_t", [False, True], "1 of 2 blanks is right."),
    "one word right": ("words", "input gate; hidden state", [False, True], "1 of 2 blanks"),
    "one line of code right": ("code", "W_x; np.tanh", [False, True], "1 of 2 blanks is right."),
    "another case of code is another name": ("code", "w_x.T; np.tanh", [False, True], "1 of 2"),
}


@pytest.mark.parametrize(("name", "text", "cells", "message"), PARTLY.values(), ids=PARTLY)
def test_what_is_partly_right(name, text, cells, message) -> None:
    verdict = judged(name, text)
    assert (verdict.status, verdict.score) == (Status.PARTIAL, 0.5)
    assert list(verdict.cells) == cells
    assert verdict.message.en.startswith(message)


def test_a_misconception_is_named_by_what_it_makes_of_the_equation() -> None:
    verdict = judged("gru", "z_t; 1 - z_t")
    assert (verdict.status, verdict.tag) == (Status.WRONG, "z_flipped")


def test_a_misconception_that_was_not_declared_is_named_too() -> None:
    verdict = judged("output", "o_t; c_t")
    assert (verdict.status, verdict.tag) == (Status.PARTIAL, "tanh_on_c_forgotten")


def test_words_joined_within_are_other_code() -> None:
    assert judged("code", "W_x.T; nptanh").cells == (True, False)


INVALID = {
    "one entry for two": (
        "gru",
        "1 - z_t",
        (
            "2 answers are asked for, with ; between them, and 1 was read; "
            "write ? for one you leave open."
        ),
        "这里要填 2 个答案，用 ; 隔开，读到 1 个；不会的可以写“?”。",
    ),
    "an entry that is empty": (
        "gru",
        "; z_t",
        "Answer 1 is empty; write ? to leave it open.",
        "第 1 个答案是空的；不会的可以写“?”。",
    ),
    "what is asked for": (
        "gru",
        "h_t; z_t",
        "`h_t` is what is asked for: write it in the other names.",
        "`h_t` 正是所求的量：请用其他名字表示它。",
    ),
}


@pytest.mark.parametrize(("name", "text", "en", "zh"), INVALID.values(), ids=INVALID)
def test_what_cannot_be_read_costs_nothing(name, text, en, zh) -> None:
    verdict = judged(name, text)
    assert verdict.status is Status.INVALID
    assert (verdict.message.en, verdict.message.zh) == (en, zh)


def test_a_shape_that_cannot_stand_there_is_said_so() -> None:
    verdict = judged("output", "o_t; [c_t, c_t]")
    assert verdict.status is Status.INVALID
    assert verdict.message.en.startswith("Blank 2 cannot be `[cₜ, cₜ]`: ")
    assert verdict.message.zh.startswith("第 2 空不能填 `[cₜ, cₜ]`：")


@pytest.mark.parametrize("name", BY_NAME)
@given(text=st.text(alphabet="zc_t1-+;,? ()[]⊙门tanh", max_size=40))
@settings(max_examples=60, deadline=None)
def test_grading_never_raises_and_says_the_same_again(name, text) -> None:
    verdict = judged(name, text)
    assert verdict == judged(name, text)
    assert 0 <= verdict.score <= 1
    assert (verdict.score == 1) == (verdict.status is Status.CORRECT)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_key_as_it_is_shown_is_right(name) -> None:
    assert judged(name, key_text(BY_NAME[name], VARIANTS[name])).status is Status.CORRECT


def test_semicolons_within_brackets_part_nothing() -> None:
    assert split_entries("[a; b]; (c; d)", 2) == ("[a; b]", "(c; d)")


def test_a_planted_wrong_key_is_seen() -> None:
    planted = Cloze(
        **BASE,
        run=Run("gru.blend"),
        formula=GRU.formula,
        blanks=(Blank(accept=("z_t",)), Blank(accept=("1 - z_t",))),
    )
    assert grade(planted, variant(planted, 1), "z_t; 1 - z_t").status is Status.WRONG
