"""Honest learners are believed, and mistaken ones are told their mistake.

An honest learner works the routine's equations and rounds every intermediate result to the decimals
that are asked for; a mistaken one works them exactly, with one misconception, and types the result
with these decimals.
"""

from collections import Counter

import pytest

from rnnquiz.bank import Count, Matrix, Number, Question, Vector, content_root, load
from rnnquiz.grading import Status, grade, wrong_texts
from rnnquiz.grading.key import decimals_of
from rnnquiz.oracle import Attempt, Values, same, value_text, variant
from rnnquiz.oracle.attempt import attempts
from rnnquiz.oracle.computed import by_hand

SEEDS = range(1, 201)
BELIEVED, NAMED = 0.995, 0.95
COMPUTED = [
    question
    for question in load((content_root(),)).questions.values()
    if isinstance(question, Number | Vector | Matrix)
    or (isinstance(question, Count) and question.form == "number")
]


def attempt_of(question: Question, made: Values) -> Attempt:
    """The attempt that the variant was made from."""
    return next(
        attempt
        for attempt in attempts(question, question.run, made.seed)
        if all(same(attempt.outcome.values[name], made.values[name]) for name in made.values)
    )


@pytest.mark.slow
@pytest.mark.parametrize("question", COMPUTED, ids=lambda question: question.id)
def test_honest_rounding_is_accepted(question: Question) -> None:
    refused = []
    for seed in SEEDS:
        made = variant(question, seed)
        text = value_text(by_hand(question, attempt_of(question, made)), decimals_of(question))
        if grade(question, made, text).status is not Status.CORRECT:
            refused.append(f"seed {seed}: {text} for {value_text(made.key, 5)}")
    print(f"{question.id}: {1 - len(refused) / len(SEEDS):.1%} accepted")
    assert len(refused) <= (1 - BELIEVED) * len(SEEDS), "; ".join(refused)


@pytest.mark.slow
@pytest.mark.parametrize("question", COMPUTED, ids=lambda question: question.id)
def test_every_mistake_is_refused_and_named(question: Question) -> None:
    named: Counter[str] = Counter()
    for seed in SEEDS:
        made = variant(question, seed)
        for name, text in wrong_texts(question, made).items():
            verdict = grade(question, made, text)
            assert verdict.status is not Status.CORRECT, f"seed {seed}: {name} gives {text}"
            named[name] += verdict.tag == name
    print(f"{question.id}: {min(named.values(), default=0) / len(SEEDS):.1%} named")
    assert all(named[name] >= NAMED * len(SEEDS) for name in question.misconceptions), named
