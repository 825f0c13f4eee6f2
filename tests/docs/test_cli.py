"""The page on the command line and the command line itself name the same things."""

import csv
import json
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from rnnquiz.cli import data
from rnnquiz.cli.app import COMMANDS
from rnnquiz.cli.exit import Exit
from rnnquiz.cli.stats import TABLES
from rnnquiz.progress import Settings
from rnnquiz.sessions import wording
from rnnquiz.sessions.report import ability
from tests.docs.desk import ROOT, rnnquiz

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8")
NAMES = [command.__name__.rstrip("_") for command in COMMANDS]
NAMES += [f"data {command.__name__.rstrip('_')}" for command in data.COMMANDS]


@pytest.fixture(scope="module")
def options() -> dict[str, set[str]]:
    """The options of each command, by what its help says; of all of them by the empty name."""
    return {
        name: set(re.findall(r"(--[a-z][\w-]*)", _help(name))) - {"--help"} for name in ("", *NAMES)
    }


def _help(name: str) -> str:
    return rnnquiz(*name.split(), "--help", COLUMNS="200").stdout.partition("Options:")[2]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_on_the_page(name) -> None:
    assert f"`rnnquiz {name}" in PAGE


def test_every_option_is_on_the_page_and_no_other(options) -> None:
    known = set().union(*options.values())
    named = set(re.findall(r"(?<![\w-])(--[a-z][\w-]*)", PAGE))
    assert named - {"--help"} == known


@pytest.mark.parametrize("mode", ["quiz", "review", "drill", "exam", "interview"])
def test_what_is_said_of_being_asked(options, mode) -> None:
    section = PAGE.partition("## Being asked")[2].partition("\n## ")[0]
    (row,) = re.findall(rf"^\| `rnnquiz {mode}\b.*", section, re.MULTILINE)
    here = set(re.findall(r"--[a-z]+", row))
    assert here <= options[mode]
    everywhere = {"--topic", "--family", "--level", "--tag", "--id", "--seed", "--resume", "--anew"}
    everywhere |= {"--forget", "--save", "--lang", "--plain", "--ascii", "--bank"}
    assert options[mode] - here <= everywhere
    default = re.search(r"--count .*\[default: (\d+)", _help(mode))
    assert not default or f"`--count` questions ({default[1]})" in row


def rows(section: str) -> Iterator[tuple[str, ...]]:
    """The cells of the tables of a section, without their heads."""
    text = PAGE.partition(f"## {section}")[2].partition("\n## ")[0]
    for line in re.findall(r"^\| (.*) \|$", text, re.MULTILINE):
        yield tuple(cell.strip() for cell in line.split(" | "))


def test_the_exit_codes() -> None:
    assert [int(code) for code, _ in rows("Exit codes") if code.isdigit()] == [*Exit]


def test_the_settings() -> None:
    said = {cells[0].strip("`"): cells[1] for cells in rows("Settings") if cells[0] != "setting"}
    values = {name: getattr(Settings(), name) for name in Settings.__struct_fields__}
    assert said == {name: str(value or "none") for name, value in values.items()}


def test_the_tables_of_the_statistics(home) -> None:
    told = {cells[0].strip("`"): cells[1] for cells in rows("`rnnquiz stats`") if len(cells) == 2}
    for name, columns in TABLES.items():
        named = dict.fromkeys(re.findall(r"`(\w+)`", told[name]))  # a value may be named like one
        assert [each for each in named if each in columns] == list(columns)
        out = rnnquiz("stats", "--csv", name).stdout
        assert tuple(next(csv.reader(out.splitlines()))) == columns
    found = json.loads(rnnquiz("stats", "--json").stdout)
    keys = {key for cell in told for key in re.findall(r"\w+", cell)}
    assert set(found) <= keys
    assert len(found["forecast"]) == 30
    assert [row["days"] for row in found["retention"]] == [30, None]


def test_the_shape_of_the_list() -> None:
    shown = re.findall(r"^```json\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    said = json.loads(next(text for text in shown if '"explainers": [' in text))
    found = json.loads(rnnquiz("list", "--json").stdout)
    assert said.keys() == found.keys()
    for kind, entries in said.items():
        (entry,) = (each for each in found[kind] if each["id"] == entries[0]["id"])
        shapes = [{name: type(value) for name, value in each.items()} for each in (entry, *entries)]
        assert shapes[0] == shapes[1]
    known = json.loads(rnnquiz("list", "--misconceptions", "--json").stdout)
    assert {key for each in known.values() for key in each} == {"text", "questions"}


def test_the_competencies_are_those_of_the_report() -> None:
    from rnnquiz.bank import content_root, load

    said = {cells[0]: set(re.findall(r"`([\w-]+)`", cells[1])) for cells in rows("Being asked")}
    found: dict[str, set[str]] = {}
    for question in load((content_root(),)).questions.values():
        named = wording.ABILITIES[ability(question)].en.lower()
        found.setdefault(named, set()).add(question.family)
    assert {name: said[name] for name in found} == found
    assert set(found) == {text.en.lower() for text in wording.ABILITIES.values()}
    assert len(found) == len(get_args(wording.Ability))


def test_what_is_kept_is_where_it_is_said(home) -> None:
    rnnquiz("exam", "--count", "1", "--seed", "1")
    rnnquiz("quiz")
    rnnquiz("data", "backup")
    rnnquiz("config", "new", "5")
    said = {cells[0].strip("`/") for cells in rows("What is kept") if cells[0].startswith("`")}
    assert {each.name for each in home.iterdir()} == said


def test_what_was_left_is_offered_again_after_another_one() -> None:
    first = rnnquiz("quiz", "--count", "2").stdout
    another = rnnquiz("quiz", "--anew", "--count", "1", typed=":s\n").stdout
    assert "To go on where you left" in first
    assert "To go on where you left" not in another
    assert rnnquiz("quiz", "--resume").stdout == first
    assert rnnquiz("review", "--resume").returncode == Exit.USAGE


def test_nothing_is_kept_of_what_is_to_be_forgotten(home) -> None:
    for mode in ("quiz", "drill f_i_swapped", "exam", "interview"):
        assert rnnquiz(*mode.split(), "--forget").returncode == Exit.OK
    assert not home.exists()
