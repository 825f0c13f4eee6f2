"""Grading an answer in words: its writer ticks the points of the rubric that it covers."""

from rnnquiz.bank import Open, Question
from rnnquiz.grading.read import bounded, normalised, read_choice
from rnnquiz.grading.verdict import CORRECT, Status, Verdict
from rnnquiz.text import Text

NOTHING = {"0", "none", "-", "无", "没有"}


def grade_rubric(question: Question, text: str) -> Verdict:
    """The verdict on the points that were ticked: the share of their weight."""
    if not isinstance(question, Open):
        raise TypeError(f"{question.id} has no rubric")
    ticked = read_ticks(text, len(question.points))
    cells = tuple(position in ticked for position in range(len(question.points)))
    weights = [point.weight for point in question.points]
    score = sum(weights[position] for position in ticked) / sum(weights)
    reading = ", ".join(str(position + 1) for position in sorted(ticked))
    if all(cells):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading, cells=cells)
    status = Status.PARTIAL if ticked else Status.WRONG
    return Verdict(status, score, _covered(len(ticked), len(cells)), "", reading, cells=cells)


def read_ticks(text: str, count: int) -> frozenset[int]:
    """The points that are ticked, from 0: `1 3`, `a, c`, and `0` for none."""
    if normalised(bounded(text)).strip().lower() in NOTHING:
        return frozenset()
    return read_choice(text, count, many=True)


def _covered(ticked: int, total: int) -> Text:
    return Text(
        en=f"Your answer covers {ticked} of {total} points.",
        zh=f"你的回答涵盖了 {total} 个要点中的 {ticked} 个。",
    )
