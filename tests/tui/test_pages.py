"""Every page of every question that ships fits the window."""

import pytest
from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.sessions import Hinted, Solved, State, advance, start
from rnnquiz.tui.look import Look
from rnnquiz.tui.page import footer, page

BANK = load((content_root(),))


def states(id: str) -> list[State]:
    asking = start((BANK.questions[id],), 1)
    hinted = asking
    for _ in BANK.questions[id].hints:
        hinted = advance(hinted, Hinted())
    return [asking, advance(hinted, Solved())]


@pytest.mark.parametrize("id", BANK.questions)
def test_no_line_is_wider_than_the_window(id) -> None:
    for state in states(id):
        for look in (Look(40, "en"), Look(40, "zh"), Look(80, "en", ascii=True)):
            lines = [look.margin + line.plain for line in page(state, look) + footer(state, look)]
            assert not [line for line in lines if cell_len(line) > look.width]
            assert not look.ascii or "".join(lines).isascii()
