"""Mistakes that an answer can be recognised as: those its question declares."""

from typing import assert_never

from rnnquiz.bank.question import (
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


def declared(question: Question) -> tuple[str, ...]:
    """The misconceptions that the verdict on an answer to this question may name."""
    match question:
        case Choice(options=options):
            return tuple(filter(None, (option.misconception for option in options)))
        case Match(decoys=decoys):
            return tuple(filter(None, (decoy.misconception for decoy in decoys)))
        case Cloze(wrong=wrong):
            return tuple(wrong)
        case Number() | Vector() | Matrix() | Count() | Formula() | Parts() | Spot() | Code():
            return question.misconceptions
        case TrueFalse() | Order() | Open() | Predict():
            return ()
        case _:
            assert_never(question)
