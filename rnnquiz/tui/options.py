"""The options of a choice: as they are offered, and afterwards with what is said of each."""

from rich.text import Text

from rnnquiz import oracle
from rnnquiz.bank import Decoy, Offering, Option, Pair, Question
from rnnquiz.grading import marks
from rnnquiz.oracle import (
    Choices,
    Variant,
    numbers,
    option_pieces,
)
from rnnquiz.sessions import Outcome
from rnnquiz.tui.layout import Lines, behind, hang, joined, styled
from rnnquiz.tui.look import MUTED, SIGNS, STRONG, Look
from rnnquiz.tui.prose import flow, prose

MARGIN = styled("  ")


def options(
    question: Offering, variant: Choices, look: Look, outcome: Outcome | None = None
) -> Lines:
    """The options, numbered in the order shown; with an outcome each is marked and explained."""
    lines: Lines = []
    marks = _marks(question, variant, outcome, look) if outcome else {}
    for number, position in enumerate(variant.order, 1):
        first = joined(marks.get(position, MARGIN), styled(f"{number}  ", STRONG))
        pieces = option_pieces(question, variant, position, look.lang, ascii=look.ascii)
        lines += hang(first, flow(pieces), look.room)
        if outcome:
            indent = styled(" " * first.cell_len)
            room = look.room - first.cell_len
            lines += behind(indent, why(question.options[position], question, variant, look, room))
    return lines


def _marks(question: Offering, variant: Choices, outcome: Outcome, look: Look) -> dict[int, Text]:
    """The signs before the options, by position: what is right, and what was picked wrongly."""
    return {
        position: styled(f"{look.sign(status)} ", SIGNS[status][2])
        for position, status in marks(question, variant, outcome.verdict).items()
    }


def why(
    shown: Option | Pair | Decoy, question: Question, variant: Variant, look: Look, room: int
) -> Lines:
    """What is said of something that was offered."""
    text = oracle.why(shown)
    if not text:
        return []
    lines = prose(look.say(text), numbers(question, variant), look, room)
    for line in lines:
        line.stylize(MUTED)
    return lines
