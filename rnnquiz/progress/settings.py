"""How somebody wants to study: a small TOML file, checked when read and before it is written."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from rnnquiz.errors import DiskError, UsageError, instead


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`retention` is the share to be remembered when a review comes; `new` questions join a day.

    `by` is the day of the interview, over which the questions that are left are spread. `hints`
    says what a right answer with hints counts as.
    """

    retention: Annotated[float, Meta(ge=0.7, le=0.97)] = 0.9
    new: Annotated[int, Meta(ge=0, le=1_000)] = 10
    by: date | None = None
    hints: Literal["good", "hard", "again"] = "hard"


# What each of them takes, as the end of a sentence.
WANTED: Mapping[str, str] = {
    "retention": "a number from 0.7 to 0.97",
    "new": "a whole number from 0 to 1000",
    "by": "a date such as 2026-12-20",
    "hints": "good, hard or again",
}
SHOWN = 40  # characters of a wrong value that are repeated


def read_settings(path: Path) -> Settings:
    """The settings of a file, or those to begin with where there is none.

    UsageError with the file, the key and what is expected; DiskError where it cannot be read.
    """
    return _settings(path, _table(path, _text(path)))


def change_setting(path: Path, name: str, typed: str | None) -> Settings:
    """Write one setting to the file, or with None take it out; comments and order are kept.

    The file is written whole or not at all. What it cannot be read with afterwards is refused.
    """
    if name not in Settings.__struct_fields__:
        raise UsageError(f"there is no setting `{name}`{instead(name, WANTED)}")
    value = None if typed is None else setting(name, typed)
    text = _text(path)
    table = {key: each for key, each in _table(path, text).items() if key != name}
    wanted = table if value is None else {**table, name: value}
    changed = _edited(text, name, "" if value is None else f"{name} = {_literal(value)}")
    if _table(path, changed) != wanted:
        raise UsageError(f"{path}: `{name}` stands there in a way that only you can change by hand")
    settings = _settings(path, wanted)
    if changed != text:
        _replace(path, changed)
    return settings


def setting(name: str, typed: str) -> Any:
    """The value that a text stands for; UsageError with what is expected."""
    try:
        return getattr(msgspec.convert({name: typed.strip()}, Settings, strict=False), name)
    except msgspec.ValidationError:
        raise UsageError(_wrong(name, typed)) from None


def _wrong(name: str, value: object) -> str:
    said = str(value)[:SHOWN]
    return f"`{name}` is `{said if said.isprintable() else ascii(said)}`; it takes {WANTED[name]}"


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not text in UTF-8: mend it or take it away") from None
    except OSError as error:
        raise DiskError(f"{path}: cannot be read: {error.strerror}") from None


def _table(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error)
        raise UsageError(f"{path}: is not TOML: {said[:1].lower()}{said[1:]}") from None


def _settings(path: Path, table: Mapping[str, Any]) -> Settings:
    for name, value in table.items():
        if name not in Settings.__struct_fields__:
            raise UsageError(f"{path}: there is no setting `{name}`{instead(name, WANTED)}")
        try:
            msgspec.convert({name: value}, Settings)
        except msgspec.ValidationError:
            raise UsageError(f"{path}: {_wrong(name, value)}") from None
    return msgspec.convert(table, Settings)


def _literal(value: object) -> str:
    """The value as TOML writes it."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def _edited(text: str, name: str, line: str) -> str:
    """The text with another line for the name; a comment behind the value stays."""
    pattern = rf"^[ \t]*{name}[ \t]*=[^#\r\n]*?(?P<comment>[ \t]*#[^\r\n]*)?(?P<end>\r?\n|\Z)"
    found = re.search(pattern, text, re.MULTILINE)
    if not found:
        ended = text if not text or text.endswith("\n") else f"{text}\n"
        return f"{ended}{line}\n" if line else text
    kept = line + (found["comment"] or "")
    instead_of = f"{kept if line else kept.lstrip()}{found['end']}" if kept else ""
    return text[: found.start()] + instead_of + text[found.end() :]


def _replace(path: Path, text: str) -> None:
    """Write the file beside its place first, so that there is never half of it."""
    from tempfile import NamedTemporaryFile

    there = path.resolve()  # a link stays a link
    written: Path | None = None
    try:
        there.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=there.parent, prefix=".config-", delete=False) as file:
            written = Path(file.name)
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        written.replace(there)
    except OSError as error:
        if written:
            with suppress(OSError):
                written.unlink()
        raise DiskError(f"{path}: cannot be written: {error.strerror}") from None
