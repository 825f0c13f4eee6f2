"""A bank of one file in an empty folder, with what the audit says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rnnquiz.audit import audit
from rnnquiz.bank import load
from rnnquiz.text import Lang

Findings = Callable[..., list[str]]


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Findings:
    """What the audit says of a bank with this text."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("RNNQUIZ_CACHE", str(tmp_path / "cache"))

    def said(text: str, *, seeds: int = 6, languages: tuple[Lang, ...] = ()) -> list[str]:
        (folder / "bank.yaml").write_text(text, encoding="utf-8")
        return [str(problem) for problem in audit(load([folder]), seeds=seeds, languages=languages)]

    return said
