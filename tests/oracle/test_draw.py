"""The same numbers for the same seed everywhere, and exactly as they are shown."""

import random

import numpy as np
import pytest

from rnnquiz.bank import Draw, Range, Run
from rnnquiz.errors import UsageError
from rnnquiz.oracle import components, draw, routine
from rnnquiz.oracle.draw import dice, draw_given, shuffled
from rnnquiz.oracle.routine import Given, Kind
from tests.oracle.routines import IDS, RUNS, drawn

GOLDEN = {
    "W_x": [[-0.1, -1.0], [0.1, 0.7]],
    "W_h": [[0.7, 0.2], [1.0, 0.2]],
    "b": [0.5, -0.5],
    "x": [[-0.9, -0.6], [-1.2, -0.6]],
    "h_0": [-0.9, -0.7],
}
GOLDEN_ORDER = (3, 4, 1, 5, 2, 0)


def test_golden_numbers_never_change() -> None:
    given = draw(Run("elman", {"D": 2, "H": 2, "T": 2}), dice("golden", 1, 7)).given
    assert {name: np.asarray(value).tolist() for name, value in given.items()} == GOLDEN


def test_golden_order_never_changes() -> None:
    assert shuffled(range(6), dice("golden", 1, 7, "order")) == GOLDEN_ORDER


@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_the_same_seed_gives_the_same_numbers(run: Run) -> None:
    first, second = drawn(run).given, drawn(run).given
    assert {k: components(v) for k, v in first.items()} == {
        k: components(v) for k, v in second.items()
    }


def test_another_seed_gives_other_numbers() -> None:
    numbers = {components(drawn(RUNS[0], seed).given["x"]) for seed in range(100)}
    assert len(numbers) == 100


def test_draws_leave_the_generators_of_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a draw used NumPy's generator")

    for name in ("default_rng", "random", "rand", "randn", "seed", "RandomState", "Generator"):
        monkeypatch.setattr(np.random, name, refuse)
    before = random.getstate()
    drawn(RUNS[0])
    assert random.getstate() == before


@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_numbers_are_on_the_grid_between_their_limits(run: Run, decimals: int) -> None:
    asked = Run(run.routine, run.sizes, run.options, decimals=decimals)
    for seed in range(20):
        attempt = drawn(asked, seed)
        for given in attempt.routine.given:
            places = 0 if given.kind.whole else decimals
            for number in components(attempt.given[given.name]):
                assert number == round(number, places)
                assert given.kind.low <= number <= given.kind.high or decimals == 0
                assert number or given.kind.zero or decimals == 0


def test_zero_is_never_drawn_where_it_is_excluded_and_drawn_where_it_is_not() -> None:
    stream = dice("zero")
    without, with_zero = Kind(-0.2, 0.2), Kind(-0.2, 0.2, zero=True)
    given = Given("a", ("N",), without)
    numbers = components(draw_given(given, {"N": 500}, None, 1, stream))
    assert set(numbers) == {-0.2, -0.1, 0.1, 0.2}
    numbers = components(draw_given(given._replace(kind=with_zero), {"N": 500}, None, 1, stream))
    assert set(numbers) == {-0.2, -0.1, 0.0, 0.1, 0.2}


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        pytest.param(0.25, {0.25}, id="a number fixes every component"),
        pytest.param(0, {0.0}, id="zero can be asked for"),
        pytest.param((0.5, -0.5), {0.5, -0.5}, id="a list is drawn from"),
        pytest.param(Range(0.1, 0.3), {0.1, 0.2, 0.3}, id="a range is drawn between"),
        pytest.param(Range(-0.1, 0.1), {-0.1, 0.0, 0.1}, id="a range may hold zero"),
        pytest.param(Range(0.2, 0.2), {0.2}, id="a range of one number"),
    ],
)
def test_overrides(override: Draw, expected: set[float]) -> None:
    run = Run("elman", {"D": 7, "H": 7, "T": 1}, draw={"W_x": override})
    numbers = components(draw(run, dice("override")).given["W_x"])
    assert set(numbers) == expected


def test_sizes_of_a_count_are_whole_even_in_a_range() -> None:
    run = Run("count.lstm", draw={"D": Range(2, 9)}, decimals=3)
    numbers = [draw(run, dice("whole", seed)).given["D"] for seed in range(200)]
    assert set(numbers) == set(map(float, range(2, 10)))


@pytest.mark.parametrize(
    ("run", "message"),
    [
        pytest.param(
            Run("elman", draw={"W_f": 0.5}),
            "`elman` draws no `W_f`; it draws: W_h, W_x, b, h_0, x",
            id="a name it does not draw",
        ),
        pytest.param(
            Run("elman", {"N": 2}),
            "`elman` has no size `N`; it has: D, H, T",
            id="a size it does not have",
        ),
        pytest.param(
            Run("gate", {"H": 2}), "`gate` has no size `H`; it has: none", id="no sizes at all"
        ),
        pytest.param(
            Run("count.lstm", draw={"D": 3.5}),
            "`D` is a whole number: draw it from whole numbers",
            id="half a feature",
        ),
        pytest.param(
            Run("elman", {"T": 201}), "size `T` must be from 1 to 200, not 201", id="too many steps"
        ),
        pytest.param(
            Run("elman", {"H": 200, "D": 60}),
            "`W_x` would have 12,000 numbers; at most 10,000",
            id="too many numbers",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(run: Run, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        draw(run, dice("limits"))
    assert str(caught.value) == message


def test_an_order_holds_every_position_once_and_each_comes_first() -> None:
    orders = [shuffled(range(4), dice("order", seed)) for seed in range(200)]
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)
    assert len(set(orders)) == 24


def test_a_routine_without_options_is_its_default() -> None:
    assert routine("gru").options == {"reset": "after", "update": "keep", "biases": "one"}
