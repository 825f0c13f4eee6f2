"""Point at the character where a formula fails."""

from rnnquiz.errors import FormulaError
from rnnquiz.notation.width import cells


def caret(error: FormulaError, width: int = 80, *, ascii: bool = False) -> tuple[str, str]:
    """The line that was typed and a caret under the spot, both at most `width` cells.

    A long line is cut to a window around the spot; what has no face is shown as one sign.
    """
    shown = [_visible(char, ascii) for char in error.source]
    here = min(error.position, len(shown))
    shown.append(" ")  # the spot may be behind the last character
    dots = "..." if ascii else "…"
    start, end = _window(shown, here, width, cells(dots))
    before = (dots if start else "") + "".join(shown[start:here])
    after = "".join(shown[here:end]) + (dots if end < len(shown) else "")
    return (before + after).rstrip(), " " * cells(before) + "^"


def _visible(char: str, ascii: bool) -> str:
    """A character that can be sent to a terminal."""
    if char.isspace():
        return " "
    if ascii:
        return char if char.isascii() and char.isprintable() else "?"
    return char if char.isprintable() else "\ufffd"


def _window(shown: list[str], here: int, width: int, dots: int) -> tuple[int, int]:
    """From where to where characters fit: up to half of them before the spot, the rest behind."""
    if sum(map(cells, shown)) <= width:
        return 0, len(shown)
    room = width - 2 * dots - cells(shown[here])
    start, end = here, here + 1
    used = 0
    while start and used + cells(shown[start - 1]) <= room // 2:
        start -= 1
        used += cells(shown[start])
    while end < len(shown) and used + cells(shown[end]) <= room:
        used += cells(shown[end])
        end += 1
    while start and used + cells(shown[start - 1]) <= room:
        start -= 1
        used += cells(shown[start])
    return start, end
