"""A variant of a question as its author wants to see it: asked, and with all that is known."""

from rich.cells import cell_len

from rnnquiz.bank import Code, Open, Predict, Question
from rnnquiz.grading import Verdict, band, key_text, wrong_texts
from rnnquiz.grading.verdict import CORRECT, WRONG
from rnnquiz.oracle import Variant, ladder, measured, numbers
from rnnquiz.oracle.python import skeleton, solution
from rnnquiz.sessions import Asked
from rnnquiz.text import Text
from rnnquiz.tui import rubric, words
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.feedback import instead, pieces, refusal, spoken, standing
from rnnquiz.tui.layout import Lines, behind, hang, stacked, styled, wrap
from rnnquiz.tui.listing import listing
from rnnquiz.tui.look import MUTED, STRONG, Look
from rnnquiz.tui.offered import offered
from rnnquiz.tui.plot import plots
from rnnquiz.tui.prose import prose


def preview(question: Question, variant: Variant, look: Look, *, answer: bool) -> Lines:
    """The question as it is asked; with `answer` the key, the band, the mistakes, the rest."""
    decimals = question.run.decimals if question.run else 0
    head = f"{question.id}  {question.family}  {question.level}"
    sections = [
        [styled(head, MUTED)],
        prose(look.say(question.prompt), variant.values, look),
        arrays(variant.shown, variant.values, decimals, look),
        offered(question, variant, look),
    ]
    if isinstance(question, Code):
        sections.append(listing(skeleton(question), look))
    if answer and isinstance(question, Code):
        sections.append(listing(solution(question), look))
    if answer and isinstance(question, Open):
        sections.append(rubric.judged(question, Asked(question, variant.seed), look, ()))
    if answer:
        sections += _known(question, variant, look)
    return stacked(*sections)


def _known(question: Question, variant: Variant, look: Look) -> list[Lines]:
    values = numbers(question, variant)
    listed = isinstance(question, Open | Code)  # the key stands above, in full
    facts = {
        words.KEY: "" if listed else key_text(question, variant),
        words.BAND: band(question, variant),
    }
    wrong = dict(wrong_texts(question, variant))
    if isinstance(question, Code):
        wrong = {name: _changed(text, solution(question)) for name, text in wrong.items()}
    width = max((len(name) for name in wrong), default=0) + 2
    return [
        _labelled(facts, STRONG, look),
        [
            line
            for name, text in wrong.items()
            for line in hang(styled(name.ljust(width), MUTED), styled(text), look.room)
        ],
        *(
            behind(styled("? ", STRONG), prose(look.say(hint), values, look, look.room - 2))
            for hint in ladder(question)
        ),
        plots(measured(question, variant.seed), look) if isinstance(question, Predict) else [],
        instead(question, values, look),
        prose(look.say(question.explain), values, look),
        wrap(styled(question.source, MUTED), look.room) if question.source else [],
    ]


def _changed(source: str, right: str) -> str:
    """The lines of a wrong function that the right one does not have."""
    lines = [line for line in source.splitlines() if line not in right.splitlines()]
    return "\n".join(map(str.strip, lines))


def judged(verdict: Verdict, look: Look) -> Lines:
    """A verdict on its own: how the answer stands, how it was read, and what is said of it."""
    if verdict.spot:
        return refusal(verdict, look)
    lines = [standing(verdict.status, look)]
    if verdict.message not in {CORRECT, WRONG}:  # they would only repeat the standing
        lines += wrap(styled(look.say(verdict.message)), look.room)
    if verdict.pieces:
        return lines + pieces(verdict.pieces, look)
    return lines + _labelled({words.READ: verdict.reading, words.BAND: verdict.band}, MUTED, look)


def _labelled(facts: dict[Text, str], style: str, look: Look) -> Lines:
    """What there is to say behind its labels, in one column."""
    labels = {look.say(label): text for label, text in facts.items() if text}
    width = max(map(cell_len, labels), default=0) + 2
    return [
        line
        for label, text in labels.items()
        for line in hang(
            styled(label + " " * (width - cell_len(label)), style),
            styled(spoken(text, look)),
            look.room,
        )
    ]
