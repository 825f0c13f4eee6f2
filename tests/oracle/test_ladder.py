"""The ladder of hints: what the author wrote, then what the run gives, each thing said once."""

import msgspec
import pytest

from rnnquiz.bank import (
    Choice,
    Count,
    Formula,
    Matrix,
    Number,
    Option,
    Question,
    Run,
    Vector,
    content_root,
    load,
)
from rnnquiz.notation import evaluate, names_of
from rnnquiz.oracle import Values, ladder, numbers, plain, same, variant
from rnnquiz.oracle.prose import Computed, segments
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import formula
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
        pytest.param(
            Vector(**COMMON, run=ELMAN, ask="W_h h_0"), [], id="the state before the first step"
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


def values_told(question: Question) -> list[str]:
    """The formulas whose values the computed rungs tell."""
    told = ladder(question)[len(question.hints) :]
    parts = [part for rung in told for part in segments(rung.en)]
    return [part.source for part in parts if isinstance(part, Computed)]


def counted(cell: str, ask: str, show: tuple[str, ...]) -> Count:
    return Count(**COMMON, run=Run(f"count.{cell}", show=show), ask=ask)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param(counted("gru", "M / T", ("D", "H")), ["H D + H²"], id="T is not shown"),
        pytest.param(counted("gru", "M", ("D", "H", "T")), ["3 T"], id="T is shown"),
        pytest.param(
            counted("lstm", "P / 4", ("D", "H")), ["H D + H²"], id="the block is what is asked for"
        ),
        pytest.param(
            Vector(**COMMON, run=Run("elman", options={"nonlinearity": "identity"}), ask="h_t"),
            ["Wₓ xₜ + Wₕ hₜ₋₁"],
            id="a state that is its pre-activation",
        ),
    ],
)
def test_the_values_told(question: Question, told: list[str]) -> None:
    assert values_told(question) == told


COMPUTED = [
    question
    for question in load((content_root(),)).questions.values()
    if isinstance(question, Number | Vector | Matrix | Count)
]


@pytest.mark.parametrize("question", COMPUTED, ids=lambda question: question.id)
def test_no_hint_gives_the_key_away_or_names_what_nobody_sees(question: Question) -> None:
    told = values_told(question)
    if not told:
        return
    made = variant(question, 3)
    assert isinstance(made, Values)
    givens = {given.name for given in routine(question.run.routine, question.run.options).given}
    known = {*made.shown, *made.values.keys() - givens}
    for source in told:
        assert not same(
            evaluate(formula(question.ask), made.values), evaluate(formula(source), made.values)
        )
        assert names_of(formula(source)) <= known
