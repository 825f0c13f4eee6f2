"""A review on a day that asks for none: when the next one comes."""

from datetime import UTC, datetime

from rnnquiz.progress import moment, study_day
from rnnquiz.sessions import Agenda
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, stacked
from rnnquiz.tui.look import Look
from rnnquiz.tui.sentence import said


def nothing_due(agenda: Agenda, now: datetime, look: Look) -> Lines:
    """That nothing is due, when something will be, and what to do instead."""
    day = ""
    if agenda.following is not None:
        day = study_day(moment(agenda.following, now.tzinfo or UTC)).isoformat()
    return stacked(
        said(words.NOTHING_DUE, look),
        said(words.NEXT_DUE, look, day=day) if day else [],
        said(words.KEEP_GOING, look),
    )
