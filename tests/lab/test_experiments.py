"""Experiments: each shows what it is there to show, for every seed, quickly and always alike."""

import math
from time import process_time

import pytest

from rnnquiz.errors import UsageError
from rnnquiz.lab import EXPERIMENTS, conduct, experiments, settings_of
from rnnquiz.lab import training as lab_training
from rnnquiz.lab.dice import Dice
from rnnquiz.notation import Name, parse

SEEDS = range(20)
KNOWN = [-0.5150889149601414, -0.7202078562914047, -0.5079947564661327]

# What must hold of an experiment's numbers, whatever the seed.
SHOWN = {
    "jacobian": ({}, lambda v: v["J_25"] < v["J_1"] <= v["L_1"] == 1.0),
    "radius": ({}, lambda v: (v["largest"], v["radius"], v["J_3"], v["J_4"]) == (10, 0, 1000, 0)),
    "start": ({}, lambda v: v["first_lstm"] < 1e-7 and v["last_lstm"] > 0.05),
    "forget": ({}, lambda v: v["first_0"] < v["first_1"] / 100 < v["first_5"] / 10_000),
    "relu": ({"scale": 5, "hidden": 40}, lambda v: v["first_relu"] > 100 * v["last_relu"]),
    "shares": ({}, lambda v: v["C_1"] == 0 < v["C_2"] < v["total"] and v["gap"] < 1e-12),
    "truncation": ({}, lambda v: v["outputs"] == 0 and 0.1 < v["gradient"] < 0.4),
    "clipping": ({}, lambda v: v["cos_value"] < 0.99 < v["cos_norm"] and v["by_norm"] < 0.501),
    "copy": ({}, lambda v: abs(v["identity"] - v["start"]) < 1e-12 and v["default"] < v["start"]),
    "bound": ({}, lambda v: v["gru_h"] <= 1 < v["lstm_c"] and v["lstm_h"] < 1),
    "saturation": ({}, lambda v: v["d_18"] > 0 == v["d_20"] == v["s_20"] == v["e_10"]),
    "perplexity": ({}, lambda v: v["perplexity"] > v["vocabulary"] and v["half"] > 1e6),
}


def test_every_experiment_is_held_to_something() -> None:
    assert SHOWN.keys() == EXPERIMENTS.keys()


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_shows_what_it_is_there_for(name: str) -> None:
    settings, holds = SHOWN[name]
    for seed in SEEDS:
        assert holds(conduct(name, seed, settings).values), seed


def test_a_planted_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share of every step that forgets the state before it would not be zero at step 1."""
    _, holds = SHOWN["shares"]
    real = lab_training.forward
    shifted = lambda made, x: real(made, x)._replace(h_prev=real(made, x).h)  # noqa: E731
    monkeypatch.setattr(lab_training, "forward", shifted)
    measured = lab_training.shares(Dice("shares", 1), steps=20, hidden=20)
    assert not holds(measured.values)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_is_quick_finite_and_always_the_same(name: str) -> None:
    first = conduct(name, 3, {})
    experiments._conduct.cache_clear()
    begun = process_time()  # of this process alone, however busy the machine is
    again = conduct(name, 3, {})
    assert process_time() - begun < 0.3
    assert again == first
    assert all(math.isfinite(number) for number in first.values.values())
    assert all(row.points for plot in first.plots for row in plot.rows)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_content_can_name_what_it_measures(name: str) -> None:
    for word in conduct(name, 0, {}).values:
        assert parse(word) == Name(word)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_it_is_told_in_both_languages(name: str) -> None:
    result = conduct(name, 0, {})
    assert EXPERIMENTS[name].title.languages == ("en", "zh")
    assert all(plot.title.languages == ("en", "zh") for plot in result.plots)


@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize("end", ["low", "high"])
def test_it_runs_at_the_ends_of_its_settings(name: str, end: str) -> None:
    settings = {word: getattr(each, end) for word, each in EXPERIMENTS[name].settings.items()}
    result = conduct(name, 1, settings)
    assert all(math.isfinite(number) for number in result.values.values())


@pytest.mark.parametrize(("rho", "size"), [(0.5, 1e-8), (0.9, 1.2e-2), (1.0, 0.11), (2.0, 47)])
def test_the_known_sizes_of_jacobians(rho: float, size: float) -> None:
    found = conduct("jacobian", 4, {"rho": rho}).values["J_25"]
    assert size / 5 < found < size * 5


def test_dice_are_the_same_everywhere() -> None:
    dice = Dice("probe", 1)
    drawn = [*dice.uniform(-1, 1, (2,)).tolist(), *dice.normal(size=(1,)).tolist()]
    assert drawn == pytest.approx(KNOWN, abs=1e-15)


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        pytest.param(
            "forgot", {}, "there is no experiment `forgot`; did you mean `forget`?", id="experiment"
        ),
        pytest.param(
            "jacobian",
            {"roh": 1},
            "`jacobian` has no setting `roh`; did you mean `rho`?",
            id="setting",
        ),
        pytest.param(
            "jacobian",
            {"rho": 9},
            "`rho` of `jacobian` is a number from 0 to 5, not 9",
            id="out of range",
        ),
        pytest.param(
            "start",
            {"steps": 2.5},
            "`steps` of `start` is a whole number from 1 to 100, not 2.5",
            id="not whole",
        ),
    ],
)
def test_what_there_is_not(name: str, settings: dict[str, float], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings_of(name, settings)
    assert str(caught.value) == message
