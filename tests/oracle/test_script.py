"""The script of a variant prints its key: for every bundled question that asks for numbers."""

import io
from contextlib import redirect_stdout

import pytest

from rnnquiz.bank import Number, Question, Run, Vector, content_root, load
from rnnquiz.errors import UsageError
from rnnquiz.grading import key_text
from rnnquiz.oracle import Values, script, variant
from rnnquiz.text import Text

BANK = load((content_root(),)).questions
NUMERIC = [q for q in BANK.values() if q.family in {"number", "vector", "matrix", "count"}]
COMMON = {
    "id": "probe", "topic": "t", "level": "easy", "prompt": Text("?"), "explain": Text("."),
}  # fmt: skip


def printed(text: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(text, "script", "exec"), {"__name__": "__main__"})
    return out.getvalue()


def proves(question: Question, seed: int) -> None:
    made = variant(question, seed)
    if isinstance(made, Values):
        assert printed(script(question, made)) == key_text(question, made) + "\n"


@pytest.mark.parametrize("seed", [0, 7])
@pytest.mark.parametrize("question", NUMERIC, ids=lambda question: question.id)
def test_every_bundled_number(question: Question, seed: int) -> None:
    proves(question, seed)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(Vector(**COMMON, run=Run("lstm", {"T": 3}), ask="c_2"), id="a state by step"),
        pytest.param(
            Number(**COMMON, run=Run("gru", options={"biases": "two"}), ask="sum(h_t)"),
            id="an expression over a result, with two biases",
        ),
        pytest.param(
            Number(**COMMON, run=Run("elman"), ask="sum(b) + sum(h_t) * H"), id="givens and sizes"
        ),
    ],
)
def test_whatever_is_asked(question: Question) -> None:
    proves(question, 3)


def test_a_planted_fault_is_seen() -> None:
    question = BANK["lstm-cell-update-value"]
    made = variant(question, 0)
    text = script(question, made).replace("lstm.update(i_t, f_t", "lstm.update(f_t, i_t")
    assert printed(text) != key_text(question, made) + "\n"


def test_words_have_no_script() -> None:
    question = BANK["lstm-forget-gate-one"]
    with pytest.raises(UsageError) as caught:
        script(question, variant(question, 0))
    assert str(caught.value) == (
        "lstm-forget-gate-one: --python is for questions that ask for numbers; this is a "
        "choice question"
    )
