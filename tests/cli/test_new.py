"""Skeletons: each is proved as it stands, and none ever takes the place of a file."""

from pathlib import Path

import pytest

from rnnquiz.audit import audit
from rnnquiz.bank import load
from rnnquiz.cli.new import HEAD, SKELETONS, _shortest, skeleton, write
from rnnquiz.cli.world import bank
from rnnquiz.errors import DiskError, UsageError
from rnnquiz.text import LANGS

BANK = bank(None)
FAMILIES = sorted({question.family for question in BANK.questions.values()})


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_one_that_passes_check(tmp_path: Path, family: str) -> None:
    path = tmp_path / "new.yaml"
    write(path, skeleton(family))
    made = load((path,), topics=BANK.topics.values())
    assert {question.family for question in made.questions.values()} == {family}
    assert audit(made, seeds=10, languages=LANGS) == ()


@pytest.mark.parametrize("family", sorted(path.stem for path in SKELETONS.glob("*.yaml")))
def test_those_written_by_hand_explain_themselves_and_try_answers(family: str) -> None:
    assert skeleton(family).count(" # ") >= 5
    assert "\n    samples:" in skeleton(family)


def test_a_family_without_one_starts_from_a_bundled_question(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text(HEAD.format(family="vector") + _shortest(BANK, "vector"), "utf-8")
    assert len(load((path,), topics=BANK.topics.values()).questions) == 1


def test_an_unknown_family_is_said() -> None:
    with pytest.raises(UsageError) as caught:
        skeleton("numbre")
    assert str(caught.value) == "there is no family `numbre`; did you mean `number`?"


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine")
    with pytest.raises(UsageError) as caught:
        write(path, "yours")
    assert str(caught.value) == f"{path} is there already, and is left as it is: name another"
    assert path.read_text() == "mine"
    with pytest.raises(DiskError):
        write(tmp_path / "nowhere" / "mine.yaml", "yours")
