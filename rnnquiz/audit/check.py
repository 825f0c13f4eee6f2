"""`audit`: everything in a bank, run; every finding with its place."""

from collections.abc import Callable, Iterator
from typing import Any

from rnnquiz.audit.explainers import check_explainer
from rnnquiz.audit.finding import Findings
from rnnquiz.audit.interviews import check_interview
from rnnquiz.audit.language import check_languages
from rnnquiz.audit.questions import check_question
from rnnquiz.bank import KINDS, Bank
from rnnquiz.errors import Problem
from rnnquiz.text import Lang

Progress = Callable[[str], None]


def audit(
    bank: Bank,
    *,
    seeds: int = 50,
    languages: tuple[Lang, ...] = (),
    progress: Progress = lambda _: None,
) -> tuple[Problem, ...]:
    """Run everything the bank says, over the seeds 1 to `seeds`.

    `languages` are those every text has to be in. `progress` is told each id as it is begun.
    Returns the problems in the order of files, lines and columns; none when the bank is proved.
    """
    problems: set[Problem] = set()
    for entry, findings in _all_findings(bank, seeds, languages, progress):
        for path, message in findings:
            place = bank.place(entry.id, path, kind=_kind(bank, entry))
            said = message.removeprefix(f"{entry.id}: ")
            problems.add(Problem(place, f"{entry.id}: {said}"))
    return tuple(sorted(problems))


def _all_findings(
    bank: Bank, seeds: int, languages: tuple[Lang, ...], progress: Progress
) -> Iterator[tuple[Any, Findings]]:
    for question in bank.questions.values():
        progress(question.id)
        yield question, check_question(question, seeds)
    for explainer in bank.explainers.values():
        progress(explainer.id)
        yield explainer, check_explainer(explainer)
    askable = {**bank.guests, **bank.questions}
    for interview in bank.interviews.values():
        progress(interview.id)
        yield interview, check_interview(interview, askable, seeds)
    for entry in _entries(bank):
        yield entry, check_languages(entry, languages, tuple(bank.terms.values()))


def _entries(bank: Bank) -> Iterator[Any]:
    for kind in KINDS:
        yield from getattr(bank, kind).values()


def _kind(bank: Bank, entry: Any) -> Any:
    return next(kind for kind in KINDS if getattr(bank, kind).get(entry.id) is entry)
