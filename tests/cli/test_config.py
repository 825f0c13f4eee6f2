"""`rnnquiz config`, and `rnnquiz --by`."""

import sys

import pytest

from rnnquiz.cli import main

PAGE = """\
  retention = 0.9  the share to be remembered when a review comes, from 0.7 to
                   0.97
  new = 10         new questions that join each day
  by = none        the day of the interview; what is left is spread over the
                   days till then
  hints = hard     what a right answer with hints counts as: good, hard or
                   again

  Kept in {path}
"""
NARROW = """\
retention = 0.9
  到复习时应当还记得的比例，0.7 到 0.97
new = 10
  每天加入的新题数
by = none
  面试日期，没做过的题分摊到这之前的每一
  天
hints = hard
  用了提示的正确答案算作什么：good、hard
  或 again

保存在 config.toml
"""


@pytest.fixture
def rnnquiz(monkeypatch, capsys, tmp_path):
    """The command line with a home folder of its own: its exit code and what it printed."""
    monkeypatch.setenv("RNNQUIZ_LANG", "en")
    monkeypatch.setenv("RNNQUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    return run


def test_all_settings_are_printed(rnnquiz, tmp_path) -> None:
    code, out, err = rnnquiz("config")
    assert (code, err) == (0, "")
    path = str(tmp_path / "config.toml")
    assert "".join(out.split()) == "".join(PAGE.format(path=path).split())
    assert out.startswith(PAGE.partition("  Kept")[0])
    assert not (tmp_path / "config.toml").exists()


def test_all_settings_in_a_narrow_window_and_chinese(rnnquiz, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("RNNQUIZ_HOME", ".")
    monkeypatch.chdir(tmp_path)
    assert rnnquiz("config", "--lang", "zh") == (0, NARROW, "")


def test_one_setting_is_printed_changed_and_forgotten(rnnquiz, tmp_path) -> None:
    assert rnnquiz("config", "new") == (0, "10\n", "")
    assert rnnquiz("config", "new", "20")[1].startswith("  new = 20  new questions that join")
    assert (tmp_path / "config.toml").read_text() == "new = 20\n"
    assert rnnquiz("config", "new") == (0, "20\n", "")
    assert rnnquiz("config", "new", "--unset")[1].startswith("  new = 10  new questions that join")
    assert (tmp_path / "config.toml").read_text() == ""


def test_the_day_of_the_interview(rnnquiz) -> None:
    assert rnnquiz("config", "by") == (0, "none\n", "")
    assert rnnquiz("config", "by", "2999-12-20")[0] == 0
    assert rnnquiz("config", "by") == (0, "2999-12-20\n", "")
    assert "on 2999-12-21" in rnnquiz("--by", "2999-12-21")[1]
    assert rnnquiz("config", "by") == (0, "2999-12-21\n", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["config", "nwe"], "there is no setting `nwe`; did you mean `new`?"),
        (["config", "nwe", "3"], "there is no setting `nwe`; did you mean `new`?"),
        (["config", "nwe", "--unset"], "there is no setting `nwe`; did you mean `new`?"),
        (["config", "new", "lots"], "`new` is `lots`; it takes a whole number from 0 to 1000"),
        (
            ["config", "retention", "1"],
            "`retention` is `1`; it takes a number from 0.7 to 0.97",
        ),
        (["config", "new", "-3"], "`new` is `-3`; it takes a whole number from 0 to 1000"),
        (["config", "by", "soon"], "`by` is `soon`; it takes a date such as 2026-12-20"),
        (["--by", "soon"], "`by` is `soon`; it takes a date such as 2026-12-20"),
        (
            ["--by", "2020-02-02"],
            "`by` is `2020-02-02`, which has passed; it takes a day to come",
        ),
        (
            ["config", "--unset"],
            "--unset takes the name of one setting, as in `rnnquiz config by --unset`",
        ),
        (
            ["config", "new", "3", "--unset"],
            "--unset takes the name of one setting, as in `rnnquiz config by --unset`",
        ),
    ],
)
def test_what_cannot_be_set(rnnquiz, tmp_path, args, said) -> None:
    assert rnnquiz(*args) == (2, "", f"rnnquiz: {said}\n")
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    "args", [[], ["config"], ["config", "new"], ["config", "by", "2999-01-01"]]
)
def test_a_bad_file_is_said_and_left_alone(rnnquiz, tmp_path, args) -> None:
    path = tmp_path / "config.toml"
    path.write_text("new = 10\nretenton = 0.9\n")
    said = f"rnnquiz: {path}: there is no setting `retenton`; did you mean `retention`?\n"
    assert rnnquiz(*args) == (2, "", said)
    assert path.read_text() == "new = 10\nretenton = 0.9\n"
