"""Matches: pairs are read however people write them, each counts, and a known mistake is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnnquiz.errors import FormulaError
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.grading.match import read_pairs
from rnnquiz.oracle import Columns, variant
from tests.grading.questions import MATCH

HOW = "Give each number, 1 to 3, a letter, a to e, such as 1b 2a."


@pytest.mark.parametrize(
    "text",
    [
        *("1b 2a 3c", "1b,2a,3c", "1-b, 2-a, 3-c", "1:b 2:a 3:c", "1 = b; 2 = a; 3 = c"),
        *(
            "3c 1b 2a",
            "b a c",
            "bac",
            "b, a, c",
            "B A C",
            "b1 a2 c3",
            "1b2a3c",
            "(1, b) (2, a) (3, c)",
        ),
        *(
            "1→b，2→a，3→c",
            "１ｂ ２ａ ３ｃ",
            "1：b、2：a、3：c",
            "1) b\n2) a\n3) c",
            "1. b 2. a 3. c",
        ),
        *("[b, a, c]", "1->b 2->a 3->c", "1–b 2–a 3–c"),
    ],
)
def test_pairs(text: str) -> None:
    assert read_pairs(text, 3, 5) == (1, 0, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(" ", "Nothing was typed.", id="nothing"),
        pytest.param("1b 2a 3", "Pair every number: 3 is missing.", id="broken off"),
        pytest.param("2a", "Pair every number: 1, 3 is missing.", id="one pair"),
        pytest.param("b a", "Pair every number: 3 is missing.", id="letters of two"),
        pytest.param("1b 2b 3c", "You used b twice: each goes once.", id="a letter twice"),
        pytest.param("b b c", "You used b twice: each goes once.", id="a letter twice, alone"),
        pytest.param("1b 1a 3c", "You used 1 twice: each goes once.", id="a number twice"),
        pytest.param("1b 2a 4c", HOW, id="a number there is not"),
        pytest.param("1b 2a 3f", HOW, id="a letter there is not"),
        pytest.param("b a c d", HOW, id="too many letters"),
        pytest.param("1 2 3", HOW, id="numbers alone"),
        pytest.param("1b a 3c", HOW, id="a letter without its number"),
        pytest.param("12b 3c", HOW, id="two numbers for one letter"),
        pytest.param("1ba 2c", HOW, id="two letters for one number"),
        pytest.param("forget", HOW, id="a word"),
        pytest.param("1b + 2a", HOW, id="a sum"),
    ],
)
def test_what_is_no_pairing(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_pairs(text, 3, 5)
    assert caught.value.message.en == message
    assert caught.value.message.zh


@given(st.permutations("abcde"), st.permutations((1, 2, 3)))
def test_the_order_of_pairs_does_not_matter(letters: list[str], order: list[int]) -> None:
    pairs = {number: letters[number - 1] for number in (1, 2, 3)}
    typed = " ".join(f"{number}{pairs[number]}" for number in order)
    assert read_pairs(typed, 3, 5) == read_pairs("".join(pairs.values()), 3, 5)


def made(seed: int) -> Columns:
    found = variant(MATCH, seed)
    assert isinstance(found, Columns)
    return found


def typed(columns: Columns, *positions: int) -> str:
    return "".join(map(columns.letter, positions))


@pytest.mark.parametrize("seed", range(8))
def test_each_pair_counts(seed: int) -> None:
    columns = made(seed)
    right = grade(MATCH, columns, typed(columns, 0, 1, 2))
    assert (right.status, right.score, right.cells) == (Status.CORRECT, 1.0, (True, True, True))
    assert right.reading == key_text(MATCH, columns)
    part = grade(MATCH, columns, typed(columns, 2, 1, 0))
    assert (part.status, part.score, part.cells) == (Status.PARTIAL, 1 / 3, (False, True, False))
    assert (part.message.en, part.message.zh) == ("1 of 3 pairs are right.", "3 对中配对了 1 对。")
    wrong = grade(MATCH, columns, typed(columns, 1, 2, 0))
    assert (wrong.status, wrong.score, wrong.tag) == (Status.WRONG, 0.0, "")


def test_a_mistake_taken_for_its_own_name_is_named() -> None:
    columns = made(1)
    verdict = grade(MATCH, columns, typed(columns, 3, 1, 2))
    assert (verdict.tag, verdict.status) == ("f_i_swapped", Status.PARTIAL)
    assert verdict.message.en.startswith("The forget and input gates changed places")
    assert grade(MATCH, columns, typed(columns, 0, 3, 2)).tag == ""
    both = grade(MATCH, columns, typed(columns, 3, 4, 2))
    assert (both.tag, both.message.en) == ("", "1 of 3 pairs are right.")


def test_what_each_mistake_would_answer() -> None:
    columns = made(2)
    for name, text in wrong_texts(MATCH, columns).items():
        assert grade(MATCH, columns, text).tag == name
    assert set(wrong_texts(MATCH, columns)) == {"f_i_swapped", "c_returned_for_h"}
