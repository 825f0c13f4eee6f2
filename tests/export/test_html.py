"""A report as one HTML file: whole by itself, and nothing that is typed becomes a tag."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnnquiz.export import html
from rnnquiz.safe import shown
from rnnquiz.sessions import Outcome, report
from rnnquiz.text import LANGS, Text
from tests.export.reading import Page
from tests.sessions.interviews import WORDS, interview

TITLE = Text(en="Interview: memory and gradients", zh="面试：记忆与梯度")
OPEN = interview()[0]


def made(outcomes, lang="en", title=TITLE) -> str:
    began = 1_800_000_000.0
    return html(report(outcomes, title=title, lang=lang, began=began, ended=began + 1203))


@pytest.mark.parametrize("lang", LANGS)
def test_the_report_of_an_interview(golden, lang) -> None:
    golden(f"report-{lang}.html", made(interview(), lang))


@pytest.mark.parametrize(("lang", "name"), [("en", "en"), ("zh", "zh-Hans")])
def test_it_says_its_language(lang, name) -> None:
    assert made([], lang).startswith(f'<!DOCTYPE html>\n<html lang="{name}">\n')


def test_nothing_is_loaded_from_elsewhere() -> None:
    source = made(interview())
    attributes = {(name, value) for _, found in Page(source).tags for name, value in found.items()}
    assert not {name for name, _ in attributes} & {"src", "style", "srcset", "action"}
    assert not [name for name, _ in attributes if name.startswith("on")]
    assert all(value.startswith("#q") for name, value in attributes if name == "href")
    assert not re.search(r"url\(|@import|<script|<link|<iframe|http-equiv", source)


def test_every_link_has_its_place() -> None:
    tags = Page(made(interview())).tags
    places = {f"#{found['id']}" for _, found in tags if "id" in found}
    assert {found["href"] for tag, found in tags if tag == "a"} <= places
    assert len(places) == len(interview())


def test_it_is_read_on_a_phone_in_the_dark_and_on_paper() -> None:
    source = made([])
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in source
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source


def test_a_script_in_an_answer_is_words() -> None:
    source = made(interview())
    assert "<script" not in source
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in source
    assert WORDS in Page(source).text


def tags(text: str) -> list[str]:
    answered = Outcome(0, OPEN.asked, "answered", 0, text, OPEN.verdict, 40.0)
    return [tag for tag, _ in Page(made([answered])).tags]


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet="<>&\"'/!-=ab \n`", min_size=1).filter(str.strip) | st.text(min_size=1)
)
@example("</blockquote></article><script>alert(1)</script>")
@example("<!-- --><![CDATA[x]]>")
@example("&amp;&#60;b&#62;")
@example("\x00\x1b[31m\ud800\u202e")
def test_whatever_is_typed_the_tags_stay(text) -> None:
    if not text.strip():
        return
    assert tags(text) == tags("words")
    answered = Outcome(0, OPEN.asked, "answered", 0, text, OPEN.verdict, 40.0)
    source = made([answered])
    assert shown(text.strip()) in Page(source).text
    source.encode("utf-8")


def test_a_title_is_words() -> None:
    assert "<title>&lt;b&gt; &amp; co</title>" in made([], title=Text(en="<b> & co"))


def test_heads_are_left_out_where_there_are_none() -> None:
    source = made([each for each in interview() if each.asked.question.family == "match"])
    assert "<th></th><th></th>" not in source
