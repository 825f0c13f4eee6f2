"""`rnnquiz stats`: the screen, the JSON and the CSV tell the same, and it is what the log says."""

import csv
import json
import re
import sys
from collections import Counter
from datetime import datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from rnnquiz.bank import load
from rnnquiz.cli import main
from rnnquiz.cli.stats import TABLES
from rnnquiz.progress import Graded, day_of, micros, moment, open_store, study_day
from rnnquiz.tui.figures import clock, percent

SAMPLE = Path(__file__).parents[1] / "sample"
BANK = load((SAMPLE,))
NOW = datetime(2026, 4, 9, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))
TAGS = ["f_i_swapped", "sign", "tanh_on_c_forgotten", "reset_before", "precision", "bias_dropped"]
TAGS += ["z_flipped", "transpose", "recurrence_dropped", "decimal_point", ""]


def answer(id: str, mode: str, dice: Random) -> Graded:
    """An answer that is right four times out of five."""
    question, right = BANK.questions[id], dice.random() < 0.8
    score = 1.0 if right else dice.choice([0.0, 0.25, 0.333])
    return Graded(
        question=id,
        rev=question.rev,
        fingerprint="",
        seed=1,
        topic=question.topic,
        family=question.family,
        text="",
        standing="correct" if right else "partial" if score else "wrong",
        tag="" if right else dice.choice(TAGS),
        score=score,
        milliseconds=int(1000 * dice.lognormvariate(3.3, 0.8)),
        mode=mode,
        session="s",
        rating="good" if right else "again",
        retention=0.9,
    )


def study(folder: Path) -> None:
    """Two years ago a week was studied, and then most days of the last three months."""
    now, dice, numbers = [NOW], Random(5), count()
    with open_store(folder, lambda: now[0], new_id=lambda: f"{next(numbers):032x}") as store:
        fresh = list(BANK.questions)[:-1]
        for back in [*range(760, 753, -1), *range(95, -1, -1)]:
            if dice.random() < 0.3 or 40 < back < 50:
                continue
            now[0] = NOW - timedelta(days=back, hours=1)
            due = [id for id, card in store.cards().items() if card.due <= micros(now[0])]
            new = [fresh.pop()] if fresh and dice.random() < 0.4 else []
            drilled = [dice.choice(list(store.cards() or new or fresh))]
            for mode, ids in [("review", due), ("quiz", new), ("drill", drilled)]:
                for id in ids:
                    now[0] += timedelta(seconds=40)
                    store.append(answer(id, mode, dice))
        now[0] = NOW
        store.undo(store.last_graded().id)


@pytest.fixture(scope="module")
def studied(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    study(folder)
    return folder


@pytest.fixture
def stats(monkeypatch, capsys, studied):
    """Run the command on what was studied, or on another folder."""

    def run(*args: str, home: Path = studied, columns: int = 80) -> tuple[int, str, str]:
        monkeypatch.setenv("RNNQUIZ_LANG", "en")
        monkeypatch.setenv("RNNQUIZ_HOME", str(home))
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr("rnnquiz.progress.system_clock", lambda: NOW)
        command = ["rnnquiz", "stats", "--bank", str(SAMPLE), *args]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            main()
        return (int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def data(stats):
    """The statistics as data."""

    def read(*args: str) -> dict:
        code, out, err = stats("--json", *args)
        assert (code, err) == (0, "")
        return json.loads(out)

    return read


@pytest.fixture
def log(studied):
    """The answers that count, as they were written."""
    with open_store(studied, lambda: NOW) as store:
        return list(store.answers())


LOOKS = [
    ("stats-en-80.txt", 80, ["--lang", "en"]),
    ("stats-en-40.txt", 40, ["--lang", "en"]),
    ("stats-en-80-ascii.txt", 80, ["--lang", "en", "--ascii"]),
    ("stats-zh-80.txt", 80, ["--lang", "zh"]),
    ("stats-zh-40.txt", 40, ["--lang", "zh", "--plain"]),
    ("stats-days-en-40-ascii.txt", 40, ["--days", "10", "--topic", "lstm", "--ascii"]),
]


@pytest.mark.parametrize(("name", "columns", "args"), LOOKS, ids=[each[0] for each in LOOKS])
def test_the_page(stats, golden, name: str, columns: int, args: list[str]) -> None:
    code, out, err = stats(*args, columns=columns)
    assert (code, err) == (0, "")
    assert "ascii" not in name or out.isascii()
    golden(name, out)


NARROWED = [[], ["--days", "30"], ["--topic", "lstm"], ["--topic", "lstm", "--days", "200"]]


@pytest.mark.parametrize("args", NARROWED, ids=" ".join)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_as_csv_is_the_one_of_the_data(stats, data, table: str, args: list[str]) -> None:
    code, out, err = stats("--csv", table, *args)
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(StringIO(out)))
    assert out.splitlines()[0] == ",".join(TABLES[table])
    known = data(*args)[table]
    assert known
    assert rows == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in known
    ]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.:]\d+)*", text)


