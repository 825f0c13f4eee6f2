"""The rules of the page on studying are those of the program, and its promises are kept."""

import json
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from rnnquiz.bank import Question, content_root, load
from rnnquiz.progress import Graded, Settings, open_store, rate, review
from rnnquiz.progress.clock import DAY_BEGINS, micros
from rnnquiz.progress.schedule import HALF, STEPS
from rnnquiz.sessions.agenda import agenda, begun_today, day_begins
from rnnquiz.sessions.costly import RECENT
from rnnquiz.sessions.recall import ENOUGH
from rnnquiz.sessions.standing import NEAR
from tests.docs.desk import ROOT, rnnquiz
from tests.terminal.conftest import environment

PAGE = (ROOT / "docs" / "studying.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "cli.md").read_text("utf-8")
ASKED = "lstm-cell-update-value"

COUNTS = [
    ("right", "correct", 1.0, 0),
    ("right, with hints", "correct", 1.0, 1),
    ("partly right, half of the points or more", "partial", 0.5, 0),
    ("partly right, less than half of them", "partial", 0.49, 0),
    ("wrong", "wrong", 0.0, 0),
    ("the solution opened", "solved", 0.0, 0),
]


@pytest.mark.parametrize(("said", "standing", "score", "hints"), COUNTS, ids=str)
def test_what_an_answer_counts_as(said, standing, score, hints) -> None:
    counts = rate(standing, score, hints, Settings())
    assert re.search(rf"^\| {said} \| {counts}\b", PAGE, re.MULTILINE)


def test_the_figures_are_those_of_the_program() -> None:
    assert timedelta(hours=4) == DAY_BEGINS
    assert "begins at 04:00" in PAGE
    assert (timedelta(minutes=10),) == STEPS
    assert "after ten minutes" in " ".join(PAGE.split())
    assert HALF == 0.5
    assert f"`retention` ({Settings().retention} by itself)" in PAGE
    assert f"`new` a day ({Settings().new})" in PAGE
    assert Settings().hints == "hard"
    assert f"in the last {RECENT} days" in PAGE
    assert f"from {ENOUGH} reviews on" in PAGE
    assert NEAR == 7
    assert "at most a\nweek away" in COMMANDS


@pytest.mark.parametrize(
    ("rating", "wait"),
    [("good", timedelta(days=2)), ("hard", timedelta(minutes=15)), ("again", STEPS[0])],
)
def test_when_a_question_comes_back_for_the_first_time(rating, wait) -> None:
    at = micros(datetime(2026, 11, 22, tzinfo=UTC))
    due = review(None, rating, at, Settings().retention, "seed").due
    assert timedelta(microseconds=due - at) == wait


def month(share: float, folder: Path) -> tuple[int, float]:
    """The questions never seen in four weeks before an interview, and the answers a day."""
    questions = tuple(load((content_root(),)).questions.values())
    dice, now, answers = Random(1), datetime(2026, 11, 22, 19, tzinfo=UTC), 0
    settings = Settings(by=(now + timedelta(days=28)).date())
    with open_store(folder, lambda: now) as store:
        for _ in range(28):
            begun = begun_today(store.events(day_begins(now)), now)
            today = agenda(questions, store.cards(), settings, now, begun=begun)
            asked = [*today.due, *today.new]
            for question in asked:
                now += timedelta(seconds=50)
                answers += 1
                right = dice.random() < share
                asked += [] if right else [question]
                store.append(told(question, right=right))
            now = now.replace(hour=19, minute=0, second=0) + timedelta(days=1)
        return len(agenda(questions, store.cards(), settings, now).new), answers / 28


def told(question: Question, *, right: bool) -> Graded:
    return Graded(
        question=question.id, rev=question.rev, fingerprint="", seed=1, topic=question.topic,
        family=question.family, text="", standing="correct" if right else "wrong",
        score=float(right), milliseconds=50_000, mode="review", session="s",
        rating="good" if right else "again", retention=0.9,
    )  # fmt: skip


@pytest.mark.parametrize(("share", "said"), [(1.0, 16), (0.8, 40)])
def test_what_four_weeks_take(tmp_path, share, said) -> None:
    left, daily = month(share, tmp_path)
    assert f"some {said}" in " ".join(PAGE.split())
    assert daily == pytest.approx(said, rel=0.15)
    assert left == 0


@pytest.mark.parametrize("named", re.findall(r"`(tests/\S+\.py(?:::\w+)?)`", PAGE))
def test_what_is_said_to_prove_it_is_there(named: str) -> None:
    file, _, test = named.partition("::")
    assert f"\ndef {test}" in (ROOT / file).read_text("utf-8")


def test_every_promise_of_the_front_page_is_proved() -> None:
    promises = (ROOT / "README.md").read_text("utf-8").partition("## What you can rely on")[2]
    assert len(re.findall(r"^- \*\*", promises.partition("\n## ")[0], re.MULTILINE)) == 4
    proved = PAGE.partition("## What proves it")[2]
    for said in ("interrupted", "killed", "merge in any order", "number in a report", "leaves the"):
        assert said in proved


def exported() -> list[dict[str, object]]:
    """The answers that are kept, without the line that counts them."""
    return [json.loads(line) for line in rnnquiz("data", "export").stdout.splitlines()[1:]]


def test_a_killed_quiz_loses_nothing_and_goes_on(home) -> None:
    asked = ["quiz", "--seed", "5", "--id", ASKED, "--id", "lstm-hidden-state-value"]
    with subprocess.Popen(
        [sys.executable, "-m", "rnnquiz", *asked],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env={**environment(), "RNNQUIZ_HOME": str(home), "PYTHONUTF8": "1"},
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        running.stdin.write("1, 1\n:h\n")
        running.stdin.flush()
        shown = ""
        while "Hint 1" not in shown:
            shown += running.stdout.readline()
        running.send_signal(signal.SIGKILL)
    (kept,) = exported()
    assert (kept["body"]["question"], kept["body"]["text"]) == (ASKED, "1, 1")
    gone_on = rnnquiz("quiz", "--resume", typed=":q\n").stdout
    second = shown[shown.index("Question 2 of 2") :].partition("\n:h")[0]
    assert gone_on.strip().startswith(second.strip())
    assert "Hint 1" in gone_on
    assert len(exported()) == 1


def test_two_machines_end_up_with_the_same(tmp_path) -> None:
    desk, lap = str(tmp_path / "desk"), str(tmp_path / "lap")
    for home, answer in ((desk, "1, 1"), (lap, "2, 2")):
        rnnquiz("quiz", "--id", ASKED, "--seed", "1", typed=f"{answer}\n", RNNQUIZ_HOME=home)
    rnnquiz("undo", RNNQUIZ_HOME=lap)
    for home, other in ((desk, lap), (lap, desk), (desk, lap)):
        file = str(Path(other, "progress.sqlite3"))
        assert not rnnquiz("data", "merge", file, RNNQUIZ_HOME=home).stderr
    told = [rnnquiz("data", "export", RNNQUIZ_HOME=home).stdout for home in (desk, lap)]
    assert told[0] == told[1]
    assert told[0].startswith('{"format":1,"program":"rnnquiz","events":3}\n')
    stats = [rnnquiz("stats", "--json", RNNQUIZ_HOME=home).stdout for home in (desk, lap)]
    assert stats[0] == stats[1]
    assert json.loads(stats[0])["answers"] == 1


ALONE = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        print("CONNECTS", event, arguments, file=sys.stderr)

sys.addaudithook(refuse)
{act}
"""


@pytest.mark.parametrize(
    "words",
    ["", "quiz --count 3", "review", "exam --count 2", "interview", "stats", "data export"],
)
def test_no_connection_is_opened(words) -> None:
    act = f"sys.argv = ['rnnquiz', *{words.split()!r}]\nfrom rnnquiz.cli import main\nmain()"
    assert "CONNECTS" not in alone(act)


def test_a_connection_would_be_found() -> None:
    assert "CONNECTS" in alone("import socket; socket.socket().connect_ex(('127.0.0.1', 9))")


def alone(act: str) -> str:
    """What is said of connections while this runs."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE.format(act=act)],
        input="1\n:s\n:s\n", capture_output=True, text=True, encoding="utf-8", check=False,
        env={**environment(), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_the_commands_of_the_page_run_and_what_was_undone_is_asked_again(tmp_path) -> None:
    rnnquiz("quiz", "--id", ASKED, "--seed", "1", typed="1, 1\n")
    (block,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for line in block.splitlines():
        done = rnnquiz(*line.split()[1:], cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), line
    assert "taken back" in rnnquiz("undo").stdout
    assert json.loads(rnnquiz("stats", "--json").stdout)["answers"] == 0
    assert len(exported()) == 2
