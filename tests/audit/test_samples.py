"""Sample answers are graded, and held to what their author says of them."""

import pytest

BANK = """\
format: 1
topics: [{id: t, title: T}]
questions:
  - id: update
    topic: t
    level: easy
    family: formula
    prompt: What is $c_t$?
    run: {routine: lstm.update}
    ask: c_t
    names: [f_t, i_t, g_t, c_prev]
    explain: So it is.
    samples:
      right: [f*c_prev + i*g]
      wrong: {i*c_prev + f*g: f_i_swapped, f*c_prev: any}
      invalid: ['f*']
"""


def test_answers_that_are_what_they_should_be(findings) -> None:
    assert findings(BANK) == []
    listed = BANK.replace("{i*c_prev + f*g: f_i_swapped, f*c_prev: any}", "[f*c_prev]")
    assert findings(listed) == []


@pytest.mark.parametrize(
    ("sound", "planted", "said"),
    [
        ("right: [f*c_prev + i*g]", "right: [f*c_prev]",
         "14:15: update: seed 0: `f*c_prev` is graded wrong"),
        ("g: f_i_swapped", "g: memory_dropped",
         "15:31: update: seed 0: `i*c_prev + f*g` is called `f_i_swapped`, not `memory_dropped`"),
        ("f*c_prev: any", "f*c_prev: f_i_swapped",
         "15:54: update: seed 0: `f*c_prev` is not called `f_i_swapped`"),
        ("wrong: {", "wrong: {f*c_prev + i*g: any, ",
         "15:31: update: seed 0: `f*c_prev + i*g` is graded correct"),
        ("invalid: ['f*']", "invalid: ['f']", "16:17: update: seed 0: `f` is graded wrong"),
    ],
)  # fmt: skip
def test_answers_that_are_not(findings, sound: str, planted: str, said: str) -> None:
    assert sound in BANK
    (found,) = findings(BANK.replace(sound, planted))
    assert found == f"bank.yaml:{said}"
