"""`rnnquiz lab`: a list, a drawing, and the same as data."""

import json
import sys

import pytest

from rnnquiz.cli import main
from rnnquiz.lab import EXPERIMENTS, conduct


@pytest.fixture
def lab(monkeypatch, capsys):
    monkeypatch.setenv("RNNQUIZ_LANG", "en")

    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", "lab", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        return (int(ended.value.code or 0), *capsys.readouterr())

    return run


def test_without_a_name_they_are_listed(lab) -> None:
    code, out, err = lab()
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[::2]] == list(EXPERIMENTS)
    code, out, err = lab("--json")
    assert [each["experiment"] for each in json.loads(out)] == list(EXPERIMENTS)
    assert all(list(each) == ["experiment", "title", "settings"] for each in json.loads(out))


def test_one_is_run_and_drawn(lab) -> None:
    code, out, err = lab("jacobian", "--seed", "3", "--set", "rho=0.5", "--ascii")
    assert (code, err) == (0, "")
    assert "tanh" in out
    assert out.rstrip().endswith("rnnquiz lab jacobian --seed 3 --set rho=0.5")


def test_its_data(lab) -> None:
    code, out, err = lab("jacobian", "--seed", "3", "--set", "rho=0.5", "--json", "--lang", "zh")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert list(data) == ["experiment", "seed", "settings", "values", "plots"]
    assert data["settings"]["rho"] == 0.5
    assert data["values"] == dict(conduct("jacobian", 3, {"rho": 0.5}).values)
    (plot,) = data["plots"]
    assert list(plot) == ["title", "log", "rows"]
    assert [row["label"] for row in plot["rows"]] == ["tanh", "不含 tanh"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["forgot"], "there is no experiment `forgot`; did you mean `forget`?"),
        (["jacobian", "--set", "rho"], "`rho` is not of the form name=value"),
        (["jacobian", "--set", "rho=x"], "`rho=x`: a setting is a number, such as rho=2"),
        (["jacobian", "--set", "rho=nan"], "`rho=nan`: a setting is a number, such as rho=2"),
        (["jacobian", "--set", "rho=9"], "`rho` of `jacobian` is a number from 0 to 5, not 9"),
    ],
)
def test_what_there_is_not(lab, args, message) -> None:
    assert lab(*args) == (2, "", f"rnnquiz: {message}\n")
