"""Fits a tree of nodes to the types of the content model, and reports all that does not fit."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Any

from msgspec import inspect

from rnnquiz.bank.fault import Fault, Keys, brief
from rnnquiz.bank.reading import Fields, Items, Leaf, Node
from rnnquiz.bank.sheet import Sheet
from rnnquiz.errors import instead
from rnnquiz.text import Text

MAX_TEXT = 10_000

_HAN = re.compile("[\u4e00-\u9fff]")


def fit(sheet: Node) -> tuple[Any, list[Fault]]:
    """The plain value of a sheet, ready for msgspec to convert, and everything that misfits."""
    if newer := _newer(sheet):
        return None, [newer]
    faults: list[Fault] = []
    return _fit(sheet, _sheet_type(), (), faults), faults


@cache
def _sheet_type() -> inspect.Type:
    return inspect.type_info(Sheet)


def _newer(sheet: Node) -> Fault | None:
    """A sheet of a later format is one fault, not one for each thing we do not know yet."""
    stated = sheet.fields.get("format") if isinstance(sheet, Fields) else None
    if isinstance(stated, Leaf) and isinstance(stated.value, int) and stated.value > 1:
        message = f"format {stated.value} is newer than this rnnquiz, which reads 1: upgrade it"
        return Fault(("format",), stated.spot, message)
    return None


def _fit(node: Node, wanted: inspect.Type, keys: Keys, faults: list[Fault]) -> Any:
    if isinstance(node, Leaf) and node.refused:
        return None
    kinds = _kinds(wanted)
    if isinstance(node, Fields) and all(map(_tagged, kinds)):
        return _fit_tagged(node, kinds, keys, faults)
    for kind in kinds:
        if _accepts(kind, node):
            return _fit_inside(node, kind, keys, faults)
    faults.append(Fault(keys, node.spot, _misfit(node, wanted, kinds)))
    return None


def _fit_inside(node: Node, kind: inspect.Type, keys: Keys, faults: list[Fault]) -> Any:
    match node, kind:
        case Fields(), inspect.StructType():
            return _fit_struct(node, kind, keys, faults)
        case Fields(), inspect.DictType(value_type=inner):
            return {key: _fit(n, inner, (*keys, key), faults) for key, n in node.fields.items()}
        case Items(), inspect.VarTupleType(item_type=inner):
            return [_fit(n, inner, (*keys, i), faults) for i, n in enumerate(node.items)]
        case Leaf(value=str(text)), inspect.StructType():
            return {"zh" if _HAN.search(text) else "en": text}
        case Leaf(value=value), _:
            return value


def _fit_tagged(
    node: Fields, kinds: list[inspect.Type], keys: Keys, faults: list[Fault]
) -> dict[str, Any] | None:
    """A member of a tagged union: its `family` says which, or comes near to saying it."""
    members = {str(kind.tag): kind for kind in kinds if isinstance(kind, inspect.StructType)}
    field = next(str(kind.tag_field) for kind in members.values())
    stated = node.fields.get(field)
    word = str(stated.value) if isinstance(stated, Leaf) else ""
    if stated is None:
        message = f"missing key `{field}`{instead(word, members)}"
        faults.append(Fault(keys, node.spot, message))
    elif word not in members and not (isinstance(stated, Leaf) and stated.refused):
        message = f"unknown {field} `{brief(word)}`{instead(word, members)}"
        faults.append(Fault((*keys, field), stated.spot, message))
    # What is nearly a family is checked as that family, so that the rest is said at once.
    for meant in get_close_matches(word, members, n=1):
        return _fit_struct(node, members[meant], keys, faults)
    return None


def _fit_struct(
    node: Fields, struct: inspect.StructType, keys: Keys, faults: list[Fault]
) -> dict[str, Any]:
    fields = {field.encode_name: field for field in struct.fields}
    known = [struct.tag_field, *fields] if struct.tag_field else list(fields)
    for name, spot in node.keys.items():
        if name not in known:
            message = f"unknown key `{brief(name)}`{instead(name, known)}"
            faults.append(Fault(keys, spot, message))
    for name, field in fields.items():
        if field.required and name not in node.keys:
            faults.append(Fault(keys, node.spot, f"missing key `{name}`"))
    fitted = {
        name: _fit(node.fields[name], field.type, (*keys, name), faults)
        for name, field in fields.items()
        if name in node.fields
    }
    return {struct.tag_field: struct.tag, **fitted} if struct.tag_field else fitted


def _kinds(wanted: inspect.Type) -> list[inspect.Type]:
    """The types that are wanted: null is never one, for a key with no value is left out."""
    if isinstance(wanted, inspect.Metadata):
        return _kinds(wanted.type)
    if isinstance(wanted, inspect.UnionType):
        return [kind for kind in wanted.types if not isinstance(kind, inspect.NoneType)]
    return [wanted]


def _tagged(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.StructType) and kind.tag is not None


def _accepts(kind: inspect.Type, node: Node) -> bool:  # noqa: C901
    match kind, node:
        case inspect.StructType(cls=cls), Fields(fields=fields):
            return cls is not Text or bool(fields)
        case inspect.DictType(), Fields():
            return True
        case inspect.StructType(cls=cls), Leaf(value=str(text)):
            return cls is Text and bool(text.strip()) and len(text) <= MAX_TEXT
        case inspect.VarTupleType(min_length=least, max_length=most), Items(items=items):
            return (least or 0) <= len(items) <= (most or len(items))
        case inspect.LiteralType(values=values), Leaf(value=value):
            return not isinstance(value, bool) and value in values
        case inspect.BoolType(), Leaf(value=bool()):
            return True
        case ((inspect.IntType() | inspect.FloatType()), Leaf(value=bool())):
            return False
        case inspect.IntType(), Leaf(value=int(number)):
            return _within(number, kind)
        case inspect.FloatType(), Leaf(value=int() | float() as number):
            return _within(number, kind)
        case inspect.StrType(pattern=pattern), Leaf(value=str(text)):
            most = kind.max_length or MAX_TEXT
            return bool(text.strip()) and len(text) <= most and bool(re.search(pattern or "", text))
    return False


def _within(number: float, kind: inspect.IntType | inspect.FloatType) -> bool:
    low, high = kind.ge, kind.le
    return (low is None or number >= low) and (high is None or number <= high)


def _misfit(node: Node, wanted: inspect.Type, kinds: list[inspect.Type]) -> str:
    """What was expected, what was found, and what to do where that is plain."""
    real = any(isinstance(kind, inspect.FloatType) for kind in kinds)
    named = [kind for kind in kinds if not (real and isinstance(kind, inspect.IntType))]
    expected = " or ".join(map(_expected, named))
    if isinstance(wanted, inspect.Metadata) and wanted.extra_json_schema:
        expected = wanted.extra_json_schema.get("description", expected)
    numeral = isinstance(node, Leaf) and type(node.value) in {int, float}
    quote = numeral and isinstance(kinds[0], inspect.StrType)
    hint = ": put it in quotes if it is text" if quote else ""
    return f"expected {expected}, found {_found(node)}{hint}"


def _expected(kind: inspect.Type) -> str:
    match kind:
        case inspect.StructType(cls=cls):
            return "text, or en: and zh:" if cls is Text else "a mapping"
        case inspect.DictType():
            return "a mapping"
        case inspect.VarTupleType(min_length=least, max_length=most):
            return f"a list{_bounds(least, most)}"
        case inspect.LiteralType(values=values):
            return "one of " + ", ".join(map(str, values)) if len(values) > 1 else str(values[0])
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=low, le=high):
            return f"a whole number{_bounds(low, high)}"
        case inspect.FloatType(ge=low, le=high):
            return f"a number{_bounds(low, high)}"
    return "text"


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f" of at most {high:,}"
    return f" of at least {low:,}" if high is None else f" from {low:,} to {high:,}"


def _found(node: Node) -> str:
    match node:
        case Items(items=items):
            return f"a list of {len(items):,}"
        case Fields(fields=fields):
            return "a mapping" if fields else "an empty mapping"
        case Leaf(value=None):
            return "nothing"
        case Leaf(value=bool(value)):
            return str(value).lower()
        case Leaf(value=str(text)):
            return _found_text(text)
        case Leaf(value=value):
            return f"the number {value}"


def _found_text(text: str) -> str:
    if not text.strip():
        return "empty text"
    if len(text) > MAX_TEXT:
        return f"{len(text):,} characters, more than {MAX_TEXT:,}"
    return f'the text "{brief(text)}"'
