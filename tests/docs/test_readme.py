"""What the README says is true: its transcript comes out, its commands and question work."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def block(mark: str) -> str:
    """The fenced block behind `<!-- mark -->`."""
    found = re.search(rf"<!-- {mark} -->\n```\w*\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found, f"README.md has no block marked {mark}"
    return found.group(1)


def rnnquiz(*words: str, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rnnquiz", *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1", **environ},
        check=False,
    )


def test_the_transcript_is_what_the_program_prints() -> None:
    command, _, shown = block("transcript").partition("\n")
    typed = "".join(line[2:] + "\n" for line in shown.splitlines() if line.startswith("> "))
    program, *words = shlex.split(command.removeprefix("$ "))
    assert program == "rnnquiz"
    done = rnnquiz(*words, typed=typed)
    assert done.stdout.strip("\n") == shown.strip("\n")
    assert done.stderr == ""


def test_the_question_of_the_readme_is_proved_and_asked(tmp_path: Path) -> None:
    bank = tmp_path / "mine.yaml"
    bank.write_text(block("question"), "utf-8")
    checked = rnnquiz("check", str(bank))
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    asked = rnnquiz("quiz", "--bank", str(bank), typed=":q\n")
    assert "Work out the new cell state" in asked.stdout
    assert asked.returncode == 0


COMMANDS = sorted(set(re.findall(r"`rnnquiz ([a-z]+)", README)))


def test_every_command_of_the_program_is_in_the_readme() -> None:
    listed = rnnquiz("--help", COLUMNS="80").stdout
    assert not re.search(r"\w\.\.\.$", listed, re.MULTILINE)  # no summary is cut
    for command in COMMANDS:
        assert re.search(rf"^\W*{command}\b", listed, re.MULTILINE), command
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
        (line,) = block(mark).splitlines()
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_readme_counts_the_families_right() -> None:
    from typing import get_args

    from rnnquiz.bank import Question

    assert len(get_args(Question)) == 15
    assert "There are fifteen families" in README
