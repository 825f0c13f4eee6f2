"""`rnnquiz undo`: the last answer, taken back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rnnquiz.progress import Event

LONGEST = 60  # letters of an answer that are repeated


def undo() -> None:
    """Take the last answer back."""
    from rnnquiz.cli import world
    from rnnquiz.errors import UsageError

    with world.store() as store:
        event = store.last_graded()
        if event is None:
            raise UsageError("there is no answer to take back")
        store.undo(event.id)
    world.print_lines([told(event)], "en")


def told(event: "Event") -> str:
    """Which answer it was."""
    from datetime import timedelta, timezone

    from rnnquiz.progress import Graded, moment
    from rnnquiz.safe import shown

    assert isinstance(event.body, Graded)
    graded = event.body
    when = moment(event.at, timezone(timedelta(minutes=event.offset)))
    lines = graded.text.splitlines() or [""]
    answer = lines[0][:LONGEST] + ("..." if lines != [lines[0][:LONGEST]] else "")
    how = "solution opened" if graded.standing == "solved" else f"`{answer}`, {graded.standing}"
    return shown(f"taken back: {graded.question}, {how}, {when:%Y-%m-%d %H:%M}")
