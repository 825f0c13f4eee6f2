"""Sessions in a real terminal: interrupted in every way and gone on with, and whole interviews."""

import os
import re
import signal
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rnnquiz.progress import Graded, open_store
from tests.cli.played import BANKS
from tests.terminal.test_pipe import rnnquiz

pytestmark = pytest.mark.terminal

BANK = " ".join(BANKS)
# What each session begins with, and what is seen when it does.
BEGUN = {
    "quiz": ("--seed 3 --id sample-words --id sample-count", "is erased"),
    "review": ("--seed 3", "1 of 10"),
    "exam": ("--seed 5 --count 2 --family choice --family count", "1 of 2"),
    "interview": ("--seed 3 --minutes 10", "the gates"),
}


def answered(home: Path) -> list[Graded]:
    with open_store(home, lambda: datetime.now(UTC)) as store:
        (ok,) = store.connection.execute("PRAGMA integrity_check").fetchone()
        assert ok == "ok"
        return [event.body for event in store.answers()]


def ours(person) -> int:
    """The process of the command."""
    return int(subprocess.check_output(["pgrep", "-P", str(person.child.pid), "-f", "rnnquiz"]))


def until_gone(pid: int) -> None:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").read_text().split(") ")[1].startswith("Z"):
            return
        time.sleep(0.02)
    raise AssertionError(f"{pid} goes on")


def test_killed_after_an_answer_it_goes_on_with_the_same_numbers(at_terminal, home) -> None:
    person = at_terminal(f"quiz {BEGUN['quiz'][0]} {BANK}")
    person.sees("is erased")
    person.types("2")
    person.sees("✓ Right")
    person.types("\r")
    person.sees("D = 5   H = 12")
    person.types(":n\r")
    numbers = re.search(r"D = \d+   H = \d+", person.sees("D = 9 "))[0]
    os.kill(ours(person), signal.SIGKILL)
    person.sees("code 137")
    assert [graded.standing for graded in answered(home)] == ["correct"]
    person = at_terminal(f"quiz {BANK}")
    person.sees("You left a session (quiz) at question 2")
    person.types("\r")
    person.sees(numbers)
    person.types("1\r")
    person.sees("✗ Wrong")
    person.types("\r")
    person.sees("1 / 2")
    assert person.leaves() == 0
    assert [graded.question for graded in answered(home)] == ["sample-words", "sample-count"]


@pytest.mark.parametrize("way", ["Ctrl-C", "closed"])
@pytest.mark.parametrize("mode", ["review", "exam", "interview"])
def test_what_is_left_is_gone_on_with(at_terminal, mode, way) -> None:
    options, first = BEGUN[mode]
    person = at_terminal(f"{mode} {options} {BANK}")
    person.sees(first)
    person.types(":s\r" if mode != "interview" else "Gates scale.\r")
    second = "Gates scale." if mode == "interview" else first.replace("1 of", "2 of")
    person.sees("So far" if mode == "interview" else second)
    if way == "Ctrl-C":
        person.types("\x03")
        person.sees(f"rnnquiz {mode}")
        assert person.leaves() == 0
    else:
        pid = ours(person)
        person.child.close(force=True)
        until_gone(pid)
    person = at_terminal(f"{mode} {BANK}")
    person.sees("Enter go on   n begin anew")
    person.types("\r")
    person.sees(second)
    person.types("\x03")
    assert person.leaves() == 0


@pytest.mark.parametrize(("term", "key"), [("xterm", "\x04"), ("xterm", "\x03"), ("dumb", "\x03")])
def test_the_offer_is_left_alone(at_terminal, home, term, key) -> None:
    rnnquiz("quiz", *BANKS, "--seed", "3", lines=":s\n")
    person = at_terminal(f"quiz {BANK}", TERM=term)
    person.sees("n begin anew")
    person.types(key)
    assert person.leaves() == 0
    assert "Aborted" not in person.log
    with open_store(home, lambda: datetime.now(UTC)) as store:
        assert store.unfinished(f"quiz {BANK}") is not None


def test_two_terminals_review_at_once(at_terminal, home) -> None:
    """Neither is offered the other's session, loses an answer, or asks what the other asked."""
    one = at_terminal(f"review --seed 3 {BANK}")
    one.sees("Question 1 of 10")
    two = at_terminal(f"review --seed 3 {BANK}")
    two.sees("Question 1 of 10")
    for number in (1, 2):
        one.types(":a\r")
        one.sees(f"Question {number} of {10 + number}")
        one.types("\r")
        one.sees(f"Question {number + 1} of {10 + number}")
    two.types(":a\r")
    two.sees("Question 1 of 11")
    two.types("\r")
    assert third(one) == third(two)
    for person in (one, two):
        person.types("\x03")
        assert person.leaves() == 0
    told = answered(home)
    assert len(told) == 3
    assert len({graded.session for graded in told}) == 2


