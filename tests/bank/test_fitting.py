# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""What does not fit the content model is said with what was expected and what was found."""

import pytest

QUESTION = """\
format: 1
topics:
  - {id: lstm, title: LSTM}
questions:
  - id: cell
    topic: lstm
    level: easy
    family: number
    prompt: {en: What is c_t, zh: c_t 是多少}
    explain: It is computed.
    run:
      routine: lstm.update
      sizes: {H: 2}
      draw: {f_t: 0.5, i_t: [0.1, 1], g_t: {low: -1, high: 1}}
    ask: c_t
    component: [0]
"""

# What is replaced by what, and what is said of it.
MISFITS = {
    "unknown key": ("level: easy", "levle: easy", [
        "bank.yaml:5:5: cell: missing key `level`",
        "bank.yaml:7:5: cell: unknown key `levle`; did you mean `level`?",
    ]),
    "unknown key, nothing near": ("H: 2}", "H: 2}\n      seed: 3", [
        "bank.yaml:14:7: cell: run: unknown key `seed`; there are: decimals, draw, options, routine, show, sizes",
    ]),
    "unknown family": ("family: number", "family: numbre", [
        "bank.yaml:8:13: cell: family: unknown family `numbre`; did you mean `number`?",
    ]),
    "no such family": ("family: number", "family: riddle", [
        "bank.yaml:8:13: cell: family: unknown family `riddle`; there are: choice, cloze, code, count, formula, match, matrix, number, open, order, parts, predict, spot, true-false, vector",
    ]),
    "no family": ("    family: number\n", "", [
        "bank.yaml:5:5: cell: missing key `family`; there are: choice, cloze, code, count, formula, match, matrix, number, open, order, parts, predict, spot, true-false, vector",
    ]),
    "unknown level": ("level: easy", "level: eazy", [
        'bank.yaml:7:12: cell: level: expected one of easy, hard, medium, found the text "eazy"',
    ]),
    "a number for text": ("ask: c_t", "ask: 3", [
        "bank.yaml:15:10: cell: ask: expected text, found the number 3: put it in quotes if it is text",
    ]),
    "true for text": ("ask: c_t", "ask: true", [
        "bank.yaml:15:10: cell: ask: expected text, found true",
    ]),
    "text for a list": ("component: [0]", "component: first", [
        'bank.yaml:16:16: cell: component: expected a list, found the text "first"',
    ]),
    "text for a whole number": ("component: [0]", "component: ['0']", [
        'bank.yaml:16:17: cell: component.0: expected a whole number of at least 0, found the text "0"',
    ]),
    "a fraction for a whole number": ("H: 2", "H: 2.5", [
        "bank.yaml:13:18: cell: run.sizes.H: expected a whole number from 1 to 1,000,000, found the number 2.5",
    ]),
    "true for a whole number": ("H: 2", "H: true", [
        "bank.yaml:13:18: cell: run.sizes.H: expected a whole number from 1 to 1,000,000, found true",
    ]),
    "out of bounds": ("H: 2", "H: 0", [
        "bank.yaml:13:18: cell: run.sizes.H: expected a whole number from 1 to 1,000,000, found the number 0",
    ]),
    "decimals out of bounds": ("component: [0]", "decimals: 9", [
        "bank.yaml:16:15: cell: decimals: expected a whole number from 0 to 8, found the number 9",
    ]),
    "none of a union": ("f_t: 0.5", "f_t: half", [
        'bank.yaml:14:19: cell: run.draw.f_t: expected a number from -1,000,000 to 1,000,000 or a list of at least 1 or a mapping, found the text "half"',
    ]),
    "half a range": ("low: -1, ", "", [
        "bank.yaml:14:44: cell: run.draw.g_t: missing key `low`",
    ]),
    "a list for a mapping": ("sizes: {H: 2}", "sizes: [2]", [
        "bank.yaml:13:14: cell: run.sizes: expected a mapping, found a list of 1",
    ]),
    "nothing for text": ("ask: c_t", "ask:", [
        "bank.yaml:15:9: cell: ask: expected text, found nothing",
    ]),
    "blank text": ("It is computed.", "' '", [
        "bank.yaml:10:14: cell: explain: expected text, or en: and zh:, found empty text",
    ]),
    "a text without a language": ("It is computed.", "{}", [
        "bank.yaml:10:14: cell: explain: expected text, or en: and zh:, found an empty mapping",
    ]),
    "another language": ("{en: What", "{fr: Quel", [
        "bank.yaml:9:14: cell: prompt: unknown key `fr`; there are: en, zh",
    ]),
    "a very long text": ("It is computed.", "x" * 10_001, [
        "bank.yaml:10:14: cell: explain: expected text, or en: and zh:, found 10,001 characters, more than 10,000",
    ]),
    "an id with capitals": ("id: cell", "id: Cell_1", [
        'bank.yaml:5:9: Cell_1: id: expected an id of lowercase words joined by hyphens, such as lstm-cell-update, found the text "Cell_1"',
    ]),
    "rev 0": ("level: easy", "level: easy\n    rev: 0", [
        "bank.yaml:8:10: cell: rev: expected a whole number from 1 to 1,000,000, found the number 0",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", MISFITS)
def test_misfit(name: str, problems) -> None:
    old, new, said = MISFITS[name]
    assert old in QUESTION
    assert problems(QUESTION.replace(old, new, 1)) == said


def test_what_is_quoted_is_short_and_on_one_line(problems) -> None:
    said = problems(QUESTION.replace("level: easy", "level: |\n      " + "ab\n      " * 50))
    assert said == [
        f'bank.yaml:7:12: cell: level: expected one of easy, hard, medium, found the text "{"ab " * 13}…"'
    ]


ODD = ["3", "true", "[]", "{}", "[[1]]", "{en: 1}", "''", "x", "-1.5", "[x, 1, true]", ""]


@pytest.mark.parametrize("odd", ODD)
def test_any_value_anywhere_fits_or_is_told(odd: str, problems) -> None:
    lines = QUESTION.splitlines()
    for index, line in enumerate(lines):
        changed = [*lines[:index], line.partition(":")[0] + ": " + odd, *lines[index + 1 :]]
        problems("\n".join(changed))


def test_a_good_question_fits(problems) -> None:
    assert problems(QUESTION) == []
