"""The command through a pipe."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.terminal

TESTS = Path(__file__).parent.parent
BANK = str(TESTS / "sample")


def rnnquiz(
    *arguments: str, lines: str | bytes = "", **env: str
) -> subprocess.CompletedProcess[bytes]:
    dropped = {"COLUMNS", "LANG", "LC_ALL", "RNNQUIZ_LANG", "RNNQUIZ_CONTENT", "PYTHONIOENCODING"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    path = os.pathsep.join(filter(None, [str(TESTS.parent), kept.get("PYTHONPATH")]))
    return subprocess.run(
        [sys.executable, "-m", "rnnquiz", *arguments],
        input=lines.encode() if isinstance(lines, str) else lines,
        capture_output=True,
        env={**kept, "PYTHONPATH": path, "LC_ALL": "C.UTF-8", **env},
        timeout=60,
        check=False,
    )


def quiz(*names: str, lines: str | bytes = "", more: tuple[str, ...] = (), **env: str):
    ids = [argument for name in names for argument in ("--id", f"sample-{name}")]
    return rnnquiz("quiz", "--bank", BANK, "--seed", "3", *ids, *more, lines=lines, **env)


def test_a_quiz_is_done_with_one_line_an_answer() -> None:
    done = quiz("words", "vector", "count", lines="2\n-0.155, 0.234\n864\n")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert text.count("✓ Right") == 3
    assert "Total                3 / 3" in text
    assert "\x1b" not in text


def test_the_end_of_input_leaves_with_the_score_so_far() -> None:
    done = quiz("words", "vector", lines="2\n")
    assert done.returncode == 0
    assert "LSTM   1 / 1" in done.stdout.decode()


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"RNNQUIZ_LANG": "zh"}, "没有作答。"),
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有作答。"),
        ({"LC_ALL": "zh_CN.UTF-8", "RNNQUIZ_LANG": "en"}, "No question was answered."),
        ({"LC_ALL": "de_DE.UTF-8"}, "No question was answered."),
    ],
)
def test_the_language_is_the_locales_unless_it_is_named(env, sentence) -> None:
    assert sentence in quiz("words", **env).stdout.decode()


@pytest.mark.parametrize("place", [("--lang", "zh", "quiz"), ("quiz", "--lang", "zh")])
def test_options_may_stand_before_or_after_the_command(place) -> None:
    assert "没有作答。" in rnnquiz(*place, "--bank", BANK).stdout.decode()


def test_an_encoding_without_the_glyphs_gets_ascii() -> None:
    done = quiz("vector", lines="1 2\n", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"f_t = [0.48]   i_t = [0.16]" in done.stdout
    assert b"[x] Wrong" in done.stdout or b"x Wrong" in done.stdout


def test_a_chinese_encoding_keeps_its_characters() -> None:
    done = quiz("vector", lines="1 2\n", more=("--lang", "zh"), PYTHONIOENCODING="gbk")
    assert done.returncode == 0
    assert "x 错误" in done.stdout.decode("gbk")


def test_chinese_where_it_cannot_be_written_is_utf_8() -> None:
    done = quiz("words", more=("--lang", "zh"), PYTHONIOENCODING="ascii")
    assert "没有作答。" in done.stdout.decode()


def test_control_characters_are_shown_and_not_sent() -> None:
    done = quiz("formula", lines="\x1b[31mf_t\x07\n")
    assert "> \\x1b[31mf_t\\x07" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_bytes_that_are_no_text_are_refused() -> None:
    done = quiz("formula", lines=b"\xff\xfe\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "! Not read" in done.stdout.decode()


def test_a_megabyte_gets_one_sentence_at_once() -> None:
    began = time.monotonic()
    done = quiz("formula", lines="x" * 2**20 + "\n")
    assert done.returncode == 0
    assert len(done.stdout) < 4000
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--topic", "lstn"), "rnnquiz: no question has the topic `lstn`; did you mean `lstm`?\n"),
        (
            ("--id", "sample-word"),
            "rnnquiz: no question has the id `sample-word`; did you mean `sample-words`?\n",
        ),
        (
            ("--topic", "elman", "--level", "hard"),
            "rnnquiz: no question passes all these filters together; leave one out\n",
        ),
    ],
)
def test_what_is_not_there_is_a_usage_error(arguments, message) -> None:
    done = rnnquiz("quiz", "--bank", BANK, *arguments)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", message)


def test_a_language_there_is_not_is_a_usage_error() -> None:
    done = quiz("words", RNNQUIZ_LANG="fr")
    assert done.returncode == 2
    assert done.stderr == b"rnnquiz: RNNQUIZ_LANG is `fr`; it can be en or zh\n"


FIRST = """
import sys
from threading import Thread
Thread.start = lambda thread: print(*sys.modules, file=sys.stderr)
sys.argv = ["rnnquiz", "quiz", "--seed", "3", "--count", "1", "--bank", sys.argv[1]]
from rnnquiz.cli import main
main()
"""


def test_the_first_question_is_shown_before_numpy_is_loaded() -> None:
    env = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST, BANK], input=b"", capture_output=True, env=env, check=True
    )
    assert b"Question 1 of 1" in done.stdout
    loaded = set(done.stderr.decode().split())
    assert "rnnquiz.tui.plain" in loaded
    assert not loaded & {"numpy", "rich.markdown", "pydantic"}


def test_help_loads_no_more_than_it_needs() -> None:
    code = (
        "import sys\nfrom rnnquiz.cli import main\nsys.argv = ['rnnquiz', '--help']\n"
        "try: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    loaded = set(done.stderr.decode().split())
    assert not loaded & {"numpy", "yaml", "rich", "rich.markdown", "pydantic", "rnnquiz.bank"}
