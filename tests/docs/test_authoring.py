"""Every snippet of the tutorial works: its commands run, its questions are proved."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "authoring.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```(\w+)\n(.*?)^```$", TUTORIAL, re.DOTALL | re.MULTILINE)


def of(kind: str) -> list[str]:
    return [text for language, text in SNIPPETS if language == kind]


def rnnquiz(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "rnnquiz", *words],
        cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_there_is_no_snippet_that_is_not_run() -> None:
    assert {language for language, _ in SNIPPETS} == {"sh", "yaml", "toml"}


def test_the_commands_run_one_after_the_other(tmp_path: Path) -> None:
    for line in "".join(of("sh")).splitlines():
        program, *words = shlex.split(line)
        assert program == "rnnquiz"
        done = rnnquiz(tmp_path, *words)
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout


@pytest.mark.parametrize("text", of("yaml"))
def test_the_questions_are_proved(tmp_path: Path, text: str) -> None:
    (tmp_path / "bank.yaml").write_text(text, "utf-8")
    done = rnnquiz(tmp_path, "check", "bank.yaml")
    counted = (
        "0 questions over 50 seeds, 0 explainers and 1 interview"
        if "\ninterviews:" in text
        else "1 question over 50 seeds and 0 explainers"
    )
    assert done.stdout == f"{counted}: everything holds\n"


def test_the_entry_point_is_the_one_that_is_read() -> None:
    from rnnquiz.cli.packs import GROUP

    (text,) = of("toml")
    assert list(tomllib.loads(text)["project"]["entry-points"]) == [GROUP]


def test_the_bounds_are_those_of_the_program() -> None:
    from rnnquiz.audit import deadline
    from rnnquiz.bank import bank, fitting, question, reading
    from rnnquiz.notation import limits
    from rnnquiz.oracle import attempt
    from rnnquiz.oracle.draw import MAX_ELEMENTS
    from rnnquiz.oracle.run import MAX_STEPS

    assert question.MAX_BYTES == 1_048_576
    for bound in (
        bank.MAX_FILES, reading.MAX_DEPTH, reading.MAX_NODES, fitting.MAX_TEXT, limits.MAX_LENGTH,
        limits.MAX_NODES, limits.MAX_WORK, MAX_STEPS, MAX_ELEMENTS, attempt.MAX_WORK,
        attempt.ATTEMPTS, int(attempt.SECONDS), int(deadline.SECONDS),
    ):  # fmt: skip
        assert re.search(rf"(?<![\d,]){bound:,}(?![\d,])", TUTORIAL), bound
