"""Parts: several values of one run, and what follows from values that somebody else found."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rnnquiz.bank import Parts
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import Attempt, all_apart, attempts
from rnnquiz.oracle.by_hand import worker
from rnnquiz.oracle.claims import same
from rnnquiz.oracle.computed import given_names
from rnnquiz.oracle.misconceptions import applicable, changed, misconception
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.run import formula, run_equations
from rnnquiz.oracle.tolerance import Tolerance, for_decimals
from rnnquiz.oracle.values import components


class Chain(NamedTuple):
    """A question in parts, all of them from one attempt.

    `keys` and each of `wrong` hold one value a part: what the reference gives, and what somebody
    with the declared misconception gives.
    """

    seed: int
    values: Mapping[str, Value]
    shown: tuple[str, ...]
    asks: tuple[str, ...]
    attempt: Attempt
    keys: tuple[Value, ...]
    tolerances: tuple[Tolerance, ...]
    wrong: Mapping[str, tuple[Value, ...]]


def chain(question: Parts, seed: int) -> Chain:
    """A fair draw: each misconception shows apart from the rest at the first part it changes."""
    asks = tuple(part.ask for part in question.parts)
    tolerances = tuple(for_decimals(part.decimals, part.relative) for part in question.parts)
    for attempt in attempts(question, question.run, seed):
        keys = _asked(asks, attempt.outcome.values)
        wrong = {name: _asked(asks, attempt.as_if(name).values) for name in question.misconceptions}
        if _all_show(keys, tuple(wrong.values()), tolerances) and _accepts_rounding(
            asks, attempt, keys, tolerances
        ):
            break
    shown = question.run.show or given_names(attempt)
    values = attempt.outcome.values
    return Chain(seed, values, shown, asks, attempt, keys, tolerances, wrong)


def _asked(asks: Sequence[str], values: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(evaluate(formula(ask), values) for ask in asks)


def _accepts_rounding(
    asks: Sequence[str],
    attempt: Attempt,
    keys: Sequence[Value],
    tolerances: Sequence[Tolerance],
) -> bool:
    """Whether somebody who keeps the asked decimals at every step comes near enough."""
    work = worker(min(tolerance.decimals for tolerance in tolerances))
    ran = run_equations(attempt.routine, attempt.given, attempt.sizes, work).values
    rows = zip(tolerances, map(components, keys), map(components, _asked(asks, ran)), strict=True)
    return all(all(map(tolerance.accepts, key, value)) for tolerance, key, value in rows)


def _all_show(
    keys: tuple[Value, ...],
    wrongs: tuple[tuple[Value, ...], ...],
    tolerances: tuple[Tolerance, ...],
) -> bool:
    first = [_first_change(keys, wrong) for wrong in wrongs]
    return None not in first and all(
        all_apart([key, -key, *(w[at] for w, f in zip(wrongs, first, strict=True) if f == at)], tol)
        for at, (key, tol) in enumerate(zip(keys, tolerances, strict=True))
    )


def _first_change(keys: tuple[Value, ...], wrong: tuple[Value, ...]) -> int | None:
    """The first part that the misconception changes at all."""
    pairs = enumerate(zip(keys, wrong, strict=True))
    return next((at for at, (key, value) in pairs if not same(key, value)), None)


def following(variant: Chain, found: Mapping[str, Value], name: str = "") -> tuple[Value, ...]:
    """Every part, worked out from the values found for some of them, perhaps with a mistake."""
    routine, sizes = variant.attempt.routine, variant.attempt.sizes
    places = _places(routine, sizes.get("T", 1))
    held = {places[ask]: value for ask, value in found.items() if ask in places}
    made = changed(routine, misconception(name)) if name else routine
    return _asked(variant.asks, run_equations(made, variant.attempt.given, sizes, held=held).values)


def mistaken(
    variant: Chain, found: Mapping[str, Value], part: int
) -> tuple[Mapping[str, Value], Mapping[str, Value]]:
    """What each mistake makes of a part from the values found before it: declared ones, others."""
    names = [entry.name for entry in applicable(variant.attempt.routine)]
    values = {name: following(variant, found, name)[part] for name in names}
    declared = {name: value for name, value in values.items() if name in variant.wrong}
    return declared, {name: value for name, value in values.items() if name not in declared}


def _places(routine: Routine, length: int) -> dict[str, tuple[int, str]]:
    """Where each name of a result is computed: `h_2` at the second step, `h_t` at the last."""
    steps = range(length) if routine.carry else ()
    by_step = {f"{r.removesuffix('_t')}_{t + 1}": (t, r) for t in steps for r in routine.results}
    return {**by_step, **{result: (length - 1, result) for result in routine.results}}
