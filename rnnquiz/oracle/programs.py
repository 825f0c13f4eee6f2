"""Programs: a function to write, as calls with what the reference and each mistake return.

A call takes what a run was given and returns what it computed, at sizes that differ from each
other, so that a swapped axis cannot pass.
"""

from collections.abc import Mapping
from itertools import count, takewhile
from typing import NamedTuple

from rnnquiz.bank import Code
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import ATTEMPTS, Attempt, Unfair, draw_point, stream
from rnnquiz.oracle.misconceptions import applicable
from rnnquiz.oracle.routine import BIAS, WEIGHT
from rnnquiz.oracle.run import Outcome
from rnnquiz.oracle.tolerance import Tolerance
from rnnquiz.oracle.values import components, shape_of

STEPS = 3
SIZES = tuple({"D": D, "H": H, "T": STEPS} for D, H in ((2, 5), (5, 2), (7, 2), (5, 7)))
NEAR = Tolerance(1e-6, 1e-6)  # float32 along the way is enough
PARAMS = "p"

Argument = Value | Mapping[str, Value]
Outputs = tuple[Value, ...]
Each = tuple[Outputs, ...]  # the outputs of each call


class Programs(NamedTuple):
    """The calls a function is judged by: their sizes, arguments and right outputs.

    Each of `wrong` and `others` holds what a misconception returns from the same calls.
    """

    seed: int
    sizes: tuple[Mapping[str, int], ...]
    calls: tuple[tuple[Argument, ...], ...]
    keys: Each
    wrong: Mapping[str, Each]
    others: Mapping[str, Each]
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()


def programs(question: Code, seed: int) -> Programs:
    """Calls at which the right function stands apart from every declared misconception."""
    dice = stream(question, seed, "calls")
    for _ in range(ATTEMPTS):
        drawn = [draw_point(question.run, dice, sizes) for sizes in SIZES]
        keys = _returned(question, drawn, "")
        wrong = {name: _returned(question, drawn, name) for name in question.misconceptions}
        if not any(agree(keys, each) for each in wrong.values()):
            break
    else:
        raise Unfair(
            f"{question.id}: seed {seed} has no calls at which every declared misconception "
            "returns something else than the reference"
        )
    entries = (entry.name for entry in applicable(drawn[0].routine) if entry.name not in wrong)
    others = {name: _returned(question, drawn, name) for name in entries}
    sizes = tuple(attempt.sizes for attempt in drawn)
    calls = tuple(_arguments(question, attempt) for attempt in drawn)
    return Programs(seed, sizes, calls, keys, wrong, others)


def agree(right: Each, answer: Each) -> bool:
    """Whether every output of every call comes out the same."""
    calls = zip(right, answer, strict=True)
    return all(near(a, b) for pair in calls for a, b in zip(*pair, strict=True))


def near(right: Value, answer: Value) -> bool:
    """Whether two outputs are the same: shape and every component."""
    if shape_of(right) != shape_of(answer):
        return False
    pairs = zip(components(right), components(answer), strict=True)
    return all(NEAR.accepts(a, b) for a, b in pairs)


def params(attempt: Attempt) -> dict[str, Value]:
    """The weights and biases of the run."""
    names = (given.name for given in attempt.routine.given if given.kind in {WEIGHT, BIAS})
    return {name: attempt.given[name] for name in names}


def _arguments(question: Code, attempt: Attempt) -> tuple[Argument, ...]:
    whole = {given.name for given in attempt.routine.given if given.kind.whole}

    def argument(name: str) -> Argument:
        if name == PARAMS:
            return params(attempt)
        value = bound(question, attempt.outcome, name)
        return int(value) if name in whole else value

    return tuple(map(argument, question.takes))


def _returned(question: Code, drawn: list[Attempt], name: str) -> Each:
    outcomes = (attempt.as_if(name) for attempt in drawn)
    return tuple(
        tuple(bound(question, outcome, each) for each in question.returns) for outcome in outcomes
    )


def bound(question: Code, outcome: Outcome, name: str) -> Value:
    """A name at the first step; without its step (`x`, `h`), every step of it, one a row."""
    values = {**outcome.values, **outcome.steps[0]}
    if name in values:
        return values[name]
    steps = [values[each] for each in takewhile(values.__contains__, _by_step(name))]
    if not steps:
        raise UsageError(f"{question.id}: the run has no `{name}`")
    import numpy as np

    stacked: Value = np.stack(steps)
    return stacked


def _by_step(name: str) -> "map[str]":
    return map(f"{name}_{{}}".format, count(1))
