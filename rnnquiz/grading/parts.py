"""Grading a run in parts: each value by its tolerance, and by what follows from those before it.

A mistake costs once: a part that follows rightly from the learner's own wrong value counts.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rnnquiz.errors import FormulaError
from rnnquiz.grading.diagnose import Diagnosis, Numbers, diagnose_values, near
from rnnquiz.grading.entries import OPEN, read_entries
from rnnquiz.grading.key import part_bands
from rnnquiz.grading.read import normalised, refuse
from rnnquiz.grading.values import read_values
from rnnquiz.grading.verdict import CORRECT, Piece, Status, Verdict
from rnnquiz.notation import Name, Value, parse
from rnnquiz.oracle import (
    Chain,
    Tolerance,
    Values,
    components,
    following,
    mistaken,
    rounding,
    shape_of,
)
from rnnquiz.text import Text

LABEL = re.compile(r"\s*([^=≈\d\s\[(][^=≈\[(]{0,20}?)\s*[=≈](.*)", re.DOTALL)


class Read(NamedTuple):
    """One part as it was typed and read; `value` is None where it was left open."""

    reading: str
    value: Value | None = None
    numbers: Numbers = ()


def grade_parts(variant: Chain, text: str) -> Verdict:
    """The verdict on all parts, with the first that goes astray and what made it."""
    entries = _in_order(variant, read_entries(text, len(variant.asks)), text)
    parts = [_read(entry, key) for entry, key in zip(entries, variant.keys, strict=True)]
    statuses = _statuses(variant, parts)
    reading = "; ".join(part.reading for part in parts)
    bands = part_bands(variant)
    shown = "; ".join(bands)
    rows = zip(
        variant.asks, statuses, [part.reading for part in parts], map(Text, bands), strict=True
    )
    pieces = tuple(Piece(*row) for row in rows)
    cells = tuple(status is Status.CORRECT for status in statuses)
    if all(cells):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", reading, shown, cells, None, pieces)
    score = sum(s in {Status.CORRECT, Status.PARTIAL} for s in statuses) / len(statuses)
    message, tag = _said(variant, parts, pieces)
    status = Status.PARTIAL if score else Status.WRONG
    return Verdict(status, score, message, tag, reading, shown, cells, None, pieces)


def _in_order(variant: Chain, entries: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The entries in the order asked: where each says its name, the names decide."""
    named = [_label(entry, variant) for entry in entries]
    if sorted(named) == sorted(variant.asks):
        return tuple(entries[named.index(ask)] for ask in variant.asks)
    if any(name and name != ask for name, ask in zip(named, variant.asks, strict=True)):
        order = ", ".join(variant.asks)
        raise refuse(
            f"the parts are asked in this order: {order}; or name each of them",
            f"各部分的顺序是：{order}；也可以逐个写出名字",
            text,
        )
    return entries


def _label(entry: str, variant: Chain) -> str:
    """The part that an entry says it is for, in whatever spelling."""
    found = LABEL.match(normalised(entry))
    try:
        node = parse(found[1]) if found else None
    except FormulaError:
        return ""
    name = node.ident if isinstance(node, Name) else ""
    name = variant.attempt.routine.spellings.get(name, name)
    return name if name in variant.asks else ""


def _read(entry: str, key: Value) -> Read:
    if entry in OPEN:
        return Read(entry)
    numbers, reading = read_values(entry, shape_of(key))
    reading = reading.strip("[]") if len(numbers) == 1 else reading
    if not shape_of(key):
        return Read(reading, numbers[0], numbers)
    import numpy as np

    return Read(reading, np.array(numbers).reshape(shape_of(key)), numbers)


def _statuses(variant: Chain, parts: Sequence[Read]) -> list[Status]:
    """Each part: right by itself, or by what follows from the values before it."""
    found = _found(variant, parts)
    follows = [False] * len(parts)
    right = [_near(*each) for each in zip(variant.keys, parts, variant.tolerances, strict=True)]
    if not all(right):
        follows = _follow(variant, parts, found)
    statuses: list[Status] = []
    for part, is_right, does_follow in zip(parts, right, follows, strict=True):
        # Earlier values that were accepted may be off by a tolerance, and what follows by more.
        accepted = all(status in {Status.CORRECT, Status.INVALID} for status in statuses)
        if part.value is None:
            statuses.append(Status.INVALID)
        elif is_right or (does_follow and accepted):
            statuses.append(Status.CORRECT)
        else:
            statuses.append(Status.PARTIAL if does_follow else Status.WRONG)
    return statuses


