"""A run that has no result is a finding at its line, whatever the family; never a traceback."""

import pytest

from tests.audit.conftest import Findings

HEAD = """\
format: 1
topics:
  - {id: gradients, title: {en: Gradients, zh: 梯度}}
questions:
  - id: zeros
    topic: gradients
    level: easy
    prompt: {en: 'What is it?', zh: 是什么？}
    explain: {en: So it is., zh: 就是这样。}
    run: {routine: clip.norm, draw: {g: 0}}
"""
NO_RESULT = "`clip.norm` has no result for what is drawn: draw other numbers for g, theta"


@pytest.mark.parametrize(
    "family",
    [
        pytest.param("vector\n    ask: v", id="vector"),
        pytest.param("number\n    ask: s", id="number"),
        pytest.param("parts\n    parts: [{ask: s}, {ask: v}]", id="parts"),
        pytest.param("formula\n    ask: s", id="formula"),
        pytest.param("spot\n    ask: v\n    misconceptions: [clip_by_sum]", id="spot"),
        pytest.param(
            "choice\n    ask: v\n    options: [{key: true}, {misconception: clip_by_sum}]",
            id="choice of values",
        ),
        pytest.param(
            "choice\n    evidence: proof\n    options:\n"
            "      - {text: {en: It is., zh: 是。}, claim: v = g}\n"
            "      - {text: {en: It is not., zh: 不是。}, claim: v = 0 g}",
            id="choice of claims",
        ),
        pytest.param("order\n    ask: v", id="order"),
        pytest.param("true-false\n    evidence: proof\n    claim: v = g", id="true-false"),
        pytest.param(
            "match\n    pairs:\n      - {left: {en: a, zh: 甲}, name: s}\n"
            "      - {left: {en: b, zh: 乙}, name: v}",
            id="match",
        ),
        pytest.param(
            "open\n    evidence: proof\n    points:\n"
            "      - {text: {en: One., zh: 一。}, id: one, detail: {en: a, zh: 甲}, claim: v = g}\n"
            "      - {text: {en: Two., zh: 二。}, id: two, detail: {en: a, zh: 甲}, claim: s = 1}",
            id="open",
        ),
    ],
)
def test_a_run_without_a_result_is_a_finding(findings: Findings, family: str) -> None:
    found = findings(f"{HEAD}    family: {family}\n")
    assert found
    assert all(line.startswith("bank.yaml:") and line.endswith(NO_RESULT) for line in found)
