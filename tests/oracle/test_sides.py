"""A formula with a corner in it is compared on both sides of the corner."""

import pytest

from rnnquiz.bank import Formula, Run, content_root, load
from rnnquiz.grading import Status, grade
from rnnquiz.oracle import one_sided, variant
from rnnquiz.oracle.claims import POINTS
from rnnquiz.text import Text

COMMON = {
    "id": "corner", "topic": "t", "level": "easy", "prompt": Text("?"), "explain": Text("."),
}  # fmt: skip
CLIP = Run("clip.norm", draw={"g": (-3, -2, -1, 1, 2, 3), "theta": (3, 4)}, decimals=0)


def test_a_mend_without_the_min_never_passes() -> None:
    question = load((content_root(),)).questions["clip-by-norm-spot"]
    for seed in range(60):
        verdict = grade(question, variant(question, seed), "1: theta/norm(g)")
        assert verdict.status is not Status.CORRECT


def test_a_formula_without_the_min_never_passes() -> None:
    question = Formula(**COMMON, run=CLIP, ask="s")
    for seed in range(60):
        made = variant(question, seed)
        assert grade(question, made, "theta/norm(g)").status is Status.WRONG
        assert grade(question, made, "1").status is Status.WRONG
        assert grade(question, made, "min(theta/norm(g), 1)").status is Status.CORRECT


def test_where_all_that_is_drawn_lies_on_one_side_it_is_known() -> None:
    run = Run("clip.norm", draw={"g": 2, "theta": 0.5})
    made = variant(Formula(**COMMON, run=run, ask="s"), 1)
    assert one_sided(made.key, made.points) == "min(1, θ/‖g‖)"


@pytest.mark.parametrize(
    ("source", "points", "found"),
    [
        pytest.param("min(a, b)", [{"a": 1.0, "b": 2.0}], "min(a, b)", id="one side of a min"),
        pytest.param("min(a, b)", [{"a": 1.0, "b": 2.0}, {"a": 3.0, "b": 2.0}], "", id="both"),
        pytest.param("max(a, b)", [{"a": 1.0, "b": 1.0}], "max(a, b)", id="the corner itself"),
        pytest.param("1 + relu(a)", [{"a": 1.0}], "ReLU(a)", id="relu"),
        pytest.param("1 + relu(a)", [{"a": 1.0}, {"a": -1.0}], "", id="both sides of relu"),
        pytest.param("a + abs(a)", [{"a": -1.0}], "|a|", id="abs"),
        pytest.param("tanh(a) + max(a)", [{"a": 1.0}], "", id="no corner"),
        pytest.param("sum(k=1..2, relu(k))", [{}], "", id="inside a sum"),
    ],
)
def test_sides(source: str, points: list[dict[str, float]], found: str) -> None:
    assert one_sided(source, points) == found


def test_a_smooth_formula_needs_no_more_points() -> None:
    question = Formula(**COMMON, run=Run("lstm.update"), ask="h_t")
    assert len(variant(question, 1).points) == POINTS
