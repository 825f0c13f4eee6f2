"""Reading rows of numbers: a vector or a matrix, as people, papers and programs write them.

Everything that is no number is blanked out in its place, so that an error still points at the
character that was typed.
"""

import re

from rnnquiz.grading.read import bared, bounded, number_in, refuse

Rows = tuple[tuple[float, ...], ...]

OPEN, CLOSE = "[(", "])"
NESTED = 5  # pairs of brackets around everything that make sense to somebody
TRANSPOSED = re.compile(r"(?<=[\])}])\s*(?:\^\s*\{?\s*(?:T|\\top|\\mathrm\{T\})\s*\}?|ᵀ|\.T|')\s*$")
LATEX = re.compile(r"\\(?:begin|end)\{[bpv]?matrix\}|\\left|\\right")
TUPLES = re.compile(r"\s*\([^()]*,[^()]*\)(?:\s*[,;]?\s*\([^()]*,[^()]*\))*\s*")
DRAWN = str.maketrans("⎡⎢⎣⎤⎥⎦", "      ")  # brackets as we draw them ourselves
SQUARE = str.maketrans("()", "[]")
ROUND = str.maketrans("{}", "()")


def read_array(text: str) -> Rows:
    """Numbers in rows: `0.1, 0.2`, `[0.1 0.2]`, `[[1, 2], [3, 4]]`, `1 2; 3 4`, a printed array."""
    source = bounded(text)
    plain = bared(source).translate(DRAWN)
    turned = TRANSPOSED.search(plain)
    if turned:
        plain = plain[: turned.start()]
    found = tuple(
        tuple(number_in(item, source, where + at) for at, item in _items(row, where, source))
        for where, row in _rows(_square(plain), source)
    )
    rows = tuple(row for row in found if row)
    if not rows:
        raise refuse("there are no numbers in this answer", "答案里没有数字", source)
    return _turned(rows) if turned else rows


def _turned(rows: Rows) -> Rows:
    """Columns as rows; rows of unequal length stay, and are refused for their shape."""
    return tuple(zip(*rows, strict=True)) if len(set(map(len, rows))) == 1 else rows


def _square(plain: str) -> str:
    """The same numbers with square brackets around rows, and only there."""
    if "matrix}" in plain:
        marked = LATEX.sub(lambda match: " " * len(match.group()), plain)
        return marked.replace("&", ",").replace("\\\\", "; ")
    if "\\" not in plain:
        plain = plain.translate(ROUND)
    body, _ = _inside(plain)
    return plain.translate(SQUARE) if TUPLES.fullmatch(body) and "(" in body else plain


def _rows(plain: str, source: str) -> list[tuple[int, str]]:
    """The rows with where they begin: what stands between inner brackets, or between semicolons."""
    if any(plain.count(a) != plain.count(b) for a, b in zip(OPEN, CLOSE, strict=True)):
        raise refuse("the brackets do not match", "括号不配对", source)
    body, offset = _inside(plain)
    if "[" not in body:
        # Within brackets a line end is white space, as where NumPy breaks a long vector.
        ends = r"[^;]+" if offset > len(plain) - len(plain.lstrip()) else r"(?:[^;\n]|(?<=,)\n)+"
        return [(offset + match.start(), match.group()) for match in re.finditer(ends, body)]
    if re.sub(r"\[[^\[\]]*\]", "", body).strip(" ,;\n"):
        raise refuse(
            "write a matrix row by row: [[1, 2], [3, 4]]",
            "矩阵请逐行书写：[[1, 2], [3, 4]]",
            source,
        )
    return [
        (offset + match.start(1), match.group(1)) for match in re.finditer(r"\[([^\[\]]*)\]", body)
    ]


def _inside(text: str) -> tuple[str, int]:
    """The inside of round brackets, and then of one pair of square ones, and where it begins."""
    stripped, start = text.strip(), len(text) - len(text.lstrip())
    for _ in range(NESTED):
        if not _is_pair(stripped):
            break
        inner = stripped[1:-1]
        if stripped[0] == "[":
            return inner, start + 1
        start += 1 + len(inner) - len(inner.lstrip())
        stripped = inner.strip()
    return stripped, start


def _is_pair(text: str) -> bool:
    """Whether the first character is a bracket that the last one closes."""
    if len(text) < 2 or text[0] not in OPEN or text[-1] != CLOSE[OPEN.index(text[0])]:
        return False
    depth = 0
    for position, character in enumerate(text):
        depth += (character in OPEN) - (character in CLOSE)
        if depth == 0:
            return position == len(text) - 1
    return False


def _items(row: str, start: int, source: str) -> list[tuple[int, str]]:
    """The numbers of a row with where they begin; commas part them, else white space does."""
    if "," not in row:
        if re.search(r"\d\s+[-+*/]\s+[\d.(]", row):
            raise refuse(
                "it is not clear where one number ends: put commas between them",
                "看不出一个数到哪里结束：请用逗号隔开",
                source,
            )
        return [(match.start(), match.group()) for match in re.finditer(r"\S+", row)]
    items = [(match.start(), match.group()) for match in re.finditer(r"[^,]*(?:,|$)", row)]
    items = [(at, item.removesuffix(",")) for at, item in items]
    while items and not items[-1][1].strip():
        items.pop()  # a comma may close the row
    for at, item in items:
        if not item.strip():
            raise refuse(
                "a number is missing before this comma",
                "这个逗号前面少了一个数",
                source,
                start + at,
            )
    return items
