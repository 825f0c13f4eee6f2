"""A mistake that a question does not declare is named only where it can be nothing else."""

import msgspec
import pytest

from rnnquiz.bank import Number, Part, Parts, Run
from rnnquiz.grading import grade
from rnnquiz.oracle import value_text, variant
from rnnquiz.text import Text

COMMON = {"id": "decay", "topic": "t", "level": "easy", "explain": Text(".")}
STEPS_LOST = "(1 - p_k) / (1 - f_t)"  # k where the decay is taken for linear
SHOWN = [
    pytest.param("?", ("b_f", "k"), id="shown below"),
    pytest.param("After $= k : 0$ steps?", ("b_f",), id="shown in the prompt"),
    pytest.param("After 7 steps?", ("b_f",), id="typed into the prompt"),
]


def decay(prompt: str, show: tuple[str, ...], ask: str = STEPS_LOST) -> Number:
    run = Run("gate", draw={"k": 7, "b_f": (1, 2)}, show=show)
    return Number(**COMMON, prompt=Text(prompt), run=run, ask=ask, relative=0.02)


@pytest.mark.parametrize(("prompt", "show"), SHOWN)
def test_a_number_of_the_prompt_is_no_mistake(prompt: str, show: tuple[str, ...]) -> None:
    question = decay(prompt, show)
    assert grade(question, variant(question, 1), "7").tag == ""


def test_what_the_prompt_does_not_show_is_named() -> None:
    hidden = decay("?", ("b_f",))
    assert grade(hidden, variant(hidden, 1), "7").tag == "decay_linear"
    question = decay("?", ("b_f", "k"), ask="p_k")
    made = variant(question, 1)
    text = value_text(made.others["decay_one_step_short"], 3)
    assert grade(question, made, text).tag == "decay_one_step_short"


def test_a_declared_one_is_named_whatever_is_shown() -> None:
    question = msgspec.structs.replace(decay("?", ("b_f", "k")), misconceptions=("decay_linear",))
    assert grade(question, variant(question, 1), "7").tag == "decay_linear"


def test_the_parts_of_a_run_hold_to_it_too() -> None:
    run = Run("gate", draw={"k": 7, "b_f": 0.7})
    asked = (Part(ask="f_t"), Part(ask="p_k"))
    question = Parts(**COMMON, prompt=Text("?"), run=run, parts=asked)
    assert grade(question, variant(question, 1), "0.7; 0.082").tag == ""
    declared = msgspec.structs.replace(question, misconceptions=("gate_without_sigmoid",))
    assert grade(declared, variant(declared, 1), "0.7; 0.082").tag == "gate_without_sigmoid"
