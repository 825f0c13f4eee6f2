"""The model answer: computed for the very numbers that were asked."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from rnnquiz.bank import Cloze, Code, Match, Offering, Open, Parts, Predict, Spot, TrueFalse
from rnnquiz.grading import band, key_text, right_order
from rnnquiz.grading.key import part_bands
from rnnquiz.lab import Plot
from rnnquiz.notation import Value, parse, typeset_line
from rnnquiz.oracle import (
    Chain,
    Choices,
    Columns,
    Gaps,
    Ordered,
    Piece,
    Planted,
    Points,
    Programs,
    Rubric,
    Sentence,
    Values,
    effect,
    left_pieces,
    line_pieces,
    magnitude,
    measured,
    misconception,
    numbers,
    option_pieces,
    plain,
    right_options,
    right_pieces,
    sides,
    value_text,
    why,
)
from rnnquiz.oracle import python as code
from rnnquiz.oracle.planted import decimals_of
from rnnquiz.sessions import wording
from rnnquiz.sessions.asked import Asked, Outcome
from rnnquiz.sessions.blocks import (
    Blocks,
    Caption,
    Fact,
    Facts,
    Listing,
    Prose,
    Row,
    Rows,
    Table,
    around,
    fact,
    maths,
    notes,
    prose,
    value,
    words,
)
from rnnquiz.sessions.prompt import gaps
from rnnquiz.sessions.wording import Standing
from rnnquiz.text import Lang

Numbers = Mapping[str, Value]


def solution(outcome: Outcome, lang: Lang) -> Blocks:
    """The right answer and why it is right, with every number of this variant."""
    question = outcome.asked.question
    values = numbers(question, outcome.asked.variant)
    return (
        *_right(outcome, values, lang),
        *prose(question.explain, values, lang),
        *_vouched(outcome.asked, lang),
    )


def proof(asked: Asked) -> str:
    """The command that prints a script which computes the key anew; "" where there is none."""
    if not isinstance(asked.variant, Values):
        return ""
    return f"rnnquiz show {asked.question.id} --seed {asked.seed} --python"


def _vouched(asked: Asked, lang: Lang) -> Blocks:
    """Where it is written, and how it can be run."""
    source, command = asked.question.source, proof(asked)
    told = wording.SOURCE.pick(lang).format(source=source) if source else ""
    proved = around(wording.PROVE.pick(lang), "command", Piece("code", command))
    return (*([Prose(words(told))] if told else []), *([Prose(proved)] if command else []))


def _right(outcome: Outcome, values: Numbers, lang: Lang) -> Blocks:  # noqa: C901 (one case a kind)
    question, variant = outcome.asked.question, outcome.asked.variant
    match variant:
        case Choices():
            return _options(outcome, values, lang)
        case Columns():
            return _columns(question, variant, lang) if isinstance(question, Match) else ()
        case Sentence():
            return _sentence(outcome.asked, values, lang)
        case Values():
            right = band(question, variant) or key_text(question, variant)
            return (Facts((fact(wording.KEY, value(right), lang),)),)
        case Points():
            formula = typeset_line(parse(key_text(question, variant)))
            return (Facts((fact(wording.KEY, maths(formula), lang),)),)
        case Ordered():
            return _order(variant, outcome, lang)
        case Planted():
            return _mended(question, variant, outcome, lang) if isinstance(question, Spot) else ()
        case Rubric():
            return _rubric(question, outcome, values, lang) if isinstance(question, Open) else ()
        case Programs():
            return (Listing(code.solution(question)),) if isinstance(question, Code) else ()
        case Gaps():
            if not isinstance(question, Cloze):
                return ()
            return gaps(question, variant, lang, filled=True)
        case Chain():
            return _parts(question, variant, lang) if isinstance(question, Parts) else ()
        case _:
            assert_never(variant)


def _options(outcome: Outcome, values: Numbers, lang: Lang) -> Blocks:
    """What the experiment showed, where there is one, and the options that are right."""
    question, variant = outcome.asked.question, outcome.asked.variant
    if not (isinstance(question, Offering) and isinstance(variant, Choices)):
        return ()
    right = right_options(question, variant.seed)
    picked = outcome.verdict.reading.split(", ") if outcome.verdict else ()
    rows = tuple(
        Row(
            str(number),
            option_pieces(question, variant, at, lang),
            "correct",
            # What is said of an option that was picked stands there.
            () if str(number) in picked else notes(why(question.options[at]), values, lang),
        )
        for number, at in enumerate(variant.order, 1)
        if at in right
    )
    seen = measured(question, variant.seed).plots if isinstance(question, Predict) else ()
    return (*(block for each in seen for block in _plot(each, lang)), Rows(rows))


def _plot(plot: Plot, lang: Lang) -> Blocks:
    """A plot in figures: the number of each row, or the first and the last of several."""
    title = plot.title.pick(lang) + (wording.LOG.pick(lang) if plot.log else "")
    rows = tuple(
        (
            words(row.label.pick(lang)),
            value(" → ".join(map(magnitude, dict.fromkeys((row.points[0], row.points[-1]))))),
        )
        for row in plot.rows
    )
    return (Caption(title), Table(("", ""), rows))


def _columns(question: Match, variant: Columns, lang: Lang) -> Blocks:
    """Each thing with what belongs to it, then what belongs nowhere."""
    every = sides(question)

    def row(at: int) -> Row:
        right = right_pieces(question, at, lang)
        said = notes(why(every[at]), {}, lang)
        if at >= len(question.pairs):
            return Row(variant.letter(at), right, "wrong", said)
        pair = left_pieces(question.pairs[at], lang)
        label = f"{at + 1}{variant.letter(at)}"
        return Row(label, (*pair, Piece("words", " — "), *right), None, said)

    count = len(question.pairs)
    pairs, decoys = tuple(map(row, range(count))), tuple(map(row, range(count, len(every))))
    rest = (Caption(wording.NOWHERE.pick(lang)), Rows(decoys)) if decoys else ()
    return (Rows(pairs), *rest)


def _sentence(asked: Asked, values: Numbers, lang: Lang) -> Blocks:
    question = asked.question
    truth = wording.TRUTHS[key_text(question, asked.variant)].pick(lang)
    facts: Blocks = (Facts((fact(wording.KEY, value(truth), lang),)),)
    if not (isinstance(question, TrueFalse) and question.instead):
        return facts
    return (*facts, Caption(wording.INSTEAD.pick(lang)), *prose(question.instead, values, lang))


def _order(variant: Ordered, outcome: Outcome, lang: Lang) -> Blocks:
    order = right_order(variant, outcome.verdict)
    lines = (Row(str(at + 1), line_pieces(variant, at, lang)) for at in order)
    decoys = (
        Row(
            str(at + 1),
            line_pieces(variant, at, lang),
            "wrong",
            notes(misconception(row.decoy).text, {}, lang),
        )
        for at, row in enumerate(variant.rows)
        if row.decoy
    )
    return (Caption(wording.IN_ORDER.pick(lang)), Rows((*lines, *decoys)))


def _mended(question: Spot, variant: Planted, outcome: Outcome, lang: Lang) -> Blocks:
    """The whole listing as it should be, and what comes out with the bug and without it."""
    mended = variant._replace(lines=variant.mended)
    rows = (
        Row(
            str(at + 1),
            line_pieces(mended, at, lang),
            "correct" if at in variant.wrong else None,
        )
        for at in range(len(mended.lines))
    )
    # An answer was told of the mistake already.
    told = () if outcome.verdict else prose(misconception(variant.bug).text, {}, lang)
    return (
        *told,
        Caption(wording.MENDED.pick(lang)),
        Rows(tuple(rows)),
        Facts(tuple(_effect(question, variant, lang))),
    )


def _effect(question: Spot, variant: Planted, lang: Lang) -> Iterator[Fact]:
    found, name = effect(question, variant), plain(f"${question.ask}$")
    pairs = ((wording.WITHOUT_BUG, found.right), (wording.WITH_BUG, found.wrong))
    for label, number in pairs:
        said = f"{name} = {value_text(number, decimals_of(found))}"
        yield fact(label, value(said), lang)


def _rubric(question: Open, outcome: Outcome, values: Numbers, lang: Lang) -> Blocks:
    """Every point with its detail, and whether the answer covered it."""
    cells = outcome.verdict.cells if outcome.verdict else ()
    rows: list[Row] = []
    for at, point in enumerate(question.points):
        first, *further = notes(point.text, values, lang)
        covered: Standing | None = None
        if cells:
            covered = "correct" if cells[at] else "wrong"
        said = (*further, *notes(point.detail, values, lang))
        rows.append(Row(str(at + 1), first, covered, said))
    return (Caption(wording.RUBRIC.pick(lang)), Rows(tuple(rows)))


def _parts(question: Parts, variant: Chain, lang: Lang) -> Blocks:
    head = (wording.PART.pick(lang), wording.KEY.pick(lang))
    rows = tuple(
        (maths(typeset_line(parse(part.ask))), value(right))
        for part, right in zip(question.parts, part_bands(variant), strict=True)
    )
    return (Table(head, rows),)
