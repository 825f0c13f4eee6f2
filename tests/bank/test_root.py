"""Where the bank is found: the variable, the checkout, the installed copy."""

from pathlib import Path

import pytest

from rnnquiz.bank import content_root, root
from rnnquiz.errors import DiskError


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(root, "CHECKOUT", tmp_path)
    monkeypatch.setattr(root, "BUNDLED", tmp_path / "rnnquiz" / "_content")
    return tmp_path


def test_the_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RNNQUIZ_CONTENT", str(tmp_path))
    assert content_root() == tmp_path


def test_the_variable_must_name_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RNNQUIZ_CONTENT", str(tmp_path / "gone"))
    with pytest.raises(DiskError) as caught:
        content_root()
    expected = f"RNNQUIZ_CONTENT is {tmp_path / 'gone'}, which is not there: correct or unset it"
    assert str(caught.value) == expected


def test_the_checkout_comes_before_the_installed_copy(checkout: Path) -> None:
    (checkout / "rnnquiz" / "_content").mkdir(parents=True)
    (checkout / "content").mkdir()
    assert content_root() == checkout / "rnnquiz" / "_content"  # content/ beside no project
    (checkout / "pyproject.toml").touch()
    assert content_root() == checkout / "content"


def test_an_incomplete_installation_is_said_so(checkout: Path) -> None:
    with pytest.raises(DiskError, match=r"are missing: install rnnquiz again$"):
        content_root()
