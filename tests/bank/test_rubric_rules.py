# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""What the types cannot say of rubrics and of functions to write."""

import pytest

HEAD = """\
format: 1
topics:
  - {id: lstm, title: LSTM}
questions:
  - id: cell
    topic: lstm
    level: easy
    prompt: What is c_t
    explain: It is computed.
"""
ONE = "{id: one, text: A, detail: B, claim: 1 = 1}"
TWO = "{id: two, text: A, detail: B, source: Gers 2000}"


def rubric(evidence: str, *points: str) -> str:
    return f"{HEAD}    family: open\n    evidence: {evidence}\n    points: [{', '.join(points)}]\n"


def code(keys: str) -> str:
    return f"{HEAD}    family: code\n    run: {{routine: lstm}}\n    function: step\n{keys}"


BROKEN = {
    "claims and sources": (
        rubric("proof", ONE, TWO),
        ["bank.yaml:11:15: cell: evidence: the points of this rubric make it evidence: source"],
    ),
    "claims alone": (
        rubric("source", ONE, ONE.replace("one", "two")),
        ["bank.yaml:11:15: cell: evidence: the points of this rubric make it evidence: proof"],
    ),
    "a point that nothing holds up": (
        rubric("source", TWO, "{id: one, text: A, detail: B}"),
        [
            "bank.yaml:12:64: cell: points.1: a point is known by a claim: that is run, or by a source: that says so"
        ],
    ),
    "an id twice": (
        rubric("source", TWO, TWO.replace("text: A", "text: C")),
        ["bank.yaml:12:69: cell: points.1.id: `two` is the id of a point above"],
    ),
    "a rubric of one point": (
        rubric("proof", ONE),
        ["bank.yaml:12:13: cell: points: expected a list from 2 to 9, found a list of 1"],
    ),
    "a name taken twice": (
        code("    takes: [p, x_t, p]\n    returns: [h_t]\n"),
        ["bank.yaml:13:21: cell: takes.2: this stands above already: delete one"],
    ),
    "a function that is no name": (
        code("    takes: [p]\n    returns: [h_t]\n").replace("function: step", "function: a-step"),
        [
            'bank.yaml:12:15: cell: function: expected the name of a function, such as lstm_step, found the text "a-step"'
        ],
    ),
    "nothing is returned": (
        code("    takes: [p]\n"),
        ["bank.yaml:5:5: cell: missing key `returns`"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, problems) -> None:
    text, said = BROKEN[name]
    assert problems(text) == said


def test_what_is_whole_is_taken(problems) -> None:
    assert problems(rubric("source", ONE, TWO)) == []
    assert problems(rubric("proof", ONE, ONE.replace("one", "two"))) == []
    assert problems(code("    takes: [p]\n    returns: [h_t]\n")) == []
