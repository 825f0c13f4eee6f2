"""config.toml: read, refused in one sentence, and changed without losing anything."""

import os
import re
from datetime import date

import pytest

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress import Settings, change_setting, read_settings

MINE = """\
# How I study.
new = 5  # a day is short

hints = "again"\t# be strict
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "config.toml"


def written(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_there_are_defaults(path) -> None:
    assert read_settings(path) == Settings(retention=0.9, new=10, by=None, hints="hard")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", Settings(), id="an empty file"),
        pytest.param(MINE, Settings(new=5, hints="again"), id="with comments"),
        pytest.param("by = 2026-12-20", Settings(by=date(2026, 12, 20)), id="a date"),
        pytest.param('by = "2026-12-20"', Settings(by=date(2026, 12, 20)), id="a date in quotes"),
        pytest.param(b"\xef\xbb\xbfnew = 3\r\n", Settings(new=3), id="written on Windows"),
    ],
)
def test_a_file_is_read(path, text, expected) -> None:
    assert read_settings(written(path, text)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "retention = 1.5",
            "`retention` is `1.5`; it takes a number from 0.7 to 0.97",
            id="beyond the range",
        ),
        pytest.param(
            "retention = nan", "`retention` is `nan`; it takes a number from 0.7 to 0.97", id="nan"
        ),
        pytest.param(
            "new = 2.5", "`new` is `2.5`; it takes a whole number from 0 to 1000", id="half a one"
        ),
        pytest.param(
            "new = true", "`new` is `True`; it takes a whole number from 0 to 1000", id="a truth"
        ),
        pytest.param(
            "by = 2026-12-20T10:00:00",
            "`by` is `2026-12-20 10:00:00`; it takes a date such as 2026-12-20",
            id="a time of day",
        ),
        pytest.param(
            'hints = "esay"', "`hints` is `esay`; it takes good, hard or again", id="another word"
        ),
        pytest.param(
            'hints = "\\u001b[31m"',
            "`hints` is `'\\x1b[31m'`; it takes good, hard or again",
            id="what would paint the terminal",
        ),
        pytest.param(
            "retenton = 0.9",
            "there is no setting `retenton`; did you mean `retention`?",
            id="a slip in the name",
        ),
        pytest.param(
            "[study]\nnew = 3",
            "there is no setting `study`; there are: by, hints, new, retention",
            id="a table",
        ),
        pytest.param("new = x", "is not TOML: invalid value (at line 1, column 7)", id="no value"),
        pytest.param(
            "new = 1\nnew = 2\n",
            "is not TOML: cannot overwrite a value (at line 2, column 8)",
            id="twice",
        ),
        pytest.param(b"new = \xff", "is not text in UTF-8: mend it or take it away", id="no text"),
    ],
)
def test_a_bad_file_is_one_sentence(path, text, said) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(f'{written(path, text)}: {said}')}$"):
        read_settings(path)


def test_a_file_that_cannot_be_read(path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DiskError, match=r"config\.toml: cannot be read: Is a directory$"):
        read_settings(path)


@pytest.mark.parametrize(
    ("before", "name", "typed", "after"),
    [
        pytest.param("", "new", "20", "new = 20\n", id="the first setting"),
        pytest.param("", "by", "2026-12-20", "by = 2026-12-20\n", id="a date"),
        pytest.param("", "hints", "good", 'hints = "good"\n', id="a word"),
        pytest.param("", "retention", " 0.85 ", "retention = 0.85\n", id="spaces around it"),
        pytest.param("# mine", "new", "2", "# mine\nnew = 2\n", id="no line end before it"),
        pytest.param(
            MINE, "new", "7", MINE.replace("new = 5", "new = 7"), id="comments and order stay"
        ),
        pytest.param(MINE, "by", "2026-12-20", f"{MINE}by = 2026-12-20\n", id="one more"),
        pytest.param(
            MINE,
            "hints",
            None,
            "# How I study.\nnew = 5  # a day is short\n\n# be strict\n",
            id="taken out, its comment stays",
        ),
        pytest.param("new = 5\n", "new", None, "", id="the last one taken out"),
        pytest.param("new = 5\n", "by", None, "new = 5\n", id="what is not there taken out"),
        pytest.param("new = -1\n", "new", "3", "new = 3\n", id="a bad value mended"),
        pytest.param("a = 1\r\nnew=5\r\n"[7:], "new", "6", "new = 6\r\n", id="ends of Windows"),
        pytest.param("by = 2026-12-20", "by", "null", "", id="nothing"),
    ],
)
def test_a_setting_is_changed(path, before, name, typed, after) -> None:
    settings = change_setting(written(path, before), name, typed)
    assert path.read_bytes().decode() == after
    assert settings == read_settings(path)


@pytest.mark.parametrize(
    ("text", "name", "typed", "said"),
    [
        pytest.param(
            "", "nwe", "3", "there is no setting `nwe`; did you mean `new`?", id="no such setting"
        ),
        pytest.param(
            "", "new", "lots", "`new` is `lots`; it takes a whole number from 0 to 1000", id="word"
        ),
        pytest.param(
            "", "by", "20.12.2026", "`by` is `20.12.2026`; it takes a date such as 2026-12-20",
            id="a date as it is written elsewhere",
        ),
        pytest.param(
            "colour = 1\n", "new", "3",
            "{path}: there is no setting `colour`; there are: by, hints, new, retention",
            id="something else that is not understood",
        ),
        pytest.param(
            "hints = x\n", "new", "3", "{path}: is not TOML: invalid value (at line 1, column 9)",
            id="broken off",
        ),
        pytest.param(
            '"new" = 5\n', "new", "3",
            "{path}: is not TOML: cannot overwrite a value (at line 2, column 8)",
            id="a name in quotes",
        ),
        pytest.param(
            '"new" = 5\n', "new", None,
            "{path}: `new` stands there in a way that only you can change by hand",
            id="a name in quotes taken out",
        ),
        pytest.param(
            'hints = """\nnew = 5\n"""\n', "new", "3",
            "{path}: `new` stands there in a way that only you can change by hand",
            id="within another value",
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_not_lost(path, text, name, typed, said) -> None:
    written(path, text)
    with pytest.raises(UsageError, match=f"^{re.escape(said.format(path=path))}$"):
        change_setting(path, name, typed)
    assert path.read_text() == text
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


def test_a_change_makes_the_folder(path) -> None:
    change_setting(path, "new", "3")
    assert read_settings(path).new == 3


def test_a_link_stays_a_link(path, tmp_path) -> None:
    elsewhere = written(tmp_path / "dotfiles.toml", "new = 1\n")
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    change_setting(path, "new", "2")
    assert (path.is_symlink(), elsewhere.read_text()) == (True, "new = 2\n")


def test_a_full_disk_leaves_the_file_as_it_was(path, monkeypatch) -> None:
    written(path, MINE)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = f"{path}: cannot be written: No space left on device"
    with pytest.raises(DiskError, match=f"^{re.escape(said)}$"):
        change_setting(path, "new", "3")
    assert path.read_text() == MINE
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]
