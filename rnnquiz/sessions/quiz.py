"""A quiz as a pure machine: `advance(state, event) -> state`.

    Asking ──Typed (graded), Solved──▶ Answered ──Advanced──▶ Asking, or Finished after the last
    Asking ──Typed (invalid), Hinted, Renewed──▶ Asking        Answered ──Renewed──▶ Asking
    Asking ──Skipped──▶ Asking, or Finished                    any ──Quit──▶ Finished
    Asking ──Wrote──▶ Asking, where an answer has several lines
    Asking ──Typed (words)──▶ Ticking ──Typed (graded)──▶ Answered    Ticking ──Ticked, Opened──▶
    Ticking

What is not drawn here does nothing. There is no clock, no dice and no screen: the n-th renewal of a
question has the seed of the quiz plus n. Of the questions the machine knows `grade`, which of them
take several lines, and that words are held against a rubric. Code is run by whoever feeds the
machine: the report comes with the answer.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rnnquiz.bank import Code, Open, Predict, Question, Spot
from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.oracle import Choices, Variant, ladder, variant
from rnnquiz.sandbox import Report
from rnnquiz.text import Text

HINT_COST = 0.25  # the share of what an answer is still worth that a hint takes


@dataclass(frozen=True)
class Asked:
    """A question with its seed. The numbers follow from the two, when they are first needed."""

    question: Question
    seed: int

    @cached_property
    def variant(self) -> Variant:
        """The question made concrete."""
        return variant(self.question, self.seed)

    @cached_property
    def hints(self) -> tuple[Text, ...]:
        """Its hints, those that its run gives included."""
        return ladder(self.question)

    @property
    def renewable(self) -> bool:
        """Whether another seed shows other numbers, or another bug."""
        if isinstance(self.question, Spot):
            return len(self.question.misconceptions) > 1
        made = self.variant
        if isinstance(self.question, Predict):
            return False  # the settings stay, and they are all that is seen beforehand
        return bool(made.shown) or (isinstance(made, Choices) and bool(made.values))


class Outcome(Struct, frozen=True):
    """How one question went. There is a verdict where it was answered."""

    number: int
    asked: Asked
    how: Literal["answered", "solved", "skipped"]
    hints: int = 0
    text: str = ""
    verdict: Verdict | None = None
    seconds: float = 0.0

    @property
    def score(self) -> float:
        """From 0 to 1; nothing for a question that was skipped or whose solution was opened.

        Each hint that was taken cost its share of what the answer was still worth.
        """
        return self.verdict.score * (1 - HINT_COST) ** self.hints if self.verdict else 0.0


class Quiz(Struct, frozen=True):
    """The questions, and how those behind us went, in order."""

    questions: tuple[Question, ...]
    seed: int
    outcomes: tuple[Outcome, ...] = ()


class Asking(Struct, frozen=True):
    """A question is open. `invalid` is the verdict on a text that could not be read."""

    quiz: Quiz
    number: int
    asked: Asked
    hints: int = 0
    text: str = ""
    invalid: Verdict | None = None


class Ticking(Struct, frozen=True):
    """An answer in words was given; its writer ticks what it covers, point by point.

    `ticked` and `opened` hold positions in the rubric; an opened point shows its detail.
    """

    quiz: Quiz
    number: int
    asked: Asked
    hints: int
    text: str
    ticked: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()
    invalid: Verdict | None = None


class Answered(Struct, frozen=True):
    """The question is answered or its solution opened; the last outcome says how."""

    quiz: Quiz

    @property
    def outcome(self) -> Outcome:
        """The outcome that is shown."""
        return self.quiz.outcomes[-1]


class Finished(Struct, frozen=True):
    """The quiz is over, or was left."""

    quiz: Quiz


class Typed(Struct, frozen=True):
    """An answer was given; `report` says what it did where it is code that was run."""

    text: str
    report: Report | None = None


class Wrote(Struct, frozen=True):
    """A line was added to an answer of several lines."""

    line: str


class Ticked(Struct, frozen=True):
    """A point of the rubric was ticked, or its tick taken away."""

    position: int


class Opened(Struct, frozen=True):
    """A point of the rubric was opened, or closed again."""

    position: int


class Hinted(Struct, frozen=True):
    """A hint was asked for."""


class Skipped(Struct, frozen=True):
    """The question was passed over."""


class Solved(Struct, frozen=True):
    """The solution was asked for."""


class Renewed(Struct, frozen=True):
    """The same question was asked for with new numbers."""


class Advanced(Struct, frozen=True):
    """The explanation was read."""


class Quit(Struct, frozen=True):
    """The quiz was left."""


State = Asking | Ticking | Answered | Finished
Event = Typed | Wrote | Ticked | Opened | Hinted | Skipped | Solved | Renewed | Advanced | Quit


def start(questions: tuple[Question, ...], seed: int) -> State:
    """The first question of a quiz."""
    return _ask(Quiz(questions, seed), 0)


def advance(state: State, event: Event) -> State:
    """What follows when this happens."""
    match state, event:
        case ((Asking() | Ticking() | Answered()), Quit()):
            return Finished(state.quiz)
        case Asking(), (Typed() | Wrote() | Hinted() | Skipped() | Solved() | Renewed()):
            return _asked(state, event)
        case Ticking(), (Typed() | Ticked() | Opened()):
            return _ticked(state, event)
        case Answered(), Advanced():
            return _ask(state.quiz, state.outcome.number + 1)
        case Answered(), Renewed() if state.outcome.asked.renewable:
            return Asking(state.quiz, state.outcome.number, _renewed(state.outcome.asked))
    return state


def takes_lines(question: Question) -> bool:
    """Whether an answer to the question has several lines."""
    return isinstance(question, Open | Code)


def _asked(state: Asking, event: Typed | Wrote | Hinted | Skipped | Solved | Renewed) -> State:
    match event:
        case Typed(text) if text.strip() and isinstance(state.asked.question, Open):
            return Ticking(state.quiz, state.number, state.asked, state.hints, text.strip())
        case Typed(text) if text.strip():
            return _grade(state, event)
        case Wrote(line) if takes_lines(state.asked.question):
            draft = "" if state.invalid else state.text
            return replace(state, text=f"{draft}{line}\n", invalid=None)
        case Hinted() if state.hints < len(state.asked.hints):
            draft = state.text if takes_lines(state.asked.question) else ""
            return replace(state, hints=state.hints + 1, text=draft, invalid=None)
        case Skipped():
            return _ask(_record(state, "skipped"), state.number + 1)
        case Solved():
            return Answered(_record(state, "solved"))
        case Renewed() if state.asked.renewable:
            return replace(state, asked=_renewed(state.asked), text="", invalid=None)
    return state


def _ask(quiz: Quiz, number: int) -> State:
    if number >= len(quiz.questions):
        return Finished(quiz)
    return Asking(quiz, number, Asked(quiz.questions[number], quiz.seed))


def _renewed(asked: Asked) -> Asked:
    return Asked(asked.question, asked.seed + 1)


def _ticked(state: Ticking, event: Typed | Ticked | Opened) -> State:
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


def _grade(state: Asking | Ticking, event: Typed) -> State:
    asked = state.asked
    verdict = grade(asked.question, asked.variant, event.text, event.report)
    text = state.text if isinstance(state, Ticking) else event.text
    if verdict.status is Status.INVALID:
        return replace(state, text=text, invalid=verdict)
    return Answered(_record(state, "answered", text, verdict))


def _record(
    state: Asking | Ticking,
    how: Literal["answered", "solved", "skipped"],
    text: str = "",
    verdict: Verdict | None = None,
) -> Quiz:
    outcome = Outcome(state.number, state.asked, how, state.hints, text, verdict)
    return replace(state.quiz, outcomes=(*state.quiz.outcomes, outcome))
