"""The line editor: `|` marks the cursor."""

import pytest
from rich.cells import cell_len

from rnnquiz.tui.editor import Line, edit, window
from rnnquiz.tui.keys import Key


def line(marked: str) -> Line:
    before, after = marked.split("|")
    return Line(before + after, len(before))


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("ab|", Key("text", "c"), "abc|"),
        ("a|c", Key("text", "b"), "ab|c"),
        ("遗|门", Key("text", "忘"), "遗忘|门"),
        ("|", Key("paste", "0.1\n0.2\r\n0.3\n"), "0.1 0.2 0.3|"),
        ("ab|", Key("left"), "a|b"),
        ("|ab", Key("left"), "|ab"),
        ("|ab", Key("right"), "a|b"),
        ("ab|", Key("right"), "ab|"),
        ("c\u0303|", Key("left"), "|c\u0303"),
        ("|c\u0303x", Key("right"), "c\u0303|x"),
        ("xc\u0303|", Key("backspace"), "x|"),
        ("|c\u0303x", Key("delete"), "|x"),
        ("a|b", Key("home"), "|ab"),
        ("a|b", Key("end"), "ab|"),
        ("0.12, 0.3|", Key("word_left"), "0.12, |0.3"),
        ("0.12, |0.3", Key("word_left"), "|0.12, 0.3"),
        ("|0.12, 0.3", Key("word_right"), "0.12|, 0.3"),
        ("0.12|, 0.3", Key("word_right"), "0.12, 0.3|"),
        ("|", Key("word_left"), "|"),
        ("ab|c", Key("backspace"), "a|c"),
        ("|abc", Key("backspace"), "|abc"),
        ("a|bc", Key("delete"), "a|c"),
        ("a|bc", Key("end_of_input"), "a|c"),
        ("abc|", Key("delete"), "abc|"),
        ("0.1 0.2|", Key("cut_word"), "0.1 |"),
        ("ab|cd", Key("cut_before"), "|cd"),
        ("ab|cd", Key("cut_after"), "ab|"),
        ("ab|cd", Key("escape"), "|"),
        ("ab|cd", Key("up"), "ab|cd"),
        ("ab|cd", Key("tab"), "ab|cd"),
    ],
)
def test_edit(before, key, after) -> None:
    assert edit(line(before), key) == line(after)


@pytest.mark.parametrize(
    ("marked", "width", "seen", "cursor"),
    [
        ("|", 10, "", 0),
        ("abc|", 10, "abc", 3),
        ("a|bc", 10, "abc", 1),
        ("遗忘|门", 10, "遗忘门", 4),
        ("0123456789|", 10, "…23456789", 9),
        ("012345678901234|56789", 10, "…0123456…", 6),
        ("|0123456789", 10, "01234567…", 0),
        ("abc\x1b|d", 20, "abc\\x1bd", 7),
    ],
)
def test_window(marked, width, seen, cursor) -> None:
    assert window(line(marked), width) == (seen, cursor)


@pytest.mark.parametrize("letter", ["x", "门", "c\u0303", "\x1b"])
@pytest.mark.parametrize("width", [8, 17, 38])
def test_the_row_never_overflows_and_the_cursor_stays_in_it(letter, width) -> None:
    text = letter * 40
    for cursor in range(len(text) + 1):
        seen, at = window(Line(text, cursor), width)
        assert cell_len(seen) <= width
        assert 0 <= at < width


def test_a_megabyte_is_shown_at_once() -> None:
    text = "x" * 2**20
    seen, _ = window(Line(text, len(text) // 2), 80)
    assert cell_len(seen) <= 80
