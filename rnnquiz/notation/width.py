"""How many terminal cells a text takes."""

import unicodedata

_WIDE = frozenset("WF")
_NONE = frozenset(("Mn", "Me", "Cf"))


def cells(text: str) -> int:
    """Cells of a text: a CJK character takes two, a combining mark none."""
    return len(text) if text.isascii() else sum(map(char_cells, text))


def char_cells(char: str) -> int:
    """Cells of one character."""
    if unicodedata.category(char) in _NONE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def padded(text: str, width: int) -> str:
    """A text with spaces behind it to fill `width` cells."""
    return text + " " * (width - cells(text))


def centred(text: str, width: int) -> str:
    """A text in the middle of `width` cells."""
    left = (width - cells(text)) // 2
    return padded(" " * left + text, width)
