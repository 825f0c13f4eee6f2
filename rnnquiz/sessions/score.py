"""What a quiz came to, topic by topic."""

from collections.abc import Iterable
from typing import NamedTuple

from rnnquiz.sessions.asked import Outcome


class Score(NamedTuple):
    """Points out of the questions that were asked."""

    topic: str
    points: float
    asked: int


def scores(outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
    """One score a topic, in the order they came up.

    A question counts once, as it went the first time: what follows with new numbers is practice.
    """
    first: dict[int, Outcome] = {}
    for outcome in outcomes:
        first.setdefault(outcome.number, outcome)
    topics = dict.fromkeys(outcome.asked.question.topic for outcome in first.values())
    return tuple(_score(topic, first.values()) for topic in topics)


def _score(topic: str, outcomes: Iterable[Outcome]) -> Score:
    points = [outcome.score for outcome in outcomes if outcome.asked.question.topic == topic]
    return Score(topic, sum(points), len(points))
