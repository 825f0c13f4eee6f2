"""What is filled in: a text with its blanks, and the parts of a run in the order asked."""

from collections.abc import Mapping

from rnnquiz.bank import Cloze, Parts
from rnnquiz.notation import Value, parse, typeset_block, typeset_line
from rnnquiz.oracle import blank_keys, completed
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, hang, joined, styled, wrap
from rnnquiz.tui.look import CODE, MUTED, STRONG, Look
from rnnquiz.tui.prose import prose

INDENT = "    "
MARK = r"\[\d\]"


def template(question: Cloze, values: Mapping[str, Value], look: Look, *, filled: bool) -> Lines:
    """The text with its blanks, or filled in as is right."""
    entries = blank_keys(question, look.lang) if filled else _marks(question)
    if question.sentence:
        lines = prose(completed(look.say(question.sentence), entries), values, look)
    elif question.code:
        lines = _code(completed(question.code, entries), look)
    else:
        # A blank `[1]` is a formula of its own, and is typeset as it stands.
        entries = tuple(f"({entry})" for entry in entries) if filled else entries
        lines = _formula(completed(question.formula, entries), look)
    for line in lines:
        line.highlight_regex(MARK, STRONG)
    return lines


def _marks(question: Cloze) -> tuple[str, ...]:
    return tuple(f"[{number + 1}]" for number in range(len(question.blanks)))


def _formula(source: str, look: Look) -> Lines:
    width = look.room - len(INDENT)
    block = typeset_block(parse(source), width=width, ascii=look.ascii)
    return [styled(INDENT + line) for line in block]


def _code(source: str, look: Look) -> Lines:
    rows = (styled(row, CODE) for row in source.strip("\n").split("\n"))
    indent = styled("  ")
    return [joined(indent, line) for row in rows for line in wrap(row, look.room - indent.cell_len)]


def in_turn(question: Parts, look: Look) -> Lines:
    """The names of the parts, as they are to be answered."""
    names = (typeset_line(parse(part.ask), ascii=look.ascii) for part in question.parts)
    label = styled(look.say(words.IN_TURN) + "  ", MUTED)
    return hang(label, styled("; ".join(names), STRONG), look.room)
