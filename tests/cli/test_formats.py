"""Problems as annotations, and the hook that pre-commit runs."""

from pathlib import Path

import yaml

from rnnquiz.cli.check import annotation
from rnnquiz.errors import Place, Problem

ROOT = Path(__file__).parents[2]


def test_an_annotation_names_the_place() -> None:
    problem = Problem(Place("banks/mine.yaml", 12, 7), "cell: ask: unknown name")
    assert annotation(problem) == (
        "::error file=banks/mine.yaml,line=12,col=7::cell: ask: unknown name"
    )


def test_nothing_in_a_problem_can_begin_another_command() -> None:
    problem = Problem(Place("a,b:c%.yaml", 1, 1), "100 %\n::error::x")
    assert annotation(problem) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1::100 %25%0A::error::x"
    )


def test_the_hook_checks_the_files_that_change() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "rnnquiz-check"
    assert hook["entry"] == "rnnquiz check"
    assert (hook["language"], hook["types"]) == ("python", ["yaml"])
    assert {"name", "description", "files"} < hook.keys()
