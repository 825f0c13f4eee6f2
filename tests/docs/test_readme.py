"""What the README says is true: its transcripts come out, its commands run, its counts hold."""

import re
import shlex
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from rnnquiz.bank import Bank, Question, content_root, load
from rnnquiz.lab import EXPERIMENTS
from tests.docs.desk import ROOT, TODAY, blocks, rnnquiz

README = (ROOT / "README.md").read_text("utf-8")
TRANSCRIPT = r"^<!-- transcript (?P<at>\S+) -->\n```console\n(?P<shown>.*?)^```$"
FENCED = r"^```sh\n(?P<line>rnnquiz .*?)\n```$"
# In prose or in a table; the blank is what tells a command from the name of the program.
INLINE = r"`(?P<words>rnnquiz(?: [^`]+)?)`"
EVERY = re.compile(f"{TRANSCRIPT}|{FENCED}|{INLINE}", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load((content_root(),))


def fits(shown: str, printed: str) -> bool:
    """Whether this was printed: three dots are any lines, or behind others the rest of a line."""
    lines = shown.strip("\n").split("\n")
    return bool(re.fullmatch("".join(map(line_pattern, lines)), printed.strip("\n") + "\n"))


def line_pattern(line: str) -> str:
    if line == "...":
        return r"(?:.*\n)*?"
    rest = ".*" if line.endswith("...") else ""
    return f"{re.escape(line.removesuffix('...'))}{rest}\n"


def typed_in(shown: str) -> str:
    return "".join(f"{line[2:]}\n" for line in shown.splitlines() if line[:2] in {"> ", "| "})


def layer() -> dict[str, np.ndarray]:
    """The weights of the layer in the README, under PyTorch's names."""
    sizes = {"ih_l0": 4, "hh_l0": 8, "ih_l1": 16, "hh_l1": 8}
    dice = np.random.default_rng(0)
    made = {}
    for name, width in sizes.items():
        for back in ("", "_reverse"):
            made[f"weight_{name}{back}"] = dice.normal(size=(32, width))
            made[f"bias_{name}{back}"] = dice.normal(size=32)
    return made


def test_every_command_runs_and_every_transcript_comes_out(tmp_path, home) -> None:
    """All of them in their order, by one person with one home, who passes over a question."""
    np.savez(tmp_path / "layer.npz", **layer())
    (tmp_path / "mine.yaml").write_text(blocks(README, "question")[0], "utf-8")
    found = list(EVERY.finditer(README))
    assert sum(bool(each["at"]) for each in found) == 3
    for each in found:
        command, _, shown = (each["shown"] or "").partition("\n")
        line = command.removeprefix("$ ") or each["line"] or each["words"]
        program, *words = shlex.split(line)
        assert program == "rnnquiz"
        done = rnnquiz(
            *words, typed=typed_in(shown) or ":s\n", at=each["at"] or TODAY, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout, line
        assert fits(shown or "...\n", done.stdout), f"{line}\n{done.stdout}"
    assert list((home / "reports").iterdir())


def test_a_changed_transcript_is_found() -> None:
    found = re.search(TRANSCRIPT, README, re.DOTALL | re.MULTILINE)
    assert found
    assert fits(found["shown"], found["shown"].replace("...\n", "a\nb\n"))
    assert not fits(found["shown"], found["shown"].replace("0.831", "0.832"))
    assert fits("a ...\n...\nb\n", "a 1\nx\ny\nb\n")
    assert not fits("a ...\nb\n", "a 1\nx\nb\n")
    assert not fits("a\n...\nb\n", "a\nb\nc\n")


def test_the_question_of_the_readme_is_proved_and_asked(tmp_path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(blocks(README, "question")[0], "utf-8")
    checked = rnnquiz("check", str(file))
    assert checked.stdout.endswith("everything holds\n")
    asked = rnnquiz("quiz", "--bank", str(file), typed=":q\n")
    assert "Work out the new cell state" in asked.stdout


COMMANDS = sorted(set(re.findall(r"`rnnquiz ([a-z]+)", README)))


def test_every_command_of_the_program_is_in_the_readme() -> None:
    listed = rnnquiz("--help", COLUMNS="80").stdout
    assert not re.search(r"\w\.\.\.$", listed, re.MULTILINE)  # no summary is cut
    known = set(re.findall(r"^\s{1,4}(\w+)\s{2,}\S", listed.partition("Commands")[2], re.MULTILINE))
    assert known == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command: str) -> None:
    text = rnnquiz(command, "--help", COLUMNS="200").stdout
    options = re.findall(r"^\s+(--?[\w-]+.*)$", text, re.MULTILINE)
    assert options
    for option in options:
        assert re.search(r"\S\s{2,}\S", option), f"{command}: {option} has no help"


@pytest.mark.parametrize("path", re.findall(r"\]\(([\w./-]+)\)", README))
def test_every_file_the_readme_links_to_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_set_up_commands_make_their_own_environment() -> None:
    for mark in ("quiz", "test"):
        ((line,),) = (each.splitlines() for each in blocks(README, mark))
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")


NUMBERS = {"eight": 8, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}


def test_the_readme_counts_right(bank: Bank) -> None:
    text = " ".join(README.split())
    found = re.search(
        r"more than (\d+) questions of (\w+) families, (\w+) interviews and (\w+) experiments", text
    )
    assert found
    least, families, interviews, experiments = found.groups()
    assert len(bank.questions) > int(least)
    assert NUMBERS[families] == len(get_args(Question))
    assert {question.family for question in bank.questions.values()} == {
        family.__struct_config__.tag for family in get_args(Question)
    }
    assert NUMBERS[interviews] == len(bank.interviews)
    assert NUMBERS[experiments] == len(EXPERIMENTS)


def test_the_rooms_are_those_there_are() -> None:
    built = README.partition("## How it is built")[2].partition("##")[0]
    rooms = {each.parent.name for each in Path(ROOT, "rnnquiz").glob("*/__init__.py")}
    assert set(re.findall(r"`(\w+)`", built)) == rooms
