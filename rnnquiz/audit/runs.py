"""The numbers that the texts of a question may be shown with."""

from collections.abc import Mapping, Sequence

from rnnquiz.audit.deadline import Deadline, Timed
from rnnquiz.bank import Choice, Match, Question, TrueFalse
from rnnquiz.notation import Value
from rnnquiz.oracle import Points, Variant, numbers


def runs_of(question: Question, variants: Sequence[Variant], deadline: Deadline) -> Timed:
    """The names of every run; one does where the variants differ in the order of options only."""
    found: list[Mapping[str, Value]] = []
    for made in variants:
        found += made.points if isinstance(made, Points) else [numbers(question, made)]
        if isinstance(question, Choice | TrueFalse | Match) and not made.values:
            break
    return Timed(found, deadline)
