"""Two columns: side by side where they fit, else one under the other.

While the question is open the right column stands in the order of the seed. Afterwards each side
stands next to what it belongs to, and what belongs nowhere stands at the end.
"""

from itertools import chain, zip_longest

from rich.text import Text

from rnnquiz.bank import Match
from rnnquiz.grading import Status
from rnnquiz.oracle import Columns, left_pieces, right_pieces, sides
from rnnquiz.sessions import Outcome
from rnnquiz.tui.layout import Lines, abreast, behind, hang, joined, stacked, styled
from rnnquiz.tui.look import NARROW, SIGNS, STRONG, Look
from rnnquiz.tui.options import why
from rnnquiz.tui.prose import flow

GAP = 3


def columns(question: Match, variant: Columns, look: Look, outcome: Outcome | None = None) -> Lines:
    """What is to be paired, numbered and lettered; with an outcome paired, marked and explained."""
    order = range(len(variant.order)) if outcome else variant.order
    first, second = _widths(question, look)
    left = [_left(question, at, look, outcome, first) for at in range(len(question.pairs))]
    right = [_right(question, variant, at, look, outcome, second) for at in order]
    if look.width < NARROW and not outcome:
        return stacked(chain(*left), chain(*right))
    rows = list(zip_longest(left, right, fillvalue=Lines()))
    if look.width < NARROW:
        return stacked(*(chain(*row) for row in rows))
    return [line for a, b in rows for line in abreast(a, b, first + GAP)]


def _widths(question: Match, look: Look) -> tuple[int, int]:
    """The cells of the left column, as wide as its longest text wants, and of the right one."""
    if look.width < NARROW:
        return look.room, look.room
    texts = [flow(left_pieces(pair, look.lang, ascii=look.ascii)) for pair in question.pairs]
    first = min(max(text.cell_len for text in texts) + len("  1  "), look.room * 2 // 5)
    return first, look.room - first - GAP


def _left(question: Match, index: int, look: Look, outcome: Outcome | None, width: int) -> Lines:
    label = joined(_mark(index, look, outcome), styled(f"{index + 1}  ", STRONG))
    pieces = left_pieces(question.pairs[index], look.lang, ascii=look.ascii)
    return hang(label, flow(pieces), width)


def _mark(index: int, look: Look, outcome: Outcome | None) -> Text:
    """Whether the pair was found; nothing is said of it where there was no answer."""
    if not (outcome and outcome.verdict and outcome.verdict.cells):
        return styled("  ")
    status = Status.CORRECT if outcome.verdict.cells[index] else Status.WRONG
    return styled(f"{look.sign(status)} ", SIGNS[status][2])


def _right(
    question: Match,
    variant: Columns,
    position: int,
    look: Look,
    outcome: Outcome | None,
    width: int,
) -> Lines:
    indent = "  " if look.width < NARROW else ""
    label = styled(f"{indent}{variant.letter(position)}  ", STRONG)
    pieces = right_pieces(question, position, look.lang, ascii=look.ascii)
    lines = hang(label, flow(pieces), width)
    if not outcome:
        return lines
    blank = styled(" " * label.cell_len)
    side, room = sides(question)[position], width - label.cell_len
    return lines + behind(blank, why(side, question, variant, look, room))
