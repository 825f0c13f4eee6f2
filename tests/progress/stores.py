"""A watch that tests set, answers to put in, and what is derived from them."""

from datetime import UTC, datetime, timedelta

from rnnquiz.progress import Graded, Store

BEGIN = datetime(2026, 3, 2, 18, tzinfo=UTC)


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self, now: datetime = BEGIN) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: float) -> None:
        self.now += timedelta(**by)


def graded(question: str = "forget-gate", **changes: object) -> Graded:
    wrong = changes.get("rating") == "again"
    """An answer: right, unless it is said otherwise."""
    given = {
        "rev": 1,
        "fingerprint": "f00d",
        "seed": 7,
        "topic": "lstm",
        "family": "number",
        "text": "0.5",
        "standing": "wrong" if wrong else "correct",
        "score": 0.0 if wrong else 1.0,
        "milliseconds": 4_000,
        "mode": "quiz",
        "session": "s1",
        "rating": "good",
        "retention": 0.9,
        **changes,
    }
    return Graded(question=question, **given)


def state(store: Store) -> tuple[object, ...]:
    """Everything that is derived, as it stands in the file."""
    return tuple(
        store.connection.execute(f"SELECT * FROM {table}").fetchall()
        for table in ("cards", "days", "mistakes")
    )
