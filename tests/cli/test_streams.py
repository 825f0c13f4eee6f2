"""Streams that are closed: a sentence where one can be said, and never a traceback."""

import subprocess
import sys

import pytest

RNNQUIZ = f"{sys.executable} -m rnnquiz"


def shell(command: str) -> tuple[int, str]:
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_a_closed_output_is_said_so() -> None:
    said = "rnnquiz: the output is closed: let it lead somewhere\n"
    assert shell(f"{RNNQUIZ} list >&-") == (3, said)
    assert shell(f"{RNNQUIZ} list >&- 2>&-") == (3, "")


@pytest.mark.parametrize("command", ["list 2>&-", "quiz --seed 3 -n 1 --forget <&-", "<&-"])
def test_without_the_others_it_goes_on(command) -> None:
    assert shell(f"{RNNQUIZ} {command}") == (0, "")


def test_an_error_that_nobody_hears_has_its_code() -> None:
    assert shell(f"{RNNQUIZ} show nope 2>&-") == (2, "")
