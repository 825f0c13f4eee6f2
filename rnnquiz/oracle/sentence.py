"""Sentences: what is true or false, and how that is known."""

from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.bank import TrueFalse
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import attempts
from rnnquiz.oracle.claims import holds, points_of
from rnnquiz.oracle.prose import needs_numbers


class Sentence(NamedTuple):
    """A sentence as a seed shows it: without numbers in it, nothing has been run yet."""

    seed: int
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()


def sentence(question: TrueFalse, seed: int) -> Sentence:
    """The sentence with the numbers of a seed, where it shows any."""
    computed = any(needs_numbers(text) for text in (question.prompt.en, question.prompt.zh))
    if question.run is None or not (computed or question.run.show):
        return Sentence(seed)
    attempt = next(attempts(question, question.run, seed))
    return Sentence(seed, attempt.outcome.values, question.run.show)


def is_true(question: TrueFalse) -> bool:
    """Whether the sentence is true, run wherever it can be run."""
    return all(rulings(question))


def rulings(question: TrueFalse) -> tuple[bool, ...]:
    """Whether the sentence holds, at each point at which it is run; or what its source says."""
    if not question.claim:
        return (question.right is True,)
    return tuple(holds(question.claim, values) for values in points_of(question, question.run))