@pytest.mark.parametrize("args", NARROWED, ids=" ".join)
def test_the_screen_tells_the_numbers_of_the_data(stats, data, args: list[str]) -> None:
    _, out, _ = stats(*args)
    told, lines = data(*args), out.splitlines()
    sections = {section.split("\n")[0].strip(): section for section in re.split(r"\n\n", out)}

    def rows(title: str) -> list[str]:
        (found,) = (text for name, text in sections.items() if name.startswith(title))
        return found.splitlines()[1:]

    taken = clock(told["milliseconds"])
    assert f"Answers: {told['answers']}   Days: {told['days']}   Time: {taken}" in out
    streak = told["streak"]
    said = f"Days in a row: {streak['days']}   The most so far: {streak['longest']}"
    assert said in out
    for each in told["retention"]:
        shares = [percent(each[name]) for name in ("share", "low", "high")]
        said = "{} % remembered ({} of {}), likely {} to {} %".format(
            shares[0], each["recalled"], each["reviews"], *shares[1:]
        )
        assert any(said in line for line in lines), said
    due = [each["due"] for each in told["forecast"]]
    overdue = f" ({told['overdue']} overdue)" if told["overdue"] else ""
    assert (
        f"Today: {due[0]}{overdue}   Within 7 days: {sum(due[:7])}   "
        f"Within 30 days: {sum(due)}   Later: {told['later']}" in out
    )
    now = {each["topic"]: each for each in told["mastery"]}
    assert [numbers(line) for line in rows("Held")[:-1]] == [
        [str(each["held"]), str(each["questions"]), str(percent(each["share"]))]
        for each in now.values()
    ]
    said = [
        numbers(line)[:2] for line in rows("Mistakes")[1:] if re.search(r"ago|today|yest", line)
    ]
    assert said == [
        [str(each["count"]), f"{each['lost']:.2f}".rstrip("0").rstrip(".")]
        for each in told["mistakes"][:8]
    ]
    assert [numbers(line) for line in rows("Time")[1:-2]] == [
        [str(each["answers"]), *(clock(each[name]) for name in ("median", "mean", "milliseconds"))]
        for each in told["families"]
    ]
    assert [numbers(line) for line in rows("Answers and points")[1:]] == [
        [
            str(each["answers"]),
            str(each["right"]),
            f"{each['points']:.2f}".rstrip("0").rstrip("."),
            str(percent(each["share"])),
        ]
        for each in told["modes"]
    ]


