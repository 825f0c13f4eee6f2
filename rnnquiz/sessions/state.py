"""Every state there is, and the one `advance` that knows whose it is."""

from rnnquiz.sessions.asked import Outcome
from rnnquiz.sessions.events import Event
from rnnquiz.sessions.exam import Checking, ExamState, Marked, Sitting, advance_exam
from rnnquiz.sessions.quiz import Asking, Finished, QuizState, advance_quiz

State = QuizState | ExamState
Posed = Asking | Sitting  # a question is open
Over = Finished | Marked


def advance(state: State, event: Event) -> State:
    """What follows when this happens."""
    if isinstance(state, Sitting | Checking | Marked):
        return advance_exam(state, event)
    return advance_quiz(state, event)


def is_left(state: State) -> bool:
    """Whether the session was left before its end."""
    return isinstance(state, Over) and state.left


def outcomes(state: State) -> tuple[Outcome, ...]:
    """What was graded so far."""
    if isinstance(state, Marked):
        return state.outcomes
    return () if isinstance(state, Sitting | Checking) else state.quiz.outcomes
