"""Hints as a ladder: the author's own, then rungs that the run itself gives.

The computed rungs are the method (the equations that lead to what is asked), the first value on
the way, and every value on the way. A rung that the rungs below it have said already is left out,
and so is a value that is the answer itself, or is worked from what the learner does not see.
All are prose with marks, so their numbers are filled in, and proved, like those of any text.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from rnnquiz.bank import Choice, Count, Matrix, Number, Question, Run, Vector
from rnnquiz.notation import Node, Value, evaluate, names_of, typeset_line
from rnnquiz.notation.tree import Name, children
from rnnquiz.notation.tree import Number as Literal
from rnnquiz.oracle.attempt import draw, stream
from rnnquiz.oracle.claims import same
from rnnquiz.oracle.prose import Computed, Maths, segments
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import formula, sizes_of
from rnnquiz.text import Text

MOST_STEPS = 12  # time steps whose values are told
METHOD = Text(en="The method:", zh="方法：")
FIRST = Text(en="The first value on the way:", zh="中间的第一个值：")
TRACE = Text(en="Every value on the way:", zh="中间的每一个值：")


def ladder(question: Question) -> tuple[Text, ...]:
    """All hints of a question, from a nudge to every value on the way to the answer."""
    hints, request = question.hints, getattr(question, "run", None)
    if not isinstance(request, Run) or not _asks_for_numbers(question):
        return hints
    made, ask = routine(request.routine, request.options), str(getattr(question, "ask", ""))
    steps = sizes_of(made, request.sizes).get("T", 1) if made.carry else 1
    decimals = 0 if isinstance(question, Count) else getattr(question, "decimals", 3)
    told = _values(question, request, made, ask, steps)
    for title, lines in ((METHOD, _method(made, ask, steps)), (FIRST, told[:1]), (TRACE, told)):
        if not all(_is_said(line, hints) for line in lines):
            hints = (*hints, _rung(title, lines, decimals))
    return hints


def _asks_for_numbers(question: Question) -> bool:
    match question:
        case Number() | Vector() | Matrix() | Count(form="number"):
            return True
        case Choice(form="value"):
            return any(option.key for option in question.options)
        case _:
            return False


def _method(made: Routine, ask: str, steps: int) -> list[str]:
    """The equations that what is asked depends on, in the order they are worked."""
    return [f"{name} = {source}" for name, source in _needed(made, ask, steps)]


def _values(question: Question, request: Run, made: Routine, ask: str, steps: int) -> list[str]:
    """The results on the way, or else the first part of an equation, as far as they may be told."""
    needed = _needed(made, ask, steps)
    if not needed:
        return []
    points = [draw(request, stream(question, seed, "hints")).outcome.values for seed in range(2)]
    hidden = _hidden(question, request, made, steps)

    def may_be_told(source: str) -> bool:
        if hidden & names_of(formula(source)):
            return False
        return not all(same(*_both(ask, source, values)) for values in points)

    told = list(filter(may_be_told, _on_the_way(made, ask, steps)))
    parts = (part for _, source in needed for part in _inner(source))
    return [f"= {source}" for source in told or islice(filter(may_be_told, parts), 1)]


def _both(one: str, other: str, values: Mapping[str, Value]) -> tuple[Value, Value]:
    return evaluate(formula(one), values), evaluate(formula(other), values)


def _hidden(question: Question, request: Run, made: Routine, steps: int) -> frozenset[str]:
    """The names of what the routine is given and the learner is not shown."""
    if not request.show:
        return frozenset()
    prompt = segments(question.prompt.en or question.prompt.zh)
    shown = {*request.show, *(each.source for each in prompt if isinstance(each, Computed))}
    alike = {f"{base}_t": f"{base}_{steps}" for base in made.sequences}
    if steps == 1:
        alike |= {name: leaving.removesuffix("_t") + "_0" for name, leaving in made.carry}
    seen = shown | {alike.get(name, name) for name in shown}
    given = {each.name for each in made.given} - set(made.sequences)
    given |= {f"{base}_{t}" for base in made.sequences for t in range(1, steps + 1)}
    hidden = given - seen
    return frozenset(hidden | {name for name, other in alike.items() if other in hidden})


def _needed(made: Routine, ask: str, steps: int) -> list[tuple[str, str]]:
    """The equations of the routine that lead to what is asked."""
    carried = dict(made.carry) if steps > 1 else {}
    wanted = {_base(made, name, carried) for name in names_of(formula(ask))}
    while True:
        more = {
            carried.get(name, name)
            for result, source in made.equations
            if result in wanted
            for name in names_of(formula(source))
        }
        if more <= wanted:
            return [(name, source) for name, source in made.equations if name in wanted]
        wanted |= more


def _base(made: Routine, name: str, carried: Mapping[str, str]) -> str:
    """The result that a name of one step belongs to: `h_2` and `h_prev` to `h_t`; h_0 is given."""
    by_step = re.sub(r"_[1-9]\d*$", "_t", name)
    return carried.get(name, by_step if by_step in made.results else name)


def _on_the_way(made: Routine, ask: str, steps: int) -> list[str]:
    """The names that are computed before what is asked, which is not among them."""
    asked = names_of(formula(ask))
    names = [name for name, _ in _needed(made, ask, steps)]
    last = [name for name in names if name not in asked]
    if steps == 1:
        return [name for name in last if f"{name.removesuffix('_t')}_1" not in asked]
    by_step = [
        f"{name.removesuffix('_t')}_{t}"
        for t in range(1, min(steps, MOST_STEPS) + 1)
        for name in names
    ]
    final = {f"{name.removesuffix('_t')}_{steps}" for name in asked if name in made.results}
    reached = [at for at, name in enumerate(by_step) if name in asked | final]
    return [name for name in by_step[: max(reached, default=len(by_step))] if name not in asked]


def _inner(source: str) -> Iterator[str]:
    """The parts of a formula that are themselves formulas, the larger ones first."""
    level: tuple[Node, ...] = children(formula(source))
    while level:
        yield from (typeset_line(part) for part in level if not isinstance(part, Name | Literal))
        level = tuple(child for part in level for child in children(part))


def _is_said(line: str, hints: tuple[Text, ...]) -> bool:
    """Whether some hint shows this formula, or this value, already."""
    node, computed = formula(line.removeprefix("= ")), line.startswith("= ")
    kind = Computed if computed else Maths
    return any(node in _formulas(hint, kind) for hint in hints)


def _formulas(hint: Text, kind: type[Computed] | type[Maths]) -> Iterator[Node]:
    for segment in segments(hint.en or hint.zh):
        if isinstance(segment, kind):
            yield formula(segment.source)


def _rung(title: Text, lines: list[str], decimals: int) -> Text:
    """A title over its lines, each a paragraph: `$i_t$ = $= i_t : 3$`."""
    said = "\n\n".join(_line(line, decimals) for line in lines)
    return Text(en=f"{title.en}\n\n{said}", zh=f"{title.zh}\n\n{said}")


def _line(line: str, decimals: int) -> str:
    if not line.startswith("= "):
        return f"${line}$"
    return f"${line[2:]}$ = ${line} : {decimals}$"
