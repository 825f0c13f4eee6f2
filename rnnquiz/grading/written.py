"""Grading a formula: it is right when it gives what the reference gives, at every point."""

from rnnquiz.grading.diagnose import diagnose_formula
from rnnquiz.grading.read import bounded, refuse
from rnnquiz.grading.verdict import CORRECT, WRONG, Status, Verdict
from rnnquiz.notation import (
    Equation,
    Name,
    Node,
    Partial,
    Value,
    evaluate,
    names_of,
    parse,
    typeset_line,
)
from rnnquiz.oracle import Points, same, shape_of


def grade_formula(variant: Points, text: str) -> Verdict:
    """The verdict on a formula, however it is spelled or arranged."""
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
    elif isinstance(node.left, Name | Partial):
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
