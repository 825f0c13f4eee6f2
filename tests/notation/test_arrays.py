"""Numbers, vectors and matrices as they are shown, and the caret under a mistake."""

import numpy as np
import pytest

from rnnquiz.errors import FormulaError
from rnnquiz.notation import array_block, caret, cells, format_number
from rnnquiz.text import Text

MATRIX = np.array([[0.5, -0.3], [1.25, 10.0]])

BLOCKS = [
    (("W_x", MATRIX, 1, {}), ["Wₓ = ⎡0.5 -0.3⎤", "     ⎣1.2 10.0⎦"]),
    (("W_x", MATRIX, 1, {"ascii": True}), ["W_x = [0.5 -0.3]", "      [1.2 10.0]"]),
    (("W_f", [[1.0, 2.0]], 0, {}), ["W  = [1 2]", " f        "]),
    (("h_prev", [0.5, -0.25, 0.0], 2, {}), ["       ⎡ 0.50⎤", "hₜ₋₁ = ⎢-0.25⎥", "       ⎣ 0.00⎦"]),
    (("h_prev", [0.5, -0.25], 2, {"row": True}), ["hₜ₋₁ = [0.50, -0.25]"]),
    (("L", 1.23456, 3, {}), ["L = 1.235"]),
    (("b", np.array([]), 1, {}), ["b = []"]),
    (("gate f", 0.5, 1, {}), ["gate f = 0.5"]),
    (
        ("x_t", list(range(12)), 0, {"row": True, "width": 20}),
        ["xₜ = [0, 1, 2, 3, 4,", "      5, 6, 7, 8, 9,", "      10, 11]       "],
    ),
    (
        ("W", [[1.5] * 6] * 2, 1, {"width": 20}),
        [
            "W = ⎡1.5 1.5 …  ",
            "    ⎣1.5 1.5 …  ",
            "                ",
            "     … 1.5 1.5 …",
            "     … 1.5 1.5 …",
            "                ",
            "     … 1.5 1.5⎤ ",
            "     … 1.5 1.5⎦ ",
        ],
    ),
    (
        ("h", np.arange(8.0).reshape(2, 2, 2), 0, {}),
        ["h₀ = ⎡0 1⎤", "     ⎣2 3⎦", "h₁ = ⎡4 5⎤", "     ⎣6 7⎦"],
    ),
]


@pytest.mark.parametrize(("given", "lines"), BLOCKS)
def test_blocks(given: tuple[str, object, int, dict[str, bool]], lines: list[str]) -> None:
    name, value, decimals, options = given
    assert array_block(name, value, decimals=decimals, **options) == lines


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("shape", [(), (3,), (30,), (3, 5), (4, 40), (40, 4), (1, 1), (2, 3, 4)])
@pytest.mark.parametrize("row", [False, True])
@pytest.mark.parametrize("plain", [False, True])
def test_blocks_are_even_and_fit(
    width: int, shape: tuple[int, ...], row: bool, plain: bool
) -> None:
    value = np.random.default_rng(3).normal(size=shape)
    lines = array_block("W_h", value, decimals=4, width=width, row=row, ascii=plain)
    assert {cells(line) for line in lines} == {cells(lines[0])}
    assert cells(lines[0]) <= width
    assert not plain or all(line.isascii() for line in lines)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.12345, 3, "0.123"),
        (-0.0004, 3, "0.000"),
        (-0.0, 0, "0"),
        (2.5, 0, "2"),
        (7, 0, "7"),
        (1e12, 2, "1.00e+12"),
        (float("nan"), 2, "nan"),
        (float("-inf"), 2, "-inf"),
        (np.float32(0.1), 4, "0.1000"),
    ],
)
def test_numbers(value: float, decimals: int, text: str) -> None:
    assert format_number(value, decimals) == text


CARETS = [
    ("a + b)", 5, 80, ("a + b)", "     ^")),
    ("a +", 3, 80, ("a +", "   ^")),
    ("", 0, 80, ("", "^")),
    ("中文 + x", 5, 80, ("中文 + x", "       ^")),
    ("c̃_t !", 5, 80, ("c̃_t !", "    ^")),
    ("a\x1b[2Jb", 1, 80, ("a\ufffd[2Jb", " ^")),
    ("a\tb\nc", 3, 80, ("a b c", "   ^")),
    ("x" * 30 + "!" + "y" * 30, 30, 20, ("…" + "x" * 8 + "!" + "y" * 9 + "…", " " * 9 + "^")),
    ("x" * 30 + "!", 30, 20, ("…" + "x" * 16 + "!", " " * 17 + "^")),
    ("!" + "y" * 30, 0, 20, ("!" + "y" * 17 + "…", "^")),
]


@pytest.mark.parametrize(("source", "position", "width", "expected"), CARETS)
def test_caret(source: str, position: int, width: int, expected: tuple[str, str]) -> None:
    error = FormulaError(Text(en="no", zh="不"), source, position)
    assert caret(error, width) == expected


def test_a_caret_in_ascii() -> None:
    error = FormulaError(Text(en="no", zh="不"), "σ(x" * 30, 40)
    line, mark = caret(error, 30, ascii=True)
    assert line.isascii()
    assert len(line) <= 30
    assert mark.strip() == "^"
