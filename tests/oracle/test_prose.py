"""Prose: what its marks mean, where it fails, and how it is spaced."""

import numpy as np
import pytest

from rnnquiz.errors import FormulaError
from rnnquiz.oracle import Piece, fill, needs_numbers, plain
from rnnquiz.oracle.prose import Code, Computed, Maths, Segment, Words, segments

VALUES = {"f_t": np.array([0.25, 0.5]), "c_prev": np.array([1.0, -1.0]), "k": 3.0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("no marks", (Words("no marks"),), id="words"),
        pytest.param("", (), id="nothing"),
        pytest.param(
            "so $f_t$ opens",
            (Words("so "), Maths("f_t"), Words(" opens")),
            id="a formula among words",
        ),
        pytest.param("$c_t = f_t$", (Maths("c_t = f_t"),), id="an equation"),
        pytest.param("$= f_t$", (Computed("f_t", 3),), id="computed, three decimals"),
        pytest.param("$= f_t : 1$", (Computed("f_t", 1),), id="computed, one decimal"),
        pytest.param("$= f_t : e$", (Computed("f_t", None),), id="computed, of any scale"),
        pytest.param("$=f_t:0$", (Computed("f_t", 0),), id="computed, no spaces"),
        pytest.param("$! f_t = 0$", (Maths("f_t = 0", "false"),), id="false on purpose"),
        pytest.param("`W_x $`", (Code("W_x $"),), id="code keeps its dollar"),
        pytest.param("$a$$b$", (Maths("a"), Maths("b")), id="two in a row"),
    ],
)
def test_marks(text: str, expected: tuple[Segment, ...]) -> None:
    assert segments(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        pytest.param(
            "costs $5",
            "this `$` is never closed; a formula stands between two `$`",
            6,
            id="one dollar",
        ),
        pytest.param(
            "$f_t$ and $i_t",
            "this `$` is never closed; a formula stands between two `$`",
            10,
            id="the second is open",
        ),
        pytest.param(
            "`W_x",
            "this ` is never closed; code stands between two of them",
            0,
            id="an open backtick",
        ),
        pytest.param("a $$ b", "there is no formula between the `$`", 2, id="nothing between"),
        pytest.param("$=$", "there is no formula between the `$`", 0, id="nothing to compute"),
        pytest.param("$!$", "there is no formula between the `$`", 0, id="nothing that is false"),
    ],
)
def test_errors_say_where(text: str, message: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        segments(text)
    error = caught.value
    assert (str(error), error.position) == (message, position)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("f is $= f_t$.", "f is [0.250, 0.500].", id="a vector"),
        pytest.param("$= k : 0$ steps", "3 steps", id="a whole number"),
        pytest.param("$= f_t ⊙ c_prev : 2$", "[0.25, -0.50]", id="worked out"),
        pytest.param("$f_t ⊙ c_prev$", "fₜ ⊙ cₜ₋₁", id="typeset"),
        pytest.param("`f_t`", "f_t", id="code as it stands"),
    ],
)
def test_filling(text: str, shown: str) -> None:
    assert plain(text, VALUES) == shown


def test_filling_in_ascii() -> None:
    assert plain("$f_t ⊙ c_prev$", ascii=True) == "f_t .* c_prev"


def test_each_piece_says_what_it_is() -> None:
    assert fill("so $k$ = $= k : 0$, `k`", VALUES) == (
        Piece("words", "so "),
        Piece("maths", "k"),
        Piece("words", " = "),
        Piece("value", "3"),
        Piece("words", ", "),
        Piece("code", "k"),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("遗忘门$f_t$打开", "遗忘门 fₜ 打开", id="a formula between characters"),
        pytest.param("遗忘门 $f_t$ 打开", "遗忘门 fₜ 打开", id="spaces that are there stay single"),
        pytest.param("乘以$f_t$，再相加", "乘以 fₜ，再相加", id="no space before a full stop"),
        pytest.param("（$f_t$）", "（fₜ）", id="none inside brackets"),
        pytest.param("共有$= k : 0$步", "共有 3 步", id="a number"),
        pytest.param("细胞 状态", "细胞状态", id="a folded line end between characters"),
        pytest.param("得到 c， 再相加", "得到 c，再相加", id="a folded line end after a stop"),
        pytest.param("用 LSTM 时", "用 LSTM 时", id="spaces around Latin stay"),
        pytest.param("矩阵，$k$ 个", "矩阵，k 个", id="a formula after a stop"),
    ],
)
def test_chinese_spacing(text: str, shown: str) -> None:
    assert plain(text, VALUES) == shown


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        pytest.param("plain", False, id="words"),
        pytest.param("$c_t = f_t$", False, id="a formula"),
        pytest.param("`$= k$`", False, id="code that looks computed"),
        pytest.param("$= k$", True, id="computed"),
    ],
)
def test_needs_numbers(text: str, needs: bool) -> None:
    assert needs_numbers(text) is needs


def test_a_name_without_a_value_is_said() -> None:
    with pytest.raises(FormulaError, match="q_t"):
        plain("$= q_t$", VALUES)
