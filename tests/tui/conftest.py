from pathlib import Path

import pytest

from rnnquiz.bank import Bank, load

SAMPLE = Path(__file__).parent.parent / "sample"


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load((SAMPLE,))
