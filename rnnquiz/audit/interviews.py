"""One interview: what is said holds for the question it is about, and claims are heard."""

from collections.abc import Iterator, Mapping, Sequence

from rnnquiz.audit.deadline import SECONDS, Deadline
from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.prose import Names, check_text, texts_of
from rnnquiz.audit.runs import runs_of
from rnnquiz.bank import Claimed, Interview, Question, Sayings
from rnnquiz.errors import FormulaError
from rnnquiz.grading import claims
from rnnquiz.notation import evaluate
from rnnquiz.oracle import variant
from rnnquiz.oracle.prose import Computed, segments
from rnnquiz.oracle.run import formula
from rnnquiz.text import LANGS, Text


def check_interview(
    interview: Interview, questions: Mapping[str, Question], seeds: int
) -> Findings:
    """What does not hold of an interview, whose questions are among these."""
    findings = check_text(interview.title, "title", NOTHING)
    findings += check_text(interview.opening, "opening", NOTHING)
    for path, text, question_id in _said(interview):
        with caught(findings, path):
            findings += _check_said(text, path, questions[question_id], seeds)
    for index, stage in enumerate(interview.stages):
        for at, follow in enumerate(stage.follow):
            if isinstance(follow, Claimed):
                findings += _check_claimed(follow, f"stages.{index}.follow.{at}", interview)
    return findings


NOTHING: Sequence[Names] = ({},)  # before the first question there are no numbers


def _said(interview: Interview) -> Iterator[tuple[str, Text, str]]:
    """What is said before each question: where it stands, the words, and the question's id."""
    for index, stage in enumerate(interview.stages):
        if stage.say:
            yield f"stages.{index}.say", stage.say, stage.ask
        for at, follow in enumerate(stage.follow):
            yield f"stages.{index}.follow.{at}.say", follow.say, follow.ask


def _check_said(text: Text, path: str, question: Question, seeds: int) -> Findings:
    """Equations hold whenever the question is asked; numbers come from what it shows."""
    if not any("$" in words for _, words in texts_of(text, path)):
        return check_text(text, path, NOTHING)
    deadline = Deadline(SECONDS)
    variants = []
    for seed in range(1, seeds + 1):
        variants.append(variant(question, seed))
        deadline.hold()
    shown = [{name: made.values[name] for name in made.shown} for made in variants]
    findings = check_text(text, path, runs_of(question, variants, deadline))
    return findings or [
        Finding(where, f"`{source}` does not follow from what `{question.id}` shows: it tells more")
        for where, source in _computed(text, path)
        if not all(_follows(source, names) for names in shown)
    ]


def _computed(text: Text, path: str) -> Iterator[tuple[str, str]]:
    for where, words in texts_of(text, path):
        for segment in segments(words):
            if isinstance(segment, Computed):
                yield where, segment.source


def _follows(source: str, names: Names) -> bool:
    try:
        evaluate(formula(source), names)
    except FormulaError:
        return False
    return True


def _check_claimed(follow: Claimed, path: str, interview: Interview) -> Iterator[Finding]:
    """Each phrase is listened for in each language, and heard in what an author says claims it."""
    for lang in interview.languages:
        if not getattr(follow.words, lang):
            yield Finding(f"{path}.words", f"no `{lang}` words are listened for")
    for lang in LANGS:
        samples = getattr(follow.samples, lang)
        for at, sample in enumerate(samples):
            if claims(follow.words, sample) is None:
                yield Finding(f"{path}.samples.{lang}.{at}", "none of the words is heard in this")
        for at, other in enumerate(getattr(follow.others, lang)):
            if heard := claims(follow.words, other):
                yield Finding(f"{path}.not.{lang}.{at}", f"`{heard}` is heard in this as a claim")
        for at, phrase in enumerate(getattr(follow.words, lang) if samples else ()):
            if not any(claims(Sayings(en=(phrase,)), sample) for sample in samples):
                yield Finding(f"{path}.words.{lang}.{at}", "no sample says this: add one")
