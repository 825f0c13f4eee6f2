"""One sheet from its bytes: read, fitted, checked, and made into values with their places."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from rnnquiz.bank.fault import Fault, Keys, Spot, dotted
from rnnquiz.bank.fitting import fit
from rnnquiz.bank.interview import Interview
from rnnquiz.bank.question import Explainer, Question, Term, Topic
from rnnquiz.bank.reading import Fields, Items, Node, Reading, read
from rnnquiz.bank.rules import broken
from rnnquiz.bank.sheet import KINDS, Entry, Kind, Sheet

# The kinds that other entries name by their ids.
NAMED: tuple[Kind, ...] = ("topics", "questions")

# The dotted path of each node of an entry, and where it stands.
Places = dict[str, Spot]

_TYPES: dict[Kind, Any] = {
    "questions": Question,
    "explainers": Explainer,
    "interviews": Interview,
    "topics": Topic,
    "terms": Term,
}


class Compiled(NamedTuple):
    """The sound entries of a sheet, where their nodes stand, and what is wrong with the others.

    `places` has one mapping an entry, in the order of the sheet; `ids` are those of all its topics
    and questions, sound or not, or None where it may have more than could be read.
    """

    sheet: Sheet
    places: dict[Kind, list[Places]]
    faults: list[tuple[Spot, str]]
    ids: Mapping[Kind, frozenset[str] | None]


class _Sound(NamedTuple):
    kind: Kind
    entry: Entry
    places: Places


def compile_sheet(data: bytes) -> Compiled:
    """Everything that can be known of a sheet on its own."""
    reading = read(data)
    faults = list(reading.faults)
    sound = list(_sound(reading.node, faults)) if reading.node else []
    return Compiled(
        _sheet(sound),
        {kind: [one.places for one in sound if one.kind == kind] for kind in KINDS},
        [(fault.spot, _labelled(fault, reading)) for fault in faults],
        {kind: _ids(kind, reading, data) for kind in NAMED},
    )


def _ids(kind: Kind, reading: Reading, data: bytes) -> frozenset[str] | None:
    if reading.node is None and f"{kind}:".encode() in data:
        return None
    return frozenset(name for keys, name in reading.ids.items() if keys[:1] == (kind,))


def _sound(node: Node, faults: list[Fault]) -> Iterator[_Sound]:
    """The entries that are as they should be; what is wrong with the others joins `faults`."""
    plain, misfits = fit(node)
    faults += misfits
    unsound = {fault.keys[:2] for fault in faults}
    for kind in KINDS:
        for index, value in enumerate((plain or {}).get(kind) or ()):
            if (kind, index) in unsound:
                continue
            entry = msgspec.convert(value, _TYPES[kind])
            places = dict(_places(_child(_child(node, kind), index), ()))
            findings = list(broken(entry))
            for path, message in findings:
                faults.append(Fault((kind, index, *path), nearest(places, path), message))
            if not findings:
                yield _Sound(kind, entry, places)


def _sheet(sound: list[_Sound]) -> Sheet:
    entries = {kind: tuple(one.entry for one in sound if one.kind == kind) for kind in KINDS}
    return msgspec.structs.replace(Sheet(format=1), **entries)


def _child(node: Node, key: str | int) -> Node:
    match node, key:
        case Fields(fields=fields), str():
            return fields[key]
        case Items(items=items), int():
            return items[key]
    raise LookupError(key)


def _places(node: Node, keys: Keys) -> Iterator[tuple[str, Spot]]:
    """Where a node and all inside it stand; in a mapping that is where the value starts."""
    yield dotted(keys), node.spot
    match node:
        case Fields(fields=fields):
            for key, inner in fields.items():
                yield from _places(inner, (*keys, key))
        case Items(items=items):
            for index, inner in enumerate(items):
                yield from _places(inner, (*keys, index))


def nearest(places: Places, keys: Keys) -> Spot:
    """Where these keys lead, or the nearest parent that is written down."""
    while dotted(keys) not in places:
        keys = keys[:-1]
    return places[dotted(keys)]


def _labelled(fault: Fault, reading: Reading) -> str:
    """The message, after the id of its entry and the keys inside it, as far as they are known."""
    entry, rest = reading.ids.get(fault.keys[:2]), fault.keys[2:]
    label = [entry, dotted(rest)] if entry else [dotted(fault.keys)]
    return ": ".join([*filter(None, label), fault.message])
