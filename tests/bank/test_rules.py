# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""What the types cannot say: which options, sources and ranges make no sense together."""

import pytest

HEAD = """\
format: 1
topics:
  - {id: lstm, title: LSTM}
questions:
  - id: cell
    topic: lstm
    level: easy
    prompt: What is c_t
    explain: It is computed.
"""
RUN = "    run: {routine: lstm.update}\n    ask: c_t\n"
CITED = "    evidence: source\n    source: Gers 2000, p. 3\n"


def choice(*options: str, keys: str = "") -> str:
    return f"{HEAD}    family: choice\n{keys}    options: [{', '.join(options)}]\n"


def vector(keys: str) -> str:
    return f"{HEAD}    family: vector\n{RUN}{keys}"


def sentence(*keys: str) -> str:
    return f"{HEAD}    family: true-false\n" + "".join(f"    {key}\n" for key in keys)


def match(*pairs: str, keys: str = "", decoys: str = "") -> str:
    return f"{HEAD}    family: match\n{keys}    pairs: [{', '.join(pairs)}]\n{decoys}"


DRAWN = "    run: {routine: lstm.update}\n"
WORDS = "{left: A, right: one}", "{left: B, right: two}"
NAMES = "{name: c_t}", "{name: h_t}"


def order(keys: str) -> str:
    return f"{HEAD}    family: order\n{RUN}{keys}"


STEPS = "    steps: [{text: Add, formula: c_t = c_prev}]\n"


def predict(*options: str) -> str:
    lab = "    lab: {experiment: forget}\n"
    return f"{HEAD}    family: predict\n{lab}    options: [{', '.join(options)}]\n"


