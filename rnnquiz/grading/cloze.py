"""Grading a cloze: an equation is run with what was filled in, words and code are compared."""

import re
from collections.abc import Mapping, Sequence

from rnnquiz.bank import BLANK, Blank, Cloze, Question
from rnnquiz.errors import FormulaError
from rnnquiz.grading.diagnose import diagnose_formula
from rnnquiz.grading.entries import OPEN, read_entries
from rnnquiz.grading.read import normalised, refuse
from rnnquiz.grading.verdict import CORRECT, WRONG, Piece, Status, Verdict
from rnnquiz.grading.written import read_formula
from rnnquiz.notation import Node, Value, equation_sides, evaluate, parse, typeset_line
from rnnquiz.oracle import Gaps, Points, blank_keys, same
from rnnquiz.text import Lang, Text

Nodes = Sequence[Node | None]  # None stands for a blank that was left open


def grade_cloze(question: Question, variant: Gaps, text: str) -> Verdict:
    """The verdict on all blanks; each that is right counts, whatever stands in the others."""
    if not isinstance(question, Cloze):
        raise TypeError(f"{question.id} is no cloze")
    entries = read_entries(text, len(question.blanks), commas=not question.code)
    if variant.points:
        return _grade_equation(question, variant.points, entries)
    matches = _same_code if question.code else _same_words
    cells = [matches(entry, b) for entry, b in zip(entries, question.blanks, strict=True)]
    return _verdict(question, entries, cells, whole=all(cells))


def _grade_equation(question: Cloze, points: Points, entries: tuple[str, ...]) -> Verdict:
    """Right is what makes the equation hold; a blank alone is judged with the key in the others."""
    nodes = [None if entry in OPEN else read_formula(entry, points) for entry in entries]
    keys = [read_formula(key, points) for key in blank_keys(question)]
    cells = [_holds_alone(question, points, keys, node, at) for at, node in enumerate(nodes)]
    shown = [
        entry if n is None else typeset_line(n) for n, entry in zip(nodes, entries, strict=True)
    ]
    answer = _right_sides(question, points, nodes)
    whole = answer is not None and all(map(same, points.keys, answer))
    verdict = _verdict(question, shown, [whole or cell for cell in cells], whole=whole)
    found = diagnose_formula(points, answer) if answer and not whole else None
    return verdict._replace(message=found.message, tag=found.tag) if found else verdict


def _holds_alone(question: Cloze, points: Points, keys: Nodes, node: Node | None, at: int) -> bool:
    filled = [node if k == at else key for k, key in enumerate(keys)]
    try:
        answer = _right_sides(question, points, filled)
    except FormulaError as error:
        where = typeset_line(node) if node else ""
        raise refuse(
            f"blank {at + 1} cannot be `{where}`: {error.message.en.rstrip('.')}",
            f"第 {at + 1} 空不能填 `{where}`：{error.message.zh.rstrip('。')}",
        ) from None
    return answer is not None and all(map(same, points.keys, answer))


def _right_sides(question: Cloze, points: Points, nodes: Nodes) -> tuple[Value, ...] | None:
    """What the right side of the equation gives at every point; None where a blank is open."""
    filled = [node for node in nodes if node is not None]
    if len(filled) < len(nodes):
        return None
    # The blanks become names, so that what is filled in needs no brackets and no second reading.
    _, right = equation_sides(parse(BLANK.sub(r" blank_\1 ", question.formula)))
    return tuple(evaluate(right, {**point, **_bound(filled, point)}) for point in points.points)


def _bound(nodes: Sequence[Node], point: Mapping[str, Value]) -> dict[str, Value]:
    return {f"blank_{number}": evaluate(node, point) for number, node in enumerate(nodes, 1)}


def _verdict(
    question: Cloze, shown: Sequence[str], cells: Sequence[bool], *, whole: bool
) -> Verdict:
    en, zh = _shown_keys(question, "en"), _shown_keys(question, "zh")
    rights = [Text(*words) for words in zip(en, zh, strict=True)]
    pieces = tuple(
        Piece(f"[{number}]", _status(cell, entry), entry, right)
        for number, (cell, entry, right) in enumerate(zip(cells, shown, rights, strict=True), 1)
    )
    reading, marks = "; ".join(shown), tuple(cells)
    if whole:
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading, cells=marks, pieces=pieces)
    count = min(sum(cells), len(cells) - 1)  # right one by one, yet not together
    status = Status.PARTIAL if count else Status.WRONG
    message = _message(count, len(cells)) if count else WRONG
    return Verdict(status, count / len(cells), message, "", reading, cells=marks, pieces=pieces)


def _shown_keys(question: Cloze, lang: Lang) -> tuple[str, ...]:
    keys = blank_keys(question, lang)
    return tuple(typeset_line(parse(key)) for key in keys) if question.formula else keys


def _status(cell: bool, entry: str) -> Status:
    if entry in OPEN:
        return Status.INVALID
    return Status.CORRECT if cell else Status.WRONG


def _message(right: int, total: int) -> Text:
    return Text(
        en=f"{right} of {total} blanks {'is' if right == 1 else 'are'} right.",
        zh=f"{total} 个空中对了 {right} 个。",
    )


def _same_words(entry: str, blank: Blank) -> bool:
    """Case, width, spaces, hyphens, an article and a plural make no other word."""
    typed = _word(entry)
    return any(
        typed == word or _plural(typed) == word or typed == _plural(word)
        for word in map(_word, (*blank.en, *blank.zh))
    )


def _word(text: str) -> str:
    plain = re.sub(r"^(?:the|an?)\s+", "", normalised(text).strip().casefold())
    return re.sub(r"[\s\-_‐‑'\"`.“”‘’「」]", "", plain)


def _plural(word: str) -> str:
    return word + "s" if word.isascii() and word else word


def _same_code(entry: str, blank: Blank) -> bool:
    """White space that separates nothing means nothing."""
    return _code(entry) in map(_code, blank.accept)


def _code(text: str) -> str:
    return re.sub(r"(?<!\w)\s+|\s+(?!\w)", "", normalised(text).strip("` "))
