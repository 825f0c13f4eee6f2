"""The score at the end."""

import pytest
from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.sessions import Solved, advance, start
from rnnquiz.sessions.quiz import Advanced, Finished
from rnnquiz.tui.look import Look
from rnnquiz.tui.table import table

BANK = load((content_root(),))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_topic_is_named_in_full_at_40_columns(lang) -> None:
    look = Look(40, lang, titles=BANK.topics)
    by_topic = {question.topic: question for question in BANK.questions.values()}
    state = start(tuple(by_topic.values()), 1)
    while not isinstance(state, Finished):
        state = advance(advance(state, Solved()), Advanced())
    lines = [line.plain for line in table(state.quiz.outcomes, look)]
    assert not [line for line in lines if cell_len(line) > look.room]
    for topic in by_topic:
        assert any(line.startswith(look.topic(topic) + "  ") for line in lines)
