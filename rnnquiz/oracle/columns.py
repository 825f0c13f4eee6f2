"""Columns: things on the left, and what belongs to them on the right, in the order of a seed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rnnquiz.bank import Decoy, Match, Pair
from rnnquiz.errors import FormulaError, UsageError
from rnnquiz.notation import Value, typeset_line
from rnnquiz.oracle.attempt import stream
from rnnquiz.oracle.claims import Names, holds, points_of
from rnnquiz.oracle.draw import shuffled
from rnnquiz.oracle.prose import Piece, fill
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.written import asked_formula
from rnnquiz.text import Lang

LETTERS = "abcdefghij"


class Columns(NamedTuple):
    """A match as it is shown: `order` holds positions in `sides`, and no numbers are needed."""

    seed: int
    order: tuple[int, ...]
    values: Mapping[str, Value] = {}
    shown: tuple[str, ...] = ()

    def letter(self, position: int) -> str:
        """The letter that the side at this position of `sides` has."""
        return LETTERS[self.order.index(position)]


def columns(question: Match, seed: int) -> Columns:
    """The right column in the order of a seed."""
    return Columns(seed, shuffled(range(len(sides(question))), stream(question, seed, "order")))


def sides(question: Match) -> tuple[Pair | Decoy, ...]:
    """Everything that stands on the right: that of each pair, then what belongs nowhere."""
    return (*question.pairs, *question.decoys)


def left_pieces(pair: Pair, lang: Lang, *, ascii: bool = False) -> tuple[Piece, ...]:
    """What stands on the left of a pair: its text, or else its name."""
    if pair.left is not None:
        return fill(pair.left.pick(lang), ascii=ascii)
    return (_maths(pair.name, ascii=ascii),)


def right_pieces(
    question: Match, position: int, lang: Lang, *, ascii: bool = False
) -> tuple[Piece, ...]:
    """What the side at a position of `sides` shows: a text, or a formula."""
    side = sides(question)[position]
    if side.right is not None:
        return fill(side.right.pick(lang), ascii=ascii)
    return (_maths(source_of(question, side), ascii=ascii),)


def left_text(pair: Pair, lang: Lang) -> str:
    """What stands on the left, as one line of text."""
    return "".join(piece.text for piece in left_pieces(pair, lang))


def right_text(question: Match, position: int, lang: Lang) -> str:
    """What stands on the right, as one line of text."""
    return "".join(piece.text for piece in right_pieces(question, position, lang))


def _maths(source: str, *, ascii: bool) -> Piece:
    return Piece("maths", typeset_line(formula(source), ascii=ascii))


def source_of(question: Match, side: Pair | Decoy) -> str:
    """The formula of a side: its own, the routine's, or that of its misconception; "" of a text."""
    run = side.run or question.run
    if side.formula or not side.name or run is None:
        return side.formula
    mistake = side.misconception if isinstance(side, Decoy) else ""
    return asked_formula(run, side.name, mistake)


def fitting(question: Match, pair: Pair) -> tuple[int, ...]:
    """Which sides hold a formula that is right for the pair, wherever its run is drawn."""
    run = pair.run or question.run
    if run is None:
        raise UsageError(f"nothing is run that has `{pair.name}`")
    points = points_of(question, run)
    sources = [source_of(question, side) for side in sides(question)]
    return tuple(
        at for at, source in enumerate(sources) if source and _fits(pair.name, source, points)
    )


def _fits(name: str, source: str, points: Sequence[Names]) -> bool:
    """Whether the formula gives the name; one about names of another run does not."""
    try:
        return all(holds(f"{name} = {source}", values) for values in points)
    except FormulaError:
        return False
