"""Reading several answers from one line: blanks and parts, with `;` between them."""

from rnnquiz.grading.read import bounded, normalised, refuse

OPEN = ("?", "_")  # what stands for an answer that is left open
BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


def read_entries(text: str, count: int, *, commas: bool = False) -> tuple[str, ...]:
    """Exactly so many entries; `commas` may part them where they cannot mean anything else."""
    entries = split_entries(bounded(text), count, commas=commas)
    if len(entries) != count:
        raise refuse(
            f"{count} answers are asked for, with ; between them, and {_were(len(entries))} read; "
            "write ? for one you leave open",
            f"这里要填 {count} 个答案，用 ; 隔开，读到 {len(entries)} 个；不会的可以写“?”",
            text,
        )
    for number, entry in enumerate(entries, 1):
        if not entry:
            raise refuse(
                f"answer {number} is empty; write ? to leave it open",
                f"第 {number} 个答案是空的；不会的可以写“?”",
                text,
            )
    return entries


def _were(found: int) -> str:
    return f"{found} {'was' if found == 1 else 'were'}"


def split_entries(text: str, count: int, *, commas: bool = False) -> tuple[str, ...]:
    """The entries between semicolons, or between commas where only these give so many."""
    entries = _split(text, ";")
    by_comma = _split(text, ",") if commas and len(entries) == 1 < count else entries
    return by_comma if len(by_comma) == count else entries


def _split(text: str, mark: str) -> tuple[str, ...]:
    """The text cut where the mark stands outside of brackets."""
    depth, cuts = 0, [-1]
    for at, character in enumerate(normalised(text)):
        depth += BRACKETS.get(character, 0)
        if character == mark and depth <= 0:
            cuts.append(at)
    ends = [*cuts[1:], len(text)]
    entries = tuple(text[cut + 1 : end].strip() for cut, end in zip(cuts, ends, strict=True))
    return entries[:-1] if len(entries) > 1 and not entries[-1] else entries
