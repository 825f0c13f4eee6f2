"""Grading a sentence: what was typed for true and for false."""

from rnnquiz.bank import Question, TrueFalse
from rnnquiz.grading.read import bounded, normalised, refuse
from rnnquiz.grading.verdict import CORRECT, WRONG, Status, Verdict
from rnnquiz.oracle import is_true

TRUE = {"t", "true", "y", "yes", "1", "right", "correct", "✓", "✔", "√", "对", "是", "真", "正确"}
FALSE = {"f", "false", "n", "no", "0", "wrong", "incorrect", "✗", "✘", "×", "x"}
FALSE |= {"错", "否", "假", "错误", "不", "不是", "不对", "不正确"}


def read_truth(text: str) -> bool:
    """True or false, by a word or a sign of either language."""
    word = normalised(bounded(text)).lower().strip(" \t\n\r.!,。！\"'“”()")
    if word not in TRUE | FALSE:
        raise refuse("answer true or false: t or f", "请回答对或错，也可以只输入 t 或 f", text)
    return word in TRUE


def grade_sentence(question: Question, text: str) -> Verdict:
    """The verdict on what was said of a sentence."""
    said = read_truth(text)
    right = said == is_true(_sentence(question))
    status, message = (Status.CORRECT, CORRECT) if right else (Status.WRONG, WRONG)
    return Verdict(status, float(right), message, reading=_word(said))


def key_word(question: Question) -> str:
    """The right answer, as it is typed."""
    return _word(is_true(_sentence(question)))


def _word(said: bool) -> str:
    return "true" if said else "false"


def _sentence(question: Question) -> TrueFalse:
    if not isinstance(question, TrueFalse):
        raise TypeError(f"{question.id} is no sentence")
    return question
