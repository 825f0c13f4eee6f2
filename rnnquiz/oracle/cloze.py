"""Clozes: a text with blanks, and for an equation the points at which a completion is run."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rnnquiz.bank import BLANK, Cloze
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import draw, stream
from rnnquiz.oracle.prose import needs_numbers
from rnnquiz.oracle.written import Points, points
from rnnquiz.text import Lang, Text


class Gaps(NamedTuple):
    """A text with blanks; `points` are there when it is an equation."""

    seed: int
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()
    points: Points | None = None


def gaps(question: Cloze, seed: int) -> Gaps:
    """The cloze with the numbers of a seed, where it shows any or is compared at points."""
    if question.formula:
        found = points(question, seed)
        return Gaps(seed, found.values, (), found)
    texts = (question.prompt, question.sentence or Text())
    if question.run and any(needs_numbers(text) for each in texts for text in (each.en, each.zh)):
        return Gaps(seed, draw(question.run, stream(question, seed, "numbers")).outcome.values)
    return Gaps(seed)


def keys(question: Cloze, lang: Lang = "en") -> tuple[str, ...]:
    """What fills each blank; the words of a sentence in the language, if it is written in it."""
    return tuple(
        (blank.accept or getattr(blank, lang) or blank.en or blank.zh)[0]
        for blank in question.blanks
    )


def template(question: Cloze, lang: Lang, *, filled: bool) -> str:
    """The sentence, code or formula with its blanks `[1]`, or with what is right in them."""
    entries = keys(question, lang) if filled else _marks(question)
    if filled and question.formula:
        entries = tuple(f"({entry})" for entry in entries)
    sentence = question.sentence.pick(lang) if question.sentence else ""
    return completed(sentence or question.code or question.formula, entries)


def _marks(question: Cloze) -> tuple[str, ...]:
    return tuple(f"[{number + 1}]" for number in range(len(question.blanks)))


def completed(template: str, entries: Sequence[str]) -> str:
    """The text with something in each of its blanks."""
    return BLANK.sub(lambda match: entries[int(match[1]) - 1], template)
