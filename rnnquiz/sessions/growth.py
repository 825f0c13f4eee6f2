"""Which questions an answer adds to those that are to be asked."""

from collections.abc import Sequence
from typing import assert_never

from rnnquiz.bank import Claimed, Follow, Missed, Open, Right, Wrong
from rnnquiz.grading import claims
from rnnquiz.sessions.asked import Branch, Outcome, Turn


def grown(mode: str, turns: tuple[Turn, ...], outcome: Outcome, left: float) -> tuple[Turn, ...]:
    """The turns after an outcome, with so many seconds left of an interview.

    In a review what was not right comes again at the end, with other numbers. In an interview at
    most one question follows at once.
    """
    if outcome.how == "skipped":
        return turns
    if mode == "review" and not outcome.right:
        return (*turns, Turn(outcome.asked.question, outcome.asked.seed + 1))
    if mode == "interview":
        at = outcome.number + 1
        return (*turns[:at], *_followed(turns, outcome, left), *turns[at:])
    return turns


def _followed(turns: Sequence[Turn], outcome: Outcome, left: float) -> list[Turn]:
    turn = turns[outcome.number]
    found = (branch for branch in turn.branches if applies(branch.follow, outcome))
    return [
        Turn(branch.question, turn.seed + _times(turns, branch), branch.follow.say)
        for branch in found
        if branch.follow.minutes * 60 <= left
    ][:1]


def _times(turns: Sequence[Turn], branch: Branch) -> int:
    """How often the question is planned already: each time it has other numbers."""
    return sum(turn.question.id == branch.question.id for turn in turns)


def applies(follow: Follow, outcome: Outcome) -> bool:
    """Whether an answer is one that this follows."""
    verdict = outcome.verdict
    match follow:
        case Claimed(words=words):
            return bool(claims(words, outcome.text))
        case Missed(point=point):
            return verdict is not None and not verdict.cells[_position(outcome, point)]
        case Wrong(tag=tag):
            return verdict is not None and not outcome.right and tag in ("", verdict.tag)
        case Right():
            return outcome.right
        case _:
            assert_never(follow)


def _position(outcome: Outcome, point: str) -> int:
    question = outcome.asked.question
    assert isinstance(question, Open)  # the bank has no such follow-up after any other
    return [each.id for each in question.points].index(point)
