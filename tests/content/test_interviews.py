"""Every interview of the bundled bank is proved, and asks for more than one kind of answer."""

import pytest

from rnnquiz.audit.interviews import check_interview
from rnnquiz.audit.language import check_languages
from rnnquiz.bank import Claimed, Interview, content_root, load
from rnnquiz.text import LANGS

SEEDS = 10
BANK = load((content_root(),))
INTERVIEWS = pytest.mark.parametrize(
    "interview", BANK.interviews.values(), ids=BANK.interviews.keys()
)


@INTERVIEWS
def test_interview(interview: Interview) -> None:
    assert check_interview(interview, BANK.questions, SEEDS) == []
    assert check_languages(interview, LANGS, tuple(BANK.terms.values())) == []


@INTERVIEWS
def test_it_asks_for_more_than_words(interview: Interview) -> None:
    families = {BANK.questions[stage.ask].family for stage in interview.stages}
    assert families & {"number", "vector", "matrix", "parts"}
    assert "formula" in families
    assert families & {"spot", "code"}


@INTERVIEWS
def test_it_listens(interview: Interview) -> None:
    follows = [follow for stage in interview.stages for follow in stage.follow]
    assert {"claimed", "missed"} <= {follow.when for follow in follows}
    for follow in follows:
        if isinstance(
            follow, Claimed
        ):  # what is heard, and what is not, is tried in both languages
            assert all((follow.samples.en, follow.samples.zh, follow.others.en, follow.others.zh))


def test_there_is_one_for_everybody() -> None:
    roles = {role for interview in BANK.interviews.values() for role in interview.roles}
    levels = {level for interview in BANK.interviews.values() for level in interview.levels}
    assert roles == {"research", "engineer"}
    assert levels == {"junior", "senior"}
