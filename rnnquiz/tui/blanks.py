"""What is filled in: a text with its blanks, and the parts of a run in the order asked."""

from collections.abc import Mapping

from rnnquiz import oracle
from rnnquiz.bank import Cloze, Parts
from rnnquiz.notation import Value, parse, typeset_block, typeset_line
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, hang, joined, styled, wrap
from rnnquiz.tui.look import CODE, MUTED, STRONG, Look
from rnnquiz.tui.prose import prose

INDENT = "    "
MARK = r"\[\d\]"


def template(question: Cloze, values: Mapping[str, Value], look: Look, *, filled: bool) -> Lines:
    """The text with its blanks, or filled in as is right."""
    source = oracle.template(question, look.lang, filled=filled)
    if question.sentence:
        lines = prose(source, values, look)
    else:
        # A blank `[1]` is a formula of its own, and is typeset as it stands.
        lines = _code(source, look) if question.code else _formula(source, look)
    for line in lines:
        line.highlight_regex(MARK, STRONG)
    return lines


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
