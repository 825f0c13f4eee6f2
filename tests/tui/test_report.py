"""The report on the screen: at a glance, in every width, glyph and language."""

from pathlib import Path

import pytest

from rnnquiz.sessions import report
from rnnquiz.text import LANGS, Text
from rnnquiz.tui.look import Look
from rnnquiz.tui.report import report_page
from tests.sessions.interviews import BANK, everything, interview

TITLE = Text(en="Interview: memory and gradients", zh="面试：记忆与梯度")
BEGAN = 1_800_000_000.0
SAVED = (Path("/home/ada/rnnquiz/reports/memory.md"), Path("/home/ada/rnnquiz/reports/memory.html"))


def shown(look: Look, outcomes=None, **more) -> str:
    found = interview() if outcomes is None else outcomes
    made = report(found, title=TITLE, lang=look.lang, began=BEGAN, ended=BEGAN + 1203)
    lines = report_page(made, look, **more)
    assert all(line.cell_len <= look.room for line in lines)
    return "".join(f"{look.margin}{line.plain}".rstrip() + "\n" for line in lines)


@pytest.mark.parametrize(
    ("lang", "width", "ascii"),
    [("en", 80, False), ("en", 40, False), ("zh", 80, False), ("zh", 40, False), ("en", 80, True)],
)
def test_an_interview(golden, lang, width, ascii) -> None:
    text = shown(Look(width, lang, ascii), saved=SAVED, plan="p")
    assert not ascii or text.isascii()
    golden(f"report-{lang}-{width}{'-ascii' * ascii}.txt", text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_a_long_exam_fits(lang, width) -> None:
    shown(Look(width, lang), everything(BANK.questions.values(), 1), saved=SAVED, plan="p")


def test_without_a_key_none_is_named() -> None:
    assert "Press" not in shown(Look())
    assert "Press p to have them come up for review." in shown(Look(), plan="p")


def test_all_was_right() -> None:
    right = [each for each in interview() if each.score == 1.0]
    said = shown(Look(), right, plan="p")
    assert "Nothing: every answer was right, and without hints." in said
    assert "Press" not in said
    assert "Misconceptions" not in said


def test_right_with_hints_is_to_be_reviewed() -> None:
    hinted = [each for each in interview() if each.hints]
    assert "✓ Right, with hints  5" in shown(Look(), hinted)


def test_nothing_was_answered() -> None:
    said = shown(Look(), (), saved=SAVED)
    assert "No question was answered." in said
    assert "memory.html" in said
