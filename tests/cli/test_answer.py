"""Answers that are too long for an argument: from a file, and from standard input."""

import io
import json
import sys

import pytest

from rnnquiz.cli import main

ID = "clip-by-norm-code"
WRONG = "def clip_by_norm(g, k):\n    return np.clip(g, -k, k)\n"
RIGHT = "def clip_by_norm(g, k):\n    return g * min(1, k / np.linalg.norm(g))\n"


@pytest.fixture
def answer(monkeypatch, capsys):
    def run(id: str, text: str, typed: str = ""):
        monkeypatch.setattr(sys, "argv", ["rnnquiz", "answer", id, text, "--json", "--lang", "en"])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return ended.value.code, (json.loads(out) if out else err)

    return run


@pytest.mark.parametrize(
    ("source", "code", "status", "tag"),
    [
        (RIGHT, 0, "correct", ""),
        (WRONG, 1, "wrong", "clipped_by_value"),
        ("def clip_by_norm(", 2, "invalid", ""),
    ],
)
def test_code_from_a_file_and_from_input(answer, tmp_path, source, code, status, tag) -> None:
    path = tmp_path / "mine.py"
    path.write_text(source)
    for ended, data in (answer(ID, f"@{path}"), answer(ID, "-", source)):
        assert (ended, data["status"], data["tag"]) == (code, status, tag)


def test_a_file_that_is_not_there(answer, tmp_path) -> None:
    code, said = answer(ID, f"@{tmp_path}/none.py")
    assert code == 3
    assert said.startswith(f"rnnquiz: {tmp_path}/none.py: cannot be read as text: ")


def test_points_are_ticked(answer) -> None:
    code, data = answer("lstm-or-gru", "1 3")
    assert (code, data["status"], data["cells"]) == (
        1,
        "partial",
        [True, False, True, False, False],
    )
