"""Compiled sheets as JSON, one shard a file, so that a start need not read YAML.

A shard that is missing, old, damaged or cannot be written is only a miss.
"""

from functools import cache
from hashlib import sha256
from os import environ
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

import rnnquiz
from rnnquiz.bank.sheet import Sheet


class Shard(NamedTuple):
    """A sound sheet, and where its nodes stand as JSON, decoded only when somebody asks."""

    sheet: Sheet
    places: bytes


def key_of(content: bytes) -> str:
    """What a shard of this content is known by, to this version of the program."""
    return sha256(_reader() + sha256(content).digest()).hexdigest()


@cache
def _reader() -> bytes:
    """What decides how content is read: this version, and the source of this room.

    Without the source, somebody who makes a check stricter would go on meeting what was compiled
    before.
    """
    room = Path(__file__).parent
    sources = [*sorted(room.glob("*.py")), *room.parent.glob("text.py")]
    parts = [rnnquiz.__version__.encode(), *(path.read_bytes() for path in sources)]
    return sha256(b"\0".join(parts)).digest()


def find(content: bytes, folder: Path) -> Shard | None:
    """The shard of this content, if the folder has it whole."""
    try:
        data = (folder / f"{key_of(content)}.json").read_bytes()
        checksum, sheet, places = data.split(b"\n")
        if checksum == _checksum(sheet, places):
            return Shard(msgspec.json.decode(sheet, type=Sheet), places)
    except (OSError, ValueError):
        return None
    return None


def keep(content: bytes, shard: Shard, folder: Path) -> None:
    """Write the shard of this content, whole or not at all."""
    import tempfile

    sheet = msgspec.json.encode(shard.sheet)
    data = b"\n".join((_checksum(sheet, shard.places), sheet, shard.places))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            part = Path(aside, "shard")
            part.write_bytes(data)
            part.replace(folder / f"{key_of(content)}.json")
    except OSError:
        return


def _checksum(sheet: bytes, places: bytes) -> bytes:
    return b"%08x" % crc32(places, crc32(sheet))


def user_folder() -> Path:
    """Where this person's shards are kept: $RNNQUIZ_CACHE, or where the platform keeps caches."""
    if chosen := environ.get("RNNQUIZ_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("rnnquiz", appauthor=False)
