"""Orders: lines to be put in order, as a seed shuffles them.

An order runs when every name is bound before it is used, and none twice. What no line binds is
there at the start: the given, and in a loop what the last step left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from rnnquiz.bank import Line, Order
from rnnquiz.errors import UsageError, instead
from rnnquiz.notation import Equation, Name, Value, evaluate, names_of
from rnnquiz.oracle.attempt import attempts, stream, told_in_numbers
from rnnquiz.oracle.draw import shuffled
from rnnquiz.oracle.misconceptions import changes, misconception
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import formula
from rnnquiz.text import Text

MOST = 9  # lines: each is one key


class Row(NamedTuple):
    """A line that binds `name`: an equation, or a step told in words.

    `needs` are the names it takes from other lines, `rests` all that these need in turn. A decoy
    has the name of its misconception.
    """

    name: str
    formula: str
    text: Text | None = None
    decoy: str = ""
    needs: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()


class Ordered(NamedTuple):
    """The lines in the order shown, which is never right, and one right order of them.

    `values` is empty when nothing is shown in numbers: then nothing is run before the answer.
    """

    seed: int
    rows: tuple[Row, ...]
    key: tuple[int, ...]
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()


class Trouble(NamedTuple):
    """The first line that cannot stand where it stands, and the name that is the trouble.

    `late` is bound by a later line, `absent` by none of them, `twice` was bound before. What is
    asked for and bound by none is the trouble of the end.
    """

    at: int
    name: str
    kind: Literal["late", "absent", "twice"]


def ordered(question: Order, seed: int) -> Ordered:
    """The lines as a seed shuffles them; UsageError where they have no order to find."""
    rows = _rows(question)
    right = [row for row in rows if not row.decoy]
    if len(rows) > MOST:
        raise UsageError(f"{question.id}: {len(rows)} lines; an order has at most {MOST}")
    if trouble(right):
        raise UsageError(f"{question.id}: the lines do not run in the order they are listed")
    if not any(row.needs for row in right):
        raise UsageError(f"{question.id}: no line needs another, so every order of them is right")
    dice, shown = stream(question, seed, "order"), right
    while not trouble([row for row in shown if not row.decoy]):
        shown = [rows[position] for position in shuffled(range(len(rows)), dice)]
    key = tuple(shown.index(row) for row in right)
    if not told_in_numbers(question, question.run):
        return Ordered(seed, tuple(shown), key)
    drawn = next(attempts(question, question.run, seed)).outcome.values
    return Ordered(seed, tuple(shown), key, drawn, question.run.show)


def _rows(question: Order) -> tuple[Row, ...]:
    """The lines as they are listed, the decoys behind them."""
    rows = [*map(_step, question.steps)] if question.steps else [*_equations(question)]
    bound = {row.name for row in rows}
    rests: dict[str, set[str]] = {}
    found: list[Row] = []
    for row in rows:
        needs = names_of(formula(row.formula)) & bound
        rests.setdefault(row.name, set(needs).union(*(rests.get(name, ()) for name in needs)))
        found.append(row._replace(needs=_sorted(needs), rests=_sorted(rests[row.name])))
    return tuple(found)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _step(step: Line) -> Row:
    node = formula(step.formula)
    if not isinstance(node, Equation) or not isinstance(node.left, Name):
        raise UsageError(f"`{step.formula}` binds no name: write `name = formula`")
    return Row(node.left.ident, step.formula.partition("=")[2].strip(), step.text)


def _equations(question: Order) -> Iterator[Row]:
    made = routine(question.run.routine, question.run.options)
    for name in question.lines:
        if name not in made.results:
            raise UsageError(
                f"`{made.name}` has no equation for `{name}`{instead(name, made.results)}"
            )
    names = question.lines or made.results
    yield from (Row(*each) for each in made.equations if each.name in names)
    for decoy in question.decoys:
        changed = {k: v for k, v in changes(misconception(decoy), made).items() if k in names}
        if len(changed) != 1:
            raise UsageError(f"`{decoy}` changes {len(changed)} of the lines: a decoy changes one")
        yield from (Row(name, source, decoy=decoy) for name, source in changed.items())


def asked_names(question: Order, rows: Iterable[Row]) -> frozenset[str]:
    """The names among those of the lines that what is asked for needs."""
    return names_of(formula(question.ask)) & {row.name for row in rows}


def trouble(rows: Sequence[Row], asked: frozenset[str] = frozenset()) -> Trouble | None:
    """Why the lines do not run in this order up to what is asked; None where they do."""
    bound: set[str] = set()
    every = {row.name for row in rows}
    for at, row in enumerate(rows):
        if missing := [name for name in row.needs if name not in bound]:
            return Trouble(at, missing[0], "late" if missing[0] in every else "absent")
        if row.name in bound:
            return Trouble(at, row.name, "twice")
        bound.add(row.name)
    return next((Trouble(len(rows), name, "absent") for name in sorted(asked - bound)), None)


def in_order(rows: Iterable[Row]) -> int:
    """How many of the lines can stay where they are: the most without one before what it rests on.

    The others would have to be moved. Decoys do not count.
    """
    right = [row for row in rows if not row.decoy]
    return next(
        count for count in range(len(right), -1, -1) if any(map(_agree, combinations(right, count)))
    )


def _agree(rows: Sequence[Row]) -> bool:
    return not any(later.name in row.rests for row, later in combinations(rows, 2))


def result(question: Order, rows: Iterable[Row], values: Mapping[str, Value]) -> Value:
    """What is asked for, from the lines in an order that runs and the `values` of a run."""
    bound = {row.name for row in _rows(question)}
    names = {name: value for name, value in values.items() if name not in bound}
    for row in rows:
        names[row.name] = evaluate(formula(row.formula), names)
    return evaluate(formula(question.ask), names)
