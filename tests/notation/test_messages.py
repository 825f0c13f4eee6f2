"""Every sentence about a formula that cannot be read or evaluated, and the spot it points at.

The sentences stand in the text files beside this one, as a learner sees them: what was typed, the
caret under the spot, the sentence in English and in Chinese.
"""

from pathlib import Path

import numpy as np
import pytest

from rnnquiz.errors import FormulaError
from rnnquiz.notation import caret, evaluate, parse
from rnnquiz.notation.sentences import misfit


def blocks(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return text.rstrip("\n").split("\n\n")


def refusal(source: str, names: dict[str, str] | None = None) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(source, names=names)
    return caught.value


def as_seen(error: FormulaError) -> str:
    return "\n".join((*caret(error), error.message.en, error.message.zh))


@pytest.mark.parametrize("block", blocks("unreadable.txt"))
def test_what_cannot_be_read(block: str) -> None:
    assert as_seen(refusal(block.split("\n", maxsplit=1)[0])) == block


KNOWN = "h_t h_prev f_t c_prev i_t g_t x_t W_x W_h W_f b b_f D H T"


@pytest.mark.parametrize("block", blocks("unknown.txt"))
def test_names_that_are_not_known(block: str) -> None:
    names = {name: name for name in KNOWN.split()}
    assert as_seen(refusal(block.split("\n", maxsplit=1)[0], names)) == block


LONG = "x(x+x+x+x+x+x+x+x+x+x+x+x+x+x+x)"


@pytest.mark.parametrize(
    ("source", "position", "sentence"),
    [
        ("", 0, "There is no formula here; write one."),
        (" \t ", 3, "There is no formula here; write one."),
        ("h \x1b[31m", 2, "“U+001B” means nothing in a formula; remove it."),
        ("h\u202e", 1, "“U+202E” means nothing in a formula; remove it."),
        ("ã\u0303", 1, "“U+0303” is one too many here."),
        ("x" * 2001, 2000, "This formula is too long; at most 2000 characters are read."),
        ("1" * 50, 0, "This number is too long; write at most 40 digits."),
        ("x" * 30, 0, "This name is too long; a name has at most 24 characters."),
        (
            "(" * 1000 + "x",
            90,
            "This formula is nested too deeply; write it with fewer brackets and exponents.",
        ),
        (
            "+".join(["x"] * 60),
            0,
            "This formula is nested too deeply; write it with fewer brackets and exponents.",
        ),
        (
            "+".join([LONG] * 20),
            0,
            "This formula has too many parts; write it in smaller pieces.",
        ),
    ],
)
def test_what_is_too_much_or_cannot_be_shown(source: str, position: int, sentence: str) -> None:
    error = refusal(source)
    assert error.message.en == sentence
    assert error.message.zh
    assert error.position == position


VALUES = {
    "a": np.ones(3),
    "b": np.ones(2),
    "c": np.ones((3, 1)),
    "W": np.ones((3, 2)),
    "U": np.ones((3, 3)),
    "s": 2.0,
    "T": 4,
    "big": np.full(3, 1e300),
    "q": "x",
    "zero": 0.0,
    "neg": -1.0,
    **{f"h_{k}": float(k) for k in range(1, 5)},
    "∂h_t/∂h_prev": 1.0,
}


@pytest.mark.parametrize("block", blocks("no_value.txt"))
def test_what_has_no_value(block: str) -> None:
    source = block.split("\n", maxsplit=1)[0]
    node = parse(source)
    with pytest.raises(FormulaError) as caught:
        evaluate(node, VALUES)
    assert f"{source}\n{caught.value.message.en}\n{caught.value.message.zh}" == block


def test_results_too_large_to_hold() -> None:
    wide = np.ones(2000)
    for source in ("a a^T", "diag(a)"):
        with pytest.raises(FormulaError, match="too many elements"):
            evaluate(parse(source), {"a": wide})
    assert misfit("size", "a aᵀ", ((2000,), (1, 2000))).zh == "a aᵀ 的结果元素太多，这里无法计算。"


def test_names_are_listed_once_and_not_in_every_spelling() -> None:
    names = {"h": "h_t", "ht": "h_t", "H_t": "h_t", "h_t": "h_t", "b": "b"}
    assert refusal("zzz", names).message.en == "zzz is not a name here; the names are b, h_t."
