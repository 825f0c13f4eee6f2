"""Reading what a person typed. What cannot be read is said so, and is never graded.

Every reader returns what was meant or raises FormulaError with the spot that fails. A text that
could mean two things is refused with the way to write either.
"""

import re
import unicodedata

from rnnquiz.errors import FormulaError
from rnnquiz.notation import evaluate, parse
from rnnquiz.text import Text

MAX_TEXT = 2000
# `c_t =`, `h[1] =`, `≈`; not the `dtype=` of a printed array, which stands after a comma
LEFT_SIDE = re.compile(r"^\s*(?:[^\W\d](?:[^=<>,;\[\]()]|[\[(][\w+-]{1,5}[\])]){0,30})?\s*[=≈~]\s*")
# `np.array(`, `tensor(`, `np.float64(` and what stands behind a printed array's numbers
PRINTED = re.compile(r"\b(?:(?:np|numpy|torch|jnp)\.)?(?:array|Array|tensor|float\d*|int\d+)(?=\()")
KEYWORDS = re.compile(r",\s*[a-z_]+\s*=\s*(?:'[^']*'|<[^<>]*>|[\w.]+)")
THOUSANDS = re.compile(r"\s*[-+]?\d+(?:,\d+)+(?:\.\d*)?\s*")
SEPARATOR = "[ ,_\u2009\u202f]"  # of thousands; other spaces are plain ones by then
GROUPED = re.compile(rf"\s*[-+]?[1-9]\d{{0,2}}({SEPARATOR})\d{{3}}(?:\1\d{{3}})*\s*")
SEVERAL = re.compile(r"\s*[-+]?[\d.]+(?:(?:\s+|\s*;\s*)[-+]?[\d.]+)+\s*")
UNIT = re.compile(r"\s*[-+]?[\d.]+\s*([^\W\d_]+)\s*")
PUNCTUATION = str.maketrans("，、；：（）［］【】｛｝−–—", ",,;:()[][]{}---")


def normalised(text: str) -> str:
    """Full-width digits, letters and punctuation as their plain forms; the length stays."""
    return "".join(_plain(character) for character in text.translate(PUNCTUATION))


def _plain(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return " " if character in "\u3000\u00a0" else character


def refuse(en: str, zh: str, source: str = "", position: int = 0) -> FormulaError:
    """The error for a text that cannot be read; both sentences get their capital and full stop."""
    sentence = Text(en=f"{en[0].upper()}{en[1:]}.", zh=f"{zh}。")
    return FormulaError(sentence, source, position)


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
    picked = options(re.sub(r"\band\b|[和与]", ",", lowered(text)), text, count, split=many)
    if not many and len(picked) > 1:
        raise refuse("only one option can be picked here", "这里只能选一项", text)
    return frozenset(picked)


def lowered(text: str) -> str:
    """The text in plain small letters, if it is not empty and not too long."""
    return normalised(bounded(text)).lower()


def options(plain: str, text: str, count: int, *, split: bool) -> list[int]:
    """The numbers or letters in the text, from 0, as they stand; with `split` 13 is 1 and 3."""
    marks = re.findall(r"[a-z]+|\d+", plain)
    if re.sub(r"[a-z\d\s,;.()\[\]]", "", plain) or ".." in plain or not marks:
        raise _not_an_option(text, count)
    labels = [label for mark in marks for label in (mark if split else [mark])]
    return [_option(label, count, text) for label in labels]


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
    plain = bared(source)
    if THOUSANDS.fullmatch(plain):
        raise refuse(
            "a comma can mean two things here: write 0.5 for a decimal, 1024 for thousands",
            "这里的逗号有歧义：小数请写 0.5，千位请直接写 1024",
            source,
            plain.find(","),
        )
    if SEVERAL.fullmatch(plain):
        raise refuse(
            "one number is asked for, without a space in it",
            "这里要填一个数，中间不要有空格",
            source,
        )
    return number_in(plain, source)


def read_count(text: str) -> float:
    """A whole number; its thousands may be parted, for a count has no decimals: `2,880`."""
    plain = bared(bounded(text))
    if GROUPED.fullmatch(plain):
        return float(re.sub(SEPARATOR, "", plain))
    number = read_number(text)
    if not number.is_integer():
        raise refuse("a count is a whole number", "计数应为整数", text)
    return number


def bared(source: str) -> str:
    """The text without what stands around its numbers; every position stays what it was."""
    plain = LEFT_SIDE.sub(_blank, normalised(source), count=1)
    return KEYWORDS.sub(_blank, PRINTED.sub(_blank, plain))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def number_in(part: str, source: str, start: int = 0) -> float:
    """The number that a part of the answer is, where it stands alone."""
    if "%" in part:
        raise refuse(
            "write a share as a decimal: 0.5, not 50 %",
            "比例请写成小数：写 0.5，不写 50 %",
            source,
            start + part.index("%"),
        )
    if unit := UNIT.fullmatch(part):
        raise refuse(
            f"write the number alone, without `{unit[1]}`",
            f"请只写数字，不要写“{unit[1]}”",
            source,
            start + unit.start(1),
        )
    try:
        value = evaluate(parse(part, names={}), {})
    except FormulaError as error:
        raise FormulaError(error.message, source, start + error.position) from None
    if not isinstance(value, float | int):
        raise refuse("one number is asked for", "这里要填一个数", source, start)
    return float(value)
