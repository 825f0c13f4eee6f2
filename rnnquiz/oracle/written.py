"""Written answers: a formula is right when it gives the reference's values at random points."""

import re
from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import NamedTuple

from rnnquiz.bank import Cloze, Count, Formula, Run
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.attempt import stream
from rnnquiz.oracle.misconceptions import applicable, changed, misconception
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.sides import points_around

Written = Formula | Count | Cloze


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


def points(question: Written, seed: int) -> Points:
    """The points of a seed, with what the right formula and each wrong one give there."""
    if question.run is None:
        raise UsageError(f"{question.id}: an equation with blanks needs a `run`")
    made = routine(question.run.routine, question.run.options)
    allowed = _allowed(question, made)
    key = equation(made, question.ask, allowed)
    drawn = points_around(question.run, stream(question, seed, "points"), key)

    def as_if(name: str) -> tuple[Value, ...]:
        return tuple(point.as_if(name).values[question.ask] for point in drawn)

    declared = question.wrong if isinstance(question, Cloze) else question.misconceptions
    wrong = {name: as_if(name) for name in declared}
    others = {e.name: as_if(e.name) for e in applicable(made) if e.name not in wrong}
    values = tuple(point.outcome.values for point in drawn)
    names = spellings(made, allowed)
    left = spellings(made, (question.ask,))
    return Points(seed, names, left, key, values, as_if(""), wrong, others)


def equation(made: Routine, name: str, allowed: Collection[str] = ()) -> str:
    """The right side of the routine's equation for `name`; UsageError where it has none.

    Where only some names are `allowed`, every other result is written out by its own equation.
    """
    equations = dict(made.equations)
    if name not in equations:
        known = ", ".join(made.results)
        raise UsageError(
            f"`ask: {name}` is not an equation of `{made.name}`; its equations are: {known}"
        )
    written = equations[name]
    for other in reversed(_before(made, name) if allowed else ()):
        if other not in allowed:
            written = re.sub(rf"\b{other}\b", f"({equations[other]})", written)
    return written


def _before(made: Routine, name: str) -> tuple[str, ...]:
    """The results of the lines before the one for `name`."""
    return tuple(takewhile(lambda result: result != name, made.results))


def asked_formula(request: Run, ask: str, name: str = "", allowed: Collection[str] = ()) -> str:
    """The formula for `ask` as the routine has it, or as the misconception called `name` does."""
    made = routine(request.routine, request.options)
    return equation(changed(made, misconception(name)) if name else made, ask, allowed)


def _allowed(question: Written, made: Routine) -> tuple[str, ...]:
    """The names an answer may use: those declared, else all that is known before the asked line."""
    if isinstance(question, Formula) and question.names:
        return question.names
    return known_before(made, question.ask)


def known_before(made: Routine, line: str) -> tuple[str, ...]:
    """The names that are known before the routine's line for `line`."""
    starts = {leaving.removesuffix("_t") + "_0" for _, leaving in made.carry}
    given = [f"{g.name}_t" if g.name in made.sequences else g.name for g in made.given]
    entering = [name for name, _ in made.carry]
    known = (name for name in given if name not in starts)
    return (*known, *entering, *_before(made, line))


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
