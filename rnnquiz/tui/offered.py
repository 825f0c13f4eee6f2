"""What a question offers to answer with: options, columns, or nothing but the line to type on."""

from collections.abc import Iterator
from typing import assert_never

from rnnquiz.bank import (
    Choice,
    Code,
    Count,
    Formula,
    Match,
    Matrix,
    Number,
    Offering,
    Open,
    Predict,
    Question,
    TrueFalse,
    Vector,
)
from rnnquiz.oracle import (
    Choices,
    Columns,
    Points,
    Programs,
    Rubric,
    Sentence,
    Values,
    Variant,
)
from rnnquiz.sessions import Outcome
from rnnquiz.text import Text
from rnnquiz.tui import words
from rnnquiz.tui.columns import columns
from rnnquiz.tui.layout import Lines, styled
from rnnquiz.tui.look import STRONG, Look
from rnnquiz.tui.options import options

Picked = Offering | TrueFalse  # answered by a key, so that a letter alone may be a command


def offered(
    question: Question, variant: Variant, look: Look, outcome: Outcome | None = None
) -> Lines:
    """What there is to pick from or to pair; with an outcome it is marked and explained."""
    match variant:
        case Choices():
            return (
                options(question, variant, look, outcome) if isinstance(question, Offering) else []
            )
        case Columns():
            return columns(question, variant, look, outcome) if isinstance(question, Match) else []
        case Sentence():
            return [styled(look.say(words.TRUE_OR_FALSE), STRONG)]
        case Values() | Points() | Rubric() | Programs():
            return []
        case _:
            assert_never(variant)


def answers(question: Question) -> Iterator[tuple[str, Text]]:
    """The keys that answer, and what they do; none where the answer is written."""
    match question:
        case Choice(options=listed, many=many) | Predict(options=listed, many=many):
            yield f"1-{len(listed)}", words.PICK_MANY if many else words.PICK_ONE
        case TrueFalse():
            yield from (("t", words.TRUE), ("f", words.FALSE))
        case Match():
            yield "1b 2a", words.PAIR
        case Number() | Vector() | Matrix() | Count() | Formula() | Open() | Code():
            return
        case _:
            assert_never(question)
