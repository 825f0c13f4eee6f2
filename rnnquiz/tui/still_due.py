"""What is left to review today, or when the next review comes."""

from datetime import UTC, datetime

from rnnquiz.progress import moment, study_day
from rnnquiz.sessions.agenda import Agenda
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, stacked, styled
from rnnquiz.tui.look import Look
from rnnquiz.tui.sentence import said


def still_due(agenda: Agenda, now: datetime, look: Look) -> Lines:
    """How much is due; where nothing is, when something will be, and what to do instead."""
    if left := len(agenda.due) + len(agenda.new):
        return said(words.STILL_DUE, look, count=left)
    day = ""
    if agenda.following is not None:
        day = study_day(moment(agenda.following, now.tzinfo or UTC)).isoformat()
    told = stacked(
        said(words.NOTHING_DUE, look),
        said(words.NEXT_DUE, look, day=day) if day else [],
        said(words.KEEP_GOING, look),
    )
    return [styled(""), *told]
