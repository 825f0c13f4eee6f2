"""What there is to say after an interview or an exam: by competency, and question by question.

A report is content, not a format: the screen, Markdown and HTML are all set from the same one, so
that a number in it is computed once.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, tzinfo
from typing import assert_never

from msgspec import Struct

from rnnquiz.bank import (
    Choice,
    Cloze,
    Code,
    Count,
    Formula,
    Match,
    Matrix,
    Number,
    Open,
    Order,
    Parts,
    Predict,
    Question,
    Spot,
    TrueFalse,
    Vector,
)
from rnnquiz.grading import Status
from rnnquiz.oracle import MISCONCEPTIONS
from rnnquiz.progress import moment
from rnnquiz.sessions import wording
from rnnquiz.sessions.asked import Outcome
from rnnquiz.sessions.blocks import Blocks, prose
from rnnquiz.sessions.prompt import prompt
from rnnquiz.sessions.reply import reply
from rnnquiz.sessions.score import first_tries, out_of
from rnnquiz.sessions.solution import solution
from rnnquiz.sessions.wording import Ability, Standing
from rnnquiz.text import Lang, Text

MICRO = 1_000_000


class Item(Struct, frozen=True, kw_only=True):
    """One question: what was asked, what was answered, and the model answer.

    `number` counts from 1, `hints` are those taken of `hints_there`. `tag` names what went wrong,
    where that is known.
    """

    number: int
    question: str
    ability: Ability
    standing: Standing
    score: float
    seconds: float
    hints: int
    hints_there: int
    tag: str
    prompt: Blocks
    reply: Blocks
    solution: Blocks


class Section(Struct, frozen=True):
    """One competency, and the questions that are the evidence for it."""

    ability: Ability
    items: tuple[Item, ...]

    @property
    def points(self) -> float:
        """What its questions came to."""
        return sum(item.score for item in self.items)

    @property
    def seconds(self) -> float:
        """The time that its questions took."""
        return sum(item.seconds for item in self.items)


class Slip(Struct, frozen=True):
    """A misconception that was shown, and in which questions."""

    name: str
    text: Text
    said: Blocks
    numbers: tuple[int, ...]


class Report(Struct, frozen=True, kw_only=True):
    """Everything there is to say, in one language.

    `began` is the date and time it began, `seconds` how long it took from end to end.
    """

    title: str
    lang: Lang
    began: str
    seconds: float
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    review: tuple[Item, ...]
    slips: tuple[Slip, ...]

    @property
    def points(self) -> float:
        """What all questions came to."""
        return sum(item.score for item in self.items)

    @property
    def answering(self) -> float:
        """The seconds that all questions took."""
        return sum(item.seconds for item in self.items)


def report(
    outcomes: Sequence[Outcome],
    *,
    title: Text,
    lang: Lang,
    began: float,
    ended: float,
    zone: tzinfo = UTC,
) -> Report:
    """The report on what was asked; times are in seconds since 1970 UTC, told in `zone`."""
    items = tuple(_item(outcome, lang) for outcome in first_tries(outcomes))
    return Report(
        title=title.pick(lang),
        lang=lang,
        began=f"{moment(round(began * MICRO), zone):%Y-%m-%d %H:%M}",
        seconds=max(ended - began, 0.0),
        items=items,
        sections=tuple(_sections(items)),
        review=tuple(item for item in items if item.standing != "correct" or item.hints),
        slips=tuple(_slips(items, lang)),
    )


def _item(outcome: Outcome, lang: Lang) -> Item:
    asked = outcome.asked
    return Item(
        number=outcome.number + 1,
        question=asked.question.id,
        ability=ability(asked.question),
        standing=standing(outcome),
        score=outcome.score,
        seconds=outcome.seconds,
        hints=outcome.hints,
        hints_there=len(asked.hints),
        tag=outcome.mistake,
        prompt=(*_lead(outcome, lang), *prompt(asked, lang)),
        reply=reply(outcome, lang),
        solution=solution(outcome, lang),
    )


def _lead(outcome: Outcome, lang: Lang) -> Blocks:
    """What the interviewer said before the question."""
    return prose(outcome.lead, outcome.asked.variant.values, lang) if outcome.lead else ()


def ability(question: Question) -> Ability:
    """What a question of this family is evidence for."""
    match question:
        case Open():
            return "explaining"
        case Number() | Vector() | Matrix() | Parts() | Count():
            return "computing"
        case Formula() | Order() | Cloze():
            return "deriving"
        case Spot() | Code():
            return "mending"
        case Choice() | TrueFalse() | Match() | Predict():
            return "knowing"
        case _:
            assert_never(question)


def standing(outcome: Outcome) -> Standing:
    """How an answer stands, or what was done instead of answering."""
    if outcome.how != "answered":
        return outcome.how
    return wording.STANDING[outcome.verdict.status if outcome.verdict else Status.WRONG]


def _sections(items: Iterable[Item]) -> Iterable[Section]:
    """The competencies there is evidence for, always in the same order."""
    every = tuple(items)
    for each in wording.ABILITIES:
        found = tuple(item for item in every if item.ability == each)
        if found:
            yield Section(each, found)


def _slips(items: Sequence[Item], lang: Lang) -> Iterable[Slip]:
    """The misconceptions shown, the most frequent first."""
    known = {entry.name: entry.text for entry in MISCONCEPTIONS}
    shown = dict.fromkeys(item.tag for item in items if item.tag in known)
    slips = (
        Slip(
            name,
            known[name],
            prose(known[name], {}, lang),
            tuple(item.number for item in items if item.tag == name),
        )
        for name in shown
    )
    return sorted(slips, key=lambda slip: -len(slip.numbers))


def heading(report: Report) -> str:
    """When it was, how long it took, and what it came to."""
    points = out_of(report.points, len(report.items))
    return " · ".join([report.began, duration(report.seconds), points])


def practice(report: Report) -> str:
    """The command that asks for what is to be reviewed again."""
    return " ".join(["rnnquiz quiz", *(f"--id {item.question}" for item in report.review)])


def duration(seconds: float) -> str:
    """`0:45`, `12:05`, `1:02:03`."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def facts(item: Item, lang: Lang) -> str:
    """How a question went, in one line: standing, points, time and hints."""
    stands = f"{wording.SIGNS[item.standing]} {_standing(item, lang)}"
    said = [stands, out_of(item.score, 1), duration(item.seconds)]
    return " · ".join([*said, *_hints(item, lang)])


def reason(item: Item, lang: Lang) -> str:
    """Why a question is to be reviewed: how it stands, and the hints it took."""
    return " · ".join([_standing(item, lang), *_hints(item, lang)])


def _standing(item: Item, lang: Lang) -> str:
    return wording.STANDINGS[item.standing].pick(lang)


def _hints(item: Item, lang: Lang) -> list[str]:
    said = wording.HINTS.pick(lang).format(taken=item.hints, total=item.hints_there)
    return [said] if item.hints else []


def listed(numbers: Iterable[int], lang: Lang) -> str:
    """Numbers of questions: `1, 4`."""
    return ("、" if lang == "zh" else ", ").join(map(str, numbers))
