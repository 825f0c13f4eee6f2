"""What is kept of an outcome: the entry of the log."""

from rnnquiz.progress import Graded, Rating, Settings, Standing, rate
from rnnquiz.sessions.asked import Outcome
from rnnquiz.sessions.plan import fingerprint


def graded(outcome: Outcome, *, mode: str, session: str, settings: Settings) -> Graded:
    """The entry for an answer, or for a solution that was opened."""
    question, verdict = outcome.asked.question, outcome.verdict
    return Graded(
        question=question.id,
        rev=question.rev,
        fingerprint=fingerprint(question),
        seed=outcome.asked.seed,
        topic=question.topic,
        family=question.family,
        text=outcome.text,
        reading=verdict.reading if verdict else "",
        standing=_standing(outcome),
        tag=outcome.mistake,
        score=outcome.score,
        hints=outcome.hints,
        milliseconds=round(1000 * outcome.seconds),
        mode=mode,
        session=session,
        rating=_rating(outcome, settings),
        retention=settings.retention,
    )


def _standing(outcome: Outcome) -> Standing:
    if not outcome.verdict:
        return "solved"
    match outcome.verdict.status.value:
        case "correct" | "partial" as standing:
            return standing
        case _:
            return "wrong"


def _rating(outcome: Outcome, settings: Settings) -> Rating:
    score = outcome.verdict.score if outcome.verdict else 0.0
    return rate(_standing(outcome), score, outcome.hints, settings)
