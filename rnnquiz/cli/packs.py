"""Packs: banks that came with installed packages, under the entry point group `rnnquiz.banks`.

An entry point names a path, a function that returns one, or a package whose folder it is. A pack
that is broken is said so once, on standard error, and stops neither us nor the others.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rnnquiz.errors import BankError, PersonError, UsageError

if TYPE_CHECKING:
    from rnnquiz.bank import Bank

GROUP = "rnnquiz.banks"


def joined(ours: Path) -> "Bank":
    """Our bank with every pack that is sound."""
    from rnnquiz.bank import load

    roots = [ours]
    bank = load(roots)
    for name, path in found():
        try:
            bank = load([*roots, path])
            roots.append(path)
        except PersonError as error:
            left_out(name, error)
    return bank


def found() -> Iterator[tuple[str, Path]]:
    """The packs that are installed, by name, and where their banks are."""
    if not any(map(_is_mentioned, sys.path)):
        return
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        try:
            yield point.name, path_of(point.load())
        except PersonError as error:
            left_out(point.name, error)
        except Exception as error:  # noqa: BLE001  (somebody else's code may raise anything)
            left_out(point.name, UsageError(f"{point.value} cannot be loaded: {error!r}"))


def _is_mentioned(folder: str) -> bool:
    """Whether a package installed there names our group.

    It is looked up here first because `importlib.metadata` takes 10 ms to load, at every start.
    """
    try:
        return any(
            f"[{GROUP}]" in file.read_text("utf-8", errors="replace")
            for file in Path(folder).glob("*-info/entry_points.txt")
        )
    except OSError:
        return False


def path_of(thing: Any) -> Path:
    """The path that an entry point stands for."""
    thing = thing() if callable(thing) else thing
    folders = getattr(thing, "__path__", None)
    thing = next(iter(folders)) if folders else thing
    if not isinstance(thing, str | Path):
        raise UsageError(f"it gives {type(thing).__name__}, where a path is wanted")
    return Path(thing)


def left_out(name: str, error: PersonError) -> None:
    """Say in one sentence which pack is not used, and why."""
    problems = error.problems if isinstance(error, BankError) else ()
    reason = str(problems[0] if problems else error)
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    shown = name if name.isprintable() else ascii(name)
    print(f"rnnquiz: the pack `{shown}` is left out: {reason}{more}", file=sys.stderr)
