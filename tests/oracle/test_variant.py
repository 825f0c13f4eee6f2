"""Variants are the seed's own, fair, and show what they are computed from."""

import pytest

from rnnquiz.bank import Choice, Count, Formula, Matrix, Number, Option, Question, Run, Vector
from rnnquiz.errors import UsageError
from rnnquiz.oracle import (
    Choices,
    Points,
    Unfair,
    Values,
    components,
    same,
    shape_of,
    shows_numbers,
    variant,
)
from rnnquiz.oracle.attempt import APART, distance, saturates
from rnnquiz.text import Text
from tests.oracle.routines import drawn

COMMON = {
    "id": "probe",
    "topic": "lstm",
    "level": "easy",
    "prompt": Text("Which?"),
    "explain": Text("So."),
}
SEEDS = range(1, 26)
UPDATE = Vector(
    **COMMON,
    run=Run("lstm.update", decimals=2),
    ask="c_t",
    misconceptions=("f_i_swapped", "input_gate_forgotten", "forget_gate_deletes"),
)
LSTM = Vector(
    **COMMON,
    run=Run("lstm", {"D": 2, "H": 3, "T": 2}),
    ask="h_t",
    misconceptions=("tanh_on_c_forgotten", "f_i_swapped"),
)
JACOBIAN = Matrix(
    **COMMON, run=Run("elman.jacobian"), ask="J", misconceptions=("slope_on_columns",)
)
COUNT = Count(
    **COMMON, run=Run("count.gru"), ask="P", misconceptions=("one_block_counted", "steps_counted")
)
FORMULA = Formula(
    **COMMON, run=Run("gru.blend"), ask="h_t", misconceptions=("z_flipped", "old_state_dropped")
)
CHOICE = Choice(
    **COMMON,
    run=Run("lstm.update", decimals=2, show=("f_t", "i_t", "g_t", "c_prev")),
    ask="c_t",
    options=(
        Option(key=True),
        Option(misconception="f_i_swapped"),
        Option(misconception="memory_dropped"),
    ),
)
PLAIN = Choice(
    **COMMON,
    run=Run("lstm.update"),
    options=(
        Option(text=Text("It grows."), claim="c_t = c_prev"),
        Option(text=Text("It does not."), right=True),
    ),
)
COMPUTED = [
    pytest.param(UPDATE, id="vector"),
    pytest.param(LSTM, id="vector of a whole cell"),
    pytest.param(JACOBIAN, id="matrix"),
    pytest.param(COUNT, id="count"),
]


@pytest.mark.parametrize("question", COMPUTED)
def test_the_key_stands_apart_from_every_mistake(question: Question) -> None:
    for seed in SEEDS:
        made = variant(question, seed)
        assert isinstance(made, Values)
        for name in question.misconceptions:  # type: ignore[union-attr]
            assert distance(made.key, made.wrong[name], made.tolerance) >= APART


@pytest.mark.parametrize("question", COMPUTED)
def test_two_mistakes_stand_apart_from_each_other(question: Question) -> None:
    for seed in SEEDS:
        made = variant(question, seed)
        assert isinstance(made, Values)
        first, second, *_ = (*made.wrong.values(), made.key)
        assert distance(first, second, made.tolerance) >= APART


@pytest.mark.parametrize(
    "question", [*COMPUTED, pytest.param(CHOICE, id="choice"), pytest.param(FORMULA, id="formula")]
)
def test_the_same_seed_is_the_same_variant(question: Question) -> None:
    assert repr(variant(question, 3)) == repr(variant(question, 3))
    assert repr(variant(question, 3)) != repr(variant(question, 4))


def test_another_revision_has_other_numbers() -> None:
    revised = Vector(**{**COMMON, "rev": 2}, run=UPDATE.run, ask="c_t")
    first, second = variant(UPDATE, 1), variant(revised, 1)
    assert not same(first.values["f_t"], second.values["f_t"])


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            Vector(
                **COMMON,
                run=Run("lstm.update"),
                ask="c_t",
                misconceptions=("tanh_on_c_forgotten",),
            ),
            id="a mistake that does not touch what is asked",
        ),
        pytest.param(
            Number(
                **COMMON,
                run=Run("elman", {"H": 1, "D": 1}, draw={"W_x": 1000, "x": 1}),
                ask="h_t",
                component=(1,),
            ),
            id="a state that always saturates",
        ),
        pytest.param(
            Vector(
                **COMMON,
                run=Run("lstm.update", draw={"f_t": 0.5, "i_t": 0.5}),
                ask="c_t",
                misconceptions=("f_i_swapped",),
            ),
            id="numbers that make the mistake invisible",
        ),
    ],
)
def test_what_is_never_fair_is_said(question: Question) -> None:
    with pytest.raises(Unfair) as caught:
        variant(question, 4)
    assert str(caught.value) == (
        "probe: seed 4 has no fair variant in 400 attempts: the right answer and a declared "
        "misconception come out too near each other, a gate saturates, or rounding "
        "by hand goes beyond the tolerance"
    )


