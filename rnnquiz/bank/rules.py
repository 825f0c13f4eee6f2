"""What the types cannot say of an entry: small checks, each one sentence for the author."""

import re
from collections.abc import Iterator
from typing import Any

from rnnquiz.bank.fault import Keys
from rnnquiz.bank.following import amiss
from rnnquiz.bank.interview import Interview
from rnnquiz.bank.question import (
    BLANK,
    Blank,
    Choice,
    Cloze,
    Decoy,
    Explainer,
    Match,
    Open,
    Option,
    Order,
    Pair,
    Predict,
    Question,
    Range,
    Run,
    Term,
    Topic,
    TrueFalse,
)
from rnnquiz.bank.sheet import Entry

Finding = tuple[Keys, str]
WORD = "right: is somebody's word: write evidence: source and cite it, or give a claim:"

# What holds each thing once.
LISTS = (
    *("roles", "levels"),
    *("tags", "hints", "names", "misconceptions", "options"),
    *("takes", "returns", "lines", "decoys", "parts", "pairs"),
)


def broken(entry: Entry) -> Iterator[Finding]:
    """What is wrong with an entry: under which of its keys, and what to do about it."""
    if isinstance(entry, Topic | Term):
        return
    yield from _repeats(entry)
    if isinstance(entry, Interview):
        yield from amiss(entry)
        return
    if entry.run:
        yield from _ranges(entry.run)
    if isinstance(entry, Explainer):
        return
    if isinstance(entry, Open):
        yield from _rubric(entry)
        return
    if entry.evidence == "source" and not entry.source:
        yield ("evidence",), "a source that is not named: cite it under source:"
    yield from _of_family(entry)


def _of_family(entry: Question) -> Iterator[Finding]:
    match entry:
        case Choice():
            yield from _choice(entry)
        case TrueFalse():
            yield from _sentence(entry)
        case Match():
            yield from _match(entry)
        case Cloze():
            yield from _cloze(entry)
        case _ if entry.evidence == "source":
            yield ("evidence",), "this is computed, so write evidence: run; source: may stay"
        case _:
            pass
    if isinstance(entry, Predict):
        yield from _outcomes(entry)
    if isinstance(entry, Order):
        yield from _order(entry)


def _outcomes(question: Predict) -> Iterator[Finding]:
    for index, option in enumerate(question.options):
        if option != Option(text=option.text, claim=option.claim, why=option.why) or not (
            option.text and option.claim
        ):
            message = "an outcome is a sentence with the claim that decides it: text: and claim:"
            yield ("options", index), message


def _ranges(run: Run) -> Iterator[Finding]:
    for name, drawn in run.draw.items():
        if isinstance(drawn, Range) and drawn.low >= drawn.high:
            yield ("run", "draw", name), f"low {drawn.low} is not below high {drawn.high}"


def _repeats(entry: Any) -> Iterator[Finding]:
    """The same thing twice where each is to stand once."""
    for name in LISTS:
        items = getattr(entry, name, ())
        for index, item in enumerate(items):
            if item in items[:index]:
                yield (name, index), "this stands above already: delete one"


def _rubric(question: Open) -> Iterator[Finding]:
    known = {"source" if point.source else "proof" for point in question.points}
    wanted = "source" if "source" in known else "proof"
    if question.evidence != wanted:
        yield ("evidence",), f"the points of this rubric make it evidence: {wanted}"
    ids = [point.id for point in question.points]
    for index, point in enumerate(question.points):
        if bool(point.claim) == bool(point.source):
            message = "a point is known by a claim: that is run, or by a source: that says so"
            yield ("points", index), message
        if point.id in ids[:index]:
            yield ("points", index, "id"), f"`{point.id}` is the id of a point above"


def _sentence(question: TrueFalse) -> Iterator[Finding]:
    if bool(question.claim) == (question.right is not None):
        yield (), "a sentence is true by a claim: that is run, or by right: true or false"
    elif question.right is not None and question.evidence != "source":
        yield ("right",), WORD
    elif question.claim and question.evidence != "proof":
        yield ("evidence",), "a claim that is run is evidence: proof; source: may stay"
    elif question.right is not None and question.right == bool(question.instead):
        yield ("instead",), "a false sentence, and only a false one, says what is right instead"


def _match(question: Match) -> Iterator[Finding]:
    places = [("pairs", index) for index in range(len(question.pairs))]
    places += [("decoys", index) for index in range(len(question.decoys))]
    sides: tuple[Pair | Decoy, ...] = (*question.pairs, *question.decoys)
    for place, side in zip(places, sides, strict=True):
        for message in _side(side, question):
            yield place, message
        for keys, message in _ranges(side.run) if side.run else ():
            yield (*place, *keys), message
    if question.evidence == "source" and not any(side.right for side in sides):
        yield ("evidence",), "every formula here is run, so write evidence: run; source: may stay"


