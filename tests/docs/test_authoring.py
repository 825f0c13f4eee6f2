"""Every snippet of the tutorial works: its commands run, its questions are proved."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.docs.desk import ROOT, rnnquiz

TUTORIAL = (ROOT / "docs" / "authoring.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```(\w+)\n(.*?)^```$", TUTORIAL, re.DOTALL | re.MULTILINE)


def of(kind: str) -> list[str]:
    return [text for language, text in SNIPPETS if language == kind]


def test_there_is_no_snippet_that_is_not_run() -> None:
    assert {language for language, _ in SNIPPETS} == {"sh", "yaml", "toml"}


def test_the_commands_run_one_after_the_other(tmp_path: Path) -> None:
    (interview,) = (text for text in of("yaml") if "\ninterviews:" in text)
    (tmp_path / "interview.yaml").write_text(interview, "utf-8")
    for line in "".join(of("sh")).splitlines():
        program, *words = shlex.split(line)
        assert program == "rnnquiz"
        done = rnnquiz(*words, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), line
        assert done.stdout


@pytest.mark.parametrize("text", of("yaml"))
def test_the_questions_are_proved(tmp_path: Path, text: str) -> None:
    (tmp_path / "bank.yaml").write_text(text, "utf-8")
    done = rnnquiz("check", "bank.yaml", cwd=tmp_path)
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


def test_the_bounds_of_an_interview_are_those_of_the_program() -> None:
    import msgspec

    from rnnquiz.bank.interview import Interview

    types = msgspec.json.schema(Interview)["$defs"]
    stages, stage = types["Interview"]["properties"]["stages"], types["Stage"]["properties"]
    words = {4: "four", 20: "twenty", 9: "nine", 30: "thirty"}
    said = " ".join(TUTORIAL.split())
    assert f"{words[stages['minItems']]} to {words[stages['maxItems']]} stages" in said
    assert f"at most {words[stage['follow']['maxItems']]}" in said
    assert f"one to {words[stage['minutes']['maximum']]}" in said


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
