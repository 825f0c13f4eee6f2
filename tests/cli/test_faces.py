"""The machine-readable faces, exactly as docs/cli.md describes them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rnnquiz.bank import content_root, load
from rnnquiz.cli import main
from rnnquiz.cli.check import summary
from rnnquiz.text import LANGS

BANK = load((content_root(),))
IDS = list(BANK.questions)
VECTOR = "lstm-cell-update-value"
OFFERED = {"many": bool, "options": list}
OWN = {
    "choice": OFFERED,
    "predict": {**OFFERED, "lab": dict, "measured": dict},
    "cloze": {"text": str},
    "parts": {"parts": list},
    "order": {"lines": list},
    "spot": {"lines": list},
    "open": {"rubric": list},
    "code": {"skeleton": str},
    "match": {"left": list, "right": list},
    "true-false": {},
}
FAMILIES = {"number", "vector", "matrix", "count", "formula", *OWN}
BROKEN = """\
format: 1
topics: [{id: mine, title: Mine}]
questions:
  - id: my-question
    topic: mine
    level: easy
    family: choice
    evidence: proof
    prompt: Which holds?
    options:
      - {text: This one., claim: 1 + 1 = 2}
      - {text: That one., claim: 1 + 2 = 3}
    explain: Both do.
"""
SOUND = BROKEN.replace("1 + 2 = 3", "1 + 2 = 4")


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def rnnquiz(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line, in this process: its exit code and what it printed."""
    monkeypatch.setenv("RNNQUIZ_LANG", "en")

    def run(*args: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return run


def process(*args: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    env |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **environ}
    return subprocess.run(
        [sys.executable, "-m", "rnnquiz", *args],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env=env,
    )


def types(value: dict[str, Any]) -> dict[str, type]:
    return {key: type(each) for key, each in value.items()}


def test_list(rnnquiz: Command) -> None:
    said = rnnquiz("list", "--json")
    assert (said.code, said.err) == (0, "")
    assert list(said.data) == ["questions", "explainers", "interviews"]
    assert [question["id"] for question in said.data["questions"]] == IDS
    for question in said.data["questions"]:
        assert types(question) == {
            "id": str,
            "rev": int,
            "topic": str,
            "family": str,
            "level": str,
            "evidence": str,
            "languages": list,
        }
        assert question["family"] in FAMILIES
        assert question["level"] in {"easy", "medium", "hard"}
        assert question["evidence"] in {"run", "proof", "source"}
        assert question["languages"] == ["en", "zh"]
    for explainer in said.data["explainers"]:
        assert types(explainer) == {"id": str, "rev": int, "topic": str, "languages": list}
    assert {"elman", "lstm", "gru"} <= {each["id"] for each in said.data["explainers"]}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", IDS)
def test_every_key_that_is_shown_is_accepted(rnnquiz: Command, id: str, lang: str) -> None:
    shown = rnnquiz("show", id, "--seed", "7", "--json", "--answer", "--lang", lang)
    assert (shown.code, shown.err) == (0, "")
    data = shown.data
    expected = {
        **dict.fromkeys(["id", "topic", "family", "level", "lang", "prompt"], str),
        **dict.fromkeys(["rev", "seed"], int),
        "given": dict,
        **OWN.get(data["family"], {}),
        **({"instead": str} if data.get("answer") == "false" else {}),
        "answer": str,
        "band": str,
        "misconceptions": dict,
        "hints": list,
        "explanation": str,
    }
    assert types(data) == expected
    assert (data["id"], data["seed"], data["lang"]) == (id, 7, lang)
    graded = rnnquiz("answer", id, "--seed", "7", "--json", "--lang", lang, "--", data["answer"])
    assert (graded.code, graded.err) == (0, "")
    assert types(graded.data) == {
        "status": str,
        "score": float,
        "tag": str,
        "message": str,
        "reading": str,
        "band": str,
        "cells": list,
        "pieces": list,
    }
    assert (graded.data["status"], graded.data["score"], graded.data["tag"]) == ("correct", 1.0, "")
    assert graded.data["band"] == data["band"]


def test_show_without_the_answer_gives_nothing_away(rnnquiz: Command) -> None:
    data = rnnquiz("show", VECTOR, "--seed", "7", "--json").data
    assert not data.keys() & {"answer", "band", "misconceptions", "hints", "explanation"}
    assert set(data["given"]) == {"f_t", "i_t", "g_t", "c_prev"}
    assert all(len(numbers) == 2 for numbers in data["given"].values())


def test_every_misconception_that_is_shown_is_named(rnnquiz: Command) -> None:
    data = rnnquiz("show", VECTOR, "--seed", "7", "--json", "--answer").data
    assert data["misconceptions"]
    for name, text in data["misconceptions"].items():
        graded = rnnquiz("answer", VECTOR, text, "--seed", "7", "--json")
        assert (graded.code, graded.data["status"], graded.data["tag"]) == (1, "wrong", name)


def test_the_default_seed_is_zero_and_a_seed_is_always_the_same(rnnquiz: Command) -> None:
    assert rnnquiz("show", VECTOR, "--json") == rnnquiz("show", VECTOR, "--json", "--seed", "0")
    first, second = (rnnquiz("show", VECTOR, "--json", "--seed", seed).data for seed in "34")
    assert first["given"] != second["given"]


def test_the_language_changes_words_and_nothing_else(rnnquiz: Command) -> None:
    en, zh = (rnnquiz("show", VECTOR, "--json", "--answer", "--lang", lang).data for lang in LANGS)
    words = {"lang", "prompt", "hints", "explanation"}
    assert {key for key in en if en[key] != zh[key]} == words
    assert rnnquiz("list", "--json", "--lang", "zh") == rnnquiz("list", "--json", "--lang", "en")


@pytest.mark.parametrize(
    ("text", "code", "status", "score", "cells"),
    [
        pytest.param("9, 9", 1, "wrong", 0.0, [False, False], id="wrong"),
        pytest.param("-9, 9", 1, "wrong", 0.0, [False, False], id="begins with a minus"),
        pytest.param("-.5 -.5", 1, "wrong", 0.0, [False, False], id="two minus signs"),
        pytest.param("9", 2, "invalid", 0.0, [], id="too few numbers"),
        pytest.param("[1, 2", 2, "invalid", 0.0, [], id="an open bracket"),
        pytest.param("", 2, "invalid", 0.0, [], id="nothing"),
    ],
)
def test_answers(
    rnnquiz: Command, text: str, code: int, status: str, score: float, cells: list[bool]
) -> None:
    said = rnnquiz("answer", VECTOR, text, "--seed", "7", "--json")
    assert said.code == code
    assert (said.data["status"], said.data["score"], said.data["cells"]) == (status, score, cells)
    assert said.data["message"]


def test_half_an_answer_is_partial(rnnquiz: Command) -> None:
    key = rnnquiz("show", VECTOR, "--seed", "7", "--json", "--answer").data["answer"]
    first = key.strip("[]").split(",")[0]
    said = rnnquiz("answer", VECTOR, "--seed", "7", "--json", "--", f"{first}, 9")
    assert (said.code, said.data["status"], said.data["score"]) == (1, "partial", 0.5)
    assert said.data["message"] == "1 of 2 components are right."
    assert said.data["cells"] == [True, False]


def test_each_blank_is_judged(rnnquiz: Command) -> None:
    said = rnnquiz("answer", "cloze-gru-gate-names", "--json", "--lang", "zh", "重置；?")
    assert (said.code, said.data["score"]) == (1, 0.5)
    assert said.data["pieces"] == [
        {"label": "[1]", "status": "correct", "reading": "重置", "right": "重置"},
        {"label": "[2]", "status": "invalid", "reading": "?", "right": "更新"},
    ]


def test_the_parts_are_named_in_order(rnnquiz: Command) -> None:
    data = rnnquiz("show", "parts-lstm-update", "--json").data
    assert data["parts"] == ["c_t", "h_t"]


def test_the_blanks_stand_in_the_text(rnnquiz: Command) -> None:
    data = rnnquiz("show", "cloze-gru-shares", "--json").data
    assert data["text"] == "h_t = [1] ⊙ n_t + [2] ⊙ h_prev"


@pytest.mark.parametrize("cell", ["elman", "lstm", "gru"])
def test_run(rnnquiz: Command, cell: str) -> None:
    said = rnnquiz("run", cell, "--seed", "7", "--steps", "4", "--hidden", "3", "--json")
    assert (said.code, said.err) == (0, "")
    assert types(said.data) == {
        "cell": str,
        "seed": int,
        "sizes": dict,
        "options": dict,
        "given": dict,
        "steps": list,
    }
    assert (said.data["cell"], said.data["seed"]) == (cell, 7)
    assert said.data["sizes"] == {"D": 2, "H": 3, "T": 4}
    assert len(said.data["steps"]) == 4
    assert [len(row) for row in said.data["given"]["x"]] == [2] * 4
    for before, after in zip(said.data["steps"], said.data["steps"][1:], strict=False):
        assert after["h_prev"] == before["h_t"]


def test_run_takes_options_of_the_cell(rnnquiz: Command) -> None:
    said = rnnquiz("run", "gru", "--json", "--attribute", "reset=before")
    assert said.data["options"] == {"reset": "before", "update": "keep", "biases": "one"}
    assert "b_hn" not in said.data["given"]


@pytest.mark.parametrize(
    ("text", "code", "problems"),
    [
        pytest.param(SOUND, 0, [], id="a sound bank"),
        pytest.param(
            BROKEN,
            1,
            [
                {
                    "file": "bank.yaml",
                    "line": 11,
                    "column": 7,
                    "message": "my-question: 2 options are right when run: exactly one is wanted",
                }
            ],
            id="a bank that does not hold",
        ),
        pytest.param(
            SOUND.replace("level: easy", "level: hrad"),
            1,
            [{"file": "bank.yaml", "line": 6, "column": 12}],
            id="a bank that cannot be read",
        ),
    ],
)
def test_check(
    rnnquiz: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    code: int,
    problems: list[dict[str, Any]],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bank.yaml").write_text(text, encoding="utf-8")
    said = rnnquiz("check", "bank.yaml", "--json", "--seeds", "3")
    assert (said.code, said.err) == (code, "")
    assert list(said.data) == ["ok", "questions", "explainers", "interviews", "problems"]
    assert said.data["ok"] is (code == 0)
    assert len(said.data["problems"]) == len(problems)
    for found, expected in zip(said.data["problems"], problems, strict=True):
        assert list(found) == ["file", "line", "column", "message"]
        assert found == {**found, **expected}


def test_interviews_are_listed_and_counted(rnnquiz: Command) -> None:
    (first, *_) = rnnquiz("list", "--json").data["interviews"]
    assert first == {
        "id": "cells-by-hand",
        "rev": 1,
        "roles": ["engineer", "research"],
        "levels": ["junior"],
        "minutes": 29,
        "languages": ["en", "zh"],
    }
    heading, *lines = rnnquiz("list", "--lang", "zh").out.split("\n\n")[-1].splitlines()
    assert heading == "rnnquiz interview"
    assert lines[0].split() == ["cells-by-hand", "动手算循环单元"]
    counted = {"questions": 2, "explainers": 1, "interviews": 1}
    assert summary((), counted, 3) == (
        "2 questions over 3 seeds, 1 explainer and 1 interview: everything holds"
    )


def test_check_in_words(rnnquiz: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bank.yaml").write_text(SOUND, encoding="utf-8")
    assert rnnquiz("check", "bank.yaml", "--seeds", "3").out == (
        "1 question over 3 seeds and 0 explainers: everything holds\n"
    )
    Path("bank.yaml").write_text(BROKEN, encoding="utf-8")
    assert rnnquiz("check", "bank.yaml", "--seeds", "3") == Said(
        1,
        "bank.yaml:11:7: my-question: 2 options are right when run: exactly one is wanted\n"
        "1 problem\n",
        "",
    )


def test_schema(rnnquiz: Command) -> None:
    said = rnnquiz("schema")
    assert (said.code, said.err) == (0, "")
    assert said.data["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        pytest.param(
            ["show", "lstm-cell-update-valeu"],
            2,
            f"rnnquiz: there is no question `lstm-cell-update-valeu`; did you mean `{VECTOR}`?\n",
            id="show an unknown question",
        ),
        pytest.param(
            ["answer", "lstm-cell-update-valeu", "1"],
            2,
            f"rnnquiz: there is no question `lstm-cell-update-valeu`; did you mean `{VECTOR}`?\n",
            id="answer an unknown question",
        ),
        pytest.param(
            ["explain", "lstn"],
            2,
            "rnnquiz: there is no explainer `lstn`; did you mean `lstm`?\n",
            id="explain what is not there",
        ),
        pytest.param(
            ["run", "lstn"],
            2,
            "rnnquiz: there is no cell `lstn`; did you mean `lstm`?\n",
            id="run what is not there",
        ),
        pytest.param(
            ["run", "lstm", "--attribute", "reset=before"],
            2,
            "rnnquiz: `lstm` has no option `reset`; there are: none\n",
            id="an option of another cell",
        ),
        pytest.param(
            ["run", "gru", "--attribute", "reset"],
            2,
            "rnnquiz: `reset` is not of the form name=value\n",
            id="an option without a value",
        ),
        pytest.param(
            ["check", "nowhere.yaml"],
            3,
            "rnnquiz: nowhere.yaml does not exist: give a YAML file, or a folder of them\n",
            id="check what is not there",
        ),
    ],
)
def test_errors_go_to_stderr(rnnquiz: Command, args: list[str], code: int, message: str) -> None:
    assert rnnquiz(*args) == Said(code, "", message)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--json"], id="an option of no command"),
        pytest.param(["show"], id="no question"),
        pytest.param(["list", "--lang", "fr"], id="another language"),
        pytest.param(["show", VECTOR, "--seed", "-1"], id="a negative seed"),
        pytest.param(["run", "lstm", "--steps", "0"], id="no steps"),
    ],
)
def test_usage(rnnquiz: Command, args: list[str]) -> None:
    said = rnnquiz(*args)
    assert (said.code, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize(
    "environ",
    [
        pytest.param({"LC_ALL": "C"}, id="the C locale"),
        pytest.param({"LC_ALL": "C.UTF-8"}, id="UTF-8"),
        pytest.param({"PYTHONIOENCODING": "gbk"}, id="gbk"),
    ],
)
def test_json_is_valid_in_every_encoding(environ: dict[str, str]) -> None:
    done = process("show", VECTOR, "--json", "--answer", "--lang", "zh", **environ)
    assert (done.returncode, done.stderr) == (0, b"")
    data = json.loads(done.stdout.decode(environ.get("PYTHONIOENCODING", "utf-8")))
    assert "细胞状态" in data["prompt"]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_the_list_is_printed_in_every_encoding(encoding: str) -> None:
    done = process("list", "--lang", "zh", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert VECTOR.encode() in done.stdout


def test_a_real_process_ends_with_the_code_of_the_verdict() -> None:
    assert process("answer", VECTOR, "9, 9", "--json").returncode == 1
    done = process("answer", VECTOR, "9", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == "invalid"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("args", [["list", "--json"], ["show", VECTOR], ["quiz"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said_in_a_sentence(args: list[str], unbuffered: str) -> None:
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    command = [sys.executable, "-m", "rnnquiz", *args]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            cwd=Path(__file__).parents[2],
            env=env,
        )
    assert done.returncode == 3
    assert done.stderr == b"rnnquiz: the output cannot be written: No space left on device\n"