def _side(side: Pair | Decoy, question: Match) -> Iterator[str]:
    run = side.run or question.run
    if bool(side.right) == bool(side.name or side.formula):
        yield "what stands on the right is a text, right:, or else the formula of a name:"
    elif side.right and question.evidence != "source":
        yield "a text on the right is somebody's word: write evidence: source and cite it"
    elif side.name and not run:
        yield "nothing is run that has this name: add run:"
    elif isinstance(side, Pair) and side.formula and not side.name:
        yield "a formula is right for a name: add name:"
    elif isinstance(side, Pair) and not (side.left or side.name):
        yield "nothing stands on the left: add left:, or a name:"
    elif isinstance(side, Decoy) and side.name and bool(side.misconception) == bool(side.formula):
        yield "a decoy is wrong by a formula: or by a misconception:, and by one of them"


def _order(question: Order) -> Iterator[Finding]:
    if not question.steps:
        return
    if question.lines:
        yield ("lines",), "the lines are in steps: delete one of the two"
    if question.decoys:
        yield ("decoys",), "a decoy is another version of an equation: steps: take none"


def _choice(question: Choice) -> Iterator[Finding]:
    computed = question.run or any(option.claim for option in question.options)
    if question.ask and not question.run:
        yield ("ask",), "nothing is run that could give this: add run:"
    if question.evidence != "source" and not computed:
        message = "nothing is run here: add run:, or a claim: to options, or cite a source"
        yield ("evidence",), message
    for index, option in enumerate(question.options):
        for message in _option(option, question):
            yield ("options", index), message
    yield from _rights(question)


def _option(option: Option, question: Choice) -> Iterator[str]:
    shown = [option.text, option.formula, option.key, option.misconception]
    computed = option.formula or option.key or option.misconception
    judged = [option.claim, option.right is not None]
    if sum(map(bool, shown)) != 1:
        yield "an option shows one thing: text:, formula:, key: true or misconception:"
    elif computed and not (question.run and question.ask):
        yield "this is compared with what is asked: the question needs run: and ask:"
    elif computed and any(judged):
        yield "whether this is right is computed: delete claim: and right:"
    elif option.text and sum(map(bool, judged)) != 1:
        yield "a sentence is right by a claim: that is run, or by right: true or false"
    elif option.right is not None and question.evidence != "source":
        yield WORD


def _rights(question: Choice) -> Iterator[Finding]:
    """How many options are right, where that can be told without running anything."""
    if any(option.claim or option.formula for option in question.options):
        return
    rights = sum(bool(option.key or option.right) for option in question.options)
    if not rights or (rights > 1 and not question.many):
        wanted = "at least one is" if question.many else "exactly one is, or write many: true"
        yield ("options",), f"{rights} options are right: {wanted}"


def _cloze(question: Cloze) -> Iterator[Finding]:
    """One text with its blanks, each filled by what such a text takes."""
    texts = [question.formula, question.sentence, question.code]
    if sum(map(bool, texts)) != 1:
        yield (), "blanks stand in one of formula:, sentence: and code:"
        return
    yield from _blank_numbers(question)
    if not question.sentence:
        yield from _run_cloze(question)
    elif question.evidence != "source" and not all(blank.claim for blank in question.blanks):
        yield ("evidence",), "words are right by a claim: of each blank, or by a source: cited"
    for index, blank in enumerate(question.blanks):
        for message in _blank(blank, question):
            yield ("blanks", index), message
    for name, entries in question.wrong.items():
        if len(entries) != len(question.blanks):
            yield ("wrong", name), f"{len(entries)} entries for {len(question.blanks)} blanks"


def _blank_numbers(question: Cloze) -> Iterator[Finding]:
    """Each blank stands in the text once, and in every language of it."""
    texts = {"formula": question.formula, "code": question.code}
    if question.sentence:
        texts = {lang: getattr(question.sentence, lang) for lang in question.sentence.languages}
    wanted = [str(number + 1) for number in range(len(question.blanks))]
    for key, text in texts.items():
        if text and sorted(BLANK.findall(text)) != wanted:
            keys: Keys = ("sentence", key) if question.sentence else (key,)
            marks = ", ".join(f"[{number}]" for number in wanted)
            yield keys, f"each of the blanks has to stand here once: {marks}"


def _run_cloze(question: Cloze) -> Iterator[Finding]:
    if not question.run:
        yield (), "nothing is run that could prove this: add run:"
    if question.evidence == "source":
        yield ("evidence",), "this is computed, so write evidence: run; source: may stay"
    if question.formula and not re.fullmatch(r"\w+", question.ask):
        yield ("formula",), "write an equation with a plain name on its left: h_t = ..."


def _blank(blank: Blank, question: Cloze) -> Iterator[str]:
    if not question.sentence:
        if not blank.accept or blank.en or blank.zh:
            yield "what fills this blank stands under accept:"
        return
    missing = [lang for lang in question.sentence.languages if not getattr(blank, lang)]
    if blank.accept or missing:
        yield "the words of this blank stand under the language: " + ", ".join(
            f"{lang}:" for lang in question.sentence.languages
        )
