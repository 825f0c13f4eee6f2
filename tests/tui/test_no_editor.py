"""An editor that does not start: it is said, and the question stays open."""

import io

import pytest

from rnnquiz.sessions import Finished, start
from rnnquiz.tui import Terminal
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.live import Live
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.play import feed
from tests.cli.played import TESTS, Tty

BANK_FOLDERS = (TESTS / "sample", TESTS / "interview")
SAID = "the editor `no-such-editor` did not start: "


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")


@pytest.fixture
def state():
    from rnnquiz.bank import load

    return start((load(BANK_FOLDERS).questions["sample-gates"],), 3)


@pytest.mark.parametrize("width", [80, 40])
def test_by_keyboard(screen, state, width) -> None:
    found = screen(width, 24)
    keys = iter([":e\r", "Gates scale.\r", "\r", "\x03"])
    shots = []

    def receive(_seconds: float | None) -> str:
        shots.append(found.text)
        return next(keys)

    terminal = Terminal(io.StringIO(), found, live=True, size=lambda: (width, 24))
    ended = feed(state, Live(terminal, {}, Keyboard(receive)))
    assert isinstance(ended, Finished)
    assert ended.quiz.outcomes == ()
    assert SAID in " ".join(shots[1].split())
    assert "write here, line by line" in shots[1]
    assert SAID not in " ".join(shots[2].split())
    assert "[ ]" in shots[3]


def test_line_by_line(state) -> None:
    out = io.StringIO()
    ended = feed(state, Plain(Terminal(Tty(":e\nGates scale.\n.\n:q\n"), out), {}))
    assert isinstance(ended, Finished)
    assert ended.quiz.outcomes == ()
    assert f"! {SAID}" in out.getvalue()
    assert "[ ]" in out.getvalue()


def test_an_editor_that_cannot_be_read(state, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "vi '")
    out = io.StringIO()
    feed(state, Plain(Terminal(Tty(":e\n:q\n"), out), {}))
    assert "! the editor `vi '` did not start: No closing quotation" in out.getvalue()
