"""Grading a match: each pair counts, and a wrong one may be a known mistake."""

import re
from collections.abc import Mapping, Sequence

from rnnquiz.bank import Decoy, Match, Question
from rnnquiz.errors import FormulaError
from rnnquiz.grading.read import bounded, normalised, refuse
from rnnquiz.grading.verdict import CORRECT, Status, Verdict
from rnnquiz.oracle import Columns, misconception, plain, sides
from rnnquiz.oracle.columns import LETTERS
from rnnquiz.text import Text

JOINED = re.compile(r"[\s,;.:=()\[\]{}<>/|_→-]+")


def read_pairs(text: str, pairs: int, count: int) -> tuple[int, ...]:
    """For each thing on the left the place on the right, from 0: `1b 2a 3c`, or `b a c`."""
    lefts, rights = "1234567"[:pairs], LETTERS[:count]
    found = _marks(JOINED.sub("", normalised(bounded(text)).lower()), lefts)
    if not found or not all(left in lefts and right in rights for left, right in found):
        raise _not_pairs(pairs, count)
    marks = [mark for pair in found for mark in pair]
    if twice := next((mark for mark in marks if marks.count(mark) > 1), ""):
        raise refuse(f"you used {twice} twice: each goes once", f"{twice} 用了两次：每个只能用一次")
    placed = dict(found)
    if missing := ", ".join(left for left in lefts if left not in placed):
        raise refuse(f"pair every number: {missing} is missing", f"每个编号都要配对：缺 {missing}")
    return tuple(LETTERS.index(placed[left]) for left in lefts)


def _marks(typed: str, lefts: str) -> list[tuple[str, str]]:
    """Each number with its letter, as they were typed; nothing where it is not clear which."""
    if re.fullmatch("[a-z]+", typed):
        return list(zip(lefts, typed, strict=False)) if len(typed) <= len(lefts) else []
    if re.fullmatch("([0-9][a-z])+[0-9]?", typed):
        return re.findall("([0-9])([a-z])", typed)
    if re.fullmatch("([a-z][0-9])+", typed):
        return [(left, right) for right, left in re.findall("([a-z])([0-9])", typed)]
    return []


def _not_pairs(pairs: int, count: int) -> FormulaError:
    last = LETTERS[count - 1]
    return refuse(
        f"give each number, 1 to {pairs}, a letter, a to {last}, such as 1b 2a",
        f"给编号 1 到 {pairs} 各配一个字母（a 到 {last}），例如 1b 2a",
    )


def grade_match(question: Question, variant: Columns, text: str) -> Verdict:
    """The verdict on the pairs; the part of them that is right is the score."""
    match = _match(question)
    placed = read_pairs(text, len(match.pairs), len(variant.order))
    chosen = tuple(variant.order[place] for place in placed)
    cells = tuple(position == index for index, position in enumerate(chosen))
    right, total = sum(cells), len(cells)
    status = Status.CORRECT if right == total else Status.PARTIAL if right else Status.WRONG
    tag = _mistake(match, chosen)
    message = CORRECT if status is Status.CORRECT else _counted(right, total)
    if tag:
        known = misconception(tag).text
        message = Text(en=plain(known.en), zh=plain(known.zh))
    return Verdict(status, right / total, message, tag, pairs_text(variant, chosen), cells=cells)


def _counted(right: int, total: int) -> Text:
    return Text(en=f"{right} of {total} pairs are right.", zh=f"{total} 对中配对了 {right} 对。")


def _mistake(question: Match, chosen: Sequence[int]) -> str:
    """The one misconception that was taken for the right formula of its name."""
    found = {
        name for name, (index, position) in mistakes(question).items() if chosen[index] == position
    }
    return found.pop() if len(found) == 1 else ""


def mistakes(question: Match) -> Mapping[str, tuple[int, int]]:
    """Of each misconception among the decoys the pair it is about, and its position in `sides`."""
    return {
        side.misconception: (index, position)
        for position, side in enumerate(sides(question))
        for index, pair in enumerate(question.pairs)
        if isinstance(side, Decoy)
        and side.misconception
        and (side.name, side.run) == (pair.name, pair.run)
    }


def pairs_text(variant: Columns, chosen: Sequence[int]) -> str:
    """The pairs as they are typed: `1b, 2a`."""
    letters = map(variant.letter, chosen)
    return ", ".join(f"{number}{letter}" for number, letter in enumerate(letters, 1))


def key_pairs(question: Question, variant: Columns) -> str:
    """The right pairs, as they are typed."""
    return pairs_text(variant, range(len(_match(question).pairs)))


def mistaken_pairs(question: Question, variant: Columns) -> dict[str, str]:
    """What each misconception would answer: its own formula, and the rest right."""
    match = _match(question)
    key = range(len(match.pairs))
    return {
        name: pairs_text(variant, [position if at == index else at for at in key])
        for name, (index, position) in mistakes(match).items()
    }


def _match(question: Question) -> Match:
    if not isinstance(question, Match):
        raise TypeError(f"{question.id} is no match")
    return question
