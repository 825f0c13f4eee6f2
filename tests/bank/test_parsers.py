"""The C parser and the pure one accept the same, and read it alike."""

from unittest.mock import patch

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.bank.reading import Reading, read

PIECES = [
    *"[]{}:,-'\"%@`\\=~.0 ",
    *[
        "\n",
        "What?",
        "\n  ",
        "\n    ",
        ": ",
        "- ",
        " # ",
        "---\n",
        "...\n",
        "a",
        "en",
        "id: x",
        "''",
    ],
    *["\\n", "门", "c\u0303", "1e3", "format: 1\n", "&a ", "*a ", " !!str ", "|-\n", ">2\n", '"a"'],
]
# Where they differ in what they let pass, but not in what they read.
GLUED = [*"&*?|>#!<\t\r", "%YAML", "!!", "!<", "\ufeff"]


def pure(data: bytes) -> Reading:
    with patch.object(yaml, "CSafeLoader", yaml.SafeLoader):
        return read(data)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_both_parsers_read_alike(text: str) -> None:
    one, other = read(text.encode()), pure(text.encode())
    assert bool(one.faults) == bool(other.faults)
    assert one.faults or one == other


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES + GLUED), max_size=30).map("".join))
def test_nothing_typed_makes_either_crash(text: str) -> None:
    for reading in (read(text.encode()), pure(text.encode())):
        assert reading.node or reading.faults
