"""Variants: a question made concrete by a seed. Drawn, rounded as shown, then computed.

A variant is fair when the right answer stands apart from what every declared misconception gives,
and no gate is saturated. The search is deterministic: the seed's own stream, attempt by attempt.
"""

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from rnnquiz.bank import Choice, Count, Formula, Matrix, Number, Question, Run, Vector
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import (
    Attempt,
    Unfair,
    all_apart,
    attempts,
    draw,
    draw_point,
    stream,
)
from rnnquiz.oracle.claims import POINTS
from rnnquiz.oracle.draw import shuffled
from rnnquiz.oracle.misconceptions import applicable, changed, misconception
from rnnquiz.oracle.prose import needs_numbers
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import Outcome, formula
from rnnquiz.oracle.tolerance import Tolerance, for_decimals

__all__ = ["Choices", "Points", "Unfair", "Values", "Variant", "numbers", "variant"]

Computed = Number | Vector | Matrix | Count
Written = Formula | Count


class Choices(NamedTuple):
    """A choice with its options in the order shown.

    `order` holds positions in `question.options`; `computed` the value of each option that is the
    key or a misconception, by that position. `values` is empty when nothing shown is computed, so
    that a question without numbers needs no NumPy to be painted.
    """

    seed: int
    order: tuple[int, ...]
    values: Mapping[str, Value] = {}
    computed: Mapping[int, Value] = {}
    shown: tuple[str, ...] = ()


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


class Points(NamedTuple):
    """A question whose key is a formula: the right one and the wrong ones, at points to compare at.

    `names` maps every spelling a learner may use to its name, `left` those of the name asked for;
    `keys` and each of `wrong` and `others` hold one value a point.
    """

    seed: int
    names: Mapping[str, str]
    left: Mapping[str, str]
    key: str
    points: tuple[Mapping[str, Value], ...]
    keys: tuple[Value, ...]
    wrong: Mapping[str, tuple[Value, ...]]
    others: Mapping[str, tuple[Value, ...]]

    @property
    def values(self) -> Mapping[str, Value]:
        """The names at the first point, for the numbers of an explanation."""
        return self.points[0]

    @property
    def shown(self) -> tuple[str, ...]:
        """Nothing is given in numbers."""
        return ()


Variant = Choices | Values | Points


def variant(question: Question, seed: int) -> Variant:
    """The fair variant of the question that belongs to the seed.

    Raises `Unfair` when no attempt is fair, and `UsageError` or `FormulaError` when the question
    asks for what the oracle does not have.
    """
    match question:
        case Choice():
            return _choices(question, seed)
        case Number() | Vector() | Matrix() | Count(form="number"):
            return _values(question, seed)
        case Count() | Formula():
            return _points(question, seed)
        case _:
            assert_never(question)


def numbers(question: Question, variant: Variant) -> Mapping[str, Value]:
    """The names an explanation may show; a choice that showed no numbers runs only now."""
    request = getattr(question, "run", None)
    if variant.values or not isinstance(request, Run):
        return variant.values
    return draw(request, stream(question, variant.seed, "numbers")).outcome.values


def _choices(question: Choice, seed: int) -> Choices:
    order = shuffled(range(len(question.options)), stream(question, seed, "order"))
    if not shows_numbers(question):
        return Choices(seed, order)
    if question.run is None:
        raise UsageError(f"{question.id}: a number or computed option needs a `run`")
    tolerance = for_decimals(question.decimals)
    for attempt in attempts(question, question.run, seed):
        computed = {
            position: _asked(question, attempt.as_if(option.misconception))
            for position, option in enumerate(question.options)
            if question.form == "value" and (option.key or option.misconception)
        }
        if all_apart(list(computed.values()), tolerance):
            break
    return Choices(seed, order, attempt.outcome.values, computed, question.run.show)


