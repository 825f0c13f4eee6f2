"""Sentences and columns as a person sees and answers them, in tests/transcripts/."""

import io

import pytest

from rnnquiz.sessions import Asking, Hinted, Quit, Skipped, Typed, start
from rnnquiz.tui import Terminal
from rnnquiz.tui.editor import Line
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.keys import Key
from rnnquiz.tui.live import Live
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.play import feed
from rnnquiz.tui.reaction import opening, react

IDS = ("sample-sentence", "sample-match", "sample-sentence", "sample-match")
KEYS = ("t", " ", "1a 2b 3", "\r", "\x15b d c\r", " ", "f", "\r", ":a\r", "q")
LINES = "maybe\n对\n1a 2a 3b\n1a 2c 3d\nfalse\n:a\n"


@pytest.fixture
def quiz(bank):
    return start(tuple(bank.questions[id] for id in IDS), 3)


@pytest.mark.parametrize(("width", "lang"), [(80, "en"), (40, "en"), (80, "zh"), (40, "zh")])
def test_by_keyboard(quiz, bank, screen, golden, width, lang) -> None:
    found = screen(width, 40)
    shots, waiting = [], iter(KEYS)

    def receive(_seconds: float | None) -> str:
        shots.append(found.text)
        chunk = next(waiting)
        shots.append(f"--- {chunk!r}\n")
        return chunk

    terminal = Terminal(io.StringIO(), found, lang=lang, live=True, size=lambda: (width, 40))
    feed(quiz, Live(terminal, bank.topics, Keyboard(receive)))
    assert next(waiting, None) is None
    golden(f"match-{lang}-{width}.txt", "".join([*shots, found.text]))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_line_by_line(quiz, bank, golden, lang) -> None:
    terminal = Terminal(io.StringIO(LINES), io.StringIO(), lang=lang, ascii=lang == "en")
    feed(quiz, Plain(terminal, bank.topics))
    text = terminal.stdout.getvalue()
    assert lang == "zh" or text.replace("对", "").isascii()
    golden(f"match-plain-{lang}.txt", text)


@pytest.mark.parametrize(
    ("id", "line", "key", "result"),
    [
        ("sentence", "", Key("text", "t"), Typed("t")),
        ("sentence", "", Key("text", "F"), Typed("F")),
        ("sentence", "", Key("text", "n"), Typed("n")),
        ("sentence", "", Key("text", "错"), Typed("错")),
        ("sentence", "", Key("text", "h"), Hinted()),
        ("sentence", "", Key("text", "s"), Skipped()),
        ("sentence", "", Key("text", "q"), Quit()),
        ("sentence", "", Key("text", "m"), Line("m", 1)),
        ("sentence", "m", Key("text", "t"), Line("mt", 2)),
        ("sentence", "maybe", Key("enter"), Typed("maybe")),
        ("match", "", Key("text", "b"), Line("b", 1)),
        ("match", "", Key("text", "s"), Line("s", 1)),
        ("match", "b a c", Key("enter"), Typed("b a c")),
    ],
)
def test_react(bank, id, line, key, result) -> None:
    state = start((bank.questions[f"sample-{id}"],), 1)
    assert react(state, Line(line, len(line)), key) == result


@pytest.mark.parametrize(("id", "kept"), [("sentence", ""), ("match", "maybe")])
def test_what_could_not_be_read_may_be_put_right(bank, id, kept) -> None:
    state = start((bank.questions[f"sample-{id}"],), 1)
    assert isinstance(state, Asking)
    refused = Asking(state.quiz, 0, state.asked, text="maybe")
    assert opening(refused) == Line(kept, len(kept))
