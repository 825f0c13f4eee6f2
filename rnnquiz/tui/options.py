"""The options of a choice: as they are offered, and what is said of each afterwards."""

from rich.text import Text

from rnnquiz.bank import Choice
from rnnquiz.grading import Status
from rnnquiz.oracle import Choices, misconception, numbers, option_pieces, right_options
from rnnquiz.sessions import Outcome
from rnnquiz.tui.layout import Lines, behind, hang, joined, styled
from rnnquiz.tui.look import SIGNS, STRONG, Look
from rnnquiz.tui.prose import flow, prose


def options(question: Choice, variant: Choices, look: Look) -> Lines:
    """The options, numbered in the order shown."""
    return [
        line
        for number, position in enumerate(variant.order, 1)
        for line in hang(_number(number), _option(question, variant, position, look), look.room)
    ]


def _number(number: int) -> Text:
    return styled(f"{number}  ", STRONG)


def _option(question: Choice, variant: Choices, position: int, look: Look) -> Text:
    return flow(option_pieces(question, variant, position, look.lang, ascii=look.ascii))


def whys(outcome: Outcome, look: Look) -> Lines:
    """What is right and wrong about each option that has something said of it."""
    question, variant = outcome.asked.question, outcome.asked.variant
    if not isinstance(question, Choice) or not isinstance(variant, Choices):
        return []
    picked = outcome.verdict.reading.split(", ") if outcome.verdict else []
    right = right_options(question)
    lines: Lines = []
    for number, position in enumerate(variant.order, 1):
        first = joined(_mark(position in right, str(number) in picked, look), _number(number))
        lines += behind(first, _why(outcome, position, look, first.cell_len) or [styled("")])
    return lines


def _mark(right: bool, picked: bool, look: Look) -> Text:
    status = Status.CORRECT if right else Status.WRONG if picked else Status.INVALID
    if status is Status.INVALID:
        return styled("  ")
    return styled(f"{look.sign(status)} ", SIGNS[status][2])


def _why(outcome: Outcome, position: int, look: Look, indent: int) -> Lines:
    question, variant = outcome.asked.question, outcome.asked.variant
    if not isinstance(question, Choice):
        return []
    option = question.options[position]
    text = option.why or (
        misconception(option.misconception).text if option.misconception else None
    )
    if not text:
        return []
    return prose(look.say(text), numbers(question, variant), look, look.room - indent)
