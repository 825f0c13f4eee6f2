"""Clozes: every entry that is accepted is graded right, every claim holds, all code is run."""

from collections.abc import Iterator

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.snippet import results
from rnnquiz.bank import Cloze
from rnnquiz.grading import Status, grade
from rnnquiz.oracle import Variant, blank_keys, completed, holds, same
from rnnquiz.oracle.claims import claim_points


def check_cloze(question: Cloze, made: Variant) -> Findings:
    """What does not hold of the blanks; any variant serves to grade with."""
    findings: Findings = []
    for index, blank in enumerate(question.blanks):
        path = f"blanks.{index}"
        with caught(findings, f"{path}.claim"):
            if blank.claim and not all(holds(blank.claim, p) for p in claim_points(question)):
                message = f"`{blank.claim}` does not hold when it is run"
                findings.append(Finding(f"{path}.claim", message))
        for key, at, entries in _completions(question, index):
            where = f"{path}.{key}.{at}"
            with caught(findings, where):
                findings += _check_entries(question, made, entries, where)
    return findings


def _completions(question: Cloze, index: int) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each entry of a blank, with the keys in the other blanks, and where it stands."""
    keys, blank = blank_keys(question), question.blanks[index]
    accepted = {"accept": blank.accept, "en": blank.en, "zh": blank.zh}
    for key, entries in accepted.items():
        for at, entry in enumerate(entries):
            yield key, at, (*keys[:index], entry, *keys[index + 1 :])


def _check_entries(
    question: Cloze, made: Variant, entries: tuple[str, ...], where: str
) -> Iterator[Finding]:
    verdict = grade(question, made, "; ".join(entries))
    if verdict.status is not Status.CORRECT:
        yield Finding(where, f"this is accepted, yet graded {verdict.status}")
    elif question.code:
        yield from _check_code(question, completed(question.code, entries), where)


def _check_code(question: Cloze, code: str, where: str) -> Iterator[Finding]:
    """The code gives what the reference gives, for every name of the run that it sets."""
    for point in claim_points(question):
        found = results(code, point)
        known = found.keys() & point.keys()
        if not known:
            yield Finding(where, "the code sets no name of the run, so nothing can be compared")
            return
        for name in sorted(known):
            if not same(point[name], found[name]):
                yield Finding(where, f"with this the code gives another `{name}` than the run")
                return
