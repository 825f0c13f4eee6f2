"""Characters that could do something to a terminal or a file, made visible instead."""

import unicodedata

# Line and paragraph separators, and what has no character or no side of its own.
UNSAFE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
# Marks that turn the direction of what follows could show an answer as another.
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def shown(text: str) -> str:
    """The text with tabs as spaces and every other control character as its escape."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter == "\t":
        return "    "
    if unicodedata.category(letter) in UNSAFE or letter in TURNING:
        return letter.encode("unicode_escape").decode("ascii")
    return letter
