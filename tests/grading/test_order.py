"""Orders: any that runs and gives the right value is right; the first wrong line is named."""

from itertools import permutations

import pytest

from rnnquiz.bank import Order
from rnnquiz.errors import FormulaError
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.grading.lines import read_order
from rnnquiz.oracle import Ordered, trouble, variant
from tests.grading.questions import DECOYS, ORDER, STEPS


def ordered(question: Order, seed: int = 1) -> Ordered:
    made = variant(question, seed)
    assert isinstance(made, Ordered)
    return made


def typed(made: Ordered, *lines: str) -> str:
    """The numbers of the lines, by name; `h_t'` is the decoy of `h_t`."""
    names = [row.name + "'" * bool(row.decoy) for row in made.rows]
    return " ".join(str(names.index(line) + 1) for line in lines)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("3 1 2 4", (2, 0, 1, 3)),
        ("c a b d", (2, 0, 1, 3)),
        ("C A B D", (2, 0, 1, 3)),
        ("3142", (2, 0, 3, 1)),
        ("cabd", (2, 0, 1, 3)),
        ("3,1,2,4", (2, 0, 1, 3)),
        ("３，１，２，４", (2, 0, 1, 3)),
        ("3、1、2、4", (2, 0, 1, 3)),
        ("3 > 1 > 2 > 4", (2, 0, 1, 3)),
        ("3->1->2->4", (2, 0, 1, 3)),
        ("3 → 1 → 2 → 4", (2, 0, 1, 3)),
        ("3-1-2-4", (2, 0, 1, 3)),
        ("[3, 1, 2, 4]", (2, 0, 1, 3)),
        ("(3) (1) (2) (4)", (2, 0, 1, 3)),
        ("3. 1. 2. 4.", (2, 0, 1, 3)),
    ],
)
def test_read_order(text: str, order: tuple[int, ...]) -> None:
    assert read_order(text, 4, every=True) == order


NUMBERS = "Write the numbers of the lines, 1 to 4, in their order, such as 2 1 3."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Nothing was typed."),
        ("5", NUMBERS),
        ("0 1 2 3", NUMBERS),
        ("3 1 2 x", NUMBERS),
        ("first three", NUMBERS),
        ("1..4", NUMBERS),
        ("1 2 -3 4 =", NUMBERS),
        ("1 2 3", "All 4 lines have a place in the order; missing: 4."),
        ("2", "All 4 lines have a place in the order; missing: 1, 3, 4."),
        ("1-4", "All 4 lines have a place in the order; missing: 2, 3."),
        ("1 2 3 3", "Line 3 is there more than once; each line has one place."),
        ("1 2 a 4", "Line 1 is there more than once; each line has one place."),
    ],
)
def test_what_is_no_order_is_said_so(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read_order(text, 4, every=True)
    assert caught.value.message.en == message
    assert caught.value.message.zh


def test_lines_may_be_left_out_where_some_do_not_belong() -> None:
    assert read_order("3 1", 4, every=False) == (2, 0)


@pytest.mark.parametrize("seed", range(6))
def test_an_order_is_right_when_it_runs(seed: int) -> None:
    made = ordered(ORDER, seed)
    for order in permutations(range(6)):
        rows = [made.rows[position] for position in order]
        if trouble(rows) is None:
            verdict = grade(ORDER, made, " ".join(str(at + 1) for at in order))
            assert verdict.status is Status.CORRECT


def test_every_wrong_order_is_wrong_and_worth_less() -> None:
    made = ordered(STEPS)
    scores = {}
    for order in permutations(range(3)):
        verdict = grade(STEPS, made, " ".join(str(at + 1) for at in order))
        scores[tuple(made.rows[at].name[0] for at in order)] = verdict.score
    assert scores == {
        ("u", "a", "h"): 1.0,
        ("u", "h", "a"): 0.5,
        ("a", "u", "h"): 0.5,
        ("a", "h", "u"): 0.5,
        ("h", "u", "a"): 0.5,
        ("h", "a", "u"): 0.0,
    }


def test_the_first_wrong_line_is_named() -> None:
    made = ordered(ORDER)
    text = typed(made, "i_t", "c_t", "f_t", "g_t", "o_t", "h_t")
    line, giver = typed(made, "c_t"), typed(made, "f_t")
    verdict = grade(ORDER, made, text)
    assert (verdict.status, verdict.score, verdict.tag) == (Status.PARTIAL, 0.5, "")
    assert verdict.message.en == (
        f"Line {line} needs fₜ, which comes later, in line {giver}. "
        "5 of the 6 lines can stay where they are."
    )
    assert verdict.message.zh == (
        f"第 {line} 行要用到 fₜ，而它到后面的第 {giver} 行才算出来。6 行中有 5 行的位置不用动。"
    )
    assert verdict.cells == (True, False, True, True, True, True)
    assert verdict.reading == ", ".join(text.split())


def test_what_even_the_worst_order_keeps_earns_nothing() -> None:
    made = ordered(ORDER)
    verdict = grade(ORDER, made, typed(made, "h_t", "c_t", "o_t", "g_t", "f_t", "i_t"))
    assert (verdict.status, verdict.score) == (Status.WRONG, 0.0)
    assert verdict.message.en.endswith(f"in line {typed(made, 'c_t')}.")


@pytest.mark.parametrize(
    ("lines", "status", "score", "tag", "message"),
    [
        pytest.param(["c_t", "h_t"], "correct", 1.0, "", "Correct.", id="without the decoys"),
        pytest.param(
            ["c_t", "h_t'"], "wrong", 0.0, "old_c_read_out", "The old memory", id="a decoy"
        ),
        pytest.param(
            ["c_t'", "h_t"], "wrong", 0.0, "f_i_swapped", "The forget and", id="another decoy"
        ),
        pytest.param(
            ["h_t'"], "wrong", 0.0, "old_c_read_out", "The old memory", id="a decoy alone"
        ),
        pytest.param(
            ["h_t", "c_t"],
            "wrong",
            0.0,
            "",
            "Line 1 needs cₜ, which comes later",
            id="turned round",
        ),
        pytest.param(
            ["h_t"], "wrong", 0.0, "", "Line 1 needs cₜ, which none of these", id="a line missing"
        ),
        pytest.param(
            ["c_t"], "wrong", 0.0, "", "None of these lines gives hₜ.", id="the end missing"
        ),
        pytest.param(
            ["c_t", "c_t'", "h_t"], "wrong", 0.0, "", "Line 2 gives cₜ a second time", id="both"
        ),
    ],
)
def test_decoys(lines: list[str], status: str, score: float, tag: str, message: str) -> None:
    seeds = [seed for seed in range(99) if typed(ordered(DECOYS, seed), "h_t", "c_t'") == "1 2"]
    made = ordered(DECOYS, seeds[0])
    verdict = grade(DECOYS, made, typed(made, *lines))
    assert (verdict.status, verdict.score, verdict.tag) == (status, score, tag)
    assert verdict.message.en.startswith(message)
    assert "$" not in verdict.message.en + verdict.message.zh


def test_the_key_and_what_each_decoy_gives() -> None:
    made = ordered(DECOYS)
    assert key_text(DECOYS, made) == typed(made, "c_t", "h_t").replace(" ", ", ")
    assert wrong_texts(DECOYS, made) == {
        "old_c_read_out": typed(made, "c_t", "h_t'").replace(" ", ", "),
        "f_i_swapped": typed(made, "c_t'", "h_t").replace(" ", ", "),
    }
