"""Planted bugs: each in its turn, in the lines it changes, and always to be seen."""

import numpy as np
import pytest

from rnnquiz.bank import Run, Spot
from rnnquiz.errors import UsageError
from rnnquiz.oracle import (
    ROUTINES,
    Effect,
    Planted,
    Unfair,
    effect,
    numbers,
    planted,
    role,
    routine,
    same,
    variant,
)
from rnnquiz.oracle.attempt import APART, distance
from rnnquiz.oracle.planted import decimals_of
from rnnquiz.oracle.tolerance import for_decimals
from rnnquiz.text import Text
from tests.grading.questions import BASE, SPOT

BUGS = ("f_i_swapped", "tanh_on_c_forgotten", "memory_dropped")


def spot(*bugs: str, routine: str = "lstm.update", ask: str = "h_t", **changed: object) -> Spot:
    return Spot(**{**BASE, "run": Run(routine), "ask": ask, "misconceptions": bugs, **changed})


@pytest.mark.parametrize("seed", range(8))
def test_seeds_that_follow_each_other_plant_every_bug(seed: int) -> None:
    question = spot(*BUGS)
    made = [variant(question, each) for each in range(seed, seed + 3)]
    assert {each.bug for each in made if isinstance(each, Planted)} == set(BUGS)


def test_the_lines_are_the_routine_but_for_the_bug() -> None:
    made = planted(SPOT, 1, "gate_through_tanh")
    right = routine("lstm").equations
    assert made.mended == right
    assert made.wrong == (0, 1, 3)
    for at, line in enumerate(made.lines):
        assert (line == right[at]) is (at not in made.wrong)
        assert line.name == right[at].name


@pytest.mark.parametrize("seed", range(25))
def test_the_bug_shows(seed: int) -> None:
    made = planted(SPOT, seed)
    found = effect(SPOT, made)
    assert distance(found.right, found.wrong, for_decimals(3)) >= APART
    assert same(found.right, numbers(SPOT, made)["h_t"])
    again = effect(SPOT, made)
    assert same(found.right, again.right)
    assert same(found.wrong, again.wrong)


@pytest.mark.parametrize(
    ("right", "wrong", "decimals"),
    [
        pytest.param(576.0, 5184.0, 0, id="counts are whole"),
        pytest.param(1.0, 0.5, 3, id="one of them is not"),
        pytest.param(np.array([1.0, 0.25]), np.array([1.0, 0.0]), 3, id="one component is not"),
    ],
)
def test_counts_are_shown_without_decimals(right, wrong, decimals: int) -> None:
    assert decimals_of(Effect(right, wrong, {})) == decimals


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param(
            spot("z_flipped"),
            "`z_flipped` changes nothing in `lstm.update`: it cannot be planted there",
            id="a bug of another cell",
        ),
        pytest.param(
            spot("one_block_counted", routine="count.lstm", ask="P"),
            "`one_block_counted` changes every line of `count.lstm`: no line could be wrong",
            id="a bug in every line",
        ),
        pytest.param(
            spot("f_i_swaped"),
            "there is no misconception `f_i_swaped`; did you mean `f_i_swapped`?",
            id="an unknown bug",
        ),
    ],
)
def test_what_cannot_be_planted(question: Spot, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        variant(question, 1)
    assert str(caught.value) == message


def test_a_bug_that_does_not_show_in_what_is_asked_is_unfair() -> None:
    question = spot("tanh_on_c_forgotten", ask="c_t")
    with pytest.raises(Unfair):
        effect(question, planted(question, 1))


def test_numbers_only_where_they_are_shown() -> None:
    assert planted(SPOT, 1).values == {}
    told = planted(spot("f_i_swapped", prompt=Text("From $= c_prev$?")), 1)
    assert "c_prev" in told.values


@pytest.mark.parametrize("name", ROUTINES)
def test_every_line_of_every_routine_has_a_role(name: str) -> None:
    made = routine(name)
    for line in made.results:
        assert role(made, line).languages == ("en", "zh")
