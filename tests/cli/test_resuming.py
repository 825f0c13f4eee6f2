"""Sessions that are left more than once, and what they know of what was before."""

import pytest

from rnnquiz.progress import Graded, open_store
from tests.cli.played import BANKS, Desk

EXAM = "exam --seed 5 --count 4 --minutes 5 --family choice --family number --family formula"


@pytest.fixture
def desk(monkeypatch, tmp_path) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(monkeypatch)


def answers(desk: Desk, folder) -> list[Graded]:
    with open_store(folder / "home", desk.clock) as store:
        return [event.body for event in store.answers()]


def test_no_break_counts_however_often_a_session_is_left(desk, tmp_path) -> None:
    desk.lined(EXAM, "1\n:q\n")
    for _ in range(3):
        desk.on(hours=1)
        told = desk.lined("exam --resume", ":m\n:q\n")
        assert "min left" in told
    desk.on(hours=1)
    told = desk.lined("exam --resume", "0.5\n:o\nh\n\n")
    assert "Before you hand in" in told
    assert "The time is up" not in told
    seconds = [graded.milliseconds / 1_000 for graded in answers(desk, tmp_path)]
    assert seconds == [10, 10 + 3 * 20 + 10]


def test_a_clock_set_back_meanwhile_gives_no_time(desk, tmp_path) -> None:
    desk.lined(EXAM, "1\n:q\n")
    desk.on(hours=-5)
    told = desk.lined("exam --resume", "0.5\n:o\nh\n\n")
    assert "5 min left" in told
    assert "305 min left" not in told
    seconds = [graded.milliseconds / 1_000 for graded in answers(desk, tmp_path)]
    assert seconds == [10, 10 + 10]


def test_what_was_wrong_comes_again_after_a_break(desk) -> None:
    desk.lined("config new 0", "")
    for name in ("words", "count"):
        desk.lined(f"quiz --seed 3 --id sample-{name}", "1\n")
    desk.on(days=30)
    desk.lined("review --seed 3", "1\n:q\n")
    desk.on(hours=1)
    told = desk.lined("review --resume", "864\n")
    assert "Question 2 of 3" in told
    assert "Question 3 of 3" in told


def test_the_question_that_is_open_was_answered_elsewhere_meanwhile(desk) -> None:
    desk.lined("config new 0", "")
    for name in ("words", "count", "many"):
        desk.lined(f"quiz --seed 3 --id sample-{name}", "1\n")
    desk.on(days=30)
    desk.lined("review --seed 3", "2\n:q\n")
    desk.lined("quiz --seed 3 --id sample-count", "864\n")
    told = desk.lined("review --resume", "1 2\n")
    assert "parameters" not in told
    assert "LSTM of 1997" in told


def test_an_answer_that_was_taken_back_elsewhere_is_not_taken_back_twice(desk, tmp_path) -> None:
    screenless = "1\n\n1\n"  # wrong twice, and left before the second explanation is read
    desk.lined("quiz --seed 3 --id sample-words --id sample-count --id sample-many", screenless,
               tty=True)  # fmt: skip
    desk.lined("undo", "")
    told = desk.lined("quiz --resume", "u\n:q\n", tty=True)
    assert "Question 2 of 3" in told
    assert [graded.question for graded in answers(desk, tmp_path)] == ["sample-words"]


def test_a_session_that_was_killed_at_its_very_end_is_shown_once(desk, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("rnnquiz.progress.Store.finish", lambda *_: None)
        desk.lined(EXAM, "1\n:o\nh\n\n")
    desk.on(days=3)
    told = desk.lined("exam --resume", "\n")
    assert "Exam with seed 5" in told
    assert "2026-03-02 18:00 · 0:30" in told
    assert "The time is up" not in told
    assert desk.lined("exam --resume", "").endswith(
        "--- UsageError: there is no exam to go on with: leave out --resume\n"
    )


KIND = " ".join(("quiz", *BANKS))


@pytest.mark.parametrize("step", [None, '{"type":"Danced"}'])
def test_what_another_version_wrote_is_let_go(desk, tmp_path, capsys, step) -> None:
    desk.lined("quiz --seed 3 --id sample-words --id sample-count", "2\n:q\n")
    with open_store(tmp_path / "home", desk.clock) as store:
        if step:
            store.step(store.unfinished(KIND).id, step)
        else:
            store.begin("s", KIND, "{}")
    said = "the quiz you left is of another version of rnnquiz\n"
    assert desk.lined("quiz --resume", "").endswith(f"--- UsageError: {said}")
    assert "You left a session" not in desk.lined("quiz", "\n", tty=True)
    assert capsys.readouterr().err == f"rnnquiz: {said}"
    assert "another version" not in desk.lined("quiz --resume", "")
