"""The options of a choice: as they are offered, and afterwards with what is said of each."""

from rich.text import Text

from rnnquiz.bank import Offering
from rnnquiz.grading import Status
from rnnquiz.oracle import Choices, misconception, numbers, option_pieces, right_options
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
            lines += behind(indent, _why(question, variant, position, look, first.cell_len))
    return lines


def _marks(question: Offering, variant: Choices, outcome: Outcome, look: Look) -> dict[int, Text]:
    """The signs before the options, by position: what is right, and what was picked wrongly."""
    picked = outcome.verdict.reading.split(", ") if outcome.verdict else []
    wrong = {variant.order[int(number) - 1]: Status.WRONG for number in picked}
    right = dict.fromkeys(right_options(question, variant.seed), Status.CORRECT)
    return {
        position: styled(f"{look.sign(status)} ", SIGNS[status][2])
        for position, status in {**wrong, **right}.items()
    }


def _why(question: Offering, variant: Choices, position: int, look: Look, indent: int) -> Lines:
    option = question.options[position]
    text = option.why
    if not text and option.misconception:
        text = misconception(option.misconception).text
    if not text:
        return []
    lines = prose(look.say(text), numbers(question, variant), look, look.room - indent)
    for line in lines:
        line.stylize(MUTED)
    return lines
