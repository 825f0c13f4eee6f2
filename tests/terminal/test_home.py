"""Home in a real terminal: a key starts a command, and another brings back."""

import pytest

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(
    ("lang", "welcome", "back"),
    [("en", "Welcome.", "any other key goes home"), ("zh", "欢迎。", "按其他键回到首页")],
)
def test_a_quiz_is_started_from_home_and_home_comes_back(
    at_terminal, tmp_path, lang, welcome, back
) -> None:
    person = at_terminal(f"--lang {lang}", RNNQUIZ_HOME=str(tmp_path))
    person.sees(welcome)
    person.types("q")
    person.sees("> ▏")
    person.types("\x03")
    person.sees(back)
    person.types(" ")
    person.sees(welcome)
    person.types("x")
    assert person.leaves() == 0


@pytest.mark.parametrize("key", ["x", "\x03", "\x04"], ids=["x", "Ctrl-C", "Ctrl-D"])
def test_home_is_left(at_terminal, tmp_path, key) -> None:
    person = at_terminal("", RNNQUIZ_HOME=str(tmp_path))
    person.sees("x leave")
    person.types(key)
    assert "Welcome." in person.sees("x leave")
    assert person.leaves() == 0


def test_what_was_started_may_be_the_last(at_terminal, tmp_path) -> None:
    person = at_terminal("", width=40, RNNQUIZ_HOME=str(tmp_path))
    person.sees("x leave")
    person.types("\r")
    person.sees("> ▏")
    person.types("\x03")
    person.sees("any other key goes home")
    person.types("\x03")
    assert person.leaves() == 0


@pytest.mark.parametrize(("options", "term"), [("--plain", "xterm"), ("", "dumb")])
def test_where_no_keys_are_read_the_page_is_printed(at_terminal, tmp_path, options, term) -> None:
    person = at_terminal(options, RNNQUIZ_HOME=str(tmp_path), TERM=term)
    person.sees("rnnquiz quiz --level easy")
    assert person.leaves() == 0
