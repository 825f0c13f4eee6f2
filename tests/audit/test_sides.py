"""Where a formula is compared on one side of its min only, the author is told."""

import pytest

from tests.audit.conftest import Findings

BANK = """\
format: 1
topics:
  - {id: gradients, title: {en: Gradients, zh: 梯度}}
questions:
  - id: clip
    topic: gradients
    level: easy
    prompt: {en: 'What is it?', zh: 是什么？}
    explain: {en: So it is., zh: 就是这样。}
    run: {routine: clip.norm, draw: {g: [1, 2], theta: 0.5}}
"""
FAMILIES = [
    pytest.param("formula\n    ask: s", id="formula"),
    pytest.param("spot\n    ask: v\n    misconceptions: [clip_by_sum]", id="spot"),
]


@pytest.mark.parametrize("family", FAMILIES)
def test_one_side_is_a_finding(findings: Findings, family: str) -> None:
    (found,) = findings(f"{BANK}    family: {family}\n")
    place, message = found.split(": ", 1)
    assert place == "bank.yaml:10:10"
    assert message == (
        "clip: seed 1: all that is drawn lies on one side of `min(1, θ/‖g‖)`, so a formula without "
        "it would pass: draw on both sides"
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_both_sides_are_sound(findings: Findings, family: str) -> None:
    sound = BANK.replace("[1, 2]", "[0.1, 2]")
    assert findings(f"{sound}    family: {family}\n") == []
