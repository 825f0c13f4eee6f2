"""Reading what a person typed. What cannot be read is said so, and is never graded.

Every reader returns what was meant or raises FormulaError with the spot that fails. A text that
could mean two things is refused with the way to write either.
"""

import re
import unicodedata
from typing import NamedTuple

from rnnquiz.errors import FormulaError
from rnnquiz.notation import evaluate, parse
from rnnquiz.text import Text

MAX_TEXT = 2000
LEFT_SIDE = re.compile(r"^\s*(?:[A-Za-z_][^=<>]{0,30})?\s*[=≈~]\s*")
WRAPPER = re.compile(r"^\s*(?:np\.|numpy\.|torch\.)?(?:array|tensor)\s*\((.*)\)\s*$", re.DOTALL)
DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
PUNCTUATION = str.maketrans("，、；：（）［］【】｛｝−–—", ",,;:()[][]{}---")
OPEN, CLOSE = "[({", "])}"


class Read(NamedTuple):
    """Numbers that were read, row by row, and whether they were written in rows."""

    rows: tuple[tuple[float, ...], ...]

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers in order."""
        return tuple(number for row in self.rows for number in row)


def normalised(text: str) -> str:
    """Full-width digits, letters and punctuation as their plain forms; the length stays."""
    return "".join(_plain(character) for character in text.translate(PUNCTUATION))


def _plain(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return " " if character in "\u3000\u00a0" else character


def refuse(en: str, zh: str, source: str = "", position: int = 0) -> FormulaError:
    """The error for a text that cannot be read."""
    return FormulaError(Text(en=en, zh=zh), source, position)


def bounded(text: str) -> str:
    """The text, if it is not empty and not longer than an answer can be."""
    if not text.strip():
        raise refuse("nothing was typed", "没有输入内容")
    if len(text) > MAX_TEXT:
        raise refuse(
            f"an answer has at most {MAX_TEXT} characters; this one has {len(text):,}",
            f"答案最多 {MAX_TEXT} 个字符；这里有 {len(text):,} 个",
        )
    return text


def read_choice(text: str, count: int, *, many: bool) -> frozenset[int]:
    """The options picked, from 0: `2`, `b`, `1,3`, `a c`."""
    plain = normalised(bounded(text)).lower()
    marks = re.findall(r"[a-z]+|\d+", plain)
    if re.sub(r"[a-z\d\s,;.()\[\]和与、]|and", "", plain) or not marks:
        raise _not_an_option(text, count)
    labels = [label for mark in marks for label in (mark if many else [mark])]
    picked = [_option(label, count, text) for label in labels]
    if not many and len(picked) > 1:
        raise refuse("only one option can be picked here", "这里只能选一项", text)
    return frozenset(picked)


def _option(label: str, count: int, text: str) -> int:
    if len(label) > (2 if label.isdecimal() else 1):
        raise _not_an_option(text, count)
    position = int(label) - 1 if label.isdecimal() else ord(label) - ord("a")
    if not 0 <= position < count:
        raise _not_an_option(text, count)
    return position


def _not_an_option(text: str, count: int) -> FormulaError:
    last = chr(ord("a") + count - 1)
    return refuse(
        f"pick an option by its number, 1 to {count}, or its letter, a to {last}",
        f"请用编号 1 到 {count} 或字母 a 到 {last} 选择",
        text,
    )


def read_number(text: str) -> float:
    """A number, plain or worked out: `0.463`, `.5`, `1/3`, `½`, `1e-3`, `4*(3*5 + 25 + 5)`."""
    source = bounded(text)
    plain = normalised(source)
    if DECIMAL_COMMA.fullmatch(LEFT_SIDE.sub("", plain).strip()):
        raise refuse(
            "a comma can mean two things here: write 0.5 for a decimal, 1024 for thousands",
            "这里的逗号有歧义：小数请写 0.5，千位请直接写 1024",
            source,
            source.find(","),
        )
    return _value(source, *_without_left_side(plain))


def _without_left_side(plain: str) -> tuple[str, int]:
    """The text after a stated left side such as `c_t =`, and where it begins."""
    match = LEFT_SIDE.match(plain)
    start = match.end() if match else 0
    return plain[start:], start


def _value(source: str, part: str, start: int) -> float:
    try:
        value = evaluate(parse(part, names={}), {})
    except FormulaError as error:
        raise FormulaError(error.message, source, start + error.position) from None
    if not isinstance(value, float | int):
        raise refuse("one number is asked for", "这里要填一个数", source, start)
    return float(value)


def read_array(text: str) -> Read:
    """Numbers in rows: `0.1, 0.2`, `[0.1 0.2]`, `[[1, 2], [3, 4]]`, `1 2; 3 4`."""
    source = bounded(text)
    plain = normalised(source)
    part, start = _without_left_side(plain)
    if wrapped := WRAPPER.match(part):
        start += wrapped.start(1)
        part = wrapped.group(1)
    rows = tuple(
        tuple(_value(source, item, start + where + at) for at, item in _items(row, source))
        for where, row in _rows(part, source)
    )
    if not any(rows):
        raise refuse("there are no numbers in this answer", "答案里没有数字", source)
    return Read(tuple(row for row in rows if row))


def _rows(part: str, source: str) -> list[tuple[int, str]]:
    """The rows with where they begin: what stands between inner brackets, or between semicolons."""
    body, offset = _unwrapped(part, source)
    if "[" not in body:
        pieces, at = [], offset
        for piece in re.split(r"[;\n]", body):
            pieces.append((at, piece))
            at += len(piece) + 1
        return pieces
    rows = [
        (offset + match.start(1), match.group(1)) for match in re.finditer(r"\[([^\[\]]*)\]", body)
    ]
    if re.sub(r"\[[^\[\]]*\]", "", body).strip(" ,;\n"):
        raise refuse(
            "write a matrix row by row: [[1, 2], [3, 4]]",
            "矩阵请逐行书写：[[1, 2], [3, 4]]",
            source,
        )
    return rows


def _unwrapped(part: str, source: str) -> tuple[str, int]:
    """The inside of one pair of outer brackets, if there is one, and where it begins."""
    stripped = part.strip()
    offset = len(part) - len(part.lstrip())
    opened, closed = (sum(stripped.count(mark) for mark in marks) for marks in ("[", "]"))
    if opened != closed:
        raise refuse("the brackets do not match", "括号不配对", source)
    if len(stripped) >= 2 and _is_pair(stripped):
        return stripped[1:-1], offset + 1
    return stripped, offset


def _is_pair(text: str) -> bool:
    """Whether the first character is a bracket that the last one closes."""
    if text[0] not in OPEN or text[-1] != CLOSE[OPEN.index(text[0])]:
        return False
    depth = 0
    for position, character in enumerate(text):
        depth += (character in OPEN) - (character in CLOSE)
        if depth == 0:
            return position == len(text) - 1
    return False


def _items(row: str, source: str) -> list[tuple[int, str]]:
    """The numbers of a row with where they begin; commas part them, else white space does."""
    if "," in row:
        pattern = r"[^,]+"
    else:
        pattern = r"\S+"
        if re.search(r"\d\s+[-+*/]\s+[\d.(]", row):
            raise refuse(
                "it is not clear where one number ends: put commas between them",
                "看不出一个数到哪里结束：请用逗号隔开",
                source,
            )
    return [
        (match.start(), match.group())
        for match in re.finditer(pattern, row)
        if match.group().strip()
    ]
