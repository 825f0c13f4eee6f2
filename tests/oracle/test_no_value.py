"""What has no result is drawn again, and where nothing else can be drawn it is said so."""

from contextlib import suppress

import msgspec
import pytest

from rnnquiz.bank import Draw, Run, Spot, Vector
from rnnquiz.errors import PersonError, UsageError
from rnnquiz.oracle import NoValue, components, draw, routine, variant
from rnnquiz.oracle.attempt import draw_point
from rnnquiz.oracle.draw import dice
from rnnquiz.oracle.misconceptions import applicable
from rnnquiz.text import Text
from tests.oracle.routines import IDS, RUNS

COMMON = {
    "id": "edges", "topic": "t", "level": "easy", "prompt": Text("$= g$"), "explain": Text("."),
}  # fmt: skip
NO_RESULT = "`clip.norm` has no result for what is drawn: draw other numbers for g, theta"


def clip(g: Draw) -> Run:
    return Run("clip.norm", draw={"g": g})


@pytest.mark.parametrize("value", [0, 1, 2, 1e308])
@pytest.mark.parametrize("run", RUNS, ids=IDS)
def test_nothing_that_is_drawn_crashes_a_routine(run: Run, value: float) -> None:
    made = routine(run.routine, run.options)
    names = [given.name for given in made.given]
    for drawn in [*([name] for name in names), names]:
        request = msgspec.structs.replace(run, draw=dict.fromkeys(drawn, value))
        for make in (draw, draw_point):
            try:
                attempt = make(request, dice(*drawn))
            except UsageError:
                continue
            for entry in applicable(made):
                with suppress(PersonError):  # a formula that has no value there says so
                    attempt.as_if(entry.name)


@pytest.mark.parametrize("make", [draw, draw_point])
def test_where_nothing_else_can_be_drawn_it_is_said_so(make) -> None:
    with pytest.raises(NoValue) as caught:
        make(clip(0), dice(1))
    assert str(caught.value) == NO_RESULT


def test_a_gradient_of_zeros_is_drawn_again() -> None:
    question = Vector(**COMMON, run=clip((0, 2)), ask="v")
    assert all(any(components(variant(question, seed).values["g"])) for seed in range(60))


def test_points_without_a_result_are_drawn_again() -> None:
    question = Spot(**COMMON, run=clip((0, 2)), ask="v", misconceptions=("norm_without_root",))
    assert all(any(components(variant(question, seed).values["g"])) for seed in range(60))
