"""Every question and explainer of the bundled bank is proved, each by its own test."""

from collections import Counter

import pytest

from rnnquiz.audit.explainers import check_explainer
from rnnquiz.audit.language import check_languages
from rnnquiz.audit.questions import check_question
from rnnquiz.bank import Explainer, Question, content_root, load
from rnnquiz.text import LANGS

SEEDS = 10
BANK = load((content_root(),))


@pytest.mark.parametrize("question", BANK.questions.values(), ids=BANK.questions.keys())
def test_question(question: Question) -> None:
    terms = tuple(BANK.terms.values())
    assert check_question(question, SEEDS) == []
    assert check_languages(question, LANGS, terms) == []


@pytest.mark.parametrize("explainer", BANK.explainers.values(), ids=BANK.explainers.keys())
def test_explainer(explainer: Explainer) -> None:
    terms = tuple(BANK.terms.values())
    assert check_explainer(explainer) == []
    assert check_languages(explainer, LANGS, terms) == []


def test_topics_and_terms_are_in_both_languages() -> None:
    for entry in (*BANK.topics.values(), *BANK.terms.values()):
        assert check_languages(entry, LANGS, ()) == []


def test_there_are_forty_questions_and_three_explainers() -> None:
    assert len(BANK.questions) >= 40
    assert {"elman", "lstm", "gru"} <= set(BANK.explainers)


def test_all_families_are_asked() -> None:
    families = Counter(question.family for question in BANK.questions.values())
    assert {"choice", "number", "count", "formula"} <= families.keys()
    assert families["vector"] + families["matrix"]
    assert any(getattr(question, "many", False) for question in BANK.questions.values())


def test_every_topic_has_a_question() -> None:
    asked = {question.topic for question in BANK.questions.values()}
    assert set(BANK.topics) == asked
