"""Every number in a saved report is worked out anew, and one that was tampered with is found."""

import re

import pytest

from rnnquiz.export import html, markdown
from rnnquiz.sessions import report
from rnnquiz.text import LANGS, Text
from tests.export.reading import from_html, from_markdown
from tests.export.recomputed import disagreements
from tests.sessions.interviews import BANK, everything, interview

FORMATS = {"html": (html, from_html), "markdown": (markdown, from_markdown)}
QUESTIONS = tuple(BANK.questions.values())


def found(outcomes, lang, name, change=lambda text: text) -> dict[int, list[str]]:
    """The disagreements by question, where there are any."""
    render, read = FORMATS[name]
    made = report(outcomes, title=Text("T"), lang=lang, began=0.0, ended=60.0)
    texts = read(change(render(made)))
    assert list(texts) == [outcome.number + 1 for outcome in outcomes]
    said = {
        outcome.number + 1: disagreements(outcome, texts[outcome.number + 1], lang)
        for outcome in outcomes
    }
    return {number: each for number, each in said.items() if each}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("seed", range(3))
def test_the_numbers_of_an_interview(seed, lang, name) -> None:
    assert found(interview(seed), lang, name) == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("start", range(4))
def test_the_numbers_of_every_question_of_the_bank(start, lang) -> None:
    """Each once right, wrong, solved and passed, every time with other numbers."""
    outcomes = everything((*QUESTIONS[start:], *QUESTIONS[:start]), start)
    assert found(outcomes, lang, "html") == {}


DECIMAL = re.compile(r"\d\.\d+")


@pytest.mark.parametrize("name", FORMATS)
def test_a_tampered_number_is_found(name) -> None:
    """Any one of the decimals of a model answer, with its last digit changed."""
    outcomes = tuple(each for each in interview() if each.asked.question.family == "vector")
    whole = FORMATS[name][0](report(outcomes, title=Text("T"), lang="en", began=0.0, ended=1.0))
    key = whole.index("Model answer")
    places = [each.end() - 1 for each in DECIMAL.finditer(whole) if each.start() > key]
    assert len(places) > 10
    for place in places:
        if whole[place - 4 : place + 1] == "0.001":
            continue  # told below

        def change(text: str, at: int = place) -> str:
            return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]

        assert found(outcomes, "en", name, change), whole[place - 20 : place + 2]


@pytest.mark.parametrize("name", FORMATS)
def test_a_tampered_band_is_found(name) -> None:
    outcomes = tuple(each for each in interview() if each.asked.question.family == "vector")
    said = found(outcomes, "en", name, lambda text: text.replace("± 0.001", "± 0.002"))
    assert any("lacks" in each for each in said[2])
