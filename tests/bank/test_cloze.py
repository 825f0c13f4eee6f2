# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""Clozes and parts: what cannot stand together, and what is said of it."""

import pytest

HEAD = """\
format: 1
topics:
  - {id: lstm, title: LSTM}
questions:
  - id: cell
    topic: lstm
    level: easy
    prompt: Fill in
    explain: It is computed.
"""
RUN = "    run: {routine: lstm.update}\n"
EQUATION = "    formula: h_t = [1] ⊙ [2]\n"
KEYS = "    blanks: [{accept: [o_t]}, {accept: [tanh(c_t)]}]\n"
PARTS = HEAD + "    family: parts\n" + RUN


def cloze(*lines: str) -> str:
    return HEAD + "    family: cloze\n" + "".join(lines)


FINE = {
    "an equation": cloze(RUN, EQUATION, KEYS),
    "a sentence with a claim": cloze(
        "    evidence: proof\n    sentence: One is [1]\n",
        "    blanks: [{en: [one], claim: 1 = 1}]\n",
    ),
    "code with an index": cloze(
        RUN, "    code: h_t = [1] * c[1]\n", "    blanks: [{accept: [o_t]}]\n"
    ),
    "parts": PARTS + "    parts: [{ask: c_t}, {ask: h_t}]\n",
}
BROKEN = {
    "no text at all": (
        cloze(RUN, KEYS),
        "bank.yaml:5:5: cell: blanks stand in one of formula:, sentence: and code:",
    ),
    "two texts": (
        cloze(RUN, EQUATION, "    code: x\n", KEYS),
        "bank.yaml:5:5: cell: blanks stand in one of formula:, sentence: and code:",
    ),
    "a blank that is missing": (
        cloze(RUN, "    formula: h_t = [1]\n", KEYS),
        "bank.yaml:12:14: cell: formula: each of the blanks has to stand here once: [1], [2]",
    ),
    "a blank that stands twice": (
        cloze(RUN, "    formula: h_t = [1] + [1]\n", "    blanks: [{accept: [o_t]}]\n"),
        "bank.yaml:12:14: cell: formula: each of the blanks has to stand here once: [1]",
    ),
    "a blank that is missing in one language": (
        cloze(
            "    evidence: proof\n    sentence: {en: 'One is [1]', zh: 一}\n",
            "    blanks: [{en: [one], zh: [一], claim: 1 = 1}]\n",
        ),
        "bank.yaml:12:38: cell: sentence.zh: each of the blanks has to stand here once: [1]",
    ),
    "an equation that is not run": (
        cloze(EQUATION, KEYS),
        "bank.yaml:5:5: cell: nothing is run that could prove this: add run:",
    ),
    "an equation with a source for evidence": (
        cloze(RUN, EQUATION, KEYS, "    evidence: source\n    source: Gers 2000\n"),
        "bank.yaml:14:15: cell: evidence: this is computed, so write evidence: run; source: may stay",
    ),
    "no plain name on the left": (
        cloze(RUN, "    formula: h_t + c_t = [1] ⊙ [2]\n", KEYS),
        "bank.yaml:12:14: cell: formula: write an equation with a plain name on its left: h_t = ...",
    ),
    "words that nothing proves": (
        cloze("    sentence: One is [1]\n    blanks: [{en: [one]}]\n"),
        "bank.yaml:5:5: cell: evidence: words are right by a claim: of each blank, or by a source: cited",
    ),
    "words for an equation": (
        cloze(RUN, EQUATION, "    blanks: [{accept: [o_t]}, {en: [o_t]}]\n"),
        "bank.yaml:13:31: cell: blanks.1: what fills this blank stands under accept:",
    ),
    "a sentence without its words": (
        cloze(
            "    evidence: proof\n    sentence: One is [1]\n",
            "    blanks: [{accept: [one], claim: 1 = 1}]\n",
        ),
        "bank.yaml:13:14: cell: blanks.0: the words of this blank stand under the language: en:",
    ),
    "a mistake with too few entries": (
        cloze(RUN, EQUATION, KEYS, "    wrong: {output_gate_forgotten: ['1']}\n"),
        "bank.yaml:14:36: cell: wrong.output_gate_forgotten: 1 entries for 2 blanks",
    ),
    "only one part": (
        PARTS + "    parts: [{ask: c_t}]\n",
        "bank.yaml:12:12: cell: parts: expected a list from 2 to 9, found a list of 1",
    ),
    "a part that stands twice": (
        PARTS + "    parts: [{ask: c_t}, {ask: c_t}]\n",
        "bank.yaml:12:25: cell: parts.1: this stands above already: delete one",
    ),
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_what_is_fine(problems, text) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_said(problems, text, message) -> None:
    assert problems(text) == [message]
