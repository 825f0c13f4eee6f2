"""Writing an answer of several lines, ticking a rubric, and handing the terminal to an editor."""

import io

import pytest

from rnnquiz.bank import content_root, load
from rnnquiz.errors import DiskError
from rnnquiz.sandbox import Report
from rnnquiz.sessions import Hinted, Opened, Quit, Skipped, Ticked, Typed, Wrote, advance, start
from rnnquiz.sessions.asked import Turn
from rnnquiz.sessions.exam import sit
from rnnquiz.tui.composing import Edit
from rnnquiz.tui.document import edited
from rnnquiz.tui.editor import Line
from rnnquiz.tui.keys import Key
from rnnquiz.tui.look import look_at
from rnnquiz.tui.page import footer
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.play import feed
from rnnquiz.tui.reaction import react
from rnnquiz.tui.terminal import Terminal
from tests.cli.played import Tty

OURS = load((content_root(),))
OPEN, CODE = OURS.questions["truncated-bptt-explained"], OURS.questions["clip-by-norm-code"]
ENTER = Key("enter")
SKELETON = """\
def clip_by_norm(g, theta):
    \"\"\"g (H,), theta -> v (H,)\"\"\"
    raise NotImplementedError
"""


def after(question, *events):
    state = start((question,), 1)
    for event in events:
        state = advance(state, event)
    return state


def entered(question, line: str, *events):
    return react(after(question, *events), Line(line, len(line)), ENTER)


WROTE = Wrote("One.")


@pytest.mark.parametrize(
    ("question", "events", "line", "result"),
    [
        pytest.param(OPEN, (), "One.", WROTE, id="a line is added"),
        pytest.param(OPEN, (), "", Edit("", ".md"), id="Enter alone opens the editor"),
        pytest.param(OPEN, (WROTE,), "", Typed("One.\n"), id="and ends what was begun"),
        pytest.param(OPEN, (WROTE,), ".", Typed("One.\n"), id="so does a dot"),
        pytest.param(OPEN, (WROTE,), ":e", Edit("One.\n", ".md"), id="the editor has the draft"),
        pytest.param(OPEN, (), ".", Line(".", 1), id="a dot that ends nothing"),
        pytest.param(OPEN, (), ":h", Hinted(), id="a command"),
        pytest.param(OPEN, (), ":x", Line(":x", 2), id="a command there is not"),
        pytest.param(CODE, (), "", Edit(SKELETON, ".py"), id="a function has a head"),
        pytest.param(CODE, (), "：edit", Edit(SKELETON, ".py"), id="a full-width colon"),
        pytest.param(CODE, (Wrote("x = 1"),), "", Wrote(""), id="a blank line is code"),
        pytest.param(CODE, (Wrote("x = 1"),), "  y", Wrote("  y"), id="so is an indent"),
        pytest.param(
            CODE, (Typed("f(", Report("unread")),), "", Edit("f(", ".py"), id="mended in the editor"
        ),
        pytest.param(CODE, (), ":s", Skipped(), id="code may be skipped"),
    ],
)
def test_a_line_of_a_long_answer(question, events, line: str, result) -> None:
    assert entered(question, line, *events) == result


@pytest.mark.parametrize(
    ("question", "events", "offered"),
    [
        pytest.param(CODE, (), "Enter write in your editor", id="nothing is written yet"),
        pytest.param(CODE, (Wrote("x = 1"),), ":e write in your editor", id="Enter is code"),
        pytest.param(
            CODE, (Typed("f(", Report("unread")),), "Enter write in your editor", id="to be mended"
        ),
        pytest.param(OPEN, (), "Enter write in your editor", id="no word is written yet"),
        pytest.param(OPEN, (WROTE,), ":e write in your editor", id="Enter hands in"),
    ],
)
def test_the_key_that_is_offered_starts_the_editor(question, events, offered: str) -> None:
    state, key = after(question, *events), offered.split(maxsplit=1)[0]
    terminal = Terminal(io.StringIO(), io.StringIO(), size=lambda: (80, 24))
    lines = footer(state, look_at(terminal, OURS.topics), keys=True)
    assert offered in "\n".join(line.plain for line in lines)
    assert isinstance(entered(question, "" if key == "Enter" else key, *events), Edit)


