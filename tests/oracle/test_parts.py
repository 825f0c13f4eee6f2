"""Parts: several values of one run, and what follows from values that somebody else found."""

import numpy as np
import pytest

from rnnquiz.bank import Part, Parts, Run
from rnnquiz.errors import UsageError
from rnnquiz.oracle import Chain, following, rounding, same, variant
from rnnquiz.oracle.attempt import APART, distance
from rnnquiz.text import Text

COMMON = {"topic": "lstm", "level": "easy", "prompt": Text("Which?"), "explain": Text("So.")}
STEPS = Parts(
    id="steps",
    **COMMON,
    run=Run("elman", {"D": 1, "H": 2, "T": 3}),
    parts=tuple(Part(ask=f"h_{t}") for t in (1, 2, 3)),
    misconceptions=("bias_dropped", "recurrence_dropped"),
)
UPDATE = Parts(
    id="update",
    **COMMON,
    run=Run("lstm.update", decimals=2),
    parts=(Part(ask="c_t", decimals=3), Part(ask="h_t", decimals=2)),
    misconceptions=("f_i_swapped", "tanh_on_c_forgotten"),
)


def made(question: Parts, seed: int = 1) -> Chain:
    found = variant(question, seed)
    assert isinstance(found, Chain)
    return found


@pytest.mark.parametrize("question", [STEPS, UPDATE])
def test_the_same_seed_gives_the_same_numbers(question) -> None:
    first, again, other = made(question), made(question), made(question, 2)
    assert all(map(same, first.keys, again.keys))
    assert not all(map(same, first.keys, other.keys))


@pytest.mark.parametrize("question", [STEPS, UPDATE])
def test_from_the_right_values_the_right_values_follow(question) -> None:
    chain = made(question)
    assert all(map(same, following(chain, {}), chain.keys))
    right = dict(zip(chain.asks, chain.keys, strict=True))
    assert all(map(same, following(chain, right), chain.keys))


def test_a_value_changes_what_comes_after_it_and_not_itself() -> None:
    chain = made(STEPS)
    first, second, third = following(chain, {"h_2": chain.keys[1] + 0.3})
    assert same(first, chain.keys[0])
    assert same(second, chain.keys[1])
    assert not same(third, chain.keys[2])


@pytest.mark.parametrize("question", [STEPS, UPDATE])
@pytest.mark.parametrize("seed", range(6))
def test_each_misconception_shows_at_the_part_that_it_changes(question, seed) -> None:
    chain = made(question, seed)
    right = dict(zip(chain.asks, chain.keys, strict=True))
    for name in question.misconceptions:
        wrong = following(chain, right, name)
        changed = [at for at, key in enumerate(chain.keys) if not same(key, wrong[at])]
        assert changed
        for at in changed:
            assert distance(chain.keys[at], wrong[at], chain.tolerances[at]) >= APART


def test_rounding_moves_only_what_comes_after_and_by_its_slope() -> None:
    chain = made(UPDATE)
    c, h = rounding(chain, {"c_t": chain.keys[0]})
    assert c == (0.0, 0.0)
    slope = chain.values["o_t"] * (1 - np.tanh(chain.keys[0]) ** 2)
    assert np.allclose(h, np.abs(slope) * 0.0005, rtol=1e-2)


def test_each_part_has_its_own_tolerance() -> None:
    assert [tolerance.decimals for tolerance in made(UPDATE).tolerances] == [3, 2]


def test_only_what_the_run_works_out_can_be_asked() -> None:
    question = Parts(
        id="none", **COMMON, run=Run("lstm.update"), parts=(Part(ask="c_t"), Part(ask="q"))
    )
    with pytest.raises(UsageError, match=r"^none: the run works out no `q`; there are: c_t, h_t$"):
        variant(question, 1)
