"""`grade`: from a question, its variant and what was typed to a verdict. Pure, and never raises."""

from typing import assert_never

from rnnquiz.bank import Question
from rnnquiz.errors import FormulaError
from rnnquiz.grading.choice import grade_choice
from rnnquiz.grading.cloze import grade_cloze
from rnnquiz.grading.code import grade_code
from rnnquiz.grading.match import grade_match
from rnnquiz.grading.order import grade_order
from rnnquiz.grading.parts import grade_parts
from rnnquiz.grading.rubric import grade_rubric
from rnnquiz.grading.sentence import grade_sentence
from rnnquiz.grading.spot import grade_spot
from rnnquiz.grading.values import grade_values
from rnnquiz.grading.verdict import Spot, Status, Verdict
from rnnquiz.grading.written import grade_formula
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
from rnnquiz.sandbox import Report


def grade(  # noqa: C901 (one case a variant)
    question: Question, variant: Variant, text: str, report: Report | None = None
) -> Verdict:
    """Judge what was typed as the answer to this variant of the question.

    Code is judged by what it did when somebody ran its `program`: running is not done here.

    An answer that cannot be read, or has the wrong shape, is `invalid`: it costs nothing and the
    message says how to write it. Everything else is judged, and a wrong answer is diagnosed.
    """
    try:
        match variant:
            case Choices():
                return grade_choice(question, variant, text)
            case Sentence():
                return grade_sentence(question, text)
            case Columns():
                return grade_match(question, variant, text)
            case Values():
                return grade_values(question, variant, text)
            case Points():
                return grade_formula(variant, text)
            case Rubric():
                return grade_rubric(question, text)
            case Programs():
                return grade_code(question, variant, text, report)
            case Ordered():
                return grade_order(question, variant, text)
            case Planted():
                return grade_spot(question, variant, text)
            case Gaps():
                return grade_cloze(question, variant, text)
            case Chain():
                return grade_parts(variant, text)
            case _:
                assert_never(variant)
    except FormulaError as error:
        spot = Spot(error.source, error.position) if error.source else None
        return Verdict(Status.INVALID, 0.0, error.message, spot=spot)