def test_the_data_is_what_the_log_says(data, log) -> None:
    told = data()
    bodies = [event.body for event in log]
    assert told["answers"] == len(log) == sum(each["answers"] for each in told["calendar"])
    assert told["milliseconds"] == sum(each.milliseconds for each in bodies)
    days = Counter(day_of(event.at, event.offset) for event in log)
    assert [each["answers"] for each in told["calendar"]] == [days[day] for day in sorted(days)]
    modes = Counter(each.mode for each in bodies)
    assert {each["mode"]: each["answers"] for each in told["modes"]} == modes
    points = sum(each.score for each in bodies)
    assert sum(each["points"] for each in told["modes"]) == pytest.approx(points)
    assert sum(each["points"] for each in told["calendar"]) == pytest.approx(points)
    families = Counter(each.family for each in bodies)
    assert {each["family"]: each["answers"] for each in told["families"]} == families
    tags = Counter(each.tag for each in bodies if each.tag)
    assert {each["tag"]: each["count"] for each in told["mistakes"]} == tags
    assert all(each["text"] for each in told["mistakes"])


def test_the_reviews_are_those_of_the_cards(data, studied) -> None:
    with open_store(studied, lambda: NOW) as store:
        cards = store.cards()
    told = data()
    days = Counter(
        max(study_day(moment(card.due, NOW.tzinfo)), study_day(NOW)) for card in cards.values()
    )
    for each in told["forecast"]:
        assert each["due"] == days[datetime.fromisoformat(each["day"]).date()]
    assert sum(each["due"] for each in told["forecast"]) + told["later"] == len(cards)
    held = Counter(
        BANK.questions[id].topic
        for id, card in cards.items()
        if card.held and card.due > micros(NOW)
    )
    now = {each["topic"]: each["held"] for each in told["mastery"]}
    assert now == {topic: held[topic] for topic in now}


def test_topics_add_up_to_all(data) -> None:
    topics = sorted({question.topic for question in BANK.questions.values()})
    parts, whole = [data("--topic", topic) for topic in topics], data()
    together = data(*(word for topic in topics for word in ("--topic", topic)))
    assert {**together, "topics": []} == whole
    for name in ("answers", "milliseconds", "overdue", "later"):
        assert sum(part[name] for part in parts) == whole[name]
    assert sum(
        (Counter({each["tag"]: each["count"] for each in part["mistakes"]}) for part in parts),
        Counter(),
    ) == {each["tag"]: each["count"] for each in whole["mistakes"]}


def test_an_empty_store_says_what_to_do_first(stats, golden, tmp_path: Path) -> None:
    said = ""
    for args in (["--lang", "en"], ["--lang", "zh"], ["--topic", "lstm"]):
        code, out, err = stats(*args, home=tmp_path, columns=40)
        assert (code, err) == (0, "")
        said += out
    golden("stats-empty-40.txt", said)
    code, out, err = stats("--json", home=tmp_path)
    assert (code, err, json.loads(out)["answers"]) == (0, "", 0)
    for table, columns in TABLES.items():
        code, out, err = stats("--csv", table, home=tmp_path)
        assert (code, err, out.splitlines()[0]) == (0, "", ",".join(columns))


def test_a_period_without_answers_still_shows_what_comes(stats, data, tmp_path: Path) -> None:
    later = NOW - timedelta(days=50)
    with open_store(tmp_path, lambda: later) as store:
        store.append(answer("sample-number", "quiz", Random(1)))
    code, out, err = stats("--days", "7", home=tmp_path)
    assert (code, err) == (0, "")
    assert "Nothing was answered in the last 7 days." in out
    assert "Today: 1 (1 overdue)" in out
    assert "too few to tell: 0 of the 20 reviews it takes" in out
    assert "Time, family by family" not in out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--csv", "moods"],
            (
                "there is no table `moods`; there are: retention, calendar, forecast, mastery, "
                "mistakes, families, modes"
            ),
        ),
        (
            ["--json", "--csv", "modes"],
            "--json prints every table and --csv one of them; leave one of the two out",
        ),
        (
            ["--topic", "lstn"],
            "no question has the topic `lstn`; did you mean `lstm`?",
        ),
    ],
)
def test_what_cannot_be_shown(stats, args: list[str], message: str) -> None:
    assert stats(*args) == (2, "", f"rnnquiz: {message}\n")


def test_days_are_one_or_more(stats) -> None:
    code, out, err = stats("--days", "0")
    assert (code, out) == (2, "")
    assert "--days" in err
