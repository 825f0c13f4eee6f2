"""Computed answers: the key of a number, vector, matrix or count, and what each mistake gives."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rnnquiz.bank import Count, Matrix, Number, Vector
from rnnquiz.errors import FormulaError, UsageError
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import ROUNDING, Attempt, attempts, clash, distance
from rnnquiz.oracle.by_hand import Worker, worker
from rnnquiz.oracle.misconceptions import applicable
from rnnquiz.oracle.prose import Computed, Words, segments
from rnnquiz.oracle.run import Outcome, formula, run_equations
from rnnquiz.oracle.tolerance import Tolerance, for_decimals
from rnnquiz.oracle.values import components, shape_of
from rnnquiz.text import Text

Asking = Number | Vector | Matrix | Count
DIMENSIONS = {"number": 0, "count": 0, "vector": 1, "matrix": 2}
BETWEEN = 2  # tolerances within which one answer may be near both of two values
RIGHT = "the right answer"
KINDS = ("number", "vector", "matrix")


class Values(NamedTuple):
    """A question whose key is a number or an array.

    `wrong` is what each declared misconception gives: the variant keeps them apart. `others` is
    what every further misconception that applies to the routine gives.
    """

    seed: int
    values: Mapping[str, Value]
    shown: tuple[str, ...]
    key: Value
    tolerance: Tolerance
    wrong: Mapping[str, Value]
    others: Mapping[str, Value]


def values(question: Asking, seed: int) -> Values:
    """A fair draw of the question: its key apart from every declared misconception."""
    tolerance = tolerance_of(question)
    blame: Counter[str] = Counter()
    for attempt in attempts(question, question.run, seed, blame):
        key = _asked(question, attempt.outcome)
        wrong = {name: _asked(question, attempt.as_if(name)) for name in question.misconceptions}
        # The negated key is kept apart, too: a slip of the sign is no misconception.
        named = {f"`{name}`": value for name, value in wrong.items()}
        reason = clash({RIGHT: key, **named, "its negative": -key}, tolerance)
        if not reason and _accepts_rounding(question, attempt, key, tolerance):
            break
        blame[reason or ROUNDING] += 1
    others = {
        entry.name: _asked(question, attempt.as_if(entry.name))
        for entry in applicable(attempt.routine)
        if entry.name not in wrong
    }
    shown = question.run.show or given_names(attempt)
    told = tuple(numbers_told(question.prompt, shown, attempt.outcome.values))
    others = {name: value for name, value in others.items() if not is_told(value, told, tolerance)}
    return Values(seed, attempt.outcome.values, shown, key, tolerance, wrong, others)


def numbers_told(
    prompt: Text, shown: Sequence[str], values: Mapping[str, Value]
) -> Iterator[Value]:
    """What somebody may have copied from the prompt: shown, computed or typed there."""
    for name in shown:
        yield values[name]
        yield from components(values[name])
    for segment in segments(prompt.en or prompt.zh):
        if isinstance(segment, Computed):
            yield evaluate(formula(segment.source), values)
        elif isinstance(segment, Words):
            yield from map(float, re.findall(r"\d+(?:\.\d+)?", segment.text))


def is_told(value: Value, told: Sequence[Value], tolerance: Tolerance) -> bool:
    """Whether an answer near this value may be near a number of the prompt, too."""
    return any(distance(other, value, tolerance) <= BETWEEN for other in told)


def _accepts_rounding(question: Asking, attempt: Attempt, key: Value, tolerance: Tolerance) -> bool:
    """Whether somebody who keeps the asked decimals at every step comes near enough."""
    if isinstance(question, Count):
        return True
    try:
        answer = components(by_hand(question, attempt))
    except FormulaError:  # such as a division by what was rounded to 0
        return False
    return all(map(tolerance.accepts, components(key), answer))


def by_hand(question: Asking, attempt: Attempt) -> Value:
    """The answer of somebody who keeps the asked decimals at every step."""
    decimals = 0 if isinstance(question, Count) else question.decimals
    work = worker(decimals)
    outcome = run_equations(attempt.routine, attempt.given, attempt.sizes, work)
    return _asked(question, outcome, work)


def tolerance_of(question: Asking) -> Tolerance:
    """How near an answer to the question must be; a count is exact."""
    if isinstance(question, Count):
        return Tolerance(0.0)
    return for_decimals(question.decimals, question.relative)


def _asked(question: Asking, outcome: Outcome, work: Worker = evaluate) -> Value:
    """What is asked for, with as many dimensions as the family has."""
    value = work(formula(question.ask), outcome.values)
    if isinstance(question, Number) and question.component:
        value = _component(question, value)
    dimensions = len(shape_of(value))
    if dimensions != DIMENSIONS[question.family]:
        raise UsageError(
            f"{question.id}: `{question.ask}` is a {KINDS[dimensions]}: a {question.family} "
            f"question asks for a {KINDS[DIMENSIONS[question.family]]}"
        )
    return value


def _component(question: Number, value: Value) -> Value:
    """The component asked for; components count from 1."""
    at, shape = tuple(k - 1 for k in question.component), shape_of(value)
    inside = all(0 <= k < size for k, size in zip(at, shape, strict=False))
    if isinstance(value, float) or len(at) > len(shape) or not inside:
        component = ", ".join(map(str, question.component))
        raise UsageError(f"{question.id}: `{question.ask}` has no component {component}")
    part: Value = value[at]
    return part if shape_of(part) else float(part)


def given_names(attempt: Attempt) -> tuple[str, ...]:
    """Every given, a sequence step by step: x_1, x_2, ..."""
    return tuple(
        name
        for given in attempt.routine.given
        for name in (
            [f"{given.name}_{t}" for t in range(1, attempt.sizes["T"] + 1)]
            if given.name in attempt.routine.sequences
            else [given.name]
        )
    )
