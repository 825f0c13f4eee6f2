"""What was answered: how it was read, which parts of it are right, and what is said of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rnnquiz.bank import Code, Match, Offering, Open, Question
from rnnquiz.grading import Piece as Answer
from rnnquiz.grading import Status, Verdict, marks
from rnnquiz.grading.verdict import CORRECT, WRONG
from rnnquiz.notation import parse, typeset_line
from rnnquiz.oracle import (
    MISCONCEPTIONS,
    Choices,
    Columns,
    Paragraph,
    Piece,
    Planted,
    Points,
    left_pieces,
    numbers,
    option_pieces,
    plain,
    right_pieces,
    why,
)
from rnnquiz.sessions.asked import Outcome
from rnnquiz.sessions.blocks import (
    Blocks,
    Facts,
    Listing,
    Prose,
    Row,
    Rows,
    Table,
    Typed,
    fact,
    maths,
    notes,
    prose,
    value,
    words,
)
from rnnquiz.sessions.wording import CELLS, PART, READ, SIGNS, STANDING, TRUTHS
from rnnquiz.text import Lang, Text


class Diagnosis(NamedTuple):
    """What is said of an answer as a whole; `marked` where its formulas are marked."""

    text: Text
    marked: bool


def diagnosis(question: Question, verdict: Verdict) -> Diagnosis | None:
    """The message, unless it would only repeat the standing or what is said of the option."""
    one = isinstance(question, Offering) and not question.many
    if one or verdict.message in {CORRECT, WRONG}:
        return None
    if verdict.marked:
        return Diagnosis(verdict.marked, marked=True)
    named = next((each.text for each in MISCONCEPTIONS if each.name == verdict.tag), None)
    # Of code the message says which value differs first, and what is known of it goes without.
    if not named or isinstance(question, Code):
        return Diagnosis(verdict.message, marked=False)
    said = verdict.message
    return Diagnosis(
        Text(
            en=said.en.replace(plain(named.en), named.en),
            zh=said.zh.replace(plain(named.zh), named.zh),
        ),
        marked=True,
    )


def reply(outcome: Outcome, lang: Lang) -> Blocks:
    """The answer, and what is said of it; nothing where the question was passed."""
    verdict = outcome.verdict
    if verdict is None:
        return _written(outcome)
    found = diagnosis(outcome.asked.question, verdict)
    said: Blocks = ()
    if found:
        text = found.text
        said = prose(text, {}, lang) if found.marked else (Prose(words(text.pick(lang))),)
    return (*_answer(outcome, verdict, lang), *said)


def _written(outcome: Outcome) -> Blocks:
    """An answer of several lines, as it was typed."""
    if not outcome.text.strip():
        return ()
    if isinstance(outcome.asked.question, Code):
        return (Listing(outcome.text.strip("\n")),)
    return (Typed(outcome.text.strip()),)


def _answer(outcome: Outcome, verdict: Verdict, lang: Lang) -> Blocks:
    question, variant = outcome.asked.question, outcome.asked.variant
    if isinstance(question, Open | Code):
        return _written(outcome)
    if isinstance(question, Offering) and isinstance(variant, Choices):
        return (Rows(tuple(_picked(question, variant, verdict, lang))),)
    if isinstance(question, Match) and isinstance(variant, Columns):
        return (_pairs(question, variant, verdict, lang),)
    if verdict.pieces:
        return (_pieces(verdict.pieces, lang),)
    written = isinstance(variant, Points | Planted)
    truth = TRUTHS.get(verdict.reading)
    said = truth.pick(lang) if truth else verdict.reading
    facts = [fact(READ, maths(said) if written else value(said), lang)]
    if verdict.status is not Status.CORRECT and any(verdict.cells):
        signs = " ".join(map(_sign, verdict.cells))
        facts.append(fact(CELLS, words(signs), lang))
    return (Facts(tuple(facts)),)


def _picked(question: Offering, variant: Choices, verdict: Verdict, lang: Lang) -> Iterator[Row]:
    """The options that were picked, each with what is said of it."""
    values, found = numbers(question, variant), marks(question, variant, verdict)
    for number in verdict.reading.split(", "):
        position = variant.order[int(number) - 1]
        pieces = option_pieces(question, variant, position, lang)
        said = notes(why(question.options[position]), values, lang)
        yield Row(number, pieces, STANDING[found[position]], said)


def _pairs(question: Match, variant: Columns, verdict: Verdict, lang: Lang) -> Table:
    """What was paired, with a sign behind each pair."""
    rows: list[tuple[Paragraph, ...]] = []
    for at, (pair, typed) in enumerate(
        zip(question.pairs, verdict.reading.split(", "), strict=True)
    ):
        position = next(each for each in variant.order if variant.letter(each) == typed[-1])
        left = (Piece("words", f"{at + 1}  "), *left_pieces(pair, lang))
        right = (
            Piece("words", f"{typed[-1]}  "),
            *right_pieces(question, position, lang),
        )
        rows.append((left, right, words(_sign(verdict.cells[at]))))
    return Table(("", "", ""), tuple(rows))


def _pieces(found: Sequence[Answer], lang: Lang) -> Table:
    """Blank by blank or part by part: what was read, and how it stands."""
    head = (PART.pick(lang), READ.pick(lang), "")
    rows = tuple(
        (
            maths(typeset_line(parse(each.label))),
            value(each.reading),
            words(SIGNS[STANDING[each.status]]),
        )
        for each in found
    )
    return Table(head, rows)


def _sign(right: bool) -> str:
    return SIGNS["correct" if right else "wrong"]