OUTCOME = "an outcome is a sentence with the claim that decides it: text: and claim:"
BROKEN = {
    "an outcome without its claim": (
        predict("{text: A, claim: 1 < 2}", "{text: B}"),
        [f"bank.yaml:12:40: cell: options.1: {OUTCOME}"],
    ),
    "an outcome by somebody's word": (
        predict("{text: A, claim: 1 < 2}", "{text: B, right: false}"),
        [f"bank.yaml:12:40: cell: options.1: {OUTCOME}"],
    ),
    "an outcome that is a formula": (
        predict("{text: A, claim: 1 < 2}", "{formula: first_1, claim: 2 < 1}"),
        [f"bank.yaml:12:40: cell: options.1: {OUTCOME}"],
    ),
    "a source that is not named": (
        choice("{text: A, right: true}", "{text: B, right: false}", keys="    evidence: source\n"),
        ["bank.yaml:11:15: cell: evidence: a source that is not named: cite it under source:"],
    ),
    "a computed key with a source for evidence": (
        vector(CITED),
        [
            "bank.yaml:13:15: cell: evidence: this is computed, so write evidence: run; source: may stay"
        ],
    ),
    "nothing is run": (
        choice("{text: A, right: true}", "{text: B, right: false}"),
        [
            "bank.yaml:5:5: cell: evidence: nothing is run here: add run:, or a claim: to options, or cite a source",
            "bank.yaml:11:15: cell: options.0: right: is somebody's word: write evidence: source and cite it, or give a claim:",
            "bank.yaml:11:39: cell: options.1: right: is somebody's word: write evidence: source and cite it, or give a claim:",
        ],
    ),
    "ask without run": (
        choice("{text: A, claim: 1 = 1}", "{text: B, claim: 1 = 2}", keys="    ask: c_t\n"),
        ["bank.yaml:11:10: cell: ask: nothing is run that could give this: add run:"],
    ),
    "an option that shows two things": (
        choice("{text: A, key: true}", "{misconception: f_i_swapped}", keys=RUN),
        [
            "bank.yaml:13:15: cell: options.0: an option shows one thing: text:, formula:, key: true or misconception:"
        ],
    ),
    "an option that shows nothing": (
        choice("{why: Because}", "{key: true}", keys=RUN),
        [
            "bank.yaml:13:15: cell: options.0: an option shows one thing: text:, formula:, key: true or misconception:"
        ],
    ),
    "a key with nothing to compare": (
        choice("{key: true}", "{text: B, claim: 1 = 2}"),
        [
            "bank.yaml:11:15: cell: options.0: this is compared with what is asked: the question needs run: and ask:"
        ],
    ),
    "a key that is also claimed": (
        choice("{key: true, right: true}", "{misconception: f_i_swapped}", keys=RUN),
        [
            "bank.yaml:13:15: cell: options.0: whether this is right is computed: delete claim: and right:"
        ],
    ),
    "a sentence nobody judges": (
        choice("{text: A}", "{text: B, claim: 1 = 2}"),
        [
            "bank.yaml:11:15: cell: options.0: a sentence is right by a claim: that is run, or by right: true or false"
        ],
    ),
    "two keys": (
        choice("{text: A, right: true}", "{text: B, right: true}", keys=CITED),
        [
            "bank.yaml:13:14: cell: options: 2 options are right: exactly one is, or write many: true"
        ],
    ),
    "no key": (
        choice("{text: A, right: false}", "{text: B, right: false}", keys=CITED),
        [
            "bank.yaml:13:14: cell: options: 0 options are right: exactly one is, or write many: true"
        ],
    ),
    "no key of many": (
        choice(
            "{text: A, right: false}", "{text: B, right: false}", keys=CITED + "    many: true\n"
        ),
        ["bank.yaml:14:14: cell: options: 0 options are right: at least one is"],
    ),
    "the same option twice": (
        choice(
            "{text: A, right: true}",
            "{text: B, right: false}",
            "{text: B, right: false}",
            keys=CITED,
        ),
        ["bank.yaml:13:64: cell: options.2: this stands above already: delete one"],
    ),
    "one option": (
        choice("{key: true}", keys=RUN),
        ["bank.yaml:13:14: cell: options: expected a list from 2 to 9, found a list of 1"],
    ),
    "a misconception twice": (
        vector("    misconceptions: [f_i_swapped, f_i_swapped]\n"),
        ["bank.yaml:13:35: cell: misconceptions.1: this stands above already: delete one"],
    ),
    "a sentence nobody judges, true or false": (
        sentence("evidence: source", "source: Gers 2000"),
        [
            "bank.yaml:5:5: cell: a sentence is true by a claim: that is run, or by right: true or false"
        ],
    ),
    "a sentence judged twice": (
        sentence("evidence: proof", "claim: 1 = 1", "right: true"),
        [
            "bank.yaml:5:5: cell: a sentence is true by a claim: that is run, or by right: true or false"
        ],
    ),
    "a sentence by somebody's word": (
        sentence("evidence: proof", "right: true"),
        [
            "bank.yaml:12:12: cell: right: right: is somebody's word: write evidence: source and cite it, or give a claim:"
        ],
    ),
    "a sentence that is run with another evidence": (
        sentence("claim: 1 = 1"),
        ["bank.yaml:5:5: cell: evidence: a claim that is run is evidence: proof; source: may stay"],
    ),
    "a false sentence without what is right": (
        sentence("evidence: source", "source: Gers 2000", "right: false"),
        [
            "bank.yaml:5:5: cell: instead: a false sentence, and only a false one, says what is right instead"
        ],
    ),
    "a true sentence with what is right": (
        sentence("evidence: source", "source: Gers 2000", "right: true", "instead: Or so."),
        [
            "bank.yaml:14:14: cell: instead: a false sentence, and only a false one, says what is right instead"
        ],
    ),
    "a side that shows two things": (
        match("{name: c_t, right: one}", "{name: h_t}", keys=DRAWN),
        [
            "bank.yaml:12:13: cell: pairs.0: what stands on the right is a text, right:, or else the formula of a name:"
        ],
    ),
    "words on the right that nobody vouches for": (
        match("{left: A, right: one}", "{name: h_t}", keys=DRAWN),
        [
            "bank.yaml:12:13: cell: pairs.0: a text on the right is somebody's word: write evidence: source and cite it"
        ],
    ),
    "a name that nothing runs": (
        match(*NAMES),
        [
            "bank.yaml:11:13: cell: pairs.0: nothing is run that has this name: add run:",
            "bank.yaml:11:26: cell: pairs.1: nothing is run that has this name: add run:",
        ],
    ),
    "a formula for no name": (
        match("{left: A, formula: f_t}", "{name: h_t}", keys=DRAWN),
        ["bank.yaml:12:13: cell: pairs.0: a formula is right for a name: add name:"],
    ),
    "nothing on the left": (
        match("{right: one}", WORDS[1], keys=CITED),
        ["bank.yaml:13:13: cell: pairs.0: nothing stands on the left: add left:, or a name:"],
    ),
    "a decoy that is not wrong": (
        match(*NAMES, keys=DRAWN, decoys="    decoys: [{name: c_t}]\n"),
        [
            "bank.yaml:13:14: cell: decoys.0: a decoy is wrong by a formula: or by a misconception:, and by one of them"
        ],
    ),
    "a match of formulas that cites": (
        match(*NAMES, keys=DRAWN + CITED),
        [
            "bank.yaml:12:15: cell: evidence: every formula here is run, so write evidence: run; source: may stay"
        ],
    ),
    "a pair twice": (
        match(*NAMES, NAMES[0], keys=DRAWN),
        ["bank.yaml:12:39: cell: pairs.2: this stands above already: delete one"],
    ),
    "an empty range of a pair": (
        match(
            "{name: c_t, run: {routine: lstm.update, draw: {f_t: {low: 1, high: 1}}}}",
            WORDS[1],
            keys=CITED,
        ),
        ["bank.yaml:13:65: cell: pairs.0.run.draw.f_t: low 1.0 is not below high 1.0"],
    ),
    "lines and steps": (
        order("    lines: [c_t]\n" + STEPS),
        ["bank.yaml:13:12: cell: lines: the lines are in steps: delete one of the two"],
    ),
    "decoys among steps": (
        order("    decoys: [f_i_swapped]\n" + STEPS),
        [
            "bank.yaml:13:13: cell: decoys: a decoy is another version of an equation: steps: take none"
        ],
    ),
    "a decoy twice": (
        order("    decoys: [f_i_swapped, f_i_swapped]\n"),
        ["bank.yaml:13:27: cell: decoys.1: this stands above already: delete one"],
    ),
    "a line twice": (
        order("    lines: [c_t, c_t]\n"),
        ["bank.yaml:13:18: cell: lines.1: this stands above already: delete one"],
    ),
    "a step without a formula": (
        order("    steps: [{text: Add}]\n"),
        ["bank.yaml:13:13: cell: steps.0: missing key `formula`"],
    ),
    "no mistake to plant": (
        order("    misconceptions: []\n").replace("family: order", "family: spot"),
        ["bank.yaml:13:21: cell: misconceptions: expected a list of at least 1, found a list of 0"],
    ),
    "an order with evidence of its own": (
        order("    evidence: source\n    source: Gers 2000\n"),
        [
            "bank.yaml:13:15: cell: evidence: this is computed, so write evidence: run; source: may stay"
        ],
    ),
    "an empty range": (
        vector("").replace("lstm.update", "lstm.update, draw: {f_t: {low: 1, high: 1}}"),
        ["bank.yaml:11:45: cell: run.draw.f_t: low 1.0 is not below high 1.0"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, problems) -> None:
    content, said = BROKEN[name]
    assert problems(content) == said


SOUND = {
    "computed": choice("{key: true}", "{misconception: f_i_swapped}", keys=RUN),
    "formulas": choice("{formula: f_t*c_prev}", "{formula: c_prev}", keys=RUN),
    "claims": choice("{text: A, claim: 1 = 1}", "{text: B, claim: 1 = 2}"),
    "cited": choice("{text: A, right: true}", "{text: B, right: false}", keys=CITED),
    "cited, several": choice(
        "{text: A, right: true}", "{text: B, right: true}", keys=CITED + "    many: true\n"
    ),
    "a sentence that is run": sentence("evidence: proof", "claim: 1 = 1"),
    "a sentence that is run, with a source": sentence(
        "evidence: proof", "claim: 1 = 2", "source: Gers 2000", "instead: It is not."
    ),
    "a false sentence of a source": sentence(
        "evidence: source", "source: Gers 2000", "right: false", "instead: It is not."
    ),
    "pairs that are run": match(*NAMES, keys=DRAWN),
    "pairs in words": match(*WORDS, keys=CITED, decoys="    decoys: [{right: three}]\n"),
    "decoys that are run": match(
        *NAMES,
        keys=DRAWN,
        decoys="    decoys: [{formula: g_t}, {name: c_t, misconception: f_i_swapped}]\n",
    ),
    "an order": order("    lines: [c_t, h_t]\n    decoys: [f_i_swapped]\n"),
    "steps": order(STEPS),
    "a bug": order("    misconceptions: [f_i_swapped]\n").replace("order", "spot"),
    "computed, with a source": vector("    source: Gers 2000\n"),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str, problems) -> None:
    assert problems(SOUND[name]) == []
