"""The answers an author declared: each is graded, and held to its verdict and to its name."""

from collections.abc import Iterator

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.bank import Question, Samples
from rnnquiz.grading import Status, Verdict, grade
from rnnquiz.oracle import variant

ANY = "any"  # a wrong answer that need not be recognised
WRONG = {Status.WRONG, Status.PARTIAL}


def check_samples(question: Question) -> Findings:
    """Which of the declared answers are not graded as the author says."""
    findings: Findings = []
    if question.samples:
        with caught(findings, "samples"):
            findings += _check(question, question.samples)
    return findings


def _check(question: Question, samples: Samples) -> Iterator[Finding]:
    made = variant(question, samples.seed)
    tags = samples.wrong if isinstance(samples.wrong, dict) else dict.fromkeys(samples.wrong, ANY)
    places = {
        text: text if isinstance(samples.wrong, dict) else str(at) for at, text in enumerate(tags)
    }

    def graded(text: str, path: str, expected: set[Status], tag: str = ANY) -> Iterator[Finding]:
        verdict = grade(question, made, text)
        if said := _otherwise(verdict, expected, tag):
            yield Finding(f"samples.{path}", f"seed {samples.seed}: `{text}` {said}")

    for at, text in enumerate(samples.right):
        yield from graded(text, f"right.{at}", {Status.CORRECT})
    for text, tag in tags.items():
        yield from graded(text, f"wrong.{places[text]}", WRONG, tag)
    for at, text in enumerate(samples.invalid):
        yield from graded(text, f"invalid.{at}", {Status.INVALID})


def _otherwise(verdict: Verdict, expected: set[Status], tag: str) -> str:
    """How the verdict differs from what was expected of it; nothing where it does not."""
    if verdict.status not in expected:
        because = f": {verdict.message.en}" if verdict.status is Status.INVALID else ""
        return f"is graded {verdict.status}{because}"
    if tag not in {ANY, verdict.tag}:
        return (
            f"is called `{verdict.tag}`, not `{tag}`" if verdict.tag else f"is not called `{tag}`"
        )
    return ""
