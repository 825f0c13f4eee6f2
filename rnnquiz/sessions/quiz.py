"""A quiz as a pure machine: `advance(state, event) -> state`.

    Asking ──Typed (graded), Solved──▶ Answered ──Advanced──▶ Asking, or Finished after the last
    Asking ──Typed (invalid), Hinted, Renewed──▶ Asking        Answered ──Renewed──▶ Asking
    Asking ──Skipped──▶ Asking, or Finished                    any ──Quit──▶ Finished

What is not drawn here does nothing. There is no clock, no dice and no screen: the n-th renewal of a
question has the seed of the quiz plus n. Of the questions the machine knows nothing but `grade`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rnnquiz.bank import Predict, Question
from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.oracle import Choices, Variant, variant


@dataclass(frozen=True)
class Asked:
    """A question with its seed. The numbers follow from the two, when they are first needed."""

    question: Question
    seed: int

    @cached_property
    def variant(self) -> Variant:
        """The question made concrete."""
        return variant(self.question, self.seed)

    @property
    def renewable(self) -> bool:
        """Whether another seed shows other numbers."""
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

    @property
    def score(self) -> float:
        """From 0 to 1; nothing for a question that was skipped or whose solution was opened."""
        return self.verdict.score if self.verdict else 0.0


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
    """An answer was given."""

    text: str


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


State = Asking | Answered | Finished
Event = Typed | Hinted | Skipped | Solved | Renewed | Advanced | Quit


def start(questions: tuple[Question, ...], seed: int) -> State:
    """The first question of a quiz."""
    return _ask(Quiz(questions, seed), 0)


def advance(state: State, event: Event) -> State:
    """What follows when this happens."""
    match state, event:
        case ((Asking() | Answered()), Quit()):
            return Finished(state.quiz)
        case Asking(), (Typed() | Hinted() | Skipped() | Solved() | Renewed()):
            return _asked(state, event)
        case Answered(), Advanced():
            return _ask(state.quiz, state.outcome.number + 1)
        case Answered(), Renewed() if state.outcome.asked.renewable:
            return Asking(state.quiz, state.outcome.number, _renewed(state.outcome.asked))
    return state


def _asked(state: Asking, event: Typed | Hinted | Skipped | Solved | Renewed) -> State:
    match event:
        case Typed(text) if text.strip():
            return _grade(state, text)
        case Hinted() if state.hints < len(state.asked.question.hints):
            return replace(state, hints=state.hints + 1, text="", invalid=None)
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


def _grade(state: Asking, text: str) -> State:
    verdict = grade(state.asked.question, state.asked.variant, text)
    if verdict.status is Status.INVALID:
        return replace(state, text=text, invalid=verdict)
    return Answered(_record(state, "answered", text, verdict))


def _record(
    state: Asking,
    how: Literal["answered", "solved", "skipped"],
    text: str = "",
    verdict: Verdict | None = None,
) -> Quiz:
    outcome = Outcome(state.number, state.asked, how, state.hints, text, verdict)
    return replace(state.quiz, outcomes=(*state.quiz.outcomes, outcome))
