"""A match, proved: every formula fits its own name and no other, and no two sides read alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.prose import check_text
from rnnquiz.bank import Match
from rnnquiz.notation import Value
from rnnquiz.oracle import fitting, left_text, right_text, sides, source_of


def check_match(question: Match) -> Findings:
    """What does not hold of the pairs."""
    findings: Findings = []
    paths = _paths(question)
    for path, side in zip(paths, sides(question), strict=True):
        with caught(findings, path):
            source_of(question, side)
    if findings:
        return findings
    for index, pair in enumerate(question.pairs):
        with caught(findings, paths[index]):
            if pair.name:
                findings += _check_pair(paths, index, fitting(question, pair))
    with caught(findings, "pairs"):
        findings += findings or _check_alike(question)
    return findings


def _paths(question: Match) -> list[str]:
    """The path of each side."""
    pairs = [f"pairs.{index}" for index in range(len(question.pairs))]
    return pairs + [f"decoys.{index}" for index in range(len(question.decoys))]


def _check_pair(paths: Sequence[str], index: int, fits: Iterable[int]) -> Iterator[Finding]:
    if index not in fits:
        yield Finding(paths[index], "this formula does not give its own name when it is run")
    for other in fits:
        if other != index:
            message = f"this formula is right for pair {index + 1} too, so the answer is not unique"
            yield Finding(paths[other], message)


def _check_alike(question: Match) -> Iterator[Finding]:
    paths = _paths(question)
    for lang in question.languages:
        lefts = [left_text(pair, lang) for pair in question.pairs]
        rights = [right_text(question, at, lang) for at in range(len(sides(question)))]
        for texts in (lefts, rights):
            for at, text in enumerate(texts):
                if text in texts[:at]:
                    yield Finding(paths[at], f"this reads the same as another one: {text}")


def check_side_texts(question: Match, runs: Sequence[Mapping[str, Value]]) -> Findings:
    """What does not hold in the texts of the sides, which are shown before anything is run."""
    findings: Findings = []
    for path, side in zip(_paths(question), sides(question), strict=True):
        findings += check_text(getattr(side, "left", None), f"{path}.left", [{}])
        findings += check_text(side.right, f"{path}.right", [{}])
        findings += check_text(side.why, f"{path}.why", runs)
    return findings
