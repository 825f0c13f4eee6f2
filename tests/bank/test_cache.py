"""The cache makes a start quick, and is never a reason to fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import rnnquiz
from rnnquiz.bank import bank as banks
from rnnquiz.bank import cache, load

BANK = "format: 1\ntopics:\n  - {id: lstm, title: LSTM}\n"


@pytest.fixture
def shard(here: Path, tmp_path: Path) -> Path:
    """The shard that a first load leaves behind."""
    (here / "bank.yaml").write_text(BANK)
    load([here])
    (found,) = (tmp_path / "cache").iterdir()
    return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that had to be read as YAML."""
    seen: list[str] = []
    read = banks._read

    def reading(file: str, *rest: object) -> object:
        seen.append(file)
        return read(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(banks, "_read", reading)
    return seen


def test_a_second_load_reads_no_yaml(shard: Path, here: Path, reads: list[str]) -> None:
    assert load([here]).topics["lstm"].title.en == "LSTM"
    assert reads == []


def test_yaml_is_not_even_imported(shard: Path, here: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from rnnquiz.bank import load; load([Path()]);"
        "sys.exit(any(name in sys.modules for name in ('yaml', 'numpy', 'difflib')))"
    )
    source = str(Path(rnnquiz.__file__).parent.parent)
    subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=here, env={**os.environ, "PYTHONPATH": source}
    )


DAMAGE = {
    "empty": lambda _: b"",
    "cut short": lambda data: data[:-5],
    "one character changed": lambda data: data.replace(b"LSTM", b"LSTN"),
    "another program's": lambda _: b"hello",
    "not text": lambda _: b"\xff\n\xfe\n\xff",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_shard_is_a_miss(name: str, shard: Path, here: Path, reads: list[str]) -> None:
    whole = shard.read_bytes()
    shard.write_bytes(DAMAGE[name](whole))
    assert load([here]).topics["lstm"].title.en == "LSTM"
    assert reads == ["bank.yaml"]
    assert shard.read_bytes() == whole


def test_an_edited_file_is_read_again(shard: Path, here: Path, reads: list[str]) -> None:
    (here / "bank.yaml").write_text(BANK.replace("LSTM", "GRU"))
    assert load([here]).topics["lstm"].title.en == "GRU"
    assert reads == ["bank.yaml"]


def test_another_version_reads_again(
    shard: Path, here: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_reader", lambda: b"another")
    load([here])
    assert reads == ["bank.yaml"]


def test_a_stricter_check_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the room decides the key, so no cached bank escapes a new check."""
    room = tmp_path / "bank"
    room.mkdir()
    (tmp_path / "text.py").touch()
    monkeypatch.setattr(cache, "__file__", str(room / "cache.py"))
    before = cache._reader.__wrapped__()
    (room / "rules.py").write_text("stricter")
    assert cache._reader.__wrapped__() != before


def test_a_broken_bank_is_not_kept(here: Path, problems, tmp_path: Path) -> None:
    assert problems(BANK + "    x: 1\n")
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("place", ["a file", "a folder nobody may write"])
def test_an_unwritable_cache_is_a_miss(
    place: str, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "a file":
        (tmp_path / "cache").write_text("in the way")
    else:
        monkeypatch.setattr("tempfile.TemporaryDirectory", _denied)
    (here / "bank.yaml").write_text(BANK)
    assert load([here]).topics["lstm"].title.en == "LSTM"


def _denied(*_: object, **__: object) -> None:
    raise PermissionError


def test_nothing_is_left_of_a_write_that_fails(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", _denied)
    (here / "bank.yaml").write_text(BANK)
    load([here])
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_platform_says_where_the_cache_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("RNNQUIZ_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.user_folder().is_relative_to(tmp_path)


def test_another_bank_cannot_bring_its_own_shards(
    shard: Path, here: Path, reads: list[str]
) -> None:
    """A shard is taken at its word, and could say what no check has seen."""
    (here / "compiled").mkdir()
    shard.rename(here / "compiled" / shard.name)
    load([here])
    assert reads == ["bank.yaml"]


def test_our_own_shards_are_found_beside_the_bundled_bank(
    shard: Path, here: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(banks, "BUNDLED", here)
    (here / "compiled").mkdir()
    shard.rename(here / "compiled" / shard.name)
    assert load([here]).topics["lstm"].title.en == "LSTM"
    assert reads == []
