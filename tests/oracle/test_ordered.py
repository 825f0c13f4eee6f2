"""Orders: which run, what they give, and how much of a wrong one can stay."""

import subprocess
import sys
from itertools import permutations

import pytest

from rnnquiz.bank import Line, Order, Run
from rnnquiz.errors import UsageError
from rnnquiz.oracle import (
    Ordered,
    Trouble,
    asked_names,
    in_order,
    numbers,
    result,
    same,
    trouble,
    variant,
)
from rnnquiz.text import Text
from tests.grading.questions import BASE, DECOYS, ORDER, STEPS

GRU = Order(**BASE, run=Run("gru"), ask="h_t")


def ordered(question: Order, seed: int = 1) -> Ordered:
    made = variant(question, seed)
    assert isinstance(made, Ordered)
    return made


def listed(question: Order) -> list:
    made = ordered(question)
    return [made.rows[position] for position in made.key]


@pytest.mark.parametrize("question", [ORDER, DECOYS, STEPS, GRU], ids=str)
def test_the_shown_order_is_never_right_and_the_key_always_is(question: Order) -> None:
    for seed in range(40):
        made = ordered(question, seed)
        assert trouble([row for row in made.rows if not row.decoy])
        assert not trouble([made.rows[position] for position in made.key])
        assert made == ordered(question, seed)
    assert len({ordered(question, seed).rows for seed in range(40)}) > 2


@pytest.mark.parametrize("question", [STEPS, GRU], ids=["steps", "gru"])
def test_every_order_that_runs_gives_the_reference(question: Order) -> None:
    rows, values = listed(question), numbers(question, ordered(question))
    running = [order for order in permutations(rows) if not trouble(order)]
    assert len(running) == {3: 1, 4: 3}[len(rows)]
    for order in running:
        assert same(values["h_t"], result(question, order, values))
        assert in_order(order) == len(rows)


def test_no_other_order_runs_to_its_end() -> None:
    rows, values = listed(GRU), numbers(GRU, ordered(GRU))
    for order in permutations(rows):
        if trouble(order):
            assert in_order(order) < len(rows)
            with pytest.raises(Exception, match="is not a name here"):
                result(GRU, order, values)


def pick(question: Order, names: str) -> list:
    by_name = {row.name.removesuffix("_t"): row for row in listed(question)}
    return [by_name[name] for name in names]


@pytest.mark.parametrize(
    ("names", "found", "kept"),
    [
        pytest.param("ifgoch", None, 6, id="as listed"),
        pytest.param("ogifch", None, 6, id="gates in another order"),
        pytest.param("ifgcoh", None, 6, id="the output gate late"),
        pytest.param("ifgcho", Trouble(4, "o_t", "late"), 5, id="the output gate too late"),
        pytest.param("icfgoh", Trouble(1, "f_t", "late"), 5, id="the memory before two gates"),
        pytest.param("hcogfi", Trouble(0, "c_t", "late"), 4, id="last line first"),
        pytest.param("cifgho", Trouble(0, "f_t", "late"), 4, id="memory and output too early"),
        pytest.param("ifch", Trouble(2, "g_t", "absent"), 4, id="lines left out"),
        pytest.param("ifgoc", Trouble(5, "h_t", "absent"), 5, id="what is asked left out"),
        pytest.param("iifgoch", Trouble(1, "i_t", "twice"), 7, id="a line twice"),
    ],
)
def test_trouble(names: str, found: Trouble | None, kept: int) -> None:
    rows = pick(ORDER, names)
    asked = asked_names(ORDER, ordered(ORDER).rows)
    assert trouble(rows, asked) == found
    assert in_order(rows) == kept


def step(formula: str) -> Line:
    return Line(text=Text("Do."), formula=formula)


def order(**changed: object) -> Order:
    return Order(**{**BASE, "run": Run("elman"), "ask": "h_t", **changed})


def test_a_line_cannot_stay_before_what_it_needs_by_way_of_others() -> None:
    steps = ("u = h_t^2", "s = 1 - u", "S = diag(s)", "J = S W_h")
    question = order(run=Run("elman.jacobian"), ask="J", steps=tuple(map(step, steps)))
    u, s, S, J = listed(question)
    assert in_order([S, J, u, s]) == 2


@pytest.mark.parametrize(
    ("question", "message"),
    [
        pytest.param(
            order(lines=("a_t", "q_t")),
            "`elman` has no equation for `q_t`; did you mean `h_t`?",
            id="an unknown line",
        ),
        pytest.param(
            order(lines=("a_t",)),
            "probe: no line needs another, so every order of them is right",
            id="one line",
        ),
        pytest.param(
            order(run=Run("count.lstm"), ask="P"),
            "probe: no line needs another, so every order of them is right",
            id="lines that do not need each other",
        ),
        pytest.param(
            order(steps=(step("h_t = tanh(a_t)"), step("a_t = W_x x_t"))),
            "probe: the lines do not run in the order they are listed",
            id="steps that do not run",
        ),
        pytest.param(
            order(steps=(step("tanh(a_t)"),)),
            "`tanh(a_t)` binds no name: write `name = formula`",
            id="a step that binds nothing",
        ),
        pytest.param(
            order(
                run=Run("lstm"),
                decoys=("f_i_swapped", "memory_dropped", "sigmoid_on_c", "c_returned_for_h"),
            ),
            "probe: 10 lines; an order has at most 9",
            id="more lines than keys",
        ),
        pytest.param(
            order(run=Run("lstm"), decoys=("gate_through_tanh",)),
            "`gate_through_tanh` changes 3 of the lines: a decoy changes one",
            id="a decoy of several lines",
        ),
        pytest.param(
            order(decoys=("f_i_swapped",)),
            "`f_i_swapped` changes 0 of the lines: a decoy changes one",
            id="a decoy of another cell",
        ),
    ],
)
def test_no_order_to_find(question: Order, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        variant(question, 1)
    assert str(caught.value) == message


def test_numbers_only_where_they_are_shown() -> None:
    assert ordered(ORDER).values == {}
    shown = ordered(order(run=Run("elman", show=("h_0",))))
    assert shown.shown == ("h_0",)
    assert "h_0" in shown.values
    told = ordered(order(prompt=Text("From $= h_0$?")))
    assert "h_0" in told.values


def test_neither_lines_nor_bugs_need_numpy_before_the_answer() -> None:
    code = """
import sys
from rnnquiz.bank import content_root, load
from rnnquiz.sessions import start
from rnnquiz.tui.look import Look
from rnnquiz.tui.page import footer, page
bank = load((content_root(),))
for question in bank.questions.values():
    if question.family in {"order", "spot"}:
        state = start((question,), 1)
        page(state, Look()), footer(state, Look())
print("numpy" in sys.modules)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
