"""Predictions: what is known before the experiment, and what decides after it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rnnquiz.bank import Lab, Option, Predict
from rnnquiz.lab import conduct
from rnnquiz.oracle import Choices, measured, numbers, plain, right_options, variant
from rnnquiz.oracle.values import magnitude
from rnnquiz.text import Text

OUTCOMES = ("J_25 > 1", "J_25 < 1/10", "1/10 < J_25 < 1")


def predict(rho: float, *claims: str) -> Predict:
    return Predict(
        id="probe",
        topic="lstm",
        level="easy",
        prompt=Text("How far, with $= rho : 1$?"),
        explain=Text("$= J_25 : e$"),
        lab=Lab("jacobian", {"rho": rho}),
        options=tuple(Option(text=Text(claim), claim=claim) for claim in claims),
    )


def test_before_the_answer_only_the_settings_are_known() -> None:
    made = variant(predict(2, *OUTCOMES), 5)
    assert isinstance(made, Choices)
    assert made.values == {"rho": 2.0}
    assert (made.shown, made.computed) == ((), {})


def test_the_order_is_the_seeds() -> None:
    orders = {variant(predict(2, *OUTCOMES), seed).order for seed in range(30)}  # type: ignore[union-attr]
    assert orders == {(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)}
    assert variant(predict(2, *OUTCOMES), 5) == variant(predict(2, *OUTCOMES), 5)


@pytest.mark.parametrize(("rho", "right"), [(2, 0), (0.5, 1)])
def test_the_experiment_decides(rho: float, right: int) -> None:
    for seed in range(10):
        assert right_options(predict(rho, *OUTCOMES), seed) == {right}


def test_the_run_of_the_seed_decides_and_is_shown() -> None:
    """At rho = 1.2 it depends on the weights: each seed is held to its own run."""
    question = predict(1.2, "J_25 > 1", "J_25 < 1")
    found = {}
    for seed in range(20):
        found[seed] = conduct("jacobian", seed, {"rho": 1.2}).values["J_25"]
        assert measured(question, seed).values["J_25"] == found[seed]
        assert numbers(question, variant(question, seed))["J_25"] == found[seed]
        assert right_options(question, seed) == {0 if found[seed] > 1 else 1}
    assert min(found.values()) < 1 < max(found.values())


def test_its_first_page_needs_no_numpy() -> None:
    code = (
        "import sys\n"
        "from rnnquiz.bank import content_root, load\n"
        "from rnnquiz.oracle import plain, variant\n"
        "asked = load((content_root(),)).questions['predict-norm-above-one']\n"
        "plain(asked.prompt.en, variant(asked, 1).values)\n"
        "print('numpy' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env, cwd=root
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (1.0, "1"),
        (0.052934, "0.0529"),
        (74.123, "74.1"),
        (1000.0, "1000"),
        (1234.5, "1234"),
        (1.36e-17, "1.4e-17"),
        (5.4e9, "5.4e9"),
        (-0.5, "-0.5"),
        (-2e-6, "-2.0e-6"),
    ],
)
def test_a_number_of_any_scale(number: float, text: str) -> None:
    assert magnitude(number) == text
    assert plain("$= a : e$", {"a": number}) == text
