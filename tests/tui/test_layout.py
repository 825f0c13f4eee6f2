import pytest
from rich.cells import cell_len
from rich.text import Text

from rnnquiz.safe import shown
from rnnquiz.tui.layout import hang, joined, side_by_side, spread, stacked, styled, wrap


def plain(lines: list[Text]) -> list[str]:
    return [line.plain for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 80, ["one two three"]),
        ("one  two", 4, ["one", "two"]),
        ("unbreakable", 5, ["unbre", "akabl", "e"]),
        ("细胞状态原样传到下一步。", 10, ["细胞状态原", "样传到下一", "步。"]),
        ("遗忘门取一，", 10, ["遗忘门取", "一，"]),
        ("取值（遗忘门）", 6, ["取值", "（遗忘", "门）"]),
        ("在 LSTM 中，门", 8, ["在 LSTM", "中，门"]),
        ("c\u00a0=\u00a0f x", 6, ["c = f", "x"]),
        ("a\nb", 10, ["a", "b"]),
    ],
)
def test_wrap(text, width, lines) -> None:
    assert plain(wrap(styled(text), width)) == lines


def test_wrapping_keeps_styles() -> None:
    first, second = wrap(joined(styled("one "), styled("two", "bold")), 4)
    assert (first.markup, second.markup) == ("one", "[bold]two[/bold]")


@pytest.mark.parametrize("width", [5, 11, 36, 80])
def test_no_line_is_wider_than_it_may_be(width) -> None:
    text = "The 遗忘门 f_t⊙c̃ keeps（0.53），" * 9
    assert all(cell_len(line) <= width for line in plain(wrap(styled(text), width)))


def test_hang() -> None:
    assert plain(hang(styled("1  "), styled("one two"), 6)) == ["1  one", "   two"]


def test_spread() -> None:
    assert plain(spread(styled("left"), styled("right"), 12)) == ["left   right"]
    assert plain(spread(styled("left"), styled("right"), 10)) == ["left", "right"]


def test_stacked() -> None:
    one, two, blank = styled("one"), styled("two"), styled("")
    assert plain(stacked([one], [], [blank, two, blank], [blank])) == ["one", "", "two"]


def test_blocks_stand_side_by_side_while_they_fit() -> None:
    tall = [styled("W = |1|"), styled("    |2|")]
    flat = [styled("b = 3")]
    assert plain(side_by_side([tall, flat, tall], 16)) == [
        "W = |1|   b = 3",
        "    |2|",
        "W = |1|",
        "    |2|",
    ]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("σ(W_f [h_{t-1}, x_t])", "σ(W_f [h_{t-1}, x_t])"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07 and \x9b", "bell\\x07 and \\x9b"),
        ("tab\tline\n", "tab    line\n"),
        ("turn \u202e ed", "turn \\u202e ed"),
        ("half \ud800", "half \\ud800"),
        ("c\u0303 遗忘", "c\u0303 遗忘"),
    ],
)
def test_control_characters_are_made_visible(text, safe) -> None:
    assert shown(text) == safe
