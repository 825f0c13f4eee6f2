"""A sentence, proved: it holds wherever it is run or nowhere, and its correction says which."""

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.bank import TrueFalse
from rnnquiz.oracle import rulings


def check_sentence(question: TrueFalse) -> Findings:
    """What does not hold of a sentence's truth."""
    findings: Findings = []
    with caught(findings, "claim"):
        found = set(rulings(question))
        if len(found) > 1:
            message = "this holds for some numbers only, so the sentence is neither true nor false"
            findings.append(Finding("claim", message))
        elif found == {True} and question.instead:
            message = "the sentence is true when it is run, so there is nothing to say instead"
            findings.append(Finding("instead", message))
        elif found == {False} and not question.instead:
            message = "the sentence is false when it is run: say what is right under instead:"
            findings.append(Finding("claim", message))
    return findings
