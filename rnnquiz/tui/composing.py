"""Answers of several lines: what a typed line does to one. Pure."""

from typing import NamedTuple

from rnnquiz.bank import Code, Open, Question
from rnnquiz.sessions import Asking, Event, Posed, Typed, Wrote
from rnnquiz.tui.commands import event_of

END = "."  # alone on a line, as in mail


class Edit(NamedTuple):
    """The answer is to be written in an editor, from `text` on."""

    text: str
    suffix: str


def edit(state: Posed) -> Edit:
    """What the editor begins with: what there is already, or the head of the function."""
    question = state.asked.question
    if isinstance(question, Code):
        from rnnquiz.oracle.python import skeleton

        return Edit(state.text or skeleton(question), ".py")
    return Edit(state.text, ".md")


def composed(state: Posed, line: str) -> Event | Edit | None:
    """What a line typed at an answer of several lines does; None where it does nothing."""
    if is_edit(line):
        return edit(state)
    if event := event_of(state, line):
        return event
    word = line.strip()
    if word.startswith((":", "：")):
        return None
    if not word and is_spoken(state) and not state.text:
        return Typed("")
    if ends(state.asked.question, line, begun=bool(state.text)):
        return Typed(state.text) if state.text.strip() else None
    drafting = bool(state.text) and not state.invalid
    return Wrote(line) if word or drafting else edit(state)


def is_edit(line: str) -> bool:
    """Whether the line calls for the editor."""
    return line.strip().lower().replace("：", ":") in {":e", ":edit"}


def is_spoken(state: Posed) -> bool:
    """Whether the answer is said aloud, so that Enter alone hands it in."""
    return isinstance(state, Asking) and state.quiz.aloud and isinstance(state.asked.question, Open)


def ends(question: Question, line: str, *, begun: bool) -> bool:
    """Whether the line ends the answer: a dot alone, and in words a blank line too."""
    return line.strip() == END or (isinstance(question, Open) and begun and not line.strip())
