"""The rubric of an answer in words: points with their boxes, and details of those opened."""

from collections.abc import Collection

from rich.text import Text

from rnnquiz.bank import Open, Point
from rnnquiz.grading import Status
from rnnquiz.oracle import numbers
from rnnquiz.sessions import Asked
from rnnquiz.tui.layout import Lines, behind, joined, styled
from rnnquiz.tui.look import MUTED, SIGNS, STRONG, Look
from rnnquiz.tui.prose import prose

LETTERS = "abcdefghi"


def ticking(
    question: Open,
    asked: Asked,
    look: Look,
    ticked: Collection[int],
    opened: Collection[int],
) -> Lines:
    """The points to tick, with the digit that ticks and the letter that opens each."""
    lines: Lines = []
    for position, point in enumerate(question.points):
        box = styled("[x] " if position in ticked else "[ ] ")
        label = joined(styled(f"{position + 1}{LETTERS[position]} ", STRONG), box)
        lines += _point(point, label, asked, look, opened=position in opened)
    return lines


def judged(question: Open, asked: Asked, look: Look, cells: tuple[bool, ...]) -> Lines:
    """The points with what was covered and what was not, all of them opened."""
    lines: Lines = []
    for position, point in enumerate(question.points):
        sign = _sign(look, covered=cells[position]) if cells else styled("")
        label = joined(sign, styled(f"{position + 1}  ", STRONG))
        lines += _point(point, label, asked, look, opened=True)
    return lines


def _sign(look: Look, *, covered: bool) -> Text:
    status = Status.CORRECT if covered else Status.WRONG
    return styled(f"{look.sign(status)} ", SIGNS[status][2])


def _point(point: Point, label: Text, asked: Asked, look: Look, *, opened: bool) -> Lines:
    room = look.room - label.cell_len
    values = numbers(asked.question, asked.variant)
    lines = behind(label, prose(look.say(point.text), values, look, room))
    if not opened:
        return lines
    detail = prose(look.say(point.detail), values, look, room)
    for line in detail:
        line.stylize(MUTED)
    return lines + behind(styled(" " * label.cell_len), detail)
