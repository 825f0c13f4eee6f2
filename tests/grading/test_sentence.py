"""Sentences: true and false are read in either language, and nothing else is."""

import pytest

from rnnquiz.bank import TrueFalse
from rnnquiz.errors import FormulaError
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.grading.sentence import read_truth
from rnnquiz.oracle import variant
from tests.grading.questions import FALSE, TRUE

YES = "t T true TRUE True. y yes Ｔ 1 １ ✓ 对 对。 是 正确 （对） right"
NO = "f F false no N ０ 0 ✗ × 错 错！ 否 错误 不对 x wrong"


@pytest.mark.parametrize("text", YES.split())
def test_true(text: str) -> None:
    assert read_truth(f" {text}\n") is True


@pytest.mark.parametrize("text", NO.split())
def test_false(text: str) -> None:
    assert read_truth(f"\t{text} ") is False


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        pytest.param("", "Nothing was typed.", "没有输入内容。", id="nothing"),
        *(
            pytest.param(
                text,
                "Answer true or false: t or f.",
                "请回答对或错，也可以只输入 t 或 f。",
                id=text,
            )
            for text in ("2", "maybe", "true false", "not true", "tf", "...", "a")
        ),
    ],
)
def test_what_is_neither(text: str, en: str, zh: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_truth(text)
    assert (caught.value.message.en, caught.value.message.zh) == (en, zh)


@pytest.mark.parametrize(
    ("question", "key", "other"),
    [(TRUE, "true", "f"), (FALSE, "false", "对")],
    ids=["it is", "it is not"],
)
def test_the_verdict(question: TrueFalse, key: str, other: str) -> None:
    for seed in range(5):
        made = variant(question, seed)
        assert key_text(question, made) == key
        right, wrong = grade(question, made, key), grade(question, made, other)
        assert (right.status, right.score, right.reading) == (Status.CORRECT, 1.0, key)
        assert (wrong.status, wrong.score, wrong.message.zh) == (Status.WRONG, 0.0, "不对。")
        assert wrong_texts(question, made) == {}
