"""The loop: what is wrong with one question does not cost the others."""

import io

import msgspec
import pytest

from rnnquiz.bank import load
from rnnquiz.errors import FormulaError, UsageError
from rnnquiz.sessions import start
from rnnquiz.text import Text
from rnnquiz.tui import Terminal
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.live import Live
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.play import feed
from tests.tui.conftest import SAMPLE


def test_a_question_that_cannot_be_asked_is_passed_over_and_named_at_the_end(bank) -> None:
    sound, vector = bank.questions["sample-words"], bank.questions["sample-vector"]
    broken = msgspec.structs.replace(vector, run=msgspec.structs.replace(vector.run, routine="lst"))
    out = io.StringIO()
    with pytest.raises(UsageError, match=r"there is no routine `lst`; did you mean `lstm`\?"):
        feed(start((broken, sound), 1), Plain(Terminal(io.StringIO("2\n"), out), bank.topics))
    assert "Question 2 of 2" in out.getvalue()
    assert "Total  1 / 2" in out.getvalue()


def test_a_rubric_that_cannot_be_shown_is_passed_over_and_named_at_the_end(bank) -> None:
    question = load((SAMPLE, SAMPLE.parent / "interview")).questions["sample-gates"]
    asked = Text(en="$= nothing$", zh="$= nothing$")
    point = msgspec.structs.replace(question.points[0], text=asked)
    broken = msgspec.structs.replace(question, points=(point, *question.points[1:]))
    out = io.StringIO()
    typed = Terminal(io.StringIO("Some words.\n.\n2\n"), out)
    with pytest.raises(FormulaError, match="nothing"):
        feed(start((broken, bank.questions["sample-words"]), 1), Plain(typed, bank.topics))
    assert "Question 2 of 2" in out.getvalue()
    assert "Total  1 / 2" in out.getvalue()


def test_a_terminal_that_is_gone_leaves_whatever_was_typed(bank, screen) -> None:
    typed: list[str | None] = ["0.1", *[None] * 9]
    live = Terminal(io.StringIO(), screen(80, 24), live=True)
    face = Live(live, bank.topics, Keyboard(lambda _seconds: typed.pop(0)))
    ended = feed(start((bank.questions["sample-number"],), 1), face)
    assert ended.left


def test_what_cannot_be_read_is_refused_each_time(bank) -> None:
    out = io.StringIO()
    face = Plain(Terminal(io.StringIO("nine\nnine\n2\n"), out), bank.topics)
    feed(start((bank.questions["sample-words"],), 1), face)
    assert out.getvalue().count("Not read, so not counted") == 2
    assert out.getvalue().count("Pick an option by its number") == 2
