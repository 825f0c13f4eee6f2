"""What a bare word stands for, when every YAML reader takes it the same way."""

import itertools
import re

import pytest
import yaml

from rnnquiz.bank.scalar import Refusal, resolve

SAME = {
    "": None,
    "null": None,
    "true": True,
    "false": False,
    "0": 0,
    "-12": -12,
    "0.5": 0.5,
    "-0.25": -0.25,
    "1.0e-3": 0.001,
    "1.5E+3": 1500.0,
    "LSTM": "LSTM",
    "none": "none",
    "nan": "nan",
    "1.2.3": "1.2.3",
    "1,000": "1,000",
    "12 30": "12 30",
    "-": "-",
    "e3": "e3",
    "0x": "0x",
    "12:99": "12:99",
    "c_t": "c_t",
}


@pytest.mark.parametrize("word", SAME)
def test_same_to_every_reader(word: str) -> None:
    value = resolve(word)
    assert value == SAME[word]
    assert type(value) is type(SAME[word])


INSTEAD = {
    "Yes": "true",
    "OFF": "false",
    "y": "true",
    "N": "false",
    "TRUE": "true",
    "0x1F": "31",
    "-0x1f": "-31",
    "0o17": "15",
    "0b101": "5",
    "007": "7",
    "1_000": "1000",
    "+1": "1",
    ".5": "0.5",
    "1.": "1",
    "-1e3": "-1000",
    "1.0e3": "1000",
    "1e-3": "0.001",
    "1_0.5": "10.5",
}


@pytest.mark.parametrize("word", INSTEAD)
def test_differs_and_has_another_spelling(word: str) -> None:
    message = f"YAML readers differ on what {word} is: write {INSTEAD[word]}, or '{word}'"
    assert resolve(word) == Refusal(f"{message} in quotes for the text")


ONLY_TEXT = ["~", "Null", "=", "<<", ".inf", "-.INF", ".NaN", "1e99", "1e-99", "1:30", "1:2:3.5"]
DATES = ["2024-01-02", "2024-1-2", "2024-01-02T10:00:00Z", "2024-01-02 10:00"]


@pytest.mark.parametrize("word", ONLY_TEXT + DATES)
def test_differs_and_can_only_be_text(word: str) -> None:
    message = f"YAML readers differ on what {word} is: write '{word}' in quotes for the text"
    assert resolve(word) == Refusal(message)


# The core schema of YAML 1.2, which editors and newer readers follow.
CORE = {
    "null": re.compile(r"null|Null|NULL|~|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan"),
}
WORDS = [
    "".join(letters) for n in range(1, 6) for letters in itertools.product("01_.e-+:x", repeat=n)
]


def test_no_word_means_something_else_to_another_reader() -> None:
    names = {str: "str", int: "int", float: "float", bool: "bool", type(None): "null"}
    for word in WORDS:
        value = resolve(word)
        if not isinstance(value, Refusal):
            older = yaml.SafeLoader("").resolve(yaml.ScalarNode, word, (True, False))
            newer = next((name for name, form in CORE.items() if form.fullmatch(word)), "str")
            assert older.removeprefix("tag:yaml.org,2002:") == names[type(value)] == newer, word
