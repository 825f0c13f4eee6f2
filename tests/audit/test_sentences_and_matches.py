"""Sentences and matches are proved; one planted fault has exactly its own finding."""

import pytest

from tests.audit.conftest import Findings

SOUND = """\
format: 1
topics:
  - {id: lstm, title: {en: LSTM, zh: LSTM}}
questions:
  - id: read-out
    topic: lstm
    level: easy
    family: true-false
    evidence: proof
    prompt: {en: 'Always $h_t = o_t ⊙ tanh(c_t)$.', zh: '总有 $h_t = o_t ⊙ tanh(c_t)$。'}
    run: {routine: lstm.update}
    claim: h_t = o_t ⊙ tanh(c_t)
    explain: {en: 'It is $= h_t$.', zh: '得到 $= h_t$。'}
  - id: slip
    topic: lstm
    level: easy
    family: true-false
    evidence: proof
    prompt: {en: 'Always $! h_t = c_t$.', zh: '总有 $! h_t = c_t$。'}
    run: {routine: lstm.update}
    claim: h_t = c_t
    instead: {en: 'Not $! h_t = c_t$.', zh: '不是 $! h_t = c_t$。'}
    explain: {en: So it is., zh: 就是这样。}
  - id: lines
    topic: lstm
    level: easy
    family: match
    prompt: {en: 'Which?', zh: 哪个？}
    run: {routine: lstm.update}
    pairs:
      - {left: {en: the memory, zh: 记忆}, name: c_t, formula: i_t ⊙ g_t + f_t ⊙ c_prev}
      - {left: {en: the state, zh: 状态}, name: h_t}
    decoys:
      - {name: c_t, misconception: f_i_swapped}
      - {formula: g_t, why: {en: 'Not $! c_t = g_t$.', zh: '不是 $! c_t = g_t$。'}}
    explain: {en: 'It is $= c_t$.', zh: '得到 $= c_t$。'}
"""
FAULTS = [
    pytest.param(
        "claim: h_t = o_t ⊙ tanh(c_t)",
        "claim: h_t = tanh(c_t)",
        "12:12: read-out: the sentence is false when it is run: say what is right under instead:",
        id="a sentence that was thought true",
    ),
    pytest.param(
        "claim: h_t = c_t",
        "claim: c_t = f_t ⊙ c_prev + i_t ⊙ g_t",
        "22:14: slip: the sentence is true when it is run, so there is nothing to say instead",
        id="a sentence that was thought false",
    ),
    pytest.param(
        "run: {routine: lstm.update}\n    claim: h_t = c_t",
        "run: {routine: lstm.update, sizes: {H: 1}, draw: {f_t: [0.2, 1], i_t: 0}}\n"
        "    claim: c_t = c_prev",
        "21:12: slip: this holds for some numbers only, so the sentence is neither true nor false",
        id="a sentence that holds sometimes",
    ),
    pytest.param(
        "claim: h_t = c_t",
        "claim: h_t = q_t",
        "21:12: slip: q_t is not a name here; did you mean o_t?",
        id="a claim about a name that is not there",
    ),
    pytest.param(
        "claim: h_t = c_t",
        "claim: h_t",
        "21:12: slip: `h_t` is no equation: write `left = right`",
        id="a claim that claims nothing",
    ),
    pytest.param(
        "instead: {en: 'Not $! h_t = c_t$.'",
        "instead: {en: 'Not $h_t = c_t$.'",
        "22:19: slip: `h_t = c_t` does not hold when it is run",
        id="a correction that does not hold",
    ),
    pytest.param(
        "formula: i_t ⊙ g_t + f_t ⊙ c_prev",
        "formula: i_t ⊙ g_t",
        "31:9: lines: this formula does not give its own name when it is run",
        id="a formula that is wrong for its name",
    ),
    pytest.param(
        "formula: i_t ⊙ g_t + f_t ⊙ c_prev",
        "formula: i_t ⊙ q_t",
        "31:9: lines: this formula does not give its own name when it is run",
        id="a formula about a name that is not there",
    ),
    pytest.param(
        "{formula: g_t,",
        "{formula: g_t i_t + f_t c_prev,",
        "35:9: lines: this formula is right for pair 1 too, so the answer is not unique",
        id="a decoy that is right",
    ),
    pytest.param(
        "misconception: f_i_swapped",
        "misconception: tanh_on_c_forgotten",
        "34:9: lines: this formula is right for pair 1 too, so the answer is not unique",
        id="a misconception that changes another line",
    ),
    pytest.param(
        "misconception: f_i_swapped",
        "misconception: f_i_swaped",
        "34:9: lines: there is no misconception `f_i_swaped`; did you mean `f_i_swapped`?",
        id="an unknown misconception",
    ),
    pytest.param(
        "{formula: g_t,",
        "{formula: i_t ⊙ c_prev + f_t ⊙ g_t,",
        "35:9: lines: this reads the same as another one: iₜ ⊙ cₜ₋₁ + fₜ ⊙ gₜ",
        id="two decoys that read the same",
    ),
    pytest.param(
        "zh: 状态}",
        "zh: 记忆}",
        "32:9: lines: this reads the same as another one: 记忆",
        id="two things on the left that read the same",
    ),
    pytest.param(
        "{en: 'Not $! c_t = g_t$.'",
        "{en: 'Not $! c_t = c_t$.'",
        "35:34: lines: `c_t = c_t` is shown as false, but it holds when it is run",
        id="a refutation that refutes nothing",
    ),
    pytest.param(
        "{en: the memory, zh: 记忆}",
        "{en: '$= c_t$', zh: 记忆}",
        "31:7: lines: c_t is not a name here; write numbers.",
        id="a number in what is shown before anything is run",
    ),
]


def test_sound_ones_have_no_findings(findings: Findings) -> None:
    assert findings(SOUND, languages=("en", "zh")) == []


@pytest.mark.parametrize(("sound", "planted", "finding"), FAULTS)
def test_one_fault_is_one_finding(
    findings: Findings, sound: str, planted: str, finding: str
) -> None:
    assert SOUND.count(sound) == 1
    assert findings(SOUND.replace(sound, planted)) == [f"bank.yaml:{finding}"]
