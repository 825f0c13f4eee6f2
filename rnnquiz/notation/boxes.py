"""Text in two dimensions: boxes of lines that are set beside one another on a baseline."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rnnquiz.notation.width import cells, centred, padded


class Box(NamedTuple):
    """Lines of equal width.

    `baseline` is the line that neighbours line up with; `top` to `bottom` are the lines that
    brackets reach over, which leaves out lowered subscripts and raised exponents.
    """

    lines: tuple[str, ...]
    baseline: int = 0
    top: int = 0
    bottom: int = 0

    @property
    def width(self) -> int:
        """Its width in cells."""
        return cells(self.lines[0])


def text_box(text: str) -> Box:
    """A box of one line."""
    return Box((text,))


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes from left to right on one baseline."""
    above = max(box.baseline for box in boxes)
    below = max(len(box.lines) - box.baseline for box in boxes)
    lines = [
        "".join(_line(box, box.baseline - above + row) for box in boxes)
        for row in range(above + below)
    ]
    top = above - max(box.baseline - box.top for box in boxes)
    bottom = above + max(box.bottom - box.baseline for box in boxes)
    return Box(tuple(lines), above, top, bottom)


def _line(box: Box, row: int) -> str:
    return box.lines[row] if 0 <= row < len(box.lines) else " " * box.width


def lowered_box(base: str, below: str) -> Box:
    """A base with its subscript on the line below."""
    width = cells(base)
    line = " " * width + below
    return Box((padded(base, cells(line)), line))


def raised_box(base: Box, exponent: Box) -> Box:
    """A base with its exponent on the lines above, to the right."""
    width = base.width
    height = len(exponent.lines)
    lines = [" " * width + line for line in exponent.lines]
    lines[height:] = [padded(line, width + exponent.width) for line in base.lines]
    return Box(tuple(lines), base.baseline + height, base.top + height, base.bottom + height)


def appended(base: Box, glyphs: str) -> Box:
    """Superscript glyphs behind the base, above a lowered subscript rather than behind it."""
    lines = list(base.lines)
    line = lines[base.top].rstrip() + glyphs
    width = max(base.width, cells(line))
    lines[base.top] = line
    return base._replace(lines=tuple(padded(line, width) for line in lines))


def stacked(top: Box, bottom: Box, bar: str) -> Box:
    """A fraction."""
    width = max(top.width, bottom.width)
    lines = (*_centred(top, width), bar * width, *_centred(bottom, width))
    return Box(lines, len(top.lines), 0, len(lines) - 1)


def limited(sign: Box, above: Box, below: Box) -> Box:
    """A sign with its limits above and below."""
    width = max(sign.width, above.width, below.width)
    lines = (*_centred(above, width), *_centred(sign, width), *_centred(below, width))
    return Box(lines, len(above.lines) + sign.baseline, 0, len(lines) - 1)


def _centred(box: Box, width: int) -> Iterable[str]:
    return (centred(line, width) for line in box.lines)


_TALL = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "|": "│││",
    "‖": "‖‖‖",
}
_TALL_ASCII = {"(": "/|\\", ")": "\\|/"}


def bracket(sign: str, inner: Box, *, ascii: bool) -> Box:
    """A bracket as tall as what it encloses."""
    height = inner.bottom - inner.top + 1
    baseline = inner.baseline - inner.top
    if height == 1:
        return text_box(sign)
    tall = _TALL_ASCII.get(sign, sign * 3) if ascii else _TALL[sign]
    return Box((tall[0], *tall[1] * (height - 2), tall[2]), baseline, 0, height - 1)
