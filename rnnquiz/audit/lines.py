"""Questions about lines: the order listed gives what the reference gives; every bug shows."""

from collections.abc import Iterator, Sequence

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.prose import Names, check_text
from rnnquiz.bank import Order, Question, Spot
from rnnquiz.errors import FormulaError
from rnnquiz.grading import Status, grade, key_text
from rnnquiz.notation import evaluate
from rnnquiz.oracle import (
    Ordered,
    Planted,
    Points,
    Variant,
    effect,
    mending,
    numbers,
    one_sided,
    planted,
    result,
    same,
)
from rnnquiz.oracle.run import formula


def check_lines(question: Question, variants: Sequence[Variant]) -> Findings:
    """What does not hold of an order or a planted bug; nothing of any other question."""
    findings: Findings = []
    if isinstance(question, Spot):
        for position, bug in enumerate(question.misconceptions):
            with caught(findings, f"misconceptions.{position}"):
                findings += _check_bug(question, bug, f"misconceptions.{position}")
    for made in variants:
        with caught(findings, "ask"):
            if isinstance(question, Order) and isinstance(made, Ordered):
                findings += _check_order(question, made)
            if isinstance(question, Spot) and isinstance(made, Planted):
                findings += _check_mends(question, made)
        if findings:
            break
    return findings


def _check_bug(question: Spot, bug: str, path: str) -> Iterator[Finding]:
    """The bug changes what is asked, and each line that has it is found and mended."""
    variant = planted(question, 1, bug)
    effect(question, variant)
    for at in variant.wrong:
        verdict = grade(question, variant, key_text(question, variant._replace(wrong=(at,))))
        if verdict.status is not Status.CORRECT:
            yield Finding(path, f"line {at + 1}, mended, is graded {verdict.status}")


def _check_mends(question: Spot, made: Planted) -> Iterator[Finding]:
    """Where a mend is compared, both sides of everything like a min come up."""
    for at in made.wrong:
        yield from check_sides(mending(question, made, at))


def check_sides(compared: Points) -> Iterator[Finding]:
    """What a wrong formula could leave out unnoticed, by the points it would be compared at."""
    if part := one_sided(compared.key, compared.points):
        message = (
            f"all that is drawn lies on one side of `{part}`, so a formula without it would pass: "
            "draw on both sides"
        )
        yield Finding("run", f"seed {compared.seed}: {message}")


def _check_order(question: Order, made: Ordered) -> Iterator[Finding]:
    """The lines lead to what the reference has, wherever it has it."""
    values = numbers(question, made)
    found = result(question, [made.rows[position] for position in made.key], values)
    try:
        right = evaluate(formula(question.ask), values)
    except FormulaError:
        return  # a name that only the steps bind
    if not same(right, found):
        yield Finding("ask", f"the lines do not give `{question.ask}` as the reference has it")


def check_steps(question: Question, runs: Sequence[Names]) -> Findings:
    """What does not hold in the words of the steps to be put in order."""
    steps = question.steps if isinstance(question, Order) else ()
    return [
        finding
        for position, step in enumerate(steps)
        for finding in check_text(step.text, f"steps.{position}.text", runs)
    ]
