"""Grading an order: it is right when it runs and gives the right value, whatever order was meant.

A wrong order earns by the lines that can stay where they are, beyond what the worst order has.
"""

from collections.abc import Sequence
from typing import assert_never

from rnnquiz.bank import Order, Question
from rnnquiz.grading.lines import read_order
from rnnquiz.grading.verdict import CORRECT, WRONG, Status, Verdict
from rnnquiz.oracle import (
    Ordered,
    Row,
    Trouble,
    asked_names,
    in_order,
    misconception,
    numbers,
    plain,
    result,
    same,
    trouble,
)
from rnnquiz.text import Text


def grade_order(question: Question, variant: Ordered, text: str) -> Verdict:
    """The verdict on an order; the first line that is wrong where it stands is named."""
    if not isinstance(question, Order):
        raise TypeError(f"{question.id} is no order")
    order = read_order(text, len(variant.rows), every=not question.decoys)
    rows = [variant.rows[position] for position in order]
    reading = ", ".join(str(position + 1) for position in order)
    found = trouble(rows, asked_names(question, variant.rows))
    if not found and _gives_the_right_value(question, variant, rows):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading)
    decoy = "" if found else next((row.decoy for row in rows if row.decoy), "")
    message = _said(found, variant, order) if found else _stranger(decoy)
    kept, total, score = _kept(variant, rows)
    if score:
        message = Text(
            en=f"{message.en} {kept} of the {total} lines can stay where they are.",
            zh=f"{message.zh}{total} 行中有 {kept} 行的位置不用动。",
        )
    said = Text(en=plain(message.en), zh=plain(message.zh))
    status = Status.PARTIAL if score else Status.WRONG
    return Verdict(status, score, said, decoy, reading, cells=_cells(rows), marked=message)


def _gives_the_right_value(question: Order, variant: Ordered, rows: Sequence[Row]) -> bool:
    values = numbers(question, variant)
    key = [variant.rows[position] for position in variant.key]
    return same(result(question, key, values), result(question, rows, values))


def _stranger(decoy: str) -> Text:
    """What is wrong with an order that runs: the line that does not belong."""
    return misconception(decoy).text if decoy else WRONG


def _said(found: Trouble, variant: Ordered, order: Sequence[int]) -> Text:
    """What is wrong with the first line that is."""
    name = f"${found.name}$"
    if found.at == len(order):
        return Text(en=f"None of these lines gives {name}.", zh=f"这些行都没有算出 {name}。")
    line = order[found.at] + 1
    match found.kind:
        case "late":
            giver = next(at for at in order if variant.rows[at].name == found.name) + 1
            return Text(
                en=f"Line {line} needs {name}, which comes later, in line {giver}.",
                zh=f"第 {line} 行要用到 {name}，而它到后面的第 {giver} 行才算出来。",
            )
        case "absent":
            return Text(
                en=f"Line {line} needs {name}, which none of these lines gives.",
                zh=f"第 {line} 行要用到 {name}，而这些行都没有算出它。",
            )
        case "twice":
            return Text(
                en=f"Line {line} gives {name} a second time: one of the two does not belong.",
                zh=f"第 {line} 行又算了一遍 {name}：两行里有一行是多余的。",
            )
        case _:
            assert_never(found.kind)


def _kept(variant: Ordered, rows: Sequence[Row]) -> tuple[int, int, float]:
    """How many lines of a wrong order can stay, of how many, and what that is worth.

    What even the order from last to first keeps earns nothing.
    """
    key = [variant.rows[position] for position in variant.key]
    kept, least = min(in_order(rows), len(key) - 1), in_order(key[::-1])
    return kept, len(key), max(0, kept - least) / (len(key) - least)


def _cells(rows: Sequence[Row]) -> tuple[bool, ...]:
    """Of each line, whether it belongs and all that it needs stands before it."""
    bound: set[str] = set()
    cells: list[bool] = []
    for row in rows:
        cells.append(not row.decoy and bound.issuperset(row.needs) and row.name not in bound)
        bound.add(row.name)
    return tuple(cells)


def right_order(variant: Ordered, verdict: Verdict | None) -> tuple[int, ...]:
    """The order that was typed, if it is right: there may be several."""
    if verdict and verdict.status is Status.CORRECT:
        return tuple(int(number) - 1 for number in verdict.reading.split(", "))
    return variant.key