@pytest.mark.parametrize(
    ("line", "key", "result"),
    [
        ("", Key("text", "2"), Ticked(1)),
        ("", Key("text", "b"), Opened(1)),
        ("", Key("text", "B"), Opened(1)),
        ("", Key("text", "9"), Line("9", 1)),
        ("", Key("text", "q"), Quit()),
        ("", ENTER, Typed("1 3")),
        ("2", ENTER, Typed("2")),
        (":q", ENTER, Quit()),
        ("", Key("interrupt"), Quit()),
    ],
)
def test_ticking(line: str, key: Key, result) -> None:
    state = after(OPEN, Typed("So."), Ticked(0), Ticked(2))
    assert react(state, Line(line, len(line)), key) == result


def test_nothing_ticked_is_handed_in_as_nothing() -> None:
    assert react(after(OPEN, Typed("So.")), Line(), ENTER) == Typed("0")


LINES = {
    "open": "The state goes on.\nThe gradient does not.\n\nb\nseven\n1 2\n",
    "code": (
        "def clip_by_norm(g, theta):\n    return np.clip(g, -theta, theta\n.\n"
        "def clip_by_norm(g, theta):\n\n    return np.clip(g, -theta, theta)\n.\n"
    ),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("name", LINES)
def test_line_by_line(golden, name: str, width: int, lang) -> None:
    question = OPEN if name == "open" else CODE
    out = io.StringIO()
    terminal = Terminal(io.StringIO(LINES[name]), out, lang=lang, size=lambda: (width, 24))
    feed(start((question,), 1), Plain(terminal, OURS.topics))
    golden(f"{name}-{lang}-{width}.txt", out.getvalue())


def test_an_answer_that_the_input_ends_is_handed_in() -> None:
    terminal = Terminal(io.StringIO("Because.\n"), io.StringIO())
    assert feed(start((OPEN,), 1), Plain(terminal, {})).quiz.outcomes == ()
    assert "A good answer says" in terminal.stdout.getvalue()


@pytest.fixture
def program(tmp_path, monkeypatch):
    """An editor that adds a line."""
    path = tmp_path / "my editor"
    path.write_text('#!/bin/sh\necho "# $1" >> "$2"\n')
    path.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{path}' -x")


ZERO = "def clip_by_norm(g, theta):\n    return 0 * g"


def typed_plainly(state, lines: str):
    return feed(state, Plain(Terminal(Tty(lines), io.StringIO()), {}))


@pytest.mark.parametrize(
    ("question", "lines", "text"),
    [
        pytest.param(OPEN, "One.\n:h\nTwo.\n.\n1\n:q\n", "One.\nTwo.", id="a hint keeps them"),
        pytest.param(OPEN, ".\nOne.\n.\n1\n:q\n", "One.", id="a dot that ends nothing"),
        pytest.param(
            OPEN, "One.\n.\n1\nu\nTwo.\n.\n1\n:q\n", "Two.", id="what was taken back is gone"
        ),
        pytest.param(CODE, f"f(\n.\n{ZERO}\n.\n:q\n", ZERO, id="so is what could not be read"),
    ],
)
def test_lines_of_line_mode(question, lines: str, text: str) -> None:
    ended = typed_plainly(start((question,), 1), lines)
    assert [outcome.text for outcome in ended.quiz.outcomes] == [text]


def test_a_draft_that_was_left_goes_on_in_line_mode() -> None:
    ended = typed_plainly(after(OPEN, WROTE), "Two.\n.\n1\n:q\n")
    assert [outcome.text for outcome in ended.quiz.outcomes] == ["One.\nTwo."]


def test_a_dot_that_ends_nothing_does_not_hand_in_an_exam() -> None:
    turns = (Turn(OURS.questions["count-gru-two-biases"], 1), Turn(CODE, 1))
    ended = typed_plainly(sit(turns, 1, limit=60.0, at=0.0), "864\n.\n:q\n")
    assert ended.left


@pytest.mark.usefixtures("program")
def test_the_editor_begins_with_the_lines_of_line_mode() -> None:
    ended = typed_plainly(start((OPEN,), 1), "One.\n:e\n1\n:q\n")
    assert [outcome.text for outcome in ended.quiz.outcomes] == ["One.\n# -x"]


@pytest.mark.usefixtures("program")
def test_the_editor_of_the_person_is_started_with_its_options() -> None:
    assert edited("x = 1\n", ".py") == "x = 1\n# -x\n"


def test_an_editor_that_is_not_there_is_said(monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with pytest.raises(DiskError, match=r"^the editor `no-such-editor` did not start: "):
        edited("", ".md")
