from pathlib import Path

import pytest

from rnnquiz.bank import Question, load

SAMPLE = Path(__file__).parent.parent / "sample"


@pytest.fixture(scope="session")
def bank() -> dict[str, Question]:
    return dict(load((SAMPLE,)).questions)
