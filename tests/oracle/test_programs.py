"""Functions to write: calls that tell mistakes apart, and Python made from the same equations."""

import numpy as np
import pytest
from msgspec.structs import replace

from rnnquiz.bank import Code, Run
from rnnquiz.errors import UsageError
from rnnquiz.oracle import Programs, Unfair, agree, near, shape_of, variant
from rnnquiz.oracle.python import skeleton, solution
from rnnquiz.text import Text

TEXTS = {"id": "probe", "topic": "lstm", "level": "easy", "prompt": Text("?"), "explain": Text("!")}
STEP = Code(
    **TEXTS,
    run=Run("elman"),
    function="elman_step",
    takes=("p", "x_t", "h_prev"),
    returns=("h_t",),
    misconceptions=("bias_dropped", "recurrent_weights_transposed"),
)
FORWARD = replace(STEP, function="forward", takes=("p", "x", "h_0"), returns=("h",))
BACKWARD = replace(
    STEP,
    run=Run("elman.bptt"),
    takes=("p", "x", "h_0", "h", "e"),
    returns=("d_x", "d_W_h"),
    misconceptions=("later_steps_ignored",),
)
COUNT = replace(STEP, run=Run("count.lstm"), takes=("D", "H"), returns=("P",), misconceptions=())


def made(question: Code, seed: int = 1) -> Programs:
    found = variant(question, seed)
    assert isinstance(found, Programs)
    return found


def test_the_same_seed_makes_the_same_calls() -> None:
    first, again, other = made(STEP), made(STEP), made(STEP, 2)
    assert agree(first.keys, again.keys)
    assert not agree(first.keys, other.keys)


def test_the_sizes_of_a_call_are_primes_that_differ() -> None:
    for sizes in made(STEP).sizes:
        assert len(set(sizes.values())) == len(sizes)
        assert set(sizes.values()) <= {2, 3, 5, 7}


def test_every_declared_misconception_returns_something_else() -> None:
    for seed in range(1, 20):
        found = made(STEP, seed)
        assert set(found.wrong) == set(STEP.misconceptions)
        assert not any(agree(found.keys, each) for each in found.wrong.values())


def test_a_misconception_that_changes_nothing_is_unfair() -> None:
    with pytest.raises(Unfair) as caught:
        variant(replace(COUNT, misconceptions=("one_step_counted",)), 1)
    assert str(caught.value) == (
        "probe: seed 1 has no calls at which every declared misconception returns something else "
        "than the reference"
    )


def test_a_name_without_its_step_is_every_step() -> None:
    found = made(FORWARD)
    for sizes, (_, x, h_0), (h,) in zip(found.sizes, found.calls, found.keys, strict=True):
        assert np.shape(x) == (sizes["T"], sizes["D"])
        assert np.shape(h_0) == (sizes["H"],)
        assert shape_of(h) == (sizes["T"], sizes["H"])


def test_sizes_are_whole_numbers() -> None:
    assert all(type(number) is int for call in made(COUNT).calls for number in call)


def test_a_name_that_the_run_does_not_have() -> None:
    with pytest.raises(UsageError, match=r"^probe: the run has no `c_t`$"):
        variant(replace(STEP, returns=("c_t",)), 1)


@pytest.mark.parametrize("question", [STEP, FORWARD, BACKWARD, COUNT])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_python_does_what_the_reference_does(question: Code, seed: int) -> None:
    found = made(question, seed)
    for name, outputs in {"": found.keys, **found.wrong}.items():
        assert agree(outputs, returned(question, found, solution(question, name)))


def test_a_planted_change_to_the_python_is_seen() -> None:
    source = solution(STEP).replace("+ p.b", "+ 1.001 * p.b")
    found = made(STEP)
    assert not agree(found.keys, returned(STEP, found, source))


def returned(question: Code, found: Programs, source: str):
    from types import SimpleNamespace

    names = {"np": np}
    exec(source, names)
    calls = [
        [SimpleNamespace(**each) if isinstance(each, dict) else each for each in call]
        for call in found.calls
    ]
    outputs = [names[question.function](*call) for call in calls]
    return tuple(each if isinstance(each, tuple) else (each,) for each in outputs)


def test_the_skeleton_says_every_shape() -> None:
    assert skeleton(STEP) == (
        "def elman_step(p, x_t, h_prev):\n"
        '    """x_t (D,), h_prev (H,) -> h_t (H,)\n'
        "\n"
        "    p.W_x (H, D), p.W_h (H, H), p.b (H,)\n"
        '    """\n'
        "    raise NotImplementedError\n"
    )
    assert skeleton(COUNT) == (
        'def elman_step(D, H):\n    """D, H -> P"""\n    raise NotImplementedError\n'
    )


def test_the_solution_of_a_sequence_is_a_loop() -> None:
    assert solution(FORWARD) == (
        "def forward(p, x, h_0):\n"
        "    h_prev = h_0\n"
        "    h = []\n"
        "    for x_t in x:\n"
        "        a_t = p.W_x @ x_t + p.W_h @ h_prev + p.b\n"
        "        h_t = np.tanh(a_t)\n"
        "        h.append(h_t)\n"
        "        h_prev = h_t\n"
        "    return np.stack(h)\n"
    )


def test_near_compares_shapes_before_numbers() -> None:
    assert near(np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-7]))
    assert not near(np.array([1.0, 2.0]), np.array([1.0, 2.001]))
    assert not near(np.array([1.0]), 1.0)
    assert not near(1.0, float("nan"))
