"""Which questions an answer adds to those that are to be asked."""

from rnnquiz.sessions.asked import Outcome, Turn


def grown(mode: str, turns: tuple[Turn, ...], outcome: Outcome) -> tuple[Turn, ...]:
    """The turns after an outcome: in a review what was not right comes again at the end."""
    if mode == "review" and outcome.how != "skipped" and not outcome.right:
        return (*turns, Turn(outcome.asked.question, outcome.asked.seed + 1))
    return turns
