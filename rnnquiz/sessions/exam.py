"""An exam as a pure machine: every question is open until the end, and nothing is said before it.

    Sitting ──Typed (read), Turned──▶ Sitting, or Checking after the last
    Sitting ──Typed (not read), Wrote, Flagged──▶ Sitting
    Checking ──Turned──▶ Sitting      any ──HandedIn, or any event after the time is over──▶ Marked

An answer is kept as it is typed and graded when the exam is over. Questions that are answered in
words have no place here: to judge them means to show the rubric.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.sandbox import Report
from rnnquiz.sessions.asked import Asked, Outcome, Turn, takes_lines
from rnnquiz.sessions.events import (
    Event,
    Flagged,
    HandedIn,
    Passed,
    Quit,
    Resumed,
    Turned,
    Typed,
    Wrote,
)


class Answer(Struct, frozen=True):
    """What stands as the answer to a question so far, and how long was spent on it.

    `draft` is what was written of it when another question was turned to.
    """

    text: str = ""
    report: Report | None = None
    seconds: float = 0.0
    draft: str = ""


class Exam(Struct, frozen=True):
    """The questions with the answers given so far; `limit` is how many seconds there are."""

    turns: tuple[Turn, ...]
    seed: int
    limit: float
    answers: tuple[Answer, ...]
    flags: frozenset[int] = frozenset()
    began: float = 0.0

    @property
    def ends(self) -> float:
        """When the time is over."""
        return self.began + self.limit


class Sitting(Struct, frozen=True):
    """A question is open. `text` is what was written of it, `invalid` what could not be read."""

    exam: Exam
    number: int
    text: str = ""
    invalid: Verdict | None = None
    since: float = 0.0
    hints: Literal[0] = 0

    @property
    def asked(self) -> Asked:
        """The question with its seed."""
        turn = self.exam.turns[self.number]
        return Asked(turn.question, turn.seed)

    @property
    def answer(self) -> Answer:
        """What stands as its answer."""
        return self.exam.answers[self.number]


class Checking(Struct, frozen=True):
    """All questions are behind us; what is open or flagged can be turned to again."""

    exam: Exam


class Marked(Struct, frozen=True):
    """The exam is over, and every answer graded; `left` says that it was left unfinished."""

    exam: Exam
    outcomes: tuple[Outcome, ...] = ()
    left: bool = False


ExamState = Sitting | Checking | Marked


def sit(turns: tuple[Turn, ...], seed: int, *, limit: float, at: float) -> ExamState:
    """The first question of an exam."""
    return Sitting(Exam(turns, seed, limit, (Answer(),) * len(turns), began=at), 0, since=at)


def advance_exam(state: ExamState, event: Event) -> ExamState:
    """What follows when this happens."""
    if isinstance(state, Marked):
        return state
    match event:
        case Quit():
            return Marked(state.exam, left=True)
        case Resumed(away):
            exam = replace(state.exam, began=state.exam.began + away)
            if isinstance(state, Sitting):
                return replace(state, exam=exam, since=state.since + away)
            return Checking(exam)
        case _ if event.at >= state.exam.ends:
            return _marked(_spent(state, state.exam.ends))
        case HandedIn():
            return _marked(_spent(state, event.at))
        case Turned(number):
            return _turned(_spent(state, event.at), number, event.at)
        case _ if isinstance(state, Sitting):
            return _sat(state, event)
    return state


def _sat(state: Sitting, event: Event) -> ExamState:
    match event:
        case Typed(text, report) if text.strip():
            return _typed(state, text, report, event.at)
        case Wrote(line) if takes_lines(state.asked.question):
            draft = "" if state.invalid else state.text
            return replace(state, text=f"{draft}{line}\n", invalid=None)
        case Flagged():
            exam = replace(state.exam, flags=state.exam.flags ^ {state.number})
            return replace(state, exam=exam)
        case Passed() | _:
            return state


def _typed(state: Sitting, text: str, report: Report | None, at: float) -> ExamState:
    asked = state.asked
    verdict = grade(asked.question, asked.variant, text, report)
    if verdict.status is Status.INVALID:
        return replace(state, text=text, invalid=verdict)
    exam = _spent(state, at)
    kept = replace(exam.answers[state.number], text=text, report=report, draft=text)
    return _turned(_put(exam, state.number, kept), state.number + 1, at)


def _put(exam: Exam, number: int, answer: Answer) -> Exam:
    answers = (*exam.answers[:number], answer, *exam.answers[number + 1 :])
    return replace(exam, answers=answers)


def _spent(state: Sitting | Checking, at: float) -> Exam:
    """The exam with the time spent on the question that is open, and what was written of it."""
    if isinstance(state, Checking):
        return state.exam
    answer = state.answer
    seconds = answer.seconds + max(at - state.since, 0.0)
    spent = replace(answer, seconds=seconds, draft=state.text)
    return _put(state.exam, state.number, spent)


def _turned(exam: Exam, number: int, at: float) -> ExamState:
    if not 0 <= number < len(exam.turns):
        return Checking(exam)
    return Sitting(exam, number, exam.answers[number].draft, since=at)


def _marked(exam: Exam) -> Marked:
    numbered = enumerate(zip(exam.turns, exam.answers, strict=True))
    return Marked(exam, tuple(_outcome(number, *each) for number, each in numbered))


def _outcome(number: int, turn: Turn, answer: Answer) -> Outcome:
    asked = Asked(turn.question, turn.seed)
    if not answer.text:
        # What was written and never handed in is not graded, but it is in the report.
        return Outcome(number, asked, "skipped", text=answer.draft, seconds=answer.seconds)
    verdict = grade(turn.question, asked.variant, answer.text, answer.report)
    return Outcome(number, asked, "answered", 0, answer.text, verdict, answer.seconds)
