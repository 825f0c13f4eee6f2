"""What the tests of the lab share: an overflow, a division by zero or a NaN is a failure."""

from collections.abc import Iterator

import numpy as np
import pytest


@pytest.fixture(autouse=True)
def _strict() -> Iterator[None]:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        yield
