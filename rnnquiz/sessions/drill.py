"""A drill: questions in which one misconception leads astray, with new numbers each time."""

from collections.abc import Sequence

from rnnquiz.bank import Question, declared
from rnnquiz.errors import UsageError, instead
from rnnquiz.oracle.draw import dice, shuffled
from rnnquiz.sessions.asked import Asked, Turn


def drilled(
    questions: Sequence[Question], misconception: str, *, count: int, seed: int
) -> tuple[Turn, ...]:
    """At most `count` turns; only a question that has new numbers comes a second time.

    UsageError where no question knows the misconception.
    """
    known = {name for question in questions for name in declared(question)}
    if misconception not in known:
        said = instead(misconception, known)
        raise UsageError(f"no question knows the misconception `{misconception}`{said}")
    found = [question for question in questions if misconception in declared(question)]
    order = [found[at] for at in shuffled(range(len(found)), dice("drill", seed))]
    turns = [Turn(question, seed) for question in order]
    again = [question for question in order if Asked(question, seed).renewable]
    while again and len(turns) < count:
        round_ = seed + 1 + (len(turns) - len(order)) // len(again)
        turns += [Turn(question, round_) for question in again]
    return tuple(turns[:count])
