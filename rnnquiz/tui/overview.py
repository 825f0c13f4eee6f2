"""An exam before it is handed in: which questions are answered, open, or marked."""

from rich.text import Text

from rnnquiz.sessions import Checking
from rnnquiz.tui import words
from rnnquiz.tui.clock import clock
from rnnquiz.tui.layout import Lines, joined, side_by_side, spread, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look


def overview(state: Checking, look: Look) -> Lines:
    """Every question with how it stands, and how many are open."""
    answers = state.exam.answers
    rows = [_row(state, number, look) for number in range(len(answers))]
    width = max(row.cell_len for row in rows)
    left = sum(not answer.text for answer in answers)
    total = look.say(words.OPEN_COUNT, open=left, total=len(answers))
    title = styled(look.say(words.OVERVIEW), STRONG)
    return stacked(
        spread(title, styled(clock(state, look), STRONG), look.room),
        side_by_side(([_padded(row, width)] for row in rows), look.room),
        wrap(styled(total), look.room),
    )


def _row(state: Checking, number: int, look: Look) -> Text:
    digits = len(str(len(state.exam.answers)))
    answer = state.exam.answers[number]
    stands = words.BEGUN if answer.draft.strip() else words.OPEN
    mark = look.say(words.MARKED) if number in state.exam.flags else ""
    done = bool(answer.text)
    said = styled(look.say(words.GIVEN if done else stands), MUTED if done else STRONG)
    return joined(styled(f"{number + 1:>{digits}}  "), said, styled(f"  {mark}" if mark else ""))


def _padded(row: Text, width: int) -> Text:
    row.pad_right(width - row.cell_len)
    return row
