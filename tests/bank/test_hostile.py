# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""A bank that means harm: one clear error, in little time, and nothing run, written or painted."""

import os
import time
from pathlib import Path

import pytest

from rnnquiz.audit import audit
from rnnquiz.bank import load
from rnnquiz.errors import BankError, DiskError

QUESTION = """\
format: 1
topics: [{id: t, title: T}]
questions:
  - id: probe
    topic: t
    level: easy
    family: number
    prompt: What is it?
    run: {routine: lstm.update, sizes: {H: 2}}
    ask: sum(c_t)
    explain: So it is.
"""
RUN, ASK = "{routine: lstm.update, sizes: {H: 2}}", "ask: sum(c_t)"
UNFAIR = QUESTION.replace(RUN, "{routine: lstm.update, draw: {f_t: 0.5, i_t: 0.5}}") + (
    "    misconceptions: [f_i_swapped]\n"
)
SECONDS = 15  # many times what each takes, on a slow machine


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("RNNQUIZ_CACHE", str(tmp_path / "cache"))
    return folder


def said(text: str, seeds: int = 1000) -> list[str]:
    Path("bank.yaml").write_text(text, encoding="utf-8")
    began = time.monotonic()
    try:
        problems = audit(load([Path()]), seeds=seeds)
    except BankError as error:
        problems = error.problems
    assert time.monotonic() - began < SECONDS
    assert all(str(problem).isprintable() for problem in problems)
    assert list(Path().iterdir()) == [Path("bank.yaml")]
    return [str(problem) for problem in problems]


HOSTILE = {
    "code": (QUESTION.replace("What is it?", "!!python/object/apply:os.system [touch x]"), "bank.yaml:8:13: probe: prompt: a tag: delete it"),
    "an alias": (QUESTION.replace("What is it?", "&a What?").replace("So it is.", "*a"), "bank.yaml:8:13: probe: prompt: an anchor: delete it"),
    "deep nesting": (QUESTION.replace("So it is.", "[" * 5000 + "]" * 5000), "bank.yaml:11:28: probe: explain.0.0.0.0.0.0.0.0.0.0.0.0.0.0: nested more than 16 deep: no question needs that"),
    "a control character": (QUESTION.replace("What", "\x1b[2JWhat"), "bank.yaml:8:13: "),
    "a bidi mark": (QUESTION.replace("What", "\u202eWhat"), "bank.yaml:8:13: "),
    "a huge number": (QUESTION.replace("H: 2", "H: " + "9" * 400), "bank.yaml:9:44: probe: run.sizes.H: a number of 400 digits: use at most 15"),
    "a huge size": (QUESTION.replace("H: 2", "H: 1000000"), "bank.yaml:9:10: probe: size `H` must be from 1 to 200, not 1000000"),
    "a huge matrix": (QUESTION.replace(RUN, "{routine: lstm, sizes: {H: 200, D: 200}}"), "bank.yaml:9:10: probe: `W_xi` would have 40,000 numbers; at most 10,000"),
    "many steps of a large cell": (QUESTION.replace(RUN, "{routine: lstm, sizes: {H: 80, D: 80, T: 200}}"), "bank.yaml:9:10: probe: `lstm` would work with 67,680 numbers for 200 steps, too much: make D, H, T smaller"),
    "a gate held for ever": (QUESTION.replace(RUN, "{routine: gate, draw: {k: 1000000}}").replace(ASK, "ask: p_k"), "bank.yaml:9:10: probe: `gate` holds for 1 to 1,000 steps: k cannot be 1,000,000"),
    "never fair": (UNFAIR, "bank.yaml:9:10: probe: seed 1 has no fair variant in 400 attempts: the right answer and `f_i_swapped` come out too near each other in 400 of them"),
    "a long formula": (QUESTION.replace(ASK, "ask: " + "1 + " * 2000 + "1"), "bank.yaml:9:10: probe: "),
    "a slow formula": (QUESTION.replace(ASK, "ask: sum(i=1..999, sum(j=1..999, sum(k=1..999, i*j*k)))"), "bank.yaml:9:10: probe: "),
    "a tower of powers": (QUESTION.replace(ASK, "ask: 9^9^9^9"), "bank.yaml:9:10: probe: "),
    "a long text": (QUESTION.replace("What is it?", "a" * 20_000), "bank.yaml:8:13: probe: prompt: "),
    "too large a file": (QUESTION + "#" * 1_100_000, "bank.yaml:1:1: larger than 1 MiB: split it into several files"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_one_clear_error(text: str, message: str) -> None:
    found = said(text)
    assert found
    assert found[0].startswith(message)
    assert len(found) <= 2


def test_the_question_is_sound_without_what_is_planted() -> None:
    assert said(QUESTION, seeds=5) == []


def test_markup_is_only_text() -> None:
    assert said(QUESTION.replace("What is it?", "'[bold red]What[/] [link=x]y'"), seeds=5) == []


def test_many_that_are_never_fair_cost_one_search_each() -> None:
    entry = UNFAIR.partition("questions:\n")[2]
    many = "".join(entry.replace("probe", f"probe-{at}") for at in range(20))
    assert len(said(UNFAIR.partition("  - id: probe")[0] + many)) == 20


def test_a_link_that_leads_out_of_the_bank(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: x\n")
    Path("bank.yaml").write_text(QUESTION)
    Path("link.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(BankError) as caught:
        load([Path()])
    (problem,) = caught.value.problems
    assert problem.message == "a link that leads out of the bank: put the file itself here"


def test_links_that_run_in_a_circle_end() -> None:
    Path("bank.yaml").write_text(QUESTION)
    Path("again").symlink_to(Path())
    assert len(load([Path()]).questions) == 1


def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("pipe.yaml")
    with pytest.raises(DiskError) as caught:
        load([Path("pipe.yaml")])
    assert str(caught.value) == "pipe.yaml is no file: give a YAML file, or a folder of them"


def test_a_path_cannot_paint() -> None:
    with pytest.raises(DiskError) as caught:
        load([Path("\x1b[2J\u202e.yaml")])
    assert str(caught.value).isprintable()


def test_too_many_files() -> None:
    for at in range(1001):
        Path(f"{at}.yaml").touch()
    with pytest.raises(DiskError) as caught:
        load([Path()])
    assert str(caught.value) == ". holds 1,001 YAML files; a bank has at most 1,000"


def test_a_search_that_takes_too_long_is_given_up(monkeypatch) -> None:
    monkeypatch.setattr("rnnquiz.oracle.attempt.SECONDS", 0.0)
    (problem,) = said(UNFAIR)
    assert problem.endswith(
        "seed 1 found no fair variant in 0 seconds: make the sizes, or the formulas, smaller"
    )


def test_a_question_that_takes_too_long_to_prove_is_given_up(monkeypatch) -> None:
    monkeypatch.setattr("rnnquiz.audit.questions.SECONDS", 0.0)
    (problem,) = said(QUESTION)
    assert problem.endswith(
        "proving this takes more than 0 seconds: make the sizes, or the formulas, smaller"
    )
