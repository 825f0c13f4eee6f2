"""Variants: a question made concrete by a seed. Drawn, rounded as shown, then computed.

A variant is fair when the right answer stands apart from what every declared misconception gives,
no gate is saturated, and rounding every step to the asked decimals comes near enough. The search
is deterministic: the seed's own stream, attempt by attempt.
"""

from collections.abc import Mapping
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
    Open,
    Order,
    Parts,
    Predict,
    Question,
    Run,
    Spot,
    TrueFalse,
    Vector,
)
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import draw, stream
from rnnquiz.oracle.choices import Choices, choices
from rnnquiz.oracle.cloze import Gaps, gaps
from rnnquiz.oracle.columns import Columns, columns
from rnnquiz.oracle.computed import Values, values
from rnnquiz.oracle.ordered import Ordered, ordered
from rnnquiz.oracle.parts import Chain, chain
from rnnquiz.oracle.planted import Planted, effect, planted
from rnnquiz.oracle.predict import measured, predicted
from rnnquiz.oracle.programs import Programs, programs
from rnnquiz.oracle.rubric import Rubric, rubric
from rnnquiz.oracle.sentence import Sentence, sentence
from rnnquiz.oracle.written import Points, points

Variant = (
    Choices
    | Sentence
    | Columns
    | Values
    | Points
    | Gaps
    | Chain
    | Ordered
    | Planted
    | Rubric
    | Programs
)


def variant(question: Question, seed: int) -> Variant:  # noqa: C901 (one case a family)
    """The fair variant of the question that belongs to the seed.

    Raises `Unfair` when no attempt is fair, and `UsageError` or `FormulaError` when the question
    asks for what the oracle does not have.
    """
    match question:
        case Choice():
            return choices(question, seed)
        case Predict():
            return predicted(question, seed)
        case TrueFalse():
            return sentence(question, seed)
        case Match():
            return columns(question, seed)
        case Number() | Vector() | Matrix() | Count(form="number"):
            return values(question, seed)
        case Count() | Formula():
            return points(question, seed)
        case Open():
            return rubric(question, seed)
        case Code():
            return programs(question, seed)
        case Order():
            return ordered(question, seed)
        case Spot():
            return planted(question, seed)
        case Cloze():
            return gaps(question, seed)
        case Parts():
            return chain(question, seed)
        case _:
            assert_never(question)


def numbers(question: Question, variant: Variant) -> Mapping[str, Value]:
    """The names an explanation may show; what showed no numbers, or a prediction, runs only now."""
    if isinstance(question, Predict):
        return measured(question, variant.seed).values
    request = getattr(question, "run", None)
    if variant.values or not isinstance(request, Run):
        return variant.values
    if isinstance(question, Spot) and isinstance(variant, Planted):
        return effect(question, variant).values
    return draw(request, stream(question, variant.seed, "numbers")).outcome.values