def shows_numbers(question: Choice) -> bool:
    """Whether the question shows anything that is computed before it is answered."""
    texts = [question.prompt, *(option.text for option in question.options if option.text)]
    return (
        any(needs_numbers(text) for each in texts for text in (each.en, each.zh))
        or (question.run is not None and bool(question.run.show))
        or (question.form == "value" and any(o.key or o.misconception for o in question.options))
    )


def _values(question: Computed, seed: int) -> Values:
    tolerance = tolerance_of(question)
    for attempt in attempts(question, question.run, seed):
        key = _asked(question, attempt.outcome)
        wrong = {name: _asked(question, attempt.as_if(name)) for name in question.misconceptions}
        if all_apart([key, *wrong.values()], tolerance):
            break
    others = {
        entry.name: _asked(question, attempt.as_if(entry.name))
        for entry in applicable(attempt.routine)
        if entry.name not in wrong
    }
    shown = question.run.show or _given_names(attempt)
    return Values(seed, attempt.outcome.values, shown, key, tolerance, wrong, others)


def tolerance_of(question: Computed) -> Tolerance:
    """How near an answer to the question must be; a count is exact."""
    if isinstance(question, Count):
        return Tolerance(0.0)
    return for_decimals(question.decimals, question.relative)


def _asked(question: Computed | Choice, outcome: Outcome) -> Value:
    value = evaluate(formula(question.ask), outcome.values)
    if not isinstance(question, Number) or not question.component:
        return value
    try:
        return float(value[tuple(k - 1 for k in question.component)])  # type: ignore[index]
    except (TypeError, IndexError):
        component = ", ".join(map(str, question.component))
        raise UsageError(f"{question.id}: `{question.ask}` has no component {component}") from None


def _given_names(attempt: Attempt) -> tuple[str, ...]:
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


def _points(question: Written, seed: int) -> Points:
    dice = stream(question, seed, "points")
    points = [draw_point(question.run, dice) for _ in range(POINTS)]
    made = points[0].routine
    key = equation(made, question.ask)

    def as_if(name: str) -> tuple[Value, ...]:
        return tuple(point.as_if(name).values[question.ask] for point in points)

    wrong = {name: as_if(name) for name in question.misconceptions}
    others = {e.name: as_if(e.name) for e in applicable(made) if e.name not in wrong}
    values = tuple(point.outcome.values for point in points)
    names = spellings(made, _allowed(question, made))
    left = spellings(made, (question.ask,))
    return Points(seed, names, left, key, values, as_if(""), wrong, others)


def equation(made: Routine, name: str) -> str:
    """The right side of the routine's equation for `name`; UsageError where it has none."""
    try:
        return dict(made.equations)[name]
    except KeyError:
        known = ", ".join(made.results)
        raise UsageError(
            f"`ask: {name}` is not an equation of `{made.name}`; its equations are: {known}"
        ) from None


def asked_formula(request: Run, ask: str, name: str = "") -> str:
    """The formula for `ask` as the routine has it, or as the misconception called `name` does."""
    made = routine(request.routine, request.options)
    return equation(changed(made, misconception(name)) if name else made, ask)


def _allowed(question: Written, made: Routine) -> tuple[str, ...]:
    """The names an answer may use: those declared, else all that is known before the asked line."""
    if isinstance(question, Formula) and question.names:
        return question.names
    starts = {leaving.removesuffix("_t") + "_0" for _, leaving in made.carry}
    given = [f"{g.name}_t" if g.name in made.sequences else g.name for g in made.given]
    entering = [name for name, _ in made.carry]
    before = made.results[: made.results.index(question.ask)]
    return (*(name for name in given if name not in starts), *entering, *before)


def spellings(made: Routine, allowed: tuple[str, ...]) -> dict[str, str]:
    """Every way to write each allowed name, mapped to the name."""
    # People leave out the underscore: `ft`, `Wx`.
    joined = {name.replace("_", ""): name for name in allowed if name.count("_") == 1}
    others = {
        spelling: name
        for spelling, name in {**joined, **made.spellings}.items()
        if name in allowed and spelling not in allowed
    }
    return {**others, **{name: name for name in allowed}}
