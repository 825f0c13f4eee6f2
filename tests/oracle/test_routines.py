"""The equations that people read and type are those that the NumPy reference computes."""

import pytest

from rnnquiz.bank import Run
from rnnquiz.errors import UsageError
from rnnquiz.oracle import Attempt, Routine, routine, same
from rnnquiz.oracle.routine import Equation
from rnnquiz.oracle.run import run_equations
from tests.oracle.routines import IDS, RUNS, drawn


def differing(attempt: Attempt, made: Routine) -> set[str]:
    """The names for which the equations of `made` do not give what the reference gives."""
    ran = run_equations(made, attempt.given, attempt.sizes)
    return {
        name
        for there, here in zip(attempt.outcome.steps, ran.steps, strict=True)
        for name in there
        if not same(there[name], here[name])
    }


@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_the_equations_give_what_the_reference_gives(run: Run) -> None:
    attempt = drawn(run)
    assert differing(attempt, attempt.routine) == set()


@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_a_planted_wrong_equation_is_caught(run: Run) -> None:
    attempt = drawn(run)
    for name in attempt.routine.results:
        planted = tuple(
            Equation(each, f"1.001 ({source})" if each == name else source)
            for each, source in attempt.routine.equations
        )
        assert name in differing(attempt, attempt.routine._replace(equations=planted))


@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_the_sizes_asked_for_are_those_of_the_run(run: Run) -> None:
    attempt = drawn(run)
    assert len(attempt.outcome.steps) == attempt.sizes.get("T", 1)
    for given in attempt.routine.given:
        shape = tuple(attempt.sizes[letter] for letter in given.shape)
        assert getattr(attempt.given[given.name], "shape", ()) == shape


def test_states_are_known_by_their_step() -> None:
    attempt = drawn(Run("elman", {"T": 3}))
    values, steps = attempt.outcome.values, attempt.outcome.steps
    for t in (1, 2, 3):
        assert same(values[f"h_{t}"], steps[t - 1]["h_t"])
        assert same(values[f"x_{t}"], steps[t - 1]["x_t"])
    assert same(values["h_t"], values["h_3"])
    assert same(values["h_prev"], values["h_2"])
    assert same(steps[0]["h_prev"], values["h_0"])
    assert values["T"] == 3.0


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        pytest.param(
            "lstn", {}, "there is no routine `lstn`; did you mean `lstm`?", id="a slip in the name"
        ),
        pytest.param(
            "gru",
            {"rest": "after"},
            "`gru` has no option `rest`; did you mean `reset`?",
            id="a slip in an option",
        ),
        pytest.param(
            "lstm",
            {"reset": "after"},
            "`lstm` has no option `reset`; there are: none",
            id="an option of another routine",
        ),
        pytest.param(
            "gru",
            {"reset": "during"},
            "`reset` of `gru` cannot be `during`; it is one of after, before",
            id="no such value",
        ),
    ],
)
def test_what_there_is_not_is_said(name: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        routine(name, options)
    assert str(caught.value) == message
