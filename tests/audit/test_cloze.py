"""Clozes and parts in the audit: each proof is seen to fail on a planted fault."""

import pytest

from rnnquiz.audit.snippet import results
from rnnquiz.errors import UsageError

HEAD = """\
format: 1
topics:
  - {id: lstm, title: LSTM}
questions:
  - id: cell
    topic: lstm
    level: easy
    prompt: Fill in
    explain: It is computed.
"""
EQUATION = (
    HEAD + "    family: cloze\n    run: {routine: lstm.update}\n    formula: h_t = [1] ⊙ [2]\n"
)
CODE = HEAD + "    family: cloze\n    run: {routine: lstm.update}\n    code: h_t = o_t * [1]\n"
WORDS = HEAD + "    family: cloze\n    evidence: proof\n    run: {routine: lstm.update}\n"
PARTS = HEAD + "    family: parts\n    run: {routine: lstm.update, decimals: 2}\n"

SOUND = {
    "an equation": EQUATION + "    blanks: [{accept: [o_t]}, {accept: [tanh(c_t)]}]\n"
    "    wrong: {tanh_on_c_forgotten: [o_t, c_t]}\n",
    "code": CODE + "    blanks: [{accept: [np.tanh(c_t), tanh(c_t)]}]\n",
    "words": WORDS + "    sentence: It is [1]\n"
    "    blanks: [{en: [tanh], claim: h_t = o_t ⊙ tanh(c_t)}]\n",
    "parts": PARTS + "    parts: [{ask: c_t}, {ask: h_t}]\n    misconceptions: [f_i_swapped]\n",
}
FAULTS = {
    "a wrong key": (
        EQUATION + "    blanks: [{accept: [o_t]}, {accept: [c_t]}]\n",
        "cell: this is accepted, yet graded wrong",
    ),
    "a wrong alternative": (
        EQUATION + "    blanks: [{accept: [o_t, i_t]}, {accept: [tanh(c_t)]}]\n",
        "cell: this is accepted, yet graded partial",
    ),
    "a mistake that is none": (
        EQUATION + "    blanks: [{accept: [o_t]}, {accept: [tanh(c_t)]}]\n"
        "    wrong: {tanh_on_c_forgotten: [o_t, tanh(c_t)]}\n",
        "cell: seed 1: `tanh_on_c_forgotten` gives `o_t; tanh(c_t)`, which is graded correct",
    ),
    "a mistake by another name": (
        EQUATION + "    blanks: [{accept: [o_t]}, {accept: [tanh(c_t)]}]\n"
        "    wrong: {old_c_read_out: [o_t, c_t]}\n",
        "cell: seed 1: `old_c_read_out` gives `o_t; c_t`, which is called `tanh_on_c_forgotten`",
    ),
    "code that computes something else": (
        CODE + "    blanks: [{accept: [np.tanh(c_t), c_t]}]\n",
        "cell: with this the code gives another `h_t` than the run",
    ),
    "code that cannot be worked out": (
        CODE + "    blanks: [{accept: [open(c_t)]}]\n",
        "cell: `open(c_t)` is not among what the audit can work out",
    ),
    "a claim that does not hold": (
        WORDS + "    sentence: It is [1]\n    blanks: [{en: [tanh], claim: h_t = o_t ⊙ c_t}]\n",
        "cell: `h_t = o_t ⊙ c_t` does not hold when it is run",
    ),
    "a part that is not worked out": (
        PARTS + "    parts: [{ask: c_t}, {ask: h_s}]\n",
        "cell: the run works out no `h_s`; did you mean `h_t`?",
    ),
    "a misconception that changes no part": (
        PARTS.replace("lstm.update", "lstm") + "    parts: [{ask: i_t}, {ask: f_t}]\n"
        "    misconceptions: [f_i_swapped]\n",
        "cell: seed 1 has no fair variant in 400 attempts",
    ),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_sound(findings, text) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_what_is_found(findings, text, message) -> None:
    said = findings(text)
    assert said
    assert any(message in each for each in said), said


REFUSED = {
    "no Python": "h_t = (",
    "an import": "import os",
    "a call of something else": "h = __import__('os')",
    "an attribute": "h = c.__class__",
    "a comprehension": "h = [c for c in c]",
    "a huge power": "h = 9 ** 9 ** 9 ** 9",
    "a deep tree": "h = " + "-" * 5000 + "c",
    "shapes that do not fit": "h = c @ c.T @ c.T @ d",
    "two targets": "a, b = c",
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(code) -> None:
    with pytest.raises(UsageError):
        results(code, {"c": 1.0})


def test_lines_follow_each_other() -> None:
    assert results("a = c * 2\nb = -a / 4", {"c": 1.0}) == {"a": 2.0, "b": -0.5}
