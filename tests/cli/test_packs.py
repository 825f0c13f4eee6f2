"""Packs that are installed with pip: found by their entry point, and none can stop the others."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from rnnquiz.bank import content_root
from rnnquiz.cli import packs
from rnnquiz.cli.check import checked
from rnnquiz.cli.new import skeleton
from rnnquiz.errors import UsageError

GIVES = """\
from pathlib import Path
HERE = Path(__file__).parent
def bank():
    return HERE
def fails():
    raise RuntimeError("no")
number = 3
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a bank in its folder, installed as far as Python can tell."""
    folder = tmp_path / "somebodys_pack"
    folder.mkdir()
    (folder / "__init__.py").write_text(GIVES)
    (folder / "questions.yaml").write_text(skeleton("number"), "utf-8")
    info = tmp_path / "somebodys_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: somebodys-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[rnnquiz.banks]\nmine = somebodys_pack:bank\n")
    monkeypatch.setenv("RNNQUIZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    sys.modules.pop("somebodys_pack", None)


def installed(folder: Path, *lines: str) -> None:
    text = "\n".join(["[rnnquiz.banks]", *lines, ""])
    (folder.parent / "somebodys_pack-1.0.dist-info" / "entry_points.txt").write_text(text)


def test_a_pack_joins_the_bundled_bank(pack: Path, capsys) -> None:
    bank = packs.joined(content_root())
    assert "my-number-question" in bank.questions
    assert "lstm-cell-update-value" in bank.questions
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "value", ["somebodys_pack", "somebodys_pack:HERE", "somebodys_pack:bank"], ids=str
)
def test_a_package_a_path_or_a_function(pack: Path, value: str) -> None:
    point = EntryPoint("mine", value, packs.GROUP)
    assert packs.path_of(point.load()) == pack


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bad = nowhere_at_all", "nowhere_at_all cannot be loaded: ModuleNotFoundError("),
        ("bad = somebodys_pack:fails", "somebodys_pack:fails cannot be loaded: RuntimeError('no')"),
        ("bad = somebodys_pack:number", "it gives int, where a path is wanted"),
    ],
)
def test_a_broken_pack_is_one_sentence_and_stops_no_other(
    pack: Path, capsys, line: str, said: str
) -> None:
    installed(pack, line, "mine = somebodys_pack:bank")
    assert "my-number-question" in packs.joined(content_root()).questions
    (error,) = capsys.readouterr().err.splitlines()
    assert error.startswith(f"rnnquiz: the pack `bad` is left out: {said}")


def test_a_bank_that_does_not_load_is_left_out(pack: Path, capsys) -> None:
    (pack / "questions.yaml").write_text("format: 1\nquestion: []\nmore: 1\n")
    bank = packs.joined(content_root())
    assert "lstm-cell-update-value" in bank.questions
    (error,) = capsys.readouterr().err.splitlines()
    assert error.startswith("rnnquiz: the pack `mine` is left out: ")
    assert error.endswith(" (and 1 more)")


def test_check_all_proves_packs_too(pack: Path, tmp_path: Path, monkeypatch) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "topics.yaml").write_text(
        "format: 1\ntopics: [{id: t, title: {en: T, zh: 题}}]\n", "utf-8"
    )
    monkeypatch.setenv("RNNQUIZ_CONTENT", str(ours))
    assert checked((), 2) == ((), {"questions": 0, "explainers": 0, "interviews": 0})
    assert checked((), 2, packs=True)[1] == {"questions": 1, "explainers": 0, "interviews": 0}
    text = (pack / "questions.yaml").read_text("utf-8")
    (pack / "questions.yaml").write_text(text.replace("invalid: [about", "right: [about"), "utf-8")
    (problem, *_), _ = checked((), 2, packs=True)
    assert "right" in problem.message


def test_what_is_no_path() -> None:
    with pytest.raises(UsageError):
        packs.path_of(None)
