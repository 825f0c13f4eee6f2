"""Numbered lines: shuffled, or with a bug in them; afterwards as they should be."""

from typing import assert_never

from rich.cells import cell_len
from rich.text import Text

from rnnquiz.bank import Question, Spot
from rnnquiz.grading import Status, right_order
from rnnquiz.notation import parse, typeset_block
from rnnquiz.oracle import (
    Ordered,
    Planted,
    Variant,
    effect,
    line_pieces,
    line_source,
    misconception,
    value_text,
)
from rnnquiz.oracle import plain as filled
from rnnquiz.oracle.planted import decimals_of
from rnnquiz.sessions import Outcome
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, behind, hang, joined, styled, wrap
from rnnquiz.tui.look import COMPUTED, MUTED, SIGNS, STRONG, Look
from rnnquiz.tui.prose import flow

BLANK = styled("  ")


def lines(variant: Ordered | Planted, look: Look, outcome: Outcome | None = None) -> Lines:
    """The lines as they are asked; with an outcome in order and marked."""
    match variant:
        case Ordered():
            return _ordered(variant, look, outcome)
        case Planted():
            return _planted(variant, look, outcome)
        case _:
            assert_never(variant)


def _ordered(variant: Ordered, look: Look, outcome: Outcome | None) -> Lines:
    if outcome is None:
        return [each for at in range(len(variant.rows)) for each in _line(variant, at, BLANK, look)]
    shown = wrap(styled(look.say(words.IN_ORDER), STRONG), look.room)
    for at in right_order(variant, outcome.verdict):
        shown += _line(variant, at, BLANK, look)
    for at, row in enumerate(variant.rows):
        if row.decoy:
            said = filled(look.say(misconception(row.decoy).text), ascii=look.ascii)
            shown += _line(variant, at, _sign(Status.WRONG, look), look)
            shown += hang(styled(" " * 5), styled(said, MUTED), look.room)
    return shown


def _planted(variant: Planted, look: Look, outcome: Outcome | None) -> Lines:
    wrong = variant.wrong if outcome else ()
    return [
        each
        for at in range(len(variant.lines))
        for each in _line(variant, at, _sign(Status.WRONG, look) if at in wrong else BLANK, look)
    ]


def _sign(status: Status, look: Look) -> Text:
    return styled(f"{look.sign(status)} ", SIGNS[status][2])


def _line(variant: Ordered | Planted, at: int, sign: Text, look: Look) -> Lines:
    """A line behind its number: words wrapped, an equation set in two dimensions."""
    first = joined(sign, styled(f"{at + 1}  ", STRONG))
    if isinstance(variant, Ordered) and variant.rows[at].text:
        return hang(first, flow(line_pieces(variant, at, look.lang, ascii=look.ascii)), look.room)
    return behind(first, _equation(line_source(variant, at), look, look.room - first.cell_len))


def _equation(source: str, look: Look, width: int) -> Lines:
    """A formula in two dimensions, at most so wide."""
    block = typeset_block(parse(source), width=width, ascii=look.ascii)
    return [styled(line.rstrip()) for line in block]


def mended(question: Question, variant: Variant, look: Look) -> Lines:
    """The wrong lines as they should be, and what comes out with the bug and without it."""
    if not isinstance(question, Spot) or not isinstance(variant, Planted):
        return []
    shown = wrap(styled(look.say(words.MENDED), STRONG), look.room)
    for at in variant.wrong:
        name, source = variant.mended[at]
        first = joined(_sign(Status.CORRECT, look), styled(f"{at + 1}  ", STRONG))
        shown += behind(first, _equation(f"{name} = {source}", look, look.room - first.cell_len))
    found = effect(question, variant)
    labels = [look.say(label) for label in (words.WITHOUT_BUG, words.WITH_BUG)]
    width = max(map(cell_len, labels))
    name = filled(f"${question.ask}$", ascii=look.ascii)
    for label, value in zip(labels, (found.right, found.wrong), strict=True):
        said = styled(f"{name} = {value_text(value, decimals_of(found))}", COMPUTED)
        gap = " " * (width - cell_len(label) + 2)
        shown += hang(styled(f"  {label}{gap}", MUTED), said, look.room)
    return shown
