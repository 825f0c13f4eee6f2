"""Every misconception changes something, is named once, and is explained in both languages."""

from collections import Counter

import pytest

from rnnquiz.errors import UsageError
from rnnquiz.notation import Equation
from rnnquiz.oracle import MISCONCEPTIONS, Attempt, Misconception, applicable, holds, same
from rnnquiz.oracle.misconceptions import changes, misconception
from rnnquiz.oracle.prose import Maths, segments
from rnnquiz.oracle.run import formula
from rnnquiz.text import LANGS
from tests.oracle.routines import RUNS, drawn, said

ATTEMPTS = [drawn(run) for run in RUNS]
PAIRS = [
    pytest.param(attempt, entry, id=f"{entry.name} in {said(run)}")
    for run, attempt in zip(RUNS, ATTEMPTS, strict=True)
    for entry in applicable(attempt.routine)
]


@pytest.mark.parametrize(("attempt", "entry"), PAIRS)
def test_each_equation_it_replaces_comes_out_differently(
    attempt: Attempt, entry: Misconception
) -> None:
    steps = attempt.as_if(entry.name).steps
    for name in changes(entry, attempt.routine):
        pairs = zip(attempt.outcome.steps, steps, strict=True)
        assert any(not same(right[name], wrong[name]) for right, wrong in pairs), name


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=map(said, RUNS))
def test_no_two_of_a_routine_come_out_the_same(attempt: Attempt) -> None:
    found = [(entry.name, attempt.as_if(entry.name)) for entry in applicable(attempt.routine)]
    for position, (first, here) in enumerate(found):
        for second, there in found[position + 1 :]:
            pairs = [(here.values[name], there.values[name]) for name in attempt.routine.results]
            assert not all(same(a, b) for a, b in pairs), f"{first} is {second}"


def test_no_name_is_given_twice() -> None:
    assert [
        name for name, times in Counter(e.name for e in MISCONCEPTIONS).items() if times > 1
    ] == []


@pytest.mark.parametrize("entry", MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_each_equation_it_replaces_is_one_of_some_routine(entry: Misconception) -> None:
    assert entry.changes
    for group, replaced in entry.changes.items():
        routines = [a.routine for a in ATTEMPTS if group in a.routine.groups]
        for name in replaced:
            assert any(name in each.results for each in routines), f"{group}: {name}"


@pytest.mark.parametrize("entry", MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_it_is_explained_in_both_languages(entry: Misconception) -> None:
    assert entry.text.languages == LANGS
    assert entry.text.en.endswith((".", "?"))
    assert entry.text.zh.endswith("。")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("entry", MISCONCEPTIONS, ids=lambda entry: entry.name)
def test_the_equations_it_states_hold(entry: Misconception, lang: str) -> None:
    stated = [s for s in segments(getattr(entry.text, lang)) if isinstance(s, Maths)]
    for segment in stated:
        if isinstance(formula(segment.source), Equation):
            known = [a for a in ATTEMPTS if entry in applicable(a.routine)]
            assert all(holds(segment.source, a.outcome.values) for a in known)


def test_an_unknown_one_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        misconception("f_i_swaped")
    assert (
        str(caught.value) == "there is no misconception `f_i_swaped`; did you mean `f_i_swapped`?"
    )
