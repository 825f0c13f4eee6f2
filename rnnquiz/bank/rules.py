"""What the types cannot say of an entry: small checks, each one sentence for the author."""

from collections.abc import Iterator

from rnnquiz.bank.fault import Keys
from rnnquiz.bank.question import Entry


def broken(_: Entry) -> Iterator[tuple[Keys, str]]:
    """What is wrong with an entry: under which of its keys, and what to do about it."""
    yield from ()
