"""Which questions are asked, and in which order: by filters and a seed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rnnquiz.bank import Choice, Open, Question
from rnnquiz.errors import UsageError, instead
from rnnquiz.oracle import shows_numbers
from rnnquiz.oracle.draw import dice, shuffled


class Wanted(NamedTuple):
    """The filters: within one any value will do, and every one that is not empty must hold."""

    topic: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    id: tuple[str, ...] = ()


def traits(question: Question) -> Wanted:
    """What the filters look at."""
    return Wanted(
        (question.topic,), (question.family,), (question.level,), question.tags, (question.id,)
    )


def matching(questions: Iterable[Question], wanted: Wanted) -> tuple[Question, ...]:
    """The questions that pass the filters; UsageError where no question could."""
    every = tuple(questions)
    for name, values in wanted._asdict().items():
        known = {value for question in every for value in getattr(traits(question), name)}
        for value in values:
            if value not in known:
                raise UsageError(f"no question has the {name} `{value}`{instead(value, known)}")
    found = tuple(question for question in every if _passes(traits(question), wanted))
    if not found:
        raise UsageError("no question passes all these filters together; leave one out")
    return found


def _passes(has: Wanted, wanted: Wanted) -> bool:
    pairs = zip(has, wanted, strict=True)
    return all(not values or set(values) & set(mine) for mine, values in pairs)


def choose(
    questions: Sequence[Question], wanted: Wanted, *, count: int, seed: int
) -> tuple[Question, ...]:
    """At most `count` questions in the order they are asked.

    Ids are asked in the order they were named. Otherwise the seed decides, except that the first
    is one without numbers where there is one: it is on the screen before NumPy is loaded.
    """
    found = matching(questions, wanted)
    if wanted.id:
        return tuple(sorted(found, key=lambda question: wanted.id.index(question.id)))[:count]
    order = [found[index] for index in shuffled(range(len(found)), dice("quiz", seed))]
    first = next(filter(_is_words, order), order[0])
    return (first, *(question for question in order if question is not first))[:count]


def examinable(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions an exam may ask: to judge an answer in words means to show the rubric."""
    return tuple(question for question in questions if not isinstance(question, Open))


def _is_words(question: Question) -> bool:
    return isinstance(question, Choice) and not shows_numbers(question)