def third(person) -> str:
    person.sees("Question 3 of 1")
    return person.sees("> ▏").split("\n", 3)[3]  # painted to its end, without its header


def test_home_goes_on_where_it_was_left(at_terminal, home) -> None:
    person = at_terminal("")
    person.sees("Welcome.")
    person.types("\r")
    person.sees("Question 1 of 10")
    person.types(":a\r")
    person.sees("Enter next")
    person.types("\x03")
    person.sees("any other key goes home")
    person.types(" ")
    person.sees("Next: go on with the quiz you left.")
    person.types("\r")
    person.sees("Enter next")
    person.types("\r")
    person.sees("Question 2 of 10")
    person.types("\x03")
    person.sees("any other key goes home")
    person.types(" ")
    person.sees("s statistics")
    person.types("x")
    assert person.leaves() == 0
    assert len(answered(home)) == 1


SAID = {
    "en": ("The gates solve vanishing gradients.", "It adds.", "Enter leave"),
    "zh": ("门解决了梯度消失。", "它是累加的。", "回车 离开"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_interview_from_start_to_end(at_terminal, home, lang) -> None:
    first, second, planned = SAID[lang]
    person = at_terminal(f"interview --seed 3 --minutes 15 --lang {lang} {BANK}", height=40)
    for sees, types in (
        ("\n  > ▏", f"{first}\r"),
        (first, "\r"),
        ("2b [ ]", "12\r"),
        ("1-3 ", "2"),
        ("⎡-0.64⎤", "1; 2\r"),
        ("Elman", f"{second}\r"),
        (second, "\r"),
        ("2b [ ]", "1\r"),
        ("[0.393, 0.516]", "1"),
        (":s ", "f_t*c_prev + i_t*g_t\r"),
        ("cₜ = iₜ ⊙ cₜ₋₁ + fₜ ⊙ gₜ", "1: 2\r"),
        ("D = 5", "864\r"),
        (planned, "r"),
        ("rnnquiz review", ""),
    ):
        person.sees(sees)
        person.types(types)
    assert person.leaves() == 0
    assert len(answered(home)) == 8
    saved_reports(home, first, second, "[1, 2]", "fₜ cₜ₋₁ + iₜ gₜ", "864")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_interview_through_a_pipe(home, lang) -> None:
    first, second, _ = SAID[lang]
    lines = f"{first}\n.\n1 2\n2\n1; 2\n{second}\n\n1\n1\nf_t*c_prev + i_t*g_t\n1: 2\n864\nr\n"
    done = rnnquiz(
        "interview", *BANKS, "--seed", "3", "--minutes", "15", "--lang", lang, lines=lines
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(answered(home)) == 8
    saved_reports(home, first, second, "[1, 2]", "fₜ cₜ₋₁ + iₜ gₜ", "864")


def saved_reports(home: Path, *typed: str) -> None:
    """Both formats are there, with what was typed."""
    from html import unescape

    saved = sorted((home / "reports").iterdir())
    assert [path.suffix for path in saved] == [".html", ".md"]
    html, markdown = (unescape(path.read_text("utf-8")) for path in saved)
    for text in typed:
        assert text in html
        assert text in markdown.replace("\\", "")


def test_an_interview_aloud(at_terminal, home) -> None:
    person = at_terminal(f"interview --aloud --seed 3 --minutes 10 {BANK}", height=40)
    assert "Enter I have said it" in person.sees("the gates")
    person.types("\r")
    person.sees("2b [ ]")
    person.types("1\r")
    person.sees("Question 2")
    person.types("\x03")
    assert person.leaves() == 0
    (graded,) = answered(home)
    assert (graded.text, graded.score) == ("", pytest.approx(2 / 3, abs=0.01))


def test_an_answer_from_an_editor(at_terminal, home, tmp_path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text(
        '#!/bin/sh\nstty -a | grep -o -e "-\\?icanon" > "$0.seen"\necho "两个门" >> "$1"\n'
    )
    editor.chmod(0o755)
    person = at_terminal(
        f"interview --seed 3 --minutes 10 {BANK}", height=40, VISUAL="", EDITOR=f"'{editor}'"
    )
    person.sees("the gates")
    person.types("\r")
    assert "两个门" in person.sees("2b [ ]")
    person.types("12\r")
    person.sees("Question 2")
    person.types("\x03")
    assert person.leaves() == 0
    assert [graded.text for graded in answered(home)] == ["两个门"]
