"""Prose is held to what it says: its formulas are run, and no computed number is typed into it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.errors import FormulaError
from rnnquiz.notation import Equation, Number, Value, evaluate
from rnnquiz.oracle import holds
from rnnquiz.oracle.prose import Computed, Maths, Words, segments
from rnnquiz.oracle.run import formula
from rnnquiz.text import LANGS, Text

DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+|\d+\s?%|(?<![\w.])\d{3,}(?![\w])")
YEAR = re.compile(r"(19|20)\d\d")
Names = Mapping[str, Value]


def texts_of(text: Text | None, path: str) -> Iterator[tuple[str, str]]:
    """Each language's text with its path."""
    if text is not None:
        for lang in LANGS:
            if words := getattr(text, lang):
                yield f"{path}.{lang}", words


def check_text(text: Text | None, path: str, runs: Sequence[Names]) -> Findings:
    """What does not hold in a text, at any of the runs it may be shown with."""
    findings: Findings = []
    for where, words in texts_of(text, path):
        with caught(findings, where):
            for segment in segments(words):
                findings += _check_segment(segment, where, runs)
    return findings


def _check_segment(segment: object, path: str, runs: Sequence[Names]) -> Findings:
    findings: Findings = []
    with caught(findings, path):
        match segment:
            case Words(text):
                findings += _bare_numbers(text, path)
            case Computed(source):
                for values in runs:
                    evaluate(formula(source), values)
            case Maths(source, claim):
                findings += _check_maths(source, path, runs, true=claim == "true")
    return findings


def _bare_numbers(text: str, path: str) -> Iterator[Finding]:
    for match in DECIMAL.finditer(text):
        if not YEAR.fullmatch(match.group()):
            yield Finding(
                path,
                f"the number {match.group()} is typed into prose: write what computes it, $= ...$",
            )


def _check_maths(source: str, path: str, runs: Sequence[Names], *, true: bool) -> Findings:
    node = formula(source)
    if isinstance(node, Number) and not node.value.is_integer():
        return [Finding(path, f"`{source}` is a bare number: write what computes it, $= ...$")]
    if not isinstance(node, Equation):
        return [] if true else [Finding(path, f"`{source}` is no equation that could be false")]
    return _check_claim(source, path, runs, true=true)


def _check_claim(source: str, path: str, runs: Sequence[Names], *, true: bool) -> Findings:
    try:
        verdicts = {holds(source, values) for values in runs or ({},)}
    except FormulaError as error:
        return [Finding(path, f"`{source}` cannot be run here: {error}")]
    if true and False in verdicts:
        return [Finding(path, f"`{source}` does not hold when it is run")]
    if not true and True in verdicts:
        return [Finding(path, f"`{source}` is shown as false, but it holds when it is run")]
    return []