def test_sizes_of_one_and_more_are_kept() -> None:
    question = Vector(**COMMON, run=Run("lstm", {"D": 1, "H": 3, "T": 2}), ask="h_t")
    made = variant(question, 1)
    assert isinstance(made, Values)
    assert shape_of(made.key) == (3,)
    assert shape_of(made.values["x_2"]) == (1,)
    assert same(made.key, made.values["h_2"])


def test_everything_given_is_shown_step_by_step() -> None:
    question = Vector(**COMMON, run=Run("elman", {"T": 2}), ask="h_t")
    made = variant(question, 1)
    assert made.shown == ("W_x", "W_h", "b", "x_1", "x_2", "h_0")
    assert all(name in made.values for name in made.shown)


def test_a_component_counts_from_one() -> None:
    last = Number(**COMMON, run=UPDATE.run, ask="c_t", component=(2,))
    made = variant(last, 1)
    assert isinstance(made, Values)
    assert made.key == components(made.values["c_t"])[1]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param(
            Number(**COMMON, run=UPDATE.run, ask="c_t", component=(3,)),
            "probe: `c_t` has no component 3",
            id="a component that is not there",
        ),
        pytest.param(
            Number(**COMMON, run=UPDATE.run, ask="c_t", component=(0,)),
            "probe: `c_t` has no component 0",
            id="components count from one",
        ),
        pytest.param(
            Number(**COMMON, run=UPDATE.run, ask="c_t"),
            "probe: `c_t` is a vector: a number question asks for a number",
            id="a number is asked for, and the ask is a vector",
        ),
        pytest.param(
            Matrix(**COMMON, run=UPDATE.run, ask="c_t"),
            "probe: `c_t` is a vector: a matrix question asks for a matrix",
            id="a matrix is asked for, and the ask is a vector",
        ),
        pytest.param(
            Formula(**COMMON, run=UPDATE.run, ask="f_t"),
            "`ask: f_t` is not an equation of `lstm.update`; its equations are: c_t, h_t",
            id="a formula for a name that is given",
        ),
        pytest.param(
            Choice(**COMMON, options=(Option(key=True), Option(right=False))),
            "probe: a number or computed option needs a `run`",
            id="a computed option without a run",
        ),
    ],
)
def test_what_cannot_be_asked_is_said(question: Question, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        variant(question, 1)
    assert str(caught.value) == message


def test_options_come_in_every_order_and_each_value_is_its_own() -> None:
    made = [variant(CHOICE, seed) for seed in range(60)]
    assert all(isinstance(each, Choices) for each in made)
    assert len({each.order for each in made}) == 6  # type: ignore[union-attr]
    assert all(set(each.computed) == {0, 1, 2} for each in made)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "shows"),
    [
        pytest.param(PLAIN, False, id="sentences decided by a run"),
        pytest.param(CHOICE, True, id="computed options"),
        pytest.param(
            Choice(
                **{**COMMON, "prompt": Text("At $= f_t$?")}, run=PLAIN.run, options=PLAIN.options
            ),
            True,
            id="a number in the prompt",
        ),
        pytest.param(
            Choice(
                **{**COMMON, "explain": Text("It is $= f_t$.")},
                run=PLAIN.run,
                options=PLAIN.options,
            ),
            False,
            id="a number in the explanation only",
        ),
        pytest.param(
            Choice(**COMMON, run=Run("lstm.update", show=("f_t",)), options=PLAIN.options),
            True,
            id="a name that is shown",
        ),
        pytest.param(
            Choice(**COMMON, run=CHOICE.run, ask="c_t", form="formula", options=CHOICE.options),
            True,
            id="formulas as options, next to given numbers",
        ),
        pytest.param(
            Choice(**COMMON, run=PLAIN.run, ask="c_t", form="formula", options=CHOICE.options),
            False,
            id="formulas as options",
        ),
    ],
)
def test_only_what_shows_numbers_is_run_before_it_is_asked(question: Choice, shows: bool) -> None:
    assert shows_numbers(question) is shows
    assert bool(variant(question, 1).values) is shows


def test_a_formula_is_compared_at_several_points_of_distinct_sizes() -> None:
    made = variant(FORMULA, 1)
    assert isinstance(made, Points)
    assert len(made.points) == len(made.keys) == 6
    assert len({components(key) for key in made.keys}) == 6
    assert set(made.wrong) == set(FORMULA.misconceptions)
    assert "z_flipped" not in made.others


def test_a_saturated_gate_is_seen() -> None:
    assert saturates(drawn(Run("elman", {"H": 2, "D": 2, "T": 1}, draw={"b": 40})))
    assert not saturates(drawn(Run("elman", {"H": 2, "D": 2, "T": 1}, draw={"W_x": 0.1})))


def test_a_variant_whose_rounding_by_hand_goes_too_far_is_passed_over() -> None:
    decay = Number(**COMMON, run=Run("gate"), ask="p_k")
    for seed in SEEDS:
        made = variant(decay, seed)
        assert isinstance(made, Values)
        f, k = (float(made.values[name]) for name in ("f_t", "k"))
        assert made.tolerance.accepts(float(made.key), round(round(f, 3) ** k, 3))
