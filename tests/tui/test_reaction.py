"""What a key does in each state."""

import pytest

from rnnquiz.sessions import (
    Advanced,
    Asking,
    Hinted,
    Quit,
    Renewed,
    Skipped,
    Solved,
    Typed,
    advance,
    start,
)
from rnnquiz.tui.editor import Line
from rnnquiz.tui.keys import Key
from rnnquiz.tui.reaction import opening, react


@pytest.fixture
def state(bank, request):
    name, *then = request.param.split()
    asking = start((bank.questions[f"sample-{name}"],), 1)
    return advance(asking, Solved()) if then else asking


def text(typed: str) -> Line:
    return Line(typed, len(typed))


@pytest.mark.parametrize(
    ("state", "line", "key", "result"),
    [
        ("words", "", Key("text", "2"), Typed("2")),
        ("words", "", Key("text", "b"), text("")),
        ("words", "", Key("text", "4"), text("")),
        ("words", "", Key("text", "h"), Hinted()),
        ("words", "", Key("text", "s"), Skipped()),
        ("words", "", Key("text", "a"), Solved()),
        ("words", "", Key("text", "q"), Quit()),
        ("words", "", Key("text", "n"), text("")),
        ("words", "", Key("text", ":"), text(":")),
        ("words", ":", Key("text", "a"), text(":a")),
        ("words", ":a", Key("enter"), Solved()),
        ("words", "", Key("text", "?"), Hinted()),
        ("words", "", Key("text", "？"), Hinted()),
        ("words", "", Key("paste", "2"), text("2")),
        ("words", "2", Key("enter"), Typed("2")),
        ("many", "", Key("text", "1"), text("1")),
        ("many", "1", Key("text", "3"), text("1 3")),
        ("many", "1", Key("text", "h"), text("1h")),
        ("many", "", Key("text", "s"), Skipped()),
        ("many", "1 3", Key("text", "1"), text("3")),
        ("many", "1 3", Key("text", "7"), text("1 37")),
        ("many", "", Key("text", "13"), text("1 3")),
        ("words", "", Key("text", "13"), text("13")),
        ("many", "1 3", Key("enter"), Typed("1 3")),
        ("many", "", Key("enter"), text("")),
        ("order", "", Key("text", "2"), text("2")),
        ("order", "2", Key("text", "1"), text("2 1")),
        ("order", "2 1", Key("text", "2"), text("2 1")),
        ("order", "2 ", Key("text", "3"), text("2 3")),
        ("order", "", Key("text", "312"), text("3 1 2")),
        ("order", "2", Key("text", "9"), text("2")),
        ("order", "2", Key("backspace"), text("")),
        ("order", "", Key("text", "s"), Skipped()),
        ("order", "2", Key("text", "s"), text("2")),
        ("order", "2 1 3 4", Key("enter"), Typed("2 1 3 4")),
        ("spot", "", Key("text", "2"), text("2")),
        ("spot", "2", Key("text", ":"), text("2:")),
        ("spot", ":n", Key("enter"), Renewed()),
        ("vector", "", Key("text", "1"), text("1")),
        ("vector", "0.1", Key("text", "?"), text("0.1?")),
        ("vector", "", Key("text", "?"), Hinted()),
        ("vector", "0.1 0.2", Key("enter"), Typed("0.1 0.2")),
        ("vector", ":h", Key("enter"), Hinted()),
        ("vector", "：hint", Key("enter"), Hinted()),
        ("vector", ":s", Key("enter"), Skipped()),
        ("vector", ":n", Key("enter"), Renewed()),
        ("vector", ":q", Key("enter"), Quit()),
        ("vector", ":x", Key("enter"), text(":x")),
        ("many", ":n", Key("enter"), text(":n")),
        ("vector", "", Key("interrupt"), Quit()),
        ("vector", "0.1", Key("interrupt"), Quit()),
        ("vector", "", Key("end_of_input"), Quit()),
        ("vector", "0.1", Key("end_of_input"), text("0.1")),
        ("vector answered", "", Key("enter"), Advanced()),
        ("vector answered", "", Key("text", " "), Advanced()),
        ("vector answered", "", Key("text", "n"), Renewed()),
        ("vector answered", "", Key("text", "q"), Quit()),
        ("vector answered", "", Key("text", "x"), text("")),
        ("vector answered", "", Key("text", ":"), text(":")),
        ("vector answered", ":n", Key("enter"), Renewed()),
        ("vector answered", ":x", Key("enter"), text("")),
        ("many answered", "", Key("text", "n"), text("")),
    ],
    indirect=["state"],
)
def test_react(state, line, key, result) -> None:
    assert react(state, text(line), key) == result


@pytest.mark.parametrize(
    ("state", "typed", "line"),
    [("vector", "0.1 and 0.2", "0.1 and 0.2"), ("words", "nine", "")],
    indirect=["state"],
)
def test_what_could_not_be_read_may_be_put_right(state, typed, line) -> None:
    refused = advance(state, Typed(typed))
    assert isinstance(refused, Asking)
    assert opening(refused) == text(line)


@pytest.mark.parametrize(
    ("state", "typed", "line", "result"),
    [
        ("vector", "0.1 and 0.2", "0.1 and 0.2:h", Hinted()),
        ("vector", "0.1 and 0.2", "0.1 and 0.2 ：s", Skipped()),
        ("vector", "0.1 and 0.2", "0.1 and 0.2:x", Typed("0.1 and 0.2:x")),
        ("vector", "0.1 and 0.2", "0.1 and:h", Typed("0.1 and:h")),
        ("spot", "9", "9:h", Typed("9:h")),
    ],
    indirect=["state"],
)
def test_a_command_behind_what_was_to_be_put_right(state, typed, line, result) -> None:
    assert react(advance(state, Typed(typed)), text(line), Key("enter")) == result
