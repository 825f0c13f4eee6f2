"""YAML to a tree of nodes that know where they stand.

YAML is read event by event, so nothing is built before its depth is known, and what YAML readers
disagree on is refused instead of guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple, Never

from rnnquiz.bank.fault import Fault, Keys, Spot, brief
from rnnquiz.bank.question import MAX_BYTES
from rnnquiz.bank.scalar import Refusal, Scalar, resolve

# YAML's stubs do not say which event has what.
Event = Any

MAX_DEPTH = 16
MAX_NODES = 100_000

# Everything that paints, hides or moves other text: controls, bidi, zero width, line separators.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ue000-\uf8ff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)


class Leaf(NamedTuple):
    """A scalar; `refused` ones were reported when they were read."""

    spot: Spot
    value: Scalar
    refused: bool = False


class Items(NamedTuple):
    """A list."""

    spot: Spot
    items: list["Node"]


class Fields(NamedTuple):
    """A mapping, and where each of its keys stands."""

    spot: Spot
    fields: dict[str, "Node"]
    keys: dict[str, Spot]


Node = Leaf | Items | Fields


class Reading(NamedTuple):
    """What could be read of a sheet, what was wrong, and the ids of the entries met."""

    node: Node | None
    faults: list[Fault]
    ids: dict[Keys, str]


def read(data: bytes) -> Reading:
    """Read the bytes of one sheet."""
    if len(data) > MAX_BYTES:
        return _refused(Spot(1, 1), "larger than 1 MiB: split it into several files")
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"not UTF-8 (byte 0x{data[error.start]:02x}): save the file as UTF-8"
        return _refused(_spot(before, len(before)), message)
    unseen = list(_unseen(text))
    return Reading(None, unseen, {}) if unseen else _compose(text)


def _refused(spot: Spot, message: str) -> Reading:
    return Reading(None, [Fault((), spot, message)], {})


def _spot(text: str, index: int) -> Spot:
    return Spot(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _unseen(text: str) -> Iterator[Fault]:
    """The first of each character that no sheet may hold: a hostile file has a million."""
    first: dict[str, int] = {}
    for found in _UNSEEN.finditer(text):
        first.setdefault(found[0], found.start())
    for character, index in first.items():
        yield Fault((), _spot(text, index), _unseen_message(character, index))


def _unseen_message(character: str, index: int) -> str:
    if character == "\t":
        return "a tab: indent and separate with spaces"
    if character == "\ufeff" and index == 0:
        return "a byte order mark: save the file as UTF-8 without BOM"
    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    return f"an invisible character, {name}: delete it"


def _compose(text: str) -> Reading:
    """Compose with the C parser if there is one; where it stumbles, the pure one has the say."""
    import yaml

    for loader in (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader):
        composer = _Composer(text, loader)
        try:
            node = composer.document()
        except (yaml.MarkedYAMLError, _QuestionMark) as error:
            node, failure = None, error
            continue
        except _Stop:
            node = None
        return Reading(node, composer.faults, composer.ids)
    composer.fail(failure)
    return Reading(None, composer.faults, composer.ids)


class _Stop(Exception):
    """The rest of the sheet cannot be read; why is among the faults."""


class _QuestionMark(Exception):
    """A bare `?` inside brackets: the C parser takes it for text, the pure one for a key."""


class _Composer:
    """Builds the tree of one sheet from YAML's events, and notes what it refuses on the way."""

    def __init__(self, text: str, loader: Any) -> None:
        import yaml

        # No backslash reaches YAML, so none can escape: in double quotes it is refused, with the
        # rest of the sheet still read, and elsewhere it is put back.
        self.text = text.replace("\\", _BACKSLASH) + "\n"
        self.events: Iterator[Event] = yaml.parse(self.text, Loader=loader)
        self.keys: list[str | int] = []
        self.faults: list[Fault] = []
        self.ids: dict[Keys, str] = {}
        self.nodes = 0

    def document(self) -> Node | None:
        """The only document of the sheet."""
        import yaml

        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            self.refuse(Spot(1, 1), "an empty file: start with `format: 1`")
            return None
        if start.version or start.tags:
            self.refuse(_at(start), "a % directive: delete it")
        node = self.node(next(self.events), flow=False)
        next(self.events)
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            self.stop(_at(more), "a second document: one file holds one, split it at ---")
        return node

    def node(self, event: Event, *, flow: bool) -> Node:
        """The node that starts with this event."""
        import yaml

        self.nodes += 1
        if len(self.keys) > MAX_DEPTH:
            self.stop(_at(event), f"nested more than {MAX_DEPTH} deep: no question needs that")
        if self.nodes > MAX_NODES:
            self.stop(_at(event), f"more than {MAX_NODES:,} values: split the file into several")
        refused = self.indirect(event)
        match event:
            case yaml.ScalarEvent():
                return self.leaf(event, flow=flow, refused=refused)
            case yaml.SequenceStartEvent():
                return self.items(event)
            case yaml.MappingStartEvent():
                return self.fields(event)
        return Leaf(_at(event), None, refused=True)

    def indirect(self, event: Event) -> bool:
        """Refuse anchors, aliases and tags: what is written is all there is."""
        import yaml

        if isinstance(event, yaml.AliasEvent):
            self.refuse(_at(event), "an alias: write the value out")
        elif event.anchor:
            self.refuse(_at(event), "an anchor: delete it")
        elif getattr(event, "tag", None):
            self.refuse(_at(event), "a tag: delete it")
        else:
            return False
        return True

    def leaf(self, event: Event, *, flow: bool, refused: bool) -> Leaf:
        """A scalar: quoted text as it stands, a bare word resolved."""
        spot = _at(event)
        if refused:
            return Leaf(spot, None, refused=True)
        if event.style:
            return self.quoted(event)
        if not event.value:
            return self.empty(event)
        if flow and "?" in event.value:
            raise _QuestionMark
        value = resolve(event.value.replace(_BACKSLASH, "\\"))
        if isinstance(value, Refusal):
            self.refuse(spot, value.message)
            return Leaf(spot, None, refused=True)
        return Leaf(spot, value)

    def quoted(self, event: Event) -> Leaf:
        """Text in quotes or in a block; a backslash in double quotes would start an escape."""
        escaped = event.style == '"' and _BACKSLASH in event.value
        if escaped:
            start = event.start_mark
            index = self.text.index(_BACKSLASH, start.index)
            self.refuse(_further(self.text, start, index), _ESCAPE)
        return Leaf(_at(event), event.value.rstrip().replace(_BACKSLASH, "\\"), refused=escaped)

    def empty(self, event: Event) -> Leaf:
        """A value that is not there; the parsers differ on where, so we say: after what is."""
        index = event.start_mark.index
        while index and self.text[index - 1] in " \n":
            index -= 1
        line = event.start_mark.line + 1 - self.text.count("\n", index, event.start_mark.index)
        return Leaf(Spot(line, index - self.text.rfind("\n", 0, index)), None)

    def items(self, event: Event) -> Items:
        """A list."""
        import yaml

        node = Items(_at(event), [])
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            self.keys.append(len(node.items))
            node.items.append(self.node(item, flow=event.flow_style))
            self.keys.pop()
        return node

    def fields(self, event: Event) -> Fields:
        """A mapping; its keys are names, and no name comes twice."""
        import yaml

        node = Fields(_at(event), {}, {})
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            name = self.name(key, node, flow=event.flow_style)
            self.keys.append(name)
            value = self.node(next(self.events), flow=event.flow_style)
            if name == "id" and isinstance(value, Leaf) and isinstance(value.value, str):
                self.ids[tuple(self.keys[:-1])] = brief(value.value)
            self.keys.pop()
            node.fields.setdefault(name, value)
        return node

    def name(self, event: Event, node: Fields, *, flow: bool) -> str:
        """The name of the next field of `node`."""
        spot = _at(event)
        if not getattr(event, "value", None):
            self.stop(spot, "a key that is not a name: keys are plain words")
        # Sizes are called N: no reader we know takes a single letter of a key for a boolean.
        letter = event.value in {"y", "Y", "n", "N"}
        key = Leaf(spot, event.value) if letter else self.node(event, flow=flow)
        assert isinstance(key, Leaf)
        if not (key.refused or isinstance(key.value, str)):
            self.refuse(spot, "a key that is not a name: put it in quotes if it is one")
        name = str(event.value).replace(_BACKSLASH, "\\")
        if name in node.keys:
            first = node.keys[name].line
            self.refuse(spot, f"a second `{brief(name)}`: the first is on line {first}")
        node.keys.setdefault(name, spot)
        return name

    def refuse(self, spot: Spot, message: str) -> None:
        """Note what is wrong at a spot."""
        self.faults.append(Fault(tuple(self.keys), spot, message))

    def stop(self, spot: Spot, message: str) -> Never:
        """Note what is wrong, and read no further."""
        self.refuse(spot, message)
        raise _Stop

    def fail(self, error: Any) -> None:
        """Note what the parser stumbled over, in an author's words where we have them."""
        mark, message = error.problem_mark, f"not valid YAML: {error.problem}"
        for phrase, at_start, words in _STUMBLES:
            if phrase in error.problem:
                message = words
                mark = (at_start and error.context_mark) or mark
                break
        self.refuse(_spot(self.text, mark.index), message)


def _at(event: Event) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _further(text: str, mark: Any, index: int) -> Spot:
    """The spot of a later index, without counting from the start of the file again."""
    lines = text.count("\n", mark.index, index)
    start = text.rfind("\n", mark.index, index) if lines else mark.index - mark.column - 1
    return Spot(mark.line + 1 + lines, index - start)


_BACKSLASH = "\ue000"
_ESCAPE = "a backslash in double quotes starts an escape: use single quotes or a | block"
# What the pure parser says, whether we point at where it began, and what an author can act on.
_STUMBLES = (
    ("but got '?'", False, "a ? inside brackets: put quotes around its text, 'What?'"),
    ("unexpected end of stream", True, "these quotes are never closed"),
    ("got '<stream end>'", True, "this bracket is never closed"),
    ("mapping values are not allowed", False, "a colon inside text: put quotes around it all"),
    ("cannot start any token", False, "text that starts like this needs quotes around it"),
    ("could not find expected ':'", True, "a line that is not `key: value`"),
    ("<block end>, but found", False, "a second value, or a wrong indent: quote the whole text"),
)
