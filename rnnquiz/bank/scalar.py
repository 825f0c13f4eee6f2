"""What a bare word of YAML stands for, read so that no two YAML readers can differ on it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from rnnquiz.bank.fault import brief

Scalar = str | int | float | bool | None

MAX_DIGITS = 15

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+([eE][-+][0-9]+)?")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "": None}


class Refusal(NamedTuple):
    """Why a bare word is refused, and what to write instead."""

    message: str


def resolve(word: str) -> Scalar | Refusal:
    """The value of a plain scalar, which is the same to every reader of YAML, or a refusal."""
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.fullmatch(word) or _DECIMAL.fullmatch(word):
        return _number(word)
    for pattern, instead in _TRAPS:
        if pattern.fullmatch(word):
            return Refusal(_sentence(word, instead(word)))
    return word


def _number(word: str) -> Scalar | Refusal:
    digits = sum(map(str.isdigit, word))
    if digits > MAX_DIGITS:
        return Refusal(f"a number of {digits:,} digits: use at most {MAX_DIGITS}")
    if _INTEGER.fullmatch(word):
        return int(word)
    number = float(word)
    if abs(number) > 1e15:
        return Refusal(f"{word} is out of range: numbers go up to 1.0e+15")
    return number


def _sentence(word: str, instead: str) -> str:
    word = brief(word)
    write = f"write {instead}, or " if instead else "write "
    return f"YAML readers differ on what {word} is: {write}'{word}' in quotes for the text"


def _point(word: str) -> str:
    """`1e-3` as 0.001: digits with a point in them, or nothing where that would be too long."""
    number = repr(float(word.replace("_", ""))).removesuffix(".0")
    return number if "e" not in number and "inf" not in number else ""


def _whole(word: str) -> str:
    sign, digits = "-" * word.startswith("-"), word.lstrip("-+").replace("_", "")
    try:
        return sign + str(int(digits, {"0x": 16, "0o": 8, "0b": 2}.get(digits[:2], 10)))
    except ValueError:  # no digit after all, or thousands of them
        return ""


def _truth(word: str) -> str:
    return "true" if word.lower() in ("yes", "on", "y", "true") else "false"


def _nothing(_: str) -> str:
    return ""


# Each line: what YAML 1.1, YAML 1.2 and their readers do not all take the same way.
_TRAPS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"(?i:yes|no|on|off|y|n|true|false)"), _truth),
    (re.compile(r"~|(?i:null)|=|<<"), _nothing),
    (re.compile(r"[-+]?0(x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)"), _whole),
    (re.compile(r"[-+]?[0-9][0-9_]*"), _whole),
    (re.compile(r"[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?"), _point),
    (re.compile(r"[-+]?\.(?i:inf)|\.(?i:nan)"), _nothing),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"), _nothing),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\s].*)?"), _nothing),
)
