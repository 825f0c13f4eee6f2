"""Stores beside each other, each of a machine of its own."""

from itertools import count
from pathlib import Path

import pytest

from rnnquiz.progress import Store, open_store
from tests.progress.stores import Watch


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def opened(tmp_path: Path, watch: Watch):
    """Open the store of a machine: `opened("laptop")`. Its events are named after it."""
    stores: list[Store] = []

    def open_one(name: str = "home", **how: object) -> Store:
        numbers = count(1)
        prefix = f"{name}-{len(stores)}"
        names = how.pop("new_id", lambda: f"{prefix}-{next(numbers):06}")
        store = open_store(tmp_path / name, how.pop("clock", watch), new_id=names, **how)
        stores.append(store)
        return store

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opened) -> Store:
    return opened()
