"""A session that was left: what is said of it when it is offered again."""

from typing import assert_never

from rnnquiz.sessions import (
    Answered,
    Asking,
    Checking,
    Finished,
    Marked,
    Mode,
    Sitting,
    State,
    Ticking,
)
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, styled, wrap
from rnnquiz.tui.look import Look


def left_over(mode: Mode, state: State, look: Look) -> Lines:
    """Which session it is and where it stands."""
    named = look.say(words.MODES[mode])
    said = look.say(words.LEFT_OVER, mode=named, number=_number(state))
    return [styled(""), *wrap(styled(said), look.room)]


def _number(state: State) -> int:
    """The question that is open, or the one that was explained last."""
    match state:
        case Asking() | Sitting() | Ticking():
            return state.number + 1
        case Answered():
            return state.outcome.number + 1
        case Checking() | Marked():
            return len(state.exam.turns)
        case Finished():
            return len(state.quiz.turns)
        case _:
            assert_never(state)
