"""Reading answers about numbered lines: an order of them, or one of them and what it should be."""

import re
from collections.abc import Sequence

from rnnquiz.errors import FormulaError
from rnnquiz.grading.read import bounded, lowered, normalised, options, refuse
from rnnquiz.notation import Name, parse

ARROWS = re.compile(r"(?<=\w)\s*(?:-?>|→|-)\s*(?=\w)")
NUMBERED = re.compile(r"\s*(?:line|第)?\s*(\d{1,3})\s*行?\s*(\D.*)?", re.DOTALL | re.IGNORECASE)
# what parts the number of a line from what the line should be; `4 f*c` could be a product
MEND = re.compile(r"(?:[-=]>|→|[:,;)=]|\.(?=\s|$)|(?=[^\W\d][^=:]{0,12}=))\s*(.*)", re.DOTALL)


def read_order(text: str, count: int, *, every: bool) -> tuple[int, ...]:
    """The lines in the order typed, from 0: `3 1 2`, `c a b`, `312`, `3 > 1 > 2`.

    With `every` they have to be all there.
    """
    try:
        order = options(ARROWS.sub(" ", lowered(text)), text, count, split=True)
    except FormulaError as error:
        if not error.source:
            raise
        raise refuse(
            f"write the numbers of the lines, 1 to {count}, in their order, such as 2 1 3",
            f"请按顺序写出行号（1 到 {count}），例如 2 1 3",
            text,
        ) from None
    for line in order:
        if order.count(line) > 1:
            raise refuse(
                f"line {line + 1} is there more than once; each line has one place",
                f"第 {line + 1} 行不止一次；每行只有一个位置",
            )
    missing = ", ".join(str(line + 1) for line in range(count) if line not in order)
    if every and missing:
        raise refuse(
            f"all {count} lines have a place in the order; missing: {missing}",
            f"全部 {count} 行都要排进去；还缺：{missing}",
        )
    return tuple(order)


def read_line(text: str, names: Sequence[str]) -> tuple[int, str]:
    """A line, from 0, and what it should be, where that is said.

    `4`, `line 4`, `4: f*c + i*g`, `4 c_t = f*c + i*g`, or `c_t = f*c + i*g` alone.
    """
    plain = normalised(bounded(text))
    numbered = NUMBERED.fullmatch(plain)
    mend = MEND.fullmatch(numbered[2]) if numbered and numbered[2] else None
    if numbered and (mend or not numbered[2]):
        position = int(numbered[1]) - 1
        if not 0 <= position < len(names):
            raise refuse(
                f"the lines are numbered 1 to {len(names)}", f"行号是 1 到 {len(names)}", text
            )
        return position, mend[1].strip() if mend else ""
    left, equals, _ = plain.partition("=")
    if equals and (named := _ident(left)) in names:
        return names.index(named), text
    raise refuse(
        "write the number of the line, then a colon and what the line should be",
        "先写行号，再写冒号和这一行应有的内容",
        text,
    )


def _ident(text: str) -> str:
    """The name that a text is, "" where it is none."""
    try:
        node = parse(text)
    except FormulaError:
        return ""
    return node.ident if isinstance(node, Name) else ""
