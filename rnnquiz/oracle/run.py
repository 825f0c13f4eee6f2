"""Running a routine: the reference for what is right, changed equations for what is not."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rnnquiz.errors import UsageError
from rnnquiz.notation import Node, Value, evaluate, parse
from rnnquiz.oracle.by_hand import Worker
from rnnquiz.oracle.misconceptions import Misconception, changed
from rnnquiz.oracle.routine import Routine

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_STEPS = 200


class Outcome(NamedTuple):
    """What a run bound: `steps` the names at each time step, `values` all of them after the last.

    In `values`, `h_t` is the state after the last step, `h_prev` the one before it, and `h_0`,
    `h_1`, ... the state by step; in `steps[0]` the same plain names are those of the first step.
    """

    steps: tuple[Mapping[str, Value], ...]
    values: Mapping[str, Value]


@cache
def formula(source: str) -> Node:
    """The tree of a formula, parsed once."""
    return parse(source)


def sizes_of(routine: Routine, sizes: Mapping[str, int]) -> dict[str, int]:
    """The routine's sizes with those asked for; UsageError for a letter it does not have."""
    for letter, size in sizes.items():
        if letter not in routine.sizes:
            known = ", ".join(routine.sizes) or "none"
            raise UsageError(f"`{routine.name}` has no size `{letter}`; it has: {known}")
        if not 1 <= size <= MAX_STEPS:
            raise UsageError(f"size `{letter}` must be from 1 to {MAX_STEPS}, not {size}")
    return {**routine.sizes, **sizes}


def run(routine: Routine, given: Mapping[str, Value], sizes: Mapping[str, int]) -> Outcome:
    """What the NumPy reference computes from the given."""
    from rnnquiz.oracle.reference import compute, joined

    results = compute(routine, given)
    given = {**given, **joined(given)}
    length = _length(routine, sizes)
    bound = [{name: series[t] for name, series in results.items()} for t in range(length)]
    return _outcome(routine, given, sizes, bound)


def run_changed(
    routine: Routine, given: Mapping[str, Value], sizes: Mapping[str, int], entry: Misconception
) -> Outcome:
    """What somebody with this misconception computes from the same given."""
    return run_equations(changed(routine, entry), given, sizes)


def run_equations(
    routine: Routine,
    given: Mapping[str, Value],
    sizes: Mapping[str, int],
    work: Worker = evaluate,
    held: Mapping[tuple[int, str], Value] = {},
) -> Outcome:
    """What the routine's equations, as they stand, make of the given when `work` works them.

    `held` are values that later equations use in the place of a result, by its step (from 0) and
    its name; what the equations give stays in the outcome.
    """
    from rnnquiz.oracle.reference import joined

    given = {**given, **joined(given)}
    bound: list[Mapping[str, Value]] = []
    used: list[Mapping[str, Value]] = []
    for t in range(_length(routine, sizes)):
        names = _entering(routine, given, used, t)
        results: dict[str, Value] = {}
        for name, source in routine.equations:
            results[name] = work(formula(source), names)
            names[name] = held.get((t, name), results[name])
        bound.append(results)
        used.append(names)
    return _outcome(routine, given, sizes, bound)


def _length(routine: Routine, sizes: Mapping[str, int]) -> int:
    return sizes["T"] if routine.carry else 1


def _entering(
    routine: Routine,
    given: Mapping[str, Value],
    bound: Sequence[Mapping[str, Value]],
    t: int,
) -> dict[str, Value]:
    """The names a step starts from: the given, this step's input, and what the last step left."""
    names = {name: value for name, value in given.items() if name not in routine.sequences}
    for base in routine.sequences:
        names[f"{base}_t"] = _sequence(given[base])[t]
    for entering, leaving in routine.carry:
        start = leaving.removesuffix("_t") + "_0"
        names[entering] = bound[t - 1][leaving] if t else given[start]
    return names


def _outcome(
    routine: Routine,
    given: Mapping[str, Value],
    sizes: Mapping[str, int],
    bound: Sequence[Mapping[str, Value]],
) -> Outcome:
    lengths = {letter: float(size) for letter, size in sizes.items()}
    steps = tuple(
        {**lengths, **_entering(routine, given, bound, t), **bound[t]} for t in range(len(bound))
    )
    by_step: dict[str, Value] = {}
    if routine.carry:
        named = [*(f"{base}_t" for base in routine.sequences), *routine.results]
        for t, names in enumerate(steps, start=1):
            for name in named:
                by_step[f"{name.removesuffix('_t')}_{t}"] = names[name]
    return Outcome(steps, {**steps[-1], **by_step})


def _sequence(value: Value) -> "NDArray":  # type: ignore[type-arg]
    if isinstance(value, float):
        raise TypeError("a sequence is an array whose first axis is time")
    return value
