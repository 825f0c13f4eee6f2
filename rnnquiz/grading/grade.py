"""`grade`: from a question, its variant and what was typed to a verdict. Pure, and never raises."""

from typing import assert_never

from rnnquiz.bank import Choice, Count, Question
from rnnquiz.errors import FormulaError
from rnnquiz.grading.diagnose import PRECISION, Numbers, diagnose_formula, diagnose_values, near
from rnnquiz.grading.key import band
from rnnquiz.grading.read import bounded, read_array, read_choice, read_number, refuse
from rnnquiz.grading.verdict import Spot, Status, Verdict
from rnnquiz.notation import Equation, Name, Node, Value, evaluate, names_of, parse, typeset_line
from rnnquiz.oracle import (
    Choices,
    Points,
    Values,
    Variant,
    components,
    misconception,
    needs_numbers,
    numbers,
    plain,
    right_options,
    same,
    shape_of,
)
from rnnquiz.text import Text

CORRECT = Text(en="Correct.", zh="正确。")
WRONG = Text(en="Not right.", zh="不对。")
NEARLY = 0.5  # what a right method worked too roughly is worth


def grade(question: Question, variant: Variant, text: str) -> Verdict:
    """Judge what was typed as the answer to this variant of the question.

    An answer that cannot be read, or has the wrong shape, is `invalid`: it costs nothing and the
    message says how to write it. Everything else is judged, and a wrong answer is diagnosed.
    """
    try:
        match variant:
            case Choices():
                return _grade_choice(question, variant, text)
            case Values():
                return _grade_values(question, variant, text)
            case Points():
                return _grade_formula(variant, text)
            case _:
                assert_never(variant)
    except FormulaError as error:
        spot = Spot(error.source, error.position) if error.source else None
        return Verdict(Status.INVALID, 0.0, error.message, spot=spot)


def _grade_choice(question: Question, variant: Choices, text: str) -> Verdict:
    if not isinstance(question, Choice):
        raise TypeError(f"{question.id} is no choice")
    shown = read_choice(text, len(variant.order), many=question.many)
    picked = frozenset(variant.order[position] for position in shown)
    right = right_options(question)
    score = max(0, len(picked & right) - len(picked - right)) / max(1, len(right))
    status = Status.CORRECT if picked == right else Status.PARTIAL if score > 0 else Status.WRONG
    tag = ""
    if question.many:
        message = CORRECT if status is Status.CORRECT else _picked_message(picked, right)
    else:
        (only,) = picked
        tag = question.options[only].misconception
        outcome = CORRECT if status is Status.CORRECT else WRONG
        message = _why(question, variant, only) or outcome
    reading = ", ".join(str(position + 1) for position in sorted(shown))
    return Verdict(status, score, message, tag, reading)


def _picked_message(picked: frozenset[int], right: frozenset[int]) -> Text:
    found, missed, wrong = len(picked & right), len(right - picked), len(picked - right)
    return Text(
        en=f"{found} picked rightly, {missed} missed, {wrong} picked wrongly.",
        zh=f"选对 {found} 项，漏选 {missed} 项，错选 {wrong} 项。",
    )


def _why(question: Choice, variant: Choices, position: int) -> Text | None:
    """What is said of the option that was picked."""
    option = question.options[position]
    text = option.why
    if text is None and option.misconception:
        text = misconception(option.misconception).text
    if text is None:
        return None
    computed = needs_numbers(text.en) or needs_numbers(text.zh)
    values = numbers(question, variant) if computed else {}
    return Text(en=plain(text.en, values), zh=plain(text.zh, values))


def _grade_values(question: Question, variant: Values, text: str) -> Verdict:
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
    shape = shape_of(variant.key)
    if not shape:
        number = read_number(text)
        if isinstance(question, Count) and not number.is_integer():
            raise refuse("a count is a whole number", "计数应为整数", text)
        return (number,), _number_text(number)
    read = read_array(text)
    rows = _in_shape(read.rows, shape, text)
    if len(shape) == 1:
        return rows[0], _row_text(rows[0])
    return read.numbers, "[" + ", ".join(map(_row_text, rows)) + "]"


def _in_shape(rows: tuple[Numbers, ...], shape: tuple[int, ...], text: str) -> tuple[Numbers, ...]:
    """The rows, if they have the key's shape; a column stands for a vector."""
    found = len(rows), *{len(row) for row in rows}
    if len(shape) == 1:
        if found[1:] == (1,) and found[0] > 1:
            rows = (tuple(row[0] for row in rows),)
        if len(rows) != 1 or len(rows[0]) != shape[0]:
            count = sum(map(len, rows))
            raise refuse(
                f"a vector of {shape[0]} numbers is asked for, and {count} were read"
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


def _grade_formula(variant: Points, text: str) -> Verdict:
    node = read_formula(text, variant)
    reading = typeset_line(node)
    answer = tuple(evaluate(node, point) for point in variant.points)
    if shape_of(answer[0]) != shape_of(variant.keys[0]):
        raise refuse(
            f"this comes out as {_shape_text(answer[0], 'en')}, and "
            f"{_shape_text(variant.keys[0], 'en')} is asked for",
            f"这个式子的结果是{_shape_text(answer[0], 'zh')}，"
            f"这里要的是{_shape_text(variant.keys[0], 'zh')}",
            text,
        )
    if all(map(same, variant.keys, answer)):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading)
    found = diagnose_formula(variant, answer)
    if found:
        return Verdict(Status.WRONG, 0.0, found.message, found.tag, reading)
    return Verdict(Status.WRONG, 0.0, WRONG, "", reading)


def read_formula(text: str, variant: Points) -> Node:
    """The right side of what was typed, in the names that are allowed."""
    node = parse(bounded(text), names={**variant.left, **variant.names})
    right: Node
    if not isinstance(node, Equation):
        right = node
    elif isinstance(node.left, Name):
        right = node.right
    else:
        raise refuse(
            "write the formula alone, or with the name it is for on the left",
            "请只写公式，或在左边写上它所求的名字",
            text,
        )
    if used := names_of(right) & set(variant.left.values()):
        raise refuse(
            f"`{min(used)}` is what is asked for: write it in the other names",
            f"`{min(used)}` 正是所求的量：请用其他名字表示它",
            text,
        )
    return right


def _shape_text(value: Value, lang: str) -> str:
    shape = shape_of(value)
    if not shape:
        return "a number" if lang == "en" else "一个数"
    if len(shape) == 1:
        return "a vector" if lang == "en" else "一个向量"
    return "a matrix" if lang == "en" else "一个矩阵"
