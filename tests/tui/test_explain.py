"""An explainer's page: it fits, and its numbers are as exact as is useful."""

import re

import pytest
from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.oracle import walk
from rnnquiz.tui.explain import explanation
from rnnquiz.tui.look import Look

EXPLAINERS = load((content_root(),)).explainers


def lines(id: str, look: Look, **sizes: int) -> list[str]:
    attempt = walk(EXPLAINERS[id], 1, sizes)
    return [line.plain for line in explanation(EXPLAINERS[id], attempt, look)]


@pytest.mark.parametrize("look", [Look(w) for w in (100, 80, 63, 60, 40)] + [Look(40, "zh")])
@pytest.mark.parametrize("id", EXPLAINERS)
def test_no_line_is_wider_than_the_page(id: str, look: Look) -> None:
    shown = lines(id, look) + lines(id, look, D=3, H=5, T=9)
    assert not [line for line in shown if cell_len(line) > look.room]


@pytest.mark.parametrize("id", EXPLAINERS)
def test_computed_numbers_have_three_decimals_everywhere(id: str) -> None:
    assert not [line for line in lines(id, Look()) if re.search(r"(?<!\d)\d\.\d{4}", line)]
