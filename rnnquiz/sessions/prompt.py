"""What was asked: the prompt with the numbers of its variant, arrays, and what was offered."""

from itertools import zip_longest
from typing import assert_never

from rnnquiz.bank import Cloze, Code, Match, Offering, Parts
from rnnquiz.notation import array_block, parse, typeset_line
from rnnquiz.oracle import (
    Chain,
    Choices,
    Columns,
    Gaps,
    Ordered,
    Paragraph,
    Piece,
    Planted,
    Points,
    Programs,
    Rubric,
    Sentence,
    Values,
    decimals_shown,
    left_pieces,
    line_pieces,
    option_pieces,
    right_pieces,
    template,
)
from rnnquiz.oracle.python import skeleton
from rnnquiz.sessions.asked import Asked
from rnnquiz.sessions.blocks import (
    Arrays,
    Blocks,
    Caption,
    Facts,
    Listing,
    Prose,
    Row,
    Rows,
    Table,
    fact,
    maths,
    prose,
    words,
)
from rnnquiz.sessions.wording import FUNCTION, IN_TURN, TRUE_OR_FALSE
from rnnquiz.text import Lang, Text

WIDTH = 72  # cells of the lines that arrays are set in


def prompt(asked: Asked, lang: Lang) -> Blocks:
    """Everything that was on the page before the answer."""
    said = prose(asked.question.prompt, asked.variant.values, lang)
    return (*said, *_given(asked), *_offered(asked, lang))


def _given(asked: Asked) -> Blocks:
    question, variant = asked.question, asked.variant
    drawn = question.run.decimals if question.run else 0
    blocks = tuple(_array(name, asked, drawn) for name in variant.shown)
    return (Arrays(blocks),) if blocks else ()


def _array(name: str, asked: Asked, drawn: int) -> tuple[str, ...]:
    value = asked.variant.values[name]
    lines = array_block(name, value, decimals=decimals_shown(value, drawn), width=WIDTH)
    return tuple(line.rstrip() for line in lines)


def _offered(asked: Asked, lang: Lang) -> Blocks:
    question, variant = asked.question, asked.variant
    match variant:
        case Choices():
            return (_options(question, variant, lang),) if isinstance(question, Offering) else ()
        case Columns():
            return (_columns(question, variant, lang),) if isinstance(question, Match) else ()
        case Sentence():
            return (Prose(words(TRUE_OR_FALSE.pick(lang))),)
        case Ordered() | Planted():
            count = len(variant.rows) if isinstance(variant, Ordered) else len(variant.lines)
            lines = (Row(str(at + 1), line_pieces(variant, at, lang)) for at in range(count))
            return (Rows(tuple(lines)),)
        case Gaps():
            return gaps(question, variant, lang) if isinstance(question, Cloze) else ()
        case Chain():
            return _in_turn(question, lang) if isinstance(question, Parts) else ()
        case Programs() if isinstance(question, Code):
            return (Caption(FUNCTION.pick(lang)), Listing(skeleton(question)))
        case Values() | Points() | Rubric() | Programs():
            return ()
        case _:
            assert_never(variant)


def _options(question: Offering, variant: Choices, lang: Lang) -> Rows:
    numbered = enumerate(variant.order, 1)
    return Rows(
        tuple(Row(str(n), option_pieces(question, variant, at, lang)) for n, at in numbered)
    )


def _columns(question: Match, variant: Columns, lang: Lang) -> Table:
    left = [
        (Piece("words", f"{number}  "), *left_pieces(pair, lang))
        for number, pair in enumerate(question.pairs, 1)
    ]
    right = [
        (Piece("words", f"{variant.letter(at)}  "), *right_pieces(question, at, lang))
        for at in variant.order
    ]
    empty: Paragraph = ()
    return Table(("", ""), tuple(zip_longest(left, right, fillvalue=empty)))


def gaps(question: Cloze, variant: Gaps, lang: Lang, *, filled: bool = False) -> Blocks:
    """The text with its blanks, or with what is right in them."""
    source = template(question, lang, filled=filled)
    if question.sentence:
        return prose(Text(source), variant.values, lang)
    if question.code:
        return (Listing(source.strip("\n")),)
    return (Prose(maths(typeset_line(parse(source)))),)


def _in_turn(question: Parts, lang: Lang) -> Blocks:
    names = "; ".join(typeset_line(parse(part.ask)) for part in question.parts)
    return (Facts((fact(IN_TURN, maths(names), lang),)),)
