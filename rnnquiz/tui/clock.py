"""The clock of a session: how many minutes there are left, said once a minute at most."""

from math import ceil

from rnnquiz.sessions import Answered, Asking, Checking, Sitting, State, Ticking
from rnnquiz.tui import words
from rnnquiz.tui.look import Look


def clock(state: State, look: Look) -> str:
    """The time that is left, in words; nothing where it does not matter."""
    left = _left(state, look.now)
    if left is None:
        return ""
    if left <= 0:
        return look.say(words.NO_TIME)
    return look.say(words.LEFT, minutes=ceil(left / 60))


def is_over(state: State, look: Look) -> bool:
    """Whether the time of an exam is over."""
    left = _left(state, look.now)
    return isinstance(state, Sitting | Checking) and left is not None and left <= 0


def _left(state: State, now: float) -> float | None:
    """The seconds that are left."""
    match state:
        case Sitting(exam) | Checking(exam):
            return exam.ends - now
        case Asking(quiz) | Ticking(quiz) | Answered(quiz) if quiz.limit:
            return quiz.began + quiz.limit - now
        case _:
            return None
