"""Grading a number, a vector or a matrix: shape first, then every component by the tolerance."""

from rnnquiz.bank import Count, Question
from rnnquiz.grading.diagnose import PRECISION, Numbers, diagnose_values, near
from rnnquiz.grading.key import band
from rnnquiz.grading.read import read_count, read_number, refuse
from rnnquiz.grading.rows import Rows, read_array
from rnnquiz.grading.verdict import CORRECT, WRONG, Status, Verdict
from rnnquiz.oracle import Values, components, shape_of
from rnnquiz.text import Text

NEARLY = 0.5  # what a right method worked too roughly is worth


def grade_values(question: Question, variant: Values, text: str) -> Verdict:
    """The verdict on numbers; a wrong one is diagnosed, else judged component by component."""
    answer, reading = _read_values(question, variant, text)
    right = components(variant.key)
    shown = band(question, variant)
    if near(right, answer, variant.tolerance):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading, shown)
    cells = tuple(variant.tolerance.accepts(a, b) for a, b in zip(right, answer, strict=True))
    found = diagnose_values(variant, answer)
    if found == PRECISION:
        return Verdict(Status.PARTIAL, NEARLY, found.message, found.tag, reading, shown, cells)
    if found:
        return Verdict(Status.WRONG, 0.0, found.message, found.tag, reading, shown, cells)
    score = sum(cells) / len(cells)
    status = Status.PARTIAL if score else Status.WRONG
    message = _cells_message(cells) if score else WRONG
    return Verdict(status, score, message, "", reading, shown, cells)


def _cells_message(cells: tuple[bool, ...]) -> Text:
    right, total = sum(cells), len(cells)
    return Text(
        en=f"{right} of {total} components are right.",
        zh=f"{total} 个分量中对了 {right} 个。",
    )


def _read_values(question: Question, variant: Values, text: str) -> tuple[Numbers, str]:
    """The numbers typed, in the key's shape, and how they were read."""
    if isinstance(question, Count):
        count = read_count(text)
        return (count,), _number_text(count)
    return read_values(text, shape_of(variant.key))


def read_values(text: str, shape: tuple[int, ...]) -> tuple[Numbers, str]:
    """The numbers of a text in a shape, row by row, and how they were read."""
    if not shape:
        number = read_number(text)
        return (number,), _number_text(number)
    rows = _in_shape(read_array(text), shape, text)
    if len(shape) == 1:
        return rows[0], _row_text(rows[0])
    numbers = tuple(number for row in rows for number in row)
    return numbers, "[" + ", ".join(map(_row_text, rows)) + "]"


def _in_shape(rows: Rows, shape: tuple[int, ...], text: str) -> Rows:
    """The rows, if they have the key's shape; a column stands for a vector."""
    found = len(rows), *{len(row) for row in rows}
    if len(shape) == 1:
        if found[1:] == (1,) and found[0] > 1:
            rows = (tuple(row[0] for row in rows),)
        if len(rows) != 1 or len(rows[0]) != shape[0]:
            count = sum(map(len, rows))
            were = "was" if count == 1 else "were"
            raise refuse(
                f"a vector of {shape[0]} numbers is asked for, and {count} {were} read"
                if count != shape[0]
                else "one vector is asked for, not several rows",
                f"这里要填 {shape[0]} 个数的向量，读到 {count} 个"
                if count != shape[0]
                else "这里要填一个向量，不是多行",
                text,
            )
    elif found != shape:
        m, n = shape
        raise refuse(
            f"a matrix of {m} rows with {n} numbers each is asked for: [[..], [..]]",
            f"这里要填 {m} 行、每行 {n} 个数的矩阵：[[..], [..]]",
            text,
        )
    return rows


def _number_text(number: float) -> str:
    return f"{number:.10g}"


def _row_text(row: Numbers) -> str:
    return "[" + ", ".join(map(_number_text, row)) + "]"
