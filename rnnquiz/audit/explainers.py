"""One explainer: every formula is executed at every step of its run and compared with the trace."""

from collections.abc import Mapping

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.prose import check_text
from rnnquiz.bank import Explainer, Step
from rnnquiz.notation import Equation, Value
from rnnquiz.oracle import Attempt, holds, walk
from rnnquiz.oracle.run import formula

SIZES: tuple[dict[str, int], ...] = ({}, {"D": 2, "H": 3, "T": 4}, {"D": 5, "H": 2, "T": 1})
SEEDS = 5


def check_explainer(explainer: Explainer) -> Findings:
    """What does not hold in the explainer, over several seeds and sizes."""
    findings: Findings = []
    with caught(findings, "run"):
        runs = [walk(explainer, seed, sizes) for sizes in SIZES for seed in range(1, SEEDS + 1)]
    if findings:
        return findings
    for number, step in enumerate(explainer.steps):
        for attempt in runs:
            found = _check_step(step, f"steps.{number}", attempt)
            if found:
                findings += found
                break
    findings += check_text(explainer.title, "title", [])
    return findings


def _check_step(step: Step, path: str, attempt: Attempt) -> Findings:
    outcome = attempt.outcome
    findings = check_text(step.text, f"{path}.text", [outcome.values])
    with caught(findings, f"{path}.formula"):
        if step.formula:
            findings += _check_formula(step.formula, f"{path}.formula", outcome.steps)
    for position, name in enumerate(step.show):
        if any(name not in names for names in outcome.steps) and name not in outcome.values:
            known = ", ".join(sorted(outcome.steps[0]))
            findings.append(
                Finding(f"{path}.show.{position}", f"the run has no `{name}`; it has: {known}")
            )
    return findings


def _check_formula(source: str, path: str, steps: tuple[Mapping[str, Value], ...]) -> Findings:
    if not isinstance(formula(source), Equation):
        return [Finding(path, "write an equation: only an equation can be compared with the trace")]
    for t, names in enumerate(steps, start=1):
        if not holds(source, names):
            return [Finding(path, f"`{source}` does not agree with the trace at step {t}")]
    return []
