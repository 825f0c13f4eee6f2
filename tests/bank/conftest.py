from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from rnnquiz.bank import load
from rnnquiz.errors import BankError

Problems = Callable[[str | bytes], list[str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, with its own cache outside of it."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("RNNQUIZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("RNNQUIZ_CONTENT", raising=False)
    return folder


@pytest.fixture(params=["c", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each parser of YAML in turn."""
    if request.param == "pure":
        monkeypatch.setattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return str(request.param)


@pytest.fixture
def problems(here: Path) -> Problems:
    """What is said of a bank of one file."""

    def said(content: str | bytes) -> list[str]:
        data = content.encode() if isinstance(content, str) else content
        (here / "bank.yaml").write_bytes(data)
        try:
            load([here])
        except BankError as error:
            return str(error).splitlines()
        return []

    return said
