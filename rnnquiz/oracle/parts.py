"""Parts: several values of one run, and what follows from values that somebody else found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rnnquiz.bank import Parts
from rnnquiz.errors import FormulaError, UsageError, instead
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import Attempt, all_apart, attempts, distance
from rnnquiz.oracle.by_hand import worker
from rnnquiz.oracle.claims import same
from rnnquiz.oracle.computed import given_names, is_told, numbers_told
from rnnquiz.oracle.misconceptions import applicable, changed, misconception
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import formula, run_equations, sizes_of
from rnnquiz.oracle.tolerance import Tolerance, for_decimals
from rnnquiz.oracle.values import components

SHIFTS = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)  # a slip of the decimal point


class Chain(NamedTuple):
    """A question in parts, all of them from one attempt.

    `keys` and each of `wrong` hold one value a part: what the reference gives, and what somebody
    with the declared misconception gives. `told` is what the prompt shows in numbers.
    """

    seed: int
    values: Mapping[str, Value]
    shown: tuple[str, ...]
    asks: tuple[str, ...]
    attempt: Attempt
    keys: tuple[Value, ...]
    tolerances: tuple[Tolerance, ...]
    wrong: Mapping[str, tuple[Value, ...]]
    told: tuple[Value, ...] = ()


def chain(question: Parts, seed: int) -> Chain:
    """A fair draw: each misconception shows apart from the rest at the first part it changes."""
    made_of = routine(question.run.routine, question.run.options)
    known = _places(made_of, sizes_of(made_of, question.run.sizes).get("T", 1))
    asks = tuple(part.ask for part in question.parts)
    for ask in asks:
        if ask not in known:
            raise UsageError(f"{question.id}: the run works out no `{ask}`{instead(ask, known)}")
    tolerances = tuple(for_decimals(part.decimals, part.relative) for part in question.parts)
    for attempt in attempts(question, question.run, seed):
        values = attempt.outcome.values
        shown = question.run.show or given_names(attempt)
        keys = _asked(asks, values)
        wrong = {name: _asked(asks, attempt.as_if(name).values) for name in question.misconceptions}
        made = Chain(seed, values, shown, asks, attempt, keys, tolerances, wrong)
        if _all_show(made) and _accepts_rounding(made):
            break
    return made._replace(told=tuple(numbers_told(question.prompt, made.shown, made.values)))


def _asked(asks: Sequence[str], values: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(evaluate(formula(ask), values) for ask in asks)


def _accepts_rounding(made: Chain) -> bool:
    """Whether somebody who keeps the most decimals asked for at every step comes near enough."""
    work = worker(max(tolerance.decimals for tolerance in made.tolerances))
    try:
        ran = run_equations(made.attempt.routine, made.attempt.given, made.attempt.sizes, work)
    except FormulaError:  # such as a division by what was rounded to 0
        return False
    answers = map(components, _asked(made.asks, ran.values))
    rows = zip(made.tolerances, map(components, made.keys), answers, strict=True)
    return all(all(map(tolerance.accepts, key, answer)) for tolerance, key, answer in rows)


def _all_show(made: Chain) -> bool:
    """Whether each declared misconception stands apart at every part that it changes itself."""
    right = dict(zip(made.asks, made.keys, strict=True))
    changed_by = [following(made, right, name) for name in made.wrong]
    shows = [False] * len(changed_by)
    for at, (key, tolerance) in enumerate(zip(made.keys, made.tolerances, strict=True)):
        here = [not same(key, values[at]) for values in changed_by]
        shows = [a or b for a, b in zip(shows, here, strict=True)]
        wrong = [values[at] for values, changes in zip(changed_by, here, strict=True) if changes]
        shifted = (value * scale for value in wrong for scale in SHIFTS)
        if not all_apart([key, -key, *wrong], tolerance):
            return False
        if any(distance(key, value, tolerance) < 1 for value in shifted):
            return False
    return all(shows)


def following(variant: Chain, found: Mapping[str, Value], name: str = "") -> tuple[Value, ...]:
    """Each part as it follows from the values found for those before, perhaps with a mistake."""
    original, sizes, given, _ = variant.attempt
    places = _places(original, sizes.get("T", 1))
    held = {places[ask]: value for ask, value in found.items()}
    made = changed(original, misconception(name)) if name else original
    return _asked(variant.asks, run_equations(made, given, sizes, held=held).values)


def rounding(variant: Chain, found: Mapping[str, Value]) -> tuple[tuple[float, ...], ...]:
    """How far each number of each part may move because the values found were rounded."""
    own = tuple(map(components, following(variant, found)))
    moved = [
        following(variant, {**found, ask: other})
        for ask, tolerance in zip(variant.asks, variant.tolerances, strict=True)
        if ask in found
        for other in _moved(found[ask], 10.0**-tolerance.decimals / 2)
    ]
    return tuple(
        tuple(
            sum(abs(components(m[part])[k] - number) for m in moved) for k, number in enumerate(o)
        )
        for part, o in enumerate(own)
    )


def _moved(value: Value, by: float) -> Iterator[Value]:
    """The value with each of its numbers moved in turn."""
    if isinstance(value, float):
        yield value + by
        return
    for place in range(value.size):
        other = value.copy()
        other.flat[place] += by
        yield other


def mistaken(
    variant: Chain, found: Mapping[str, Value], part: int, *, declared: bool
) -> Mapping[str, Value]:
    """What each mistake makes of a part from the values found: declared ones, or all others.

    Of the others those are left out whose value stands in the prompt.
    """
    applying = (entry.name for entry in applicable(variant.attempt.routine))
    made = {
        name: following(variant, found, name)[part]
        for name in applying
        if (name in variant.wrong) == declared
    }
    if declared:
        return made
    tolerance = variant.tolerances[part]
    return {name: v for name, v in made.items() if not is_told(v, variant.told, tolerance)}


def _places(made: Routine, length: int) -> dict[str, tuple[int, str]]:
    """Where each name of a result is computed: `h_2` at the second step, `h_t` at the last."""
    steps = range(length) if made.carry else ()
    by_step = {f"{r.removesuffix('_t')}_{t + 1}": (t, r) for t in steps for r in made.results}
    return {**by_step, **{result: (length - 1, result) for result in made.results}}
