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
    """One score a topic, in the order they came up."""
    first = first_tries(outcomes)
    topics = dict.fromkeys(outcome.asked.question.topic for outcome in first)
    return tuple(_score(topic, first) for topic in topics)


def first_tries(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """A question counts once, as it went the first time; what follows is practice."""
    first: dict[int, Outcome] = {}
    for outcome in outcomes:
        first.setdefault(outcome.number, outcome)
    return tuple(first.values())


def points_text(points: float) -> str:
    """The points with as many decimals as they need, two at most."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def out_of(points: float, asked: int) -> str:
    """`1.25 / 2`: the points of so many questions."""
    return f"{points_text(points)} / {asked}"


def _score(topic: str, outcomes: Iterable[Outcome]) -> Score:
    points = [outcome.score for outcome in outcomes if outcome.asked.question.topic == topic]
    return Score(topic, sum(points), len(points))
