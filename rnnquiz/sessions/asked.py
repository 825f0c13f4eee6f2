"""What is asked, and how it went."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from msgspec import Struct

from rnnquiz.bank import Code, Follow, Open, Predict, Question, Spot
from rnnquiz.grading import Status, Verdict
from rnnquiz.oracle import Choices, Variant, ladder, variant
from rnnquiz.text import Text

HINT_COST = 0.25  # the share of what an answer is still worth that a hint takes


class Branch(Struct, frozen=True):
    """A question that may follow another, and when it does."""

    follow: Follow
    question: Question


class Turn(Struct, frozen=True):
    """A question that is to be asked with a seed.

    `lead` is what is said before it, and one of the `branches` may be asked after it.
    """

    question: Question
    seed: int
    lead: Text | None = None
    branches: tuple[Branch, ...] = ()


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
    """How one question went. There is a verdict where it was answered; `lead` came before it."""

    number: int
    asked: Asked
    how: Literal["answered", "solved", "skipped"]
    hints: int = 0
    text: str = ""
    verdict: Verdict | None = None
    seconds: float = 0.0
    lead: Text | None = None

    @property
    def score(self) -> float:
        """From 0 to 1; nothing for a question that was skipped or whose solution was opened.

        Each hint that was taken cost its share of what the answer was still worth.
        """
        return self.verdict.score * (1 - HINT_COST) ** self.hints if self.verdict else 0.0

    @property
    def mistake(self) -> str:
        """What is known to have gone wrong in the answer; a planted bug is nobody's own."""
        if self.verdict is None or isinstance(self.asked.question, Spot):
            return ""
        return self.verdict.tag

    @property
    def right(self) -> bool:
        """Whether it was answered, and correctly."""
        return self.verdict is not None and self.verdict.status is Status.CORRECT


def takes_lines(question: Question) -> bool:
    """Whether an answer to the question has several lines."""
    return isinstance(question, Open | Code)
