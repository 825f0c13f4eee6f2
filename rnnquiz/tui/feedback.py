"""What is said after an answer: how it stands, what was read, what is right, and why."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from rnnquiz import text
from rnnquiz.bank import Code, Open, Predict, Question, TrueFalse
from rnnquiz.errors import FormulaError
from rnnquiz.grading import Piece, Status, Verdict, band, key_text
from rnnquiz.notation import Value, parse, typeset_block, typeset_line
from rnnquiz.oracle import (
    Columns,
    Ordered,
    Planted,
    Points,
    measured,
    numbers,
)
from rnnquiz.oracle.python import solution
from rnnquiz.sessions import Asked, Outcome, diagnosis, proof
from rnnquiz.tui import words
from rnnquiz.tui.editor import Line, window
from rnnquiz.tui.layout import Lines, behind, hang, joined, styled, wrap
from rnnquiz.tui.lines import mended
from rnnquiz.tui.listing import listing
from rnnquiz.tui.look import MUTED, SIGNS, STRONG, Look
from rnnquiz.tui.plot import plots
from rnnquiz.tui.prose import prose

INDENT = "  "


def refusal(verdict: Verdict, look: Look) -> Lines:
    """Why a text could not be read, and the spot where it fails."""
    said = wrap(styled(look.say(verdict.message)), look.room)
    return [standing(verdict.status, look), *said, *_spot(verdict, look)]


def _spot(verdict: Verdict, look: Look) -> Lines:
    """What was typed with a caret under the spot; of a long text, what is around it."""
    if not verdict.spot:
        return []
    typed = Line(verdict.spot.source.replace("\n", " "), verdict.spot.position)
    seen, at = window(typed, look.room - len(INDENT))
    caret = styled(INDENT + " " * at + "^", SIGNS[verdict.status][2])
    return [styled(INDENT + seen), caret]


def feedback(outcome: Outcome, look: Look) -> list[Lines]:
    """Everything there is to say about an answer, or about a solution that was opened."""
    asked, verdict = outcome.asked, outcome.verdict
    head = standing(verdict.status, look) if verdict else _solution(look)
    question = asked.question
    values = numbers(question, asked.variant)
    return [
        [head, *_facts(asked, verdict, look), *_worth(outcome, look)],
        _message(asked, verdict, look) if verdict else [],
        _code(question, look) if isinstance(question, Code) else [],
        mended(question, asked.variant, look),
        plots(measured(question, asked.seed), look) if isinstance(question, Predict) else [],
        instead(question, values, look),
        prose(look.say(question.explain), values, look),
        [*(_source(question.source, look) if question.source else []), *_proof(asked, look)],
    ]


def _worth(outcome: Outcome, look: Look) -> Lines:
    """What the hints that were taken left of the points."""
    if not (outcome.hints and outcome.verdict and outcome.verdict.score):
        return []
    share = round(100 * outcome.score / outcome.verdict.score)
    return wrap(styled(look.say(words.WORTH, share=share), MUTED), look.room)


def _proof(asked: Asked, look: Look) -> Lines:
    """The command that prints a script which computes the key anew."""
    command = proof(asked)
    if not command:
        return []
    return wrap(styled(look.say(words.PROVE, command=command), MUTED), look.room)


def _code(question: Code, look: Look) -> Lines:
    """The function as the equations have it."""
    return [styled(look.say(words.KEY), MUTED), *listing(solution(question), look)]


def instead(question: Question, values: Mapping[str, Value], look: Look) -> Lines:
    """What a false sentence should say."""
    if not (isinstance(question, TrueFalse) and question.instead):
        return []
    label = styled(look.say(words.INSTEAD) + "  ", STRONG)
    room = look.room - label.cell_len
    return behind(label, prose(look.say(question.instead), values, look, room))


def standing(status: Status, look: Look) -> Text:
    """The sign and the word for how an answer stands."""
    style = SIGNS[status][2]
    return styled(f"{look.sign(status)} {look.say(words.STATUSES[status])}", style)


def _solution(look: Look) -> Text:
    return styled(look.say(words.SOLUTION), STRONG)


def _facts(asked: Asked, verdict: Verdict | None, look: Look) -> Lines:
    """What was read, which parts of it are right, and what is accepted."""
    question, variant = asked.question, asked.variant
    if isinstance(question, Open | Code):
        return []  # what there is to say stands at the points, or in the listing
    written = isinstance(variant, Points | Planted)
    right = band(question, variant) or key_text(question, variant)
    right = right.replace("±", "+-") if look.ascii else right
    if verdict and verdict.pieces:
        return pieces(verdict.pieces, look)
    lines: Lines = []
    if verdict:
        lines += _row(words.READ, _shown(verdict.reading, look, written=written), look)
    marked = isinstance(variant, Columns)  # pair by pair, where they stand
    if verdict and verdict.status is not Status.CORRECT and any(verdict.cells) and not marked:
        lines += _row(words.CELLS, [_cells(verdict.cells, look)], look)
    if isinstance(variant, Ordered | Planted) or (verdict and verdict.reading == right):
        return lines
    return lines + _row(words.KEY, _shown(right, look, written=written), look)


def pieces(found: Sequence[Piece], look: Look) -> Lines:
    """Blank by blank or part by part: how it stands, what was read, and what is right."""
    labels = [typeset_line(parse(each.label), ascii=look.ascii) for each in found]
    width = max(map(cell_len, labels)) + 2
    lines: Lines = []
    for each, label in zip(found, labels, strict=True):
        sign = styled(look.sign(each.status) + " ", SIGNS[each.status][2])
        first = joined(sign, styled(label + " " * (width - cell_len(label)), MUTED))
        lines += hang(first, _read_and_right(each, look), look.room)
    return lines


def _read_and_right(piece: Piece, look: Look) -> Text:
    read = styled(_in_glyphs(piece.reading, look))
    if piece.status is Status.CORRECT:
        return read
    right = look.say(words.RIGHT, right=_in_glyphs(look.say(piece.right), look))
    return joined(read, styled("   " + right, STRONG))


def _in_glyphs(answer: str, look: Look) -> str:
    """A typeset formula in the glyphs of the page; anything else stays."""
    if not look.ascii or answer.isascii():
        return answer
    if "±" in answer:
        return answer.replace("±", "+-")
    try:
        return typeset_line(parse(answer), ascii=True)
    except FormulaError:
        return answer


def _shown(answer: str, look: Look, *, written: bool) -> Lines:
    """An answer as it was read: a formula typeset, anything else as text."""
    if not written:
        return _wrapped(spoken(answer, look), look)
    line, colon, formula = answer.rpartition(": ")
    room = look.room - _label_width(look) - len(line + colon)
    try:
        block = typeset_block(parse(formula), width=room, ascii=look.ascii)
    except FormulaError:  # set with its spaces, a very long one is too long to be read again
        return _wrapped(answer, look)
    return behind(styled(line + colon), [styled(row) for row in block])


def spoken(answer: str, look: Look) -> str:
    """An answer as it is said: true and false in the page's language, anything else as it is."""
    return look.say(words.TRUTHS[answer]) if answer in words.TRUTHS else answer


def _wrapped(value: str, look: Look) -> Lines:
    return wrap(styled(value), look.room - _label_width(look))


def _cells(cells: tuple[bool, ...], look: Look) -> Text:
    standings = [Status.CORRECT if right else Status.WRONG for right in cells]
    signs = [styled(look.sign(standing), SIGNS[standing][2]) for standing in standings]
    return styled(" ").join(signs)


def _row(label: text.Text, value: Lines, look: Look) -> Lines:
    name = look.say(label)
    gap = " " * (_label_width(look) - cell_len(name))
    return behind(styled(name + gap, MUTED), value)


def _label_width(look: Look) -> int:
    labels = (words.READ, words.CELLS, words.KEY)
    return max(cell_len(look.say(label)) for label in labels) + 2


def _source(source: str, look: Look) -> Lines:
    return wrap(styled(look.say(words.SOURCE, source=source), MUTED), look.room)


def _message(asked: Asked, verdict: Verdict, look: Look) -> Lines:
    """The diagnosis, its formulas in the glyphs of the page."""
    found = diagnosis(asked.question, verdict)
    if not found:
        return []
    said = look.say(found.text)
    return prose(said, {}, look) if found.marked else wrap(styled(said), look.room)
