"""Every number in a saved report is worked out anew, and one that was tampered with is found."""

import re

import pytest

from rnnquiz.export import html, markdown
from rnnquiz.sessions import report
from rnnquiz.text import LANGS, Text
from tests.export.reading import from_html, from_markdown, rendered
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


CELL = re.compile(r"<td>(.*?)</td>")
SHARE = re.compile(r"([\d.]+) / (\d+)")


def spent(text: str) -> int:
    """The seconds of `12:05`."""
    minutes, seconds = text.split(":")
    return 60 * int(minutes) + int(seconds)


def summary(source: str) -> list[tuple[float, int, int]]:
    """The points, the questions and the seconds of each row of the first table."""
    body = source.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [CELL.findall(row) for row in re.findall("<tr>(.*?)</tr>", body, re.DOTALL)]
    shares = [SHARE.fullmatch(row[1]) for row in rows]
    return [
        (float(share[1]), int(share[2]), spent(row[2]))
        for row, share in zip(rows, shares, strict=True)
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(3))
def test_totals_are_the_sums_of_what_stands_above(seed, name) -> None:
    outcomes = interview(seed)
    source = FORMATS[name][0](report(outcomes, title=Text("T"), lang="en", began=0.0, ended=60.0))
    *rows, total = summary(source if name == "html" else rendered(source))
    assert total[0] == round(sum(outcome.score for outcome in outcomes), 2)
    assert total[0] == pytest.approx(sum(row[0] for row in rows), abs=0.005 * len(rows))
    assert total[1] == sum(row[1] for row in rows) == len(outcomes)
    assert total[2] == pytest.approx(sum(outcome.seconds for outcome in outcomes), abs=0.5)
    assert total[2] == pytest.approx(sum(row[2] for row in rows), abs=0.5 * len(rows))


def test_the_numbers_of_another_seed_are_found() -> None:
    """Each question with numbers of its own disagrees with the report on another draw of it."""
    made = report(interview(3), title=Text("T"), lang="en", began=0.0, ended=60.0)
    texts = from_html(html(made))
    drawn = [each for each in interview(4) if each.asked.variant.shown]
    assert len(drawn) >= 5
    assert all(disagreements(each, texts[each.number + 1], "en") for each in drawn)
