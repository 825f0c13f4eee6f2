"""A prediction is proved by running its experiment for every seed; a planted fault is found."""

import pytest

from tests.audit.conftest import Findings

SOUND = """\
format: 1
topics:
  - {id: lstm, title: {en: LSTM, zh: LSTM}}
questions:
  - id: reach
    topic: lstm
    level: easy
    family: predict
    lab: {experiment: jacobian, settings: {rho: 0.5}}
    prompt: {en: 'How far, with $= rho : 1$?', zh: '$= rho : 1$ 时有多远？'}
    options:
      - {text: {en: Far., zh: 远。}, claim: J_25 > 1}
      - {text: {en: Near., zh: 近。}, claim: J_25 < 1, why: {en: Yes., zh: 是。}}
    hints:
      - {en: 'Think of $= rho : 1$.', zh: '想想 $= rho : 1$。'}
    explain: {en: 'It is $= J_25 : e$.', zh: '是 $= J_25 : e$。'}
"""


def test_a_sound_prediction_has_no_findings(findings: Findings) -> None:
    assert findings(SOUND, languages=("en", "zh"), seeds=20) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "experiment: jacobian",
            "experiment: jacobean",
            "reach: there is no experiment `jacobean`; did you mean `jacobian`?",
            id="an experiment there is not",
        ),
        pytest.param(
            "{rho: 0.5}",
            "{rho: 0.5, step: 3}",
            "reach: `jacobian` has no setting `step`; did you mean `steps`?",
            id="a setting there is not",
        ),
        pytest.param(
            "{rho: 0.5}",
            "{rho: 1.2}",
            "reach: this holds for some numbers only, so it is neither",
            id="an outcome that depends on the seed",
        ),
        pytest.param(
            "claim: J_25 > 1}",
            "claim: J_25 < 2}",
            "reach: 2 options are right when run: exactly one is wanted",
            id="two outcomes that come",
        ),
        pytest.param(
            "claim: J_25 > 1}",
            "claim: J_99 > 1}",
            "reach: J_99 is not a name here; did you mean J_9?",
            id="a number that is not measured",
        ),
        pytest.param(
            "'Think of $= rho : 1$.'",
            "'Think of $= J_25 : e$.'",
            "reach: J_25 is not a name here; the names are rho.",
            id="a hint that gives the outcome away",
        ),
        pytest.param(
            "How far, with $= rho : 1$?",
            "It is $= J_1 : e$.",
            "reach: J_1 is not a name here; the names are rho.",
            id="a prompt that gives the outcome away",
        ),
    ],
)
def test_a_planted_fault_is_found(findings: Findings, old: str, new: str, said: str) -> None:
    assert old in SOUND
    found = findings(SOUND.replace(old, new, 1), seeds=20)
    assert any(said in each for each in found), found
