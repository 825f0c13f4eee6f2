"""Rubrics: what an answer in words is held against, and whether each point of it holds."""

from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.bank import Open
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import draw, stream
from rnnquiz.oracle.prose import needs_numbers


class Rubric(NamedTuple):
    """An open question with its numbers, which are drawn now only where the prompt shows some."""

    seed: int
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()


def rubric(question: Open, seed: int) -> Rubric:
    """The open question that belongs to the seed."""
    shown = question.run.show if question.run else ()
    if not shown and not any(map(needs_numbers, (question.prompt.en, question.prompt.zh))):
        return Rubric(seed)
    if question.run is None:
        raise UsageError(f"{question.id}: a computed number needs a `run`")
    return Rubric(seed, draw(question.run, stream(question, seed, "numbers")).outcome.values, shown)
