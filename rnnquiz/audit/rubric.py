"""The rubric of an answer in words: every point that claims something is run."""

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.bank import Open
from rnnquiz.oracle import holds
from rnnquiz.oracle.claims import claim_points


def check_rubric(question: Open) -> Findings:
    """The points whose claim does not hold when it is run."""
    findings: Findings = []
    with caught(findings, "run"):
        points = claim_points(question)
    if findings:
        return findings
    for position, point in enumerate(question.points):
        path = f"points.{position}.claim"
        with caught(findings, path):
            if point.claim and not all(holds(point.claim, values) for values in points):
                findings.append(Finding(path, f"`{point.claim}` does not hold when it is run"))
    return findings
