"""A quiz as a pure machine: `advance(state, event) -> state`. Reviews, drills, interviews are such.

    Asking ──Typed (graded), Solved──▶ Answered ──Advanced──▶ Asking, or Finished after the last
    Asking ──Typed (invalid), Hinted, Renewed──▶ Asking        Answered ──Renewed, Undone──▶ Asking
    Asking ──Skipped, Dropped──▶ Asking, or Finished           any ──Quit──▶ Finished
    Ticking ──Skipped──▶ Asking, or Finished
    Asking ──Wrote──▶ Asking, where an answer has several lines
    Asking ──Typed (words)──▶ Ticking ──Typed (graded)──▶ Answered    Ticking ──Ticked, Opened──▶
    Ticking

What is not drawn here does nothing. In an interview no answer is commented: the next question takes
the place of Answered. Which questions an answer adds is said in `growth`. There is no clock, no
dice and no screen: time comes in the events, and the n-th renewal of a question has its seed plus
n. Of the questions the machine knows `grade`, which of them take several lines, and that words are
held against a rubric. Code is run by whoever feeds the machine: the report comes with the answer.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rnnquiz.bank import Open, Question
from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.sessions.asked import Asked, Outcome, Turn, takes_lines
from rnnquiz.sessions.events import (
    Advanced,
    Dropped,
    Event,
    Hinted,
    Opened,
    Quit,
    Renewed,
    Resumed,
    Skipped,
    Solved,
    Ticked,
    Typed,
    Undone,
    Wrote,
)
from rnnquiz.sessions.growth import grown

Mode = Literal["quiz", "review", "drill", "interview"]


class Quiz(Struct, frozen=True):
    """What is to be asked, and how that which is behind us went, in order.

    `began` is when, in seconds since 1970 UTC, and breaks move it; `limit` is how many seconds
    there are, 0 for as many as it takes. What is said `aloud` need not be written. `again` is the
    command that asks the same questions once more, where one does.
    """

    turns: tuple[Turn, ...]
    seed: int
    outcomes: tuple[Outcome, ...] = ()
    mode: Mode = "quiz"
    began: float = 0.0
    limit: float = 0.0
    aloud: bool = False
    again: str = ""


class Asking(Struct, frozen=True):
    """A question is open. `invalid` is the verdict on a text that could not be read."""

    quiz: Quiz
    number: int
    asked: Asked
    hints: int = 0
    text: str = ""
    invalid: Verdict | None = None
    since: float = 0.0


class Ticking(Struct, frozen=True):
    """An answer in words was given; its writer ticks what it covers, point by point.

    `ticked` and `opened` hold positions in the rubric; an opened point shows its detail. `seconds`
    is how long the answer took.
    """

    quiz: Quiz
    number: int
    asked: Asked
    hints: int
    text: str
    ticked: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()
    invalid: Verdict | None = None
    seconds: float = 0.0


class Answered(Struct, frozen=True):
    """The question is answered or its solution opened; `former` is the quiz without that."""

    quiz: Quiz
    former: Quiz

    @property
    def outcome(self) -> Outcome:
        """The outcome that is shown."""
        return self.quiz.outcomes[-1]


class Finished(Struct, frozen=True):
    """The quiz is over, or was left before its end."""

    quiz: Quiz
    left: bool = False


QuizState = Asking | Ticking | Answered | Finished


def start(questions: tuple[Question, ...], seed: int, *, at: float = 0.0) -> QuizState:
    """The first question of a quiz, all of them with one seed."""
    return begin(Quiz(tuple(Turn(question, seed) for question in questions), seed, began=at))


def begin(quiz: Quiz) -> QuizState:
    """The first question."""
    return _ask(quiz, 0, quiz.began)


def advance_quiz(state: QuizState, event: Event) -> QuizState:
    """What follows when this happens."""
    match state, event:
        case ((Asking() | Ticking() | Answered()), Quit()):
            return Finished(state.quiz, left=not _is_done(state))
        case ((Asking() | Ticking() | Answered()), Resumed()):
            return _resumed(state, event.away)
        case ((Asking() | Ticking()), Skipped()):
            return _ask(_record(state, "skipped", event.at), state.number + 1, event.at)
        case Asking(), _:
            return _asked(state, event)
        case Ticking(), (Typed() | Ticked() | Opened()):
            return _ticked(state, event)
        case Answered(), Advanced():
            return _ask(state.quiz, state.outcome.number + 1, event.at)
        case Answered(), Renewed() if state.outcome.asked.renewable:
            asked = _renewed(state.outcome.asked)
            return Asking(state.quiz, state.outcome.number, asked, since=event.at)
        case Answered(), Undone() if state.outcome.verdict:
            asked = state.outcome.asked
            asked = _renewed(asked) if asked.renewable else asked
            return Asking(state.former, state.outcome.number, asked, since=event.at)
    return state


def _is_done(state: QuizState) -> bool:
    """Whether the last question is behind us, though its explanation may still be read."""
    last = len(state.quiz.turns) - 1
    return isinstance(state, Answered) and state.outcome.number == last


def _asked(state: Asking, event: Event) -> QuizState:
    words = takes_lines(state.asked.question)
    match event:
        case Typed(text) if isinstance(state.asked.question, Open):
            return _told(state, text.strip(), event.at)
        case Typed(text) if text.strip():
            return _grade(state, event)
        case Wrote(line) if words:
            draft = "" if state.invalid else state.text
            return replace(state, text=f"{draft}{line}\n", invalid=None)
        case Hinted() if state.hints < len(state.asked.hints):
            return replace(
                state, hints=state.hints + 1, text=state.text if words else "", invalid=None
            )
        case Dropped():
            return _ask(state.quiz, state.number + 1, event.at)
        case Solved() if state.quiz.mode != "interview":
            return Answered(_record(state, "solved", event.at), state.quiz)
        case Renewed() if state.asked.renewable and state.quiz.mode != "interview":
            return replace(state, asked=_renewed(state.asked), text="", invalid=None)
    return state


def _told(state: Asking, text: str, at: float) -> QuizState:
    """An answer in words was given, unless nothing was written where writing is wanted."""
    if not text and not state.quiz.aloud:
        return state
    seconds = _spent(state, at)
    return Ticking(state.quiz, state.number, state.asked, state.hints, text, seconds=seconds)


def _spent(state: Asking, at: float) -> float:
    """The seconds since the question was asked; none where the clock was set back since."""
    return max(at - state.since, 0.0)


def _ask(quiz: Quiz, number: int, at: float) -> QuizState:
    over = quiz.limit and at - quiz.began >= quiz.limit
    if over or number >= len(quiz.turns):
        return Finished(quiz)
    turn = quiz.turns[number]
    return Asking(quiz, number, Asked(turn.question, turn.seed), since=at)


def _renewed(asked: Asked) -> Asked:
    return Asked(asked.question, asked.seed + 1)


def _resumed(state: Asking | Ticking | Answered, away: float) -> QuizState:
    quiz = replace(state.quiz, began=state.quiz.began + away)
    if isinstance(state, Asking):
        return replace(state, quiz=quiz, since=state.since + away)
    return replace(state, quiz=quiz)


def _ticked(state: Ticking, event: Typed | Ticked | Opened) -> QuizState:
    match event:
        case Typed(text) if text.strip():
            return _grade(state, event)
        case Ticked(position) if _is_point(state, position):
            return replace(state, ticked=state.ticked ^ {position}, invalid=None)
        case Opened(position) if _is_point(state, position):
            return replace(state, opened=state.opened ^ {position}, invalid=None)
    return state


def _is_point(state: Ticking, position: int) -> bool:
    question = state.asked.question
    return isinstance(question, Open) and 0 <= position < len(question.points)


def _grade(state: Asking | Ticking, event: Typed) -> QuizState:
    asked = state.asked
    verdict = grade(asked.question, asked.variant, event.text, event.report)
    text = state.text if isinstance(state, Ticking) else event.text
    if verdict.status is Status.INVALID:
        return replace(state, text=text, invalid=verdict)
    quiz = _record(state, "answered", event.at, text, verdict)
    if quiz.mode == "interview":
        return _ask(quiz, state.number + 1, event.at)
    return Answered(quiz, state.quiz)


def _record(
    state: Asking | Ticking,
    how: Literal["answered", "solved", "skipped"],
    at: float,
    text: str = "",
    verdict: Verdict | None = None,
) -> Quiz:
    seconds = state.seconds if isinstance(state, Ticking) else _spent(state, at)
    quiz, number = state.quiz, state.number
    lead = quiz.turns[number].lead
    outcome = Outcome(number, state.asked, how, state.hints, text, verdict, seconds, lead)
    turns = grown(quiz.mode, quiz.turns, outcome, quiz.began + quiz.limit - at)
    return replace(quiz, turns=turns, outcomes=(*quiz.outcomes, outcome))
