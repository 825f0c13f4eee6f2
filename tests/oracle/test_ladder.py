"""The ladder of hints: what the author wrote, then what the run gives, each thing said once."""

import msgspec
import pytest

from rnnquiz.bank import Choice, Count, Formula, Number, Option, Run, Vector
from rnnquiz.oracle import ladder, numbers, plain, variant
from rnnquiz.text import Text

COMMON = {
    "id": "rungs", "topic": "t", "level": "easy", "prompt": Text("?"), "explain": Text("."),
}  # fmt: skip
ELMAN = Run("elman", {"T": 2, "H": 2, "D": 2})
STEP = Vector(**COMMON, run=Run("lstm.update"), ask="h_t")


def titles(question) -> list[str]:
    return [hint.en.partition("\n")[0] for hint in ladder(question)]


METHOD, FIRST, TRACE = "The method:", "The first value on the way:", "Every value on the way:"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param(STEP, [METHOD, FIRST], id="one value on the way is no trace"),
        pytest.param(
            Number(**COMMON, run=ELMAN, ask="h_2", component=(1,)), [METHOD, FIRST, TRACE],
            id="two steps have a trace",
        ),
        pytest.param(
            Vector(**COMMON, run=Run("gru.blend"), ask="h_t"), [METHOD, FIRST],
            id="the first part of a single equation",
        ),
        pytest.param(Count(**COMMON, run=Run("count.lstm"), ask="P"), [METHOD, FIRST], id="count"),
        pytest.param(
            Count(**COMMON, run=Run("count.lstm"), ask="P", form="formula"), [],
            id="a formula that is asked for is not given away",
        ),
        pytest.param(Formula(**COMMON, run=Run("lstm"), ask="c_t"), [], id="formula"),
        pytest.param(
            Choice(**COMMON, options=(Option(text=Text("a")), Option(text=Text("b")))), [],
            id="words",
        ),
    ],
)  # fmt: skip
def test_the_rungs(question, said: list[str]) -> None:
    assert titles(question) == said


def test_what_the_author_says_is_not_said_again() -> None:
    told = (Text("$c_t = f_t ⊙ c_prev + i_t ⊙ g_t$ and $h_t = o_t ⊙ tanh(c_t)$"), Text("$= c_t$"))
    question = msgspec.structs.replace(STEP, hints=told)
    assert ladder(question) == told


def test_the_rungs_carry_the_numbers_of_the_variant_but_never_the_answer() -> None:
    question = Vector(**COMMON, run=ELMAN, ask="h_2")
    made = variant(question, 3)
    values = numbers(question, made)
    said = [plain(hint.en, values) for hint in ladder(question)]
    assert said[2].splitlines()[2::2] == [
        f"{shown} = {plain(f'$= {name}$', values)}"
        for shown, name in [("a₁", "a_1"), ("h₁", "h_1"), ("a₂", "a_2")]
    ]
    assert not any(plain("$= h_2$", values) in rung for rung in said)


def test_the_rungs_are_in_both_languages() -> None:
    assert all(set(hint.languages) == {"en", "zh"} for hint in ladder(STEP))
