"""The report of an exam where it cannot be saved."""

import pytest

from tests.cli.played import Desk

EXAM = "exam --seed 5 --count 1 --family number"


@pytest.fixture
def desk(monkeypatch, tmp_path) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(monkeypatch)


def test_what_cannot_be_saved_is_shown_and_planned_all_the_same(desk, tmp_path) -> None:
    (tmp_path / "taken").write_text("a file")
    told = desk.lined(f"{EXAM} --save taken/reports", "0.5\n:h\nr\n")
    assert "✗ 1  0:10  sample-number" in told
    assert "The whole report" not in told
    assert "Added to the reviews of today: 1." in told
    assert told.endswith(
        "--- DiskError: the report cannot be written to taken/reports: Not a directory; "
        "see --save\n"
    )


def test_a_disk_that_is_full_leaves_no_name_of_what_is_not_there(desk, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    told = desk.lined(EXAM, "0.5\n:h\n\n")
    assert "✗ 1  0:10  sample-number" in told
    assert ".html" not in told
    assert told.endswith(
        "--- DiskError: the report cannot be written to home/reports: No space left on device; "
        "see --save\n"
    )


def test_killed_before_the_report_is_saved_it_is_made_once_more(desk, monkeypatch) -> None:
    def killed(*_: object) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as patch:
        patch.setattr("rnnquiz.cli.reporting.html", killed)
        with pytest.raises(SystemExit):
            desk.lined(EXAM, "0.5\n:h\n\n")
    told = desk.lined("exam --resume", "\n")
    assert "✗ 1  0:10  sample-number" in told
    assert ".html" in told
    assert "there is no exam to go on with" in desk.lined("exam --resume", "\n")


def test_what_could_not_be_saved_can_be_saved_elsewhere(desk, tmp_path) -> None:
    (tmp_path / "taken").write_text("a file")
    desk.lined(f"{EXAM} --save taken/reports", "0.5\n:h\n\n")
    assert "elsewhere" in desk.lined("exam --resume --save elsewhere", "\n")
    assert len([*(tmp_path / "elsewhere").iterdir()]) == 2
