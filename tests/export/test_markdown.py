"""A report as Markdown: what it looks like, and that nothing that is typed becomes markup."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnnquiz.export import markdown
from rnnquiz.safe import shown
from rnnquiz.sessions import Outcome, report
from rnnquiz.text import LANGS, Text
from tests.export.reading import Page, packed, rendered
from tests.sessions.interviews import interview

TITLE = Text(en="Interview: memory and gradients", zh="面试：记忆与梯度")
OPEN = interview()[0]


def made(outcomes, lang="en", title=TITLE) -> str:
    began = 1_800_000_000.0
    return markdown(report(outcomes, title=title, lang=lang, began=began, ended=began + 1203))


def answered(text: str) -> str:
    """The report on an answer in words."""
    return made([Outcome(0, OPEN.asked, "answered", 0, text, OPEN.verdict, 40.0)])


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_of_an_interview(golden, lang) -> None:
    golden(f"report-{lang}.md", made(interview(), lang))


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_laid_out_as_its_tags_say(lang) -> None:
    """By somebody else's reading of it: headings, tables, and lists that do not run together."""
    tags = [tag for tag, _ in Page(rendered(made(interview(), lang))).tags]
    assert tags.count("h1") == 1
    assert tags.count("h2") == 4
    assert tags.count("h3") == len(interview())
    assert "table" in tags
    assert not {"img", "a", "s", "em", "script"} & set(tags)


def structure(source: str) -> list[str]:
    return [tag for tag, _ in Page(rendered(source)).tags if tag != "br"]


MARKS = "`*_~<>[]()#+-=.!|\\&$:/@\n 1ab"
TEXTS = st.one_of(st.text(alphabet=MARKS, min_size=1, max_size=40), st.text(max_size=40))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS.filter(str.strip))
@example("```\n# title\n```")
@example("a\n---\nb\n===")
@example("1. one\n2) two\n- three\n+ four")
@example("| a | b |\n|---|---|\n| c | d |")
@example("<script>alert(1)</script>\n<!-- -->")
@example("&lt;b&gt; &#35;")
@example("[link](https://example.org) ![image](x) https://example.org www.example.org")
@example("\\\n\\")
@example("$x$ ~~gone~~ **bold** __bold__")
@example("\x1b[31mred \u202ereversed")
def test_what_was_typed_stays_what_it_is(text) -> None:
    """It reads as it was typed, and everything around it is as it is around a plain word."""
    one = [tag for tag in structure(answered(text)) if tag != "p"]
    assert one == [tag for tag in structure(answered("words")) if tag != "p"]
    body = rendered(answered(text)).partition("<blockquote>")[2].partition("</blockquote>")[0]
    lines = (line.strip() for line in shown(text.strip()).split("\n"))
    assert packed(Page(body).text) == packed("".join(lines))


def test_a_word_that_looks_like_an_address_is_no_link() -> None:
    said = answered("see https://example.org, www.example.org, a@example.org")
    assert "> see https\\://example.org, www\\.example.org, a\\@example.org" in said


@pytest.mark.parametrize("text", ["a `b` c", "``", "```\nx", "a|b", "`", " ` "])
def test_code_holds_its_own_backticks(text) -> None:
    code = next(each for each in interview() if each.asked.question.family == "code")
    typed = Outcome(0, code.asked, "answered", 0, f"x = 1  # {text}", code.verdict, 1.0)
    assert structure(made([typed])) == structure(made([code]))
    assert packed(f"x = 1  # {text}") in packed(Page(rendered(made([typed]))).text)


@pytest.mark.parametrize("title", ["# one", "a * b * c", "<b>", "a\nb"])
def test_a_title_is_words(title) -> None:
    said = made([], title=Text(en=title))
    assert structure(said) == structure(made([], title=Text(en="words")))


def test_nothing_was_answered() -> None:
    assert made([]) == (
        "# Interview: memory and gradients\n\n2027-01-15 08:00 · 20:03 · 0 / 0\n\n"
        "## Summary\n\nNo question was answered.\n"
    )


def test_nothing_is_to_be_reviewed() -> None:
    right = [each for each in interview() if each.score == 1.0][:1]
    assert made(right).endswith(
        "## What to review\n\nNothing: every answer was right, and without hints.\n"
    )