def _near(key: Value, part: Read, tolerance: Tolerance) -> bool:
    return near(components(key), part.numbers, tolerance)


def _follow(variant: Chain, parts: Sequence[Read], found: Mapping[str, Value]) -> list[bool]:
    """Whether each part follows from the values typed, which were rounded when they were typed."""
    own, slack = following(variant, found), rounding(variant, found)
    return [
        len(part.numbers) > 0
        and all(
            tolerance._replace(absolute=tolerance.absolute + wide).accepts(a, b)
            for a, b, wide in zip(components(key), part.numbers, slips, strict=True)
        )
        for key, slips, part, tolerance in zip(own, slack, parts, variant.tolerances, strict=True)
    ]


def _found(variant: Chain, parts: Sequence[Read]) -> Mapping[str, Value]:
    pairs = zip(variant.asks, parts, strict=True)
    return {ask: part.value for ask, part in pairs if part.value is not None}


def _said(variant: Chain, parts: Sequence[Read], pieces: Sequence[Piece]) -> tuple[Text, str]:
    """Where it goes astray, by which mistake, and what follows rightly from there."""
    wrong = [at for at, piece in enumerate(pieces) if piece.status is Status.WRONG]
    sentences, tag = [], ""
    if wrong:
        found = _diagnose(variant, parts, pieces, wrong[0])
        sentences = [_astray(pieces, wrong[0]), *([found.message] if found else [])]
        tag = found.tag if found else ""
    labels = [piece.label for piece in pieces if piece.status is Status.PARTIAL]
    if labels:
        sentences.append(_follows(labels, [pieces[at].label for at in wrong]))
    if not sentences:
        sentences = [_left_open(pieces)]
    return _joined(sentences), tag


def _diagnose(
    variant: Chain, parts: Sequence[Read], pieces: Sequence[Piece], at: int
) -> Diagnosis | None:
    """Which mistake made this part, from the exact values of what was right, or those typed."""
    typed = _found(variant, parts)
    right = {piece.label for piece in pieces if piece.status is Status.CORRECT}
    exact = {ask: key for ask, key in zip(variant.asks, variant.keys, strict=True) if ask in right}
    before = {ask: exact.get(ask, value) for ask, value in typed.items()}
    tried = ((found, declared) for declared in (True, False) for found in (before, typed))
    mistakes = (_mistake(variant, parts[at], *each, at) for each in tried)
    return next(filter(None, mistakes), None)


def _mistake(
    variant: Chain, part: Read, found: Mapping[str, Value], declared: bool, at: int
) -> Diagnosis | None:
    key, tolerance = following(variant, found)[at], variant.tolerances[at]
    wrong = mistaken(variant, found, at, declared=declared)
    probe = Values(variant.seed, variant.values, (), key, tolerance, wrong, {})
    return diagnose_values(probe, part.numbers)


def _astray(pieces: Sequence[Piece], at: int) -> Text:
    label = pieces[at].label
    before = pieces[at - 1].label if at else ""
    if at and all(piece.status is Status.CORRECT for piece in pieces[:at]):
        return Text(
            en=f"Up to {before} all is right; {label} is where it goes astray.",
            zh=f"到 {before} 为止都对；从 {label} 开始出错。",
        )
    return Text(en=f"{label} is where it goes astray.", zh=f"从 {label} 开始出错。")


def _follows(labels: Sequence[str], wrong: Sequence[str]) -> Text:
    be = "is" if len(labels) == 1 else "are"
    source = f"value of {wrong[0]}" if len(wrong) == 1 else "own earlier values"
    origin = wrong[0] if len(wrong) == 1 else "前面的结果"
    return Text(
        en=f"{', '.join(labels)} {be} right from your {source}, and counted.",
        zh=f"从你的 {origin} 算起，{'、'.join(labels)} 是对的，照样计分。",
    )


def _left_open(pieces: Sequence[Piece]) -> Text:
    labels = [piece.label for piece in pieces if piece.status is Status.INVALID]
    return Text(en=f"Left open: {', '.join(labels)}.", zh=f"未作答：{'、'.join(labels)}。")


def _joined(sentences: Sequence[Text]) -> Text:
    return Text(
        en=" ".join(each.en for each in sentences), zh="".join(each.zh for each in sentences)
    )
