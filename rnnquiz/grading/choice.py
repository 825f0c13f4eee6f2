"""Grading what is picked: which options were picked, and what is said of them."""

from rnnquiz.bank import Offering, Question
from rnnquiz.grading.read import read_choice
from rnnquiz.grading.verdict import CORRECT, WRONG, Status, Verdict
from rnnquiz.oracle import (
    Choices,
    needs_numbers,
    numbers,
    plain,
    right_options,
    why,
)
from rnnquiz.text import Text


def grade_choice(question: Question, variant: Choices, text: str) -> Verdict:
    """The verdict on what was picked; of several, wrong picks cancel right ones."""
    if not isinstance(question, Offering):
        raise TypeError(f"{question.id} offers no options")
    shown = read_choice(text, len(variant.order), many=question.many)
    picked = frozenset(variant.order[position] for position in shown)
    right = right_options(question, variant.seed)
    score = max(0, len(picked & right) - len(picked - right)) / max(1, len(right))
    status = Status.CORRECT if picked == right else Status.PARTIAL if score > 0 else Status.WRONG
    tag = ""
    if question.many:
        message = CORRECT if status is Status.CORRECT else _picked_message(picked, right)
    else:
        (only,) = picked
        tag = question.options[only].misconception
        outcome = CORRECT if status is Status.CORRECT else WRONG
        message = _why(question, variant, only) or outcome
    reading = ", ".join(str(position + 1) for position in sorted(shown))
    return Verdict(status, score, message, tag, reading)


def marks(question: Offering, variant: Choices, verdict: Verdict | None) -> dict[int, Status]:
    """By position in `question.options`: what is right, and what was picked wrongly."""
    picked = verdict.reading.split(", ") if verdict else []
    wrong = {variant.order[int(number) - 1]: Status.WRONG for number in picked}
    return {**wrong, **dict.fromkeys(right_options(question, variant.seed), Status.CORRECT)}


def _picked_message(picked: frozenset[int], right: frozenset[int]) -> Text:
    found, missed, wrong = len(picked & right), len(right - picked), len(picked - right)
    return Text(
        en=f"{found} picked rightly, {missed} missed, {wrong} picked wrongly.",
        zh=f"选对 {found} 项，漏选 {missed} 项，错选 {wrong} 项。",
    )


def _why(question: Offering, variant: Choices, position: int) -> Text | None:
    """What is said of the option that was picked."""
    text = why(question.options[position])
    if text is None:
        return None
    computed = needs_numbers(text.en) or needs_numbers(text.zh)
    values = numbers(question, variant) if computed else {}
    return Text(en=plain(text.en, values), zh=plain(text.zh, values))
