"""What a question offers to answer with: options, columns, or nothing but the line to type on."""

from collections.abc import Iterator
from typing import assert_never

from rnnquiz.bank import (
    Choice,
    Cloze,
    Code,
    Count,
    Formula,
    Match,
    Matrix,
    Number,
    Offering,
    Open,
    Order,
    Parts,
    Predict,
    Question,
    Spot,
    TrueFalse,
    Vector,
)
from rnnquiz.oracle import (
    Chain,
    Choices,
    Columns,
    Gaps,
    Ordered,
    Planted,
    Points,
    Programs,
    Rubric,
    Sentence,
    Values,
    Variant,
)
from rnnquiz.sessions import Asked, Outcome
from rnnquiz.text import Text
from rnnquiz.tui import words
from rnnquiz.tui.blanks import in_turn, template
from rnnquiz.tui.columns import columns
from rnnquiz.tui.layout import Lines, styled
from rnnquiz.tui.lines import lines
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
        case Ordered() | Planted():
            return lines(variant, look, outcome)
        case Gaps():
            filled = outcome is not None
            return (
                template(question, variant.values, look, filled=filled)
                if isinstance(question, Cloze)
                else []
            )
        case Chain():
            return in_turn(question, look) if isinstance(question, Parts) else []
        case Values() | Points() | Rubric() | Programs():
            return []
        case _:
            assert_never(variant)


def answers(asked: Asked) -> Iterator[tuple[str, Text]]:
    """The keys that answer, and what they do; none where the answer is written."""
    match asked.question:
        case Choice(options=listed, many=many) | Predict(options=listed, many=many):
            yield f"1-{len(listed)}", words.PICK_MANY if many else words.PICK_ONE
        case TrueFalse():
            yield from (("t", words.TRUE), ("f", words.FALSE))
        case Match():
            yield "1b 2a", words.PAIR
        case Order():
            variant = asked.variant
            count = len(variant.rows) if isinstance(variant, Ordered) else 0
            yield f"1-{count}", words.PUT_IN_ORDER
        case Spot():
            yield "2: ...", words.FIND_THE_LINE
        case Number() | Vector() | Matrix() | Count() | Formula():
            return
        case Cloze() | Parts() | Open() | Code():
            return
        case _:
            assert_never(asked.question)
