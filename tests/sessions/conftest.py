from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rnnquiz.bank import Question, Run, TrueFalse, Vector, load
from rnnquiz.progress import Card, Schedule, micros
from rnnquiz.text import Text

SAMPLE = Path(__file__).parent.parent / "sample"
WORDS = Text(en="x", zh="x")


@pytest.fixture(scope="session")
def bank() -> dict[str, Question]:
    return dict(load((SAMPLE,)).questions)


class Study:
    """Questions with nothing but what an agenda looks at, and cards that were answered."""

    NOON = datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    DAY = timedelta(days=1)

    @staticmethod
    def asked(id: str, *, topic: str = "lstm", level: str = "easy", rev: int = 1, ask: str = ""):
        """A question with nothing but what an agenda looks at."""
        given = {"id": id, "rev": rev, "topic": topic, "level": level, "prompt": WORDS}
        if ask:
            return Vector(**given, explain=WORDS, run=Run(routine="lstm.update"), ask=ask)
        return TrueFalse(**given, explain=WORDS, right=True)

    @staticmethod
    def card(
        id: str, due: datetime, *, last: datetime | None = None, state: str = "review",
        rev: int = 1, stability: float = 10.0, answers: int = 3, right: int = 2,
        held: bool = True,
    ) -> Card:  # fmt: skip
        at = micros(last or due - timedelta(days=10))
        schedule = Schedule(
            state=state, step=None, stability=stability, difficulty=5.0, due=micros(due), last=at
        )
        return Card(
            question=id, rev=rev, schedule=schedule, due=micros(due), answers=answers, right=right,
            last=at, held=held,
        )  # fmt: skip


@pytest.fixture(scope="session")
def study() -> type[Study]:
    return Study
