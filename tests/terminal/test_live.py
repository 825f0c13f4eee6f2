"""The command in a real terminal, by keyboard."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.terminal

BANK = Path(__file__).parent.parent / "sample"


def quiz(*ids: str, extra: str = "--seed 3") -> str:
    named = " ".join(f"--id sample-{name}" for name in ids)
    return f"quiz --bank {BANK} {named} {extra}"


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize(
    ("lang", "right", "score"), [("en", "✓ Right", "Your score"), ("zh", "✓ 正确", "你的得分")]
)
def test_a_quiz_is_done_by_keyboard_alone(at_terminal, lang, width, right, score) -> None:
    person = at_terminal(quiz("words", "vector", extra=f"--seed 3 --lang {lang}"), width=width)
    person.sees("1-3 ")
    person.types("2")
    person.sees(right)
    person.types(" ")
    person.sees("fₜ = ⎡0.48⎤")
    person.types("-0.155, 0.234")
    person.sees("> -0.155, 0.234▏")
    person.types("\r")
    person.sees(right)
    person.types("\r")
    assert "2 / 2" in person.sees(score)
    assert person.leaves() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04", ":q\r"], ids=["Ctrl-C", "Ctrl-D", "quit"])
def test_leaving_keeps_the_score_and_restores_the_terminal(at_terminal, key) -> None:
    person = at_terminal(quiz("words", "vector"))
    person.sees("1-3 ")
    person.types("2")
    person.sees("Right")
    person.types("\r")
    person.sees("> ▏")
    person.sees("new numbers")
    person.types(key)
    assert "1 / 1" in person.sees("Your score")
    assert person.leaves() == 0


def test_being_terminated_restores_the_terminal(at_terminal) -> None:
    person = at_terminal(quiz("words"))
    person.sees("> ▏")
    command = subprocess.check_output(["pgrep", "-P", str(person.child.pid)])
    os.kill(int(command), signal.SIGTERM)
    assert person.leaves() == 128 + signal.SIGTERM


def test_a_bracketed_paste_is_not_submitted(at_terminal) -> None:
    person = at_terminal(quiz("vector"))
    person.sees("> ▏")
    person.types("\x1b[200~-0.155\n0.234\n\x1b[201~")
    person.sees("> -0.155 0.234▏")
    person.types("\r")
    person.sees("✓ Right")


def test_a_paste_without_brackets_is_queued(at_terminal) -> None:
    person = at_terminal(quiz("vector", "words"))
    person.sees("> ▏")
    person.types("-0.155, 0.234\r\r2")
    person.sees("✓ 2")


def test_the_page_follows_the_window(at_terminal) -> None:
    person = at_terminal(quiz("vector"))
    person.sees("> ▏")
    person.types("0.1")
    person.sees("> 0.1▏")
    person.screen.width = 40
    person.child.setwinsize(24, 40)
    person.sees("Question 1 of 1              LSTM · easy")
    person.sees("\n> 0.1▏")


def test_chinese_is_typed_and_deleted_by_the_character(at_terminal) -> None:
    person = at_terminal(quiz("vector", extra="--seed 3 --lang zh"))
    person.sees("> ▏")
    person.types("遗忘门")
    person.sees("> 遗忘门▏")
    person.types("\x1b[D\x7f")
    person.sees("> 遗▏门")


def test_a_long_line_scrolls_under_the_cursor(at_terminal) -> None:
    person = at_terminal(quiz("formula"), width=40)
    person.sees("> ▏")
    person.types("f_t * c_prev + i_t * g_t " * 3)
    person.sees("> …")
    person.types("\x01")
    person.sees("> ▏f_t * c_prev")


def test_without_colour_nothing_is_lost(at_terminal) -> None:
    person = at_terminal(quiz("words"), NO_COLOR="1")
    person.sees("> ▏")
    person.types("1")
    person.sees("✗ Wrong")
    colours = {"red", "green", "blue", "yellow", "magenta", "cyan"}
    assert not colours & set(re.findall(r"\w+", person.screen.coloured))


def test_a_dumb_terminal_gets_lines(at_terminal) -> None:
    person = at_terminal(quiz("words", "many"), TERM="dumb")
    person.sees("> ▏")
    person.types("2\n")
    person.sees("Enter next")
    person.types("\n")
    person.sees("Question 2 of 2")
    person.types("\x03")
    assert "1 / 1" in person.sees("Your score")
    assert person.leaves() == 0
