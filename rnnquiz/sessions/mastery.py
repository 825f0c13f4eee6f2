"""What is held, topic by topic, and which questions are the weakest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from rnnquiz.bank import Question
from rnnquiz.progress import Card
from rnnquiz.sessions.agenda import is_due, is_new

LOW = 0.5  # the share of right answers up to which a question counts as weak


class Mastery(NamedTuple):
    """How many questions of a topic there are, were answered, and are held."""

    topic: str
    questions: int
    seen: int
    held: int

    @property
    def share(self) -> float:
        """From 0 for none to 1 for all of them held."""
        return self.held / self.questions


def mastery(
    questions: Iterable[Question], cards: Mapping[str, Card], now: datetime
) -> tuple[Mastery, ...]:
    """One a topic, in the order of the questions.

    A question is held when its last answer was right and it is not due yet.
    """
    topics: dict[str, list[Question]] = {}
    for question in questions:
        topics.setdefault(question.topic, []).append(question)
    return tuple(_mastery(topic, mine, cards, now) for topic, mine in topics.items())


def _mastery(
    topic: str, questions: Sequence[Question], cards: Mapping[str, Card], now: datetime
) -> Mastery:
    seen = [question for question in questions if is_seen(question, cards)]
    held = sum(cards[each.id].held and not is_due(each, cards, now) for each in seen)
    return Mastery(topic, len(questions), len(seen), held)


def is_seen(question: Question, cards: Mapping[str, Card]) -> bool:
    """Whether the question, as it stands in the bank, was ever answered."""
    return not is_new(question, cards) and cards[question.id].answers > 0


def weakest_first(questions: Iterable[Question], cards: Mapping[str, Card]) -> tuple[Question, ...]:
    """The weakest first: wrong last time, seldom right, never seen, held.

    Within each of these what is less often right comes first, and else the order stays.
    """
    return tuple(sorted(questions, key=lambda question: _weakness(question, cards)))


def _weakness(question: Question, cards: Mapping[str, Card]) -> tuple[int, float]:
    if not is_seen(question, cards):
        return 2, 0.0
    card = cards[question.id]
    share = card.right / card.answers
    if not card.held:
        return 0, share
    return (1, share) if share <= LOW else (3, share)
