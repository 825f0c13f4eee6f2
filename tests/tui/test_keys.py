"""What a terminal sends, and the keys it stands for."""

import pytest

from rnnquiz.tui.keyboard import ESCAPE_SECONDS, Keyboard
from rnnquiz.tui.keys import Key, split


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        ("a", [Key("text", "a")]),
        ("0.5, -1", [Key("text", "0.5, -1")]),
        ("遗忘门", [Key("text", "遗忘门")]),
        ("c\u0303", [Key("text", "c\u0303")]),
        ("\r", [Key("enter")]),
        ("1\n", [Key("text", "1"), Key("enter")]),
        ("0.1\r0.2\r", [Key("text", "0.1"), Key("enter"), Key("text", "0.2"), Key("enter")]),
        ("\x03", [Key("interrupt")]),
        ("\x04", [Key("end_of_input")]),
        ("\x1a", [Key("suspend")]),
        ("\x7f", [Key("backspace")]),
        ("\x01\x05", [Key("home"), Key("end")]),
        ("\x0b\x15\x17", [Key("cut_after"), Key("cut_before"), Key("cut_word")]),
        ("\x1b[D\x1b[C", [Key("left"), Key("right")]),
        ("\x1bOD\x1bOC", [Key("left"), Key("right")]),
        ("\x1b[H\x1b[F", [Key("home"), Key("end")]),
        ("\x1b[1~\x1b[4~", [Key("home"), Key("end")]),
        ("\x1b[3~", [Key("delete")]),
        ("\x1b[1;5D\x1b[1;5C", [Key("word_left"), Key("word_right")]),
        ("\x1bb\x1bf", [Key("word_left"), Key("word_right")]),
        ("\x1b\x7f", [Key("cut_word")]),
        ("\x1b[15~x", [Key("unknown"), Key("text", "x")]),
        ("\x1b[<0;3;4M", [Key("unknown")]),
        ("\x00\x9b", [Key("unknown"), Key("unknown")]),
        ("\x1b[200~0.1\n0.2\x1b[201~", [Key("paste", "0.1\n0.2")]),
        ("\x1b[200~\x1b[201~x", [Key("paste", ""), Key("text", "x")]),
        ("\x1b[200~a\x1b[Db\x03\x1b[201~", [Key("paste", "a\x1b[Db\x03")]),
    ],
)  # fmt: skip
def test_split(data, keys) -> None:
    assert split(data) == (keys, "")


@pytest.mark.parametrize("data", ["\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b[200~half a pas"])
def test_an_incomplete_sequence_waits_for_its_end(data) -> None:
    assert split("x" + data) == ([Key("text", "x")], data)


@pytest.mark.parametrize(
    ("data", "keys"),
    [("\x1b", [Key("escape")]), ("\x1b[", [Key("escape"), Key("text", "[")])],
)
def test_a_lone_escape_is_believed_when_nothing_follows(data, keys) -> None:
    assert split(data, final=True) == (keys, "")


def scripted(*chunks: str | None) -> tuple[Keyboard, list[float | None]]:
    """A keyboard that receives the chunks in turn, and the seconds it waited for each."""
    waited: list[float | None] = []
    waiting = iter(chunks)

    def receive(seconds: float | None) -> str | None:
        waited.append(seconds)
        return next(waiting)

    return Keyboard(receive), waited


def test_keys_that_arrive_together_are_queued() -> None:
    keyboard, waited = scripted("1\r2")
    keys = [keyboard.press() for _ in range(3)]
    assert keys == [Key("text", "1"), Key("enter"), Key("text", "2")]
    assert len(waited) == 1
    assert not keyboard.pending


def test_a_sequence_that_arrives_in_pieces_is_one_key() -> None:
    keyboard, waited = scripted("\x1b", "[D")
    assert keyboard.press(1.0) == Key("left")
    assert waited == [1.0, ESCAPE_SECONDS]


def test_escape_alone_does_not_swallow_the_next_key() -> None:
    keyboard, _ = scripted("\x1b", "", "q")
    assert [keyboard.press(), keyboard.press()] == [Key("escape"), Key("text", "q")]


def test_a_long_paste_is_waited_for() -> None:
    keyboard, waited = scripted("\x1b[200~0.1 ", "", "0.2\x1b[201~")
    assert keyboard.press(1.0) is None
    assert keyboard.press(1.0) == Key("paste", "0.1 0.2")
    assert ESCAPE_SECONDS not in waited


def test_time_without_keys_and_the_end_of_input() -> None:
    keyboard, _ = scripted("", None)
    assert keyboard.press(0.2) is None
    assert keyboard.press(0.2) == Key("interrupt")
