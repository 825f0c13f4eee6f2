"""One question, proved over many seeds: the key is right, every mistake wrong by its own name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from rnnquiz.audit.cloze import check_cloze
from rnnquiz.audit.deadline import SECONDS, Deadline
from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.lines import check_lines, check_sides, check_steps
from rnnquiz.audit.match import check_match, check_side_texts
from rnnquiz.audit.prose import check_text
from rnnquiz.audit.rubric import check_rubric
from rnnquiz.audit.runs import runs_of
from rnnquiz.audit.samples import check_samples
from rnnquiz.audit.sentence import check_sentence
from rnnquiz.bank import (
    Choice,
    Cloze,
    Code,
    Count,
    Formula,
    Match,
    Matrix,
    Number,
    Offering,
    Open,
    Order,
    Parts,
    Predict,
    Question,
    Spot,
    TrueFalse,
    Vector,
)
from rnnquiz.grading import Status, Verdict, grade, key_text, program, wrong_texts
from rnnquiz.notation import Value
from rnnquiz.oracle import (
    Choices,
    Points,
    Variant,
    ladder,
    misconception,
    numbers,
    option_text,
    right_options,
    variant,
)
from rnnquiz.oracle.claims import claim_points, verdicts
from rnnquiz.sandbox import execute


def check_question(question: Question, seeds: int) -> Findings:
    """What does not hold of the question, over the seeds 1 to `seeds`."""
    findings = _check_misconceptions(question)
    if findings:
        return findings
    variants: list[Variant] = []
    with caught(findings, "run" if getattr(question, "run", None) else ""):
        deadline = Deadline(SECONDS)
        for seed in range(1, seeds + 1):
            variants.append(variant(question, seed))
            deadline.hold()
    if findings:
        return findings
    with caught(findings, "lab" if isinstance(question, Predict) else "run"):
        findings += _check_names(question, variants[0])
    if not findings:
        with caught(findings, "run"):
            findings += _check_family(question, variants)
    if findings:
        return findings  # what follows would only say it again
    # A process for every seed would take minutes, and show nothing new: the calls differ enough.
    for made in variants[:1] if isinstance(question, Code) else variants:
        with caught(findings, "misconceptions"):
            findings += _check_grading(question, made)
        if findings:
            break  # one seed says it all: fifty would say it fifty times
    findings += check_samples(question)
    with caught(findings, "explain"):
        findings += check_texts(question, variants, Deadline(SECONDS))
    return findings


def _check_family(question: Question, variants: list[Variant]) -> Findings:
    """What only a question of its family can get wrong."""
    match question:
        case Choice() | Predict():
            return _check_options(question, variants)
        case TrueFalse():
            return check_sentence(question)
        case Match():
            return check_match(question)
        case Open():
            return check_rubric(question)
        case Cloze():
            return check_cloze(question, variants[0])
        case Order() | Spot():
            return check_lines(question, variants)
        case Count() | Formula():
            compared = (check_sides(made) for made in variants if isinstance(made, Points))
            return next(filter(None, map(list, compared)), [])
        case Number() | Vector() | Matrix() | Parts() | Code():
            return []
        case _:
            assert_never(question)


def _check_misconceptions(question: Question) -> Findings:
    """Declared mistakes that nobody has described, each at its own place."""
    findings: Findings = []
    for position, name in enumerate(getattr(question, "misconceptions", ())):
        with caught(findings, f"misconceptions.{position}"):
            misconception(name)
    return findings


def _check_names(question: Question, made: Variant) -> Iterator[Finding]:
    """Names that are shown, or that a formula may use, and that the run does not bind."""
    values = numbers(question, made)
    asked = {
        "run.show": question.run.show if question.run else (),
        "names": question.names if isinstance(question, Formula) else (),
    }
    for key, names in asked.items():
        for position, name in enumerate(names):
            if name not in values:
                known = ", ".join(sorted(values))
                yield Finding(f"{key}.{position}", f"the run has no `{name}`; it has: {known}")


def _check_grading(question: Question, made: Variant) -> Iterator[Finding]:
    key = key_text(question, made)
    verdict = _graded(question, made, key)
    if verdict.status is not Status.CORRECT:
        yield Finding("", f"seed {made.seed}: the key `{key}` is graded {verdict.status}")
        return
    for name, text in wrong_texts(question, made).items():
        verdict = _graded(question, made, text)
        if verdict.status in {Status.CORRECT, Status.INVALID}:
            yield Finding(
                "misconceptions",
                f"seed {made.seed}: `{name}` gives `{text}`, which is graded {verdict.status}",
            )
        elif verdict.tag != name:
            said = f"called `{verdict.tag}`" if verdict.tag else "not recognised"
            yield Finding(
                "misconceptions", f"seed {made.seed}: `{name}` gives `{text}`, which is {said}"
            )


def _graded(question: Question, made: Variant, text: str) -> Verdict:
    wanted = program(question, made, text)
    return grade(question, made, text, execute(wanted) if wanted else None)


def _check_options(question: Offering, variants: list[Variant]) -> Findings:
    findings: Findings = []
    points = claim_points(question)
    if isinstance(question, Predict):  # every run that may be shown must decide alike
        points = tuple(numbers(question, made) for made in variants)
    for position, option in enumerate(question.options):
        with caught(findings, f"options.{position}.claim"):
            if len(set(verdicts(question, option, points))) > 1:
                message = "this holds for some numbers only, so it is neither"
                findings.append(Finding(f"options.{position}", message))
    if findings:
        return findings
    right = right_options(question, variants[0].seed)
    if not right or (len(right) > 1 and not question.many):
        wanted = "at least one is wanted" if question.many else "exactly one is wanted"
        findings.append(Finding("options", f"{len(right)} options are right when run: {wanted}"))
    return [*findings, *_same_options(question, variants)]


def _same_options(question: Offering, variants: list[Variant]) -> Iterator[Finding]:
    for made in variants:
        if not isinstance(made, Choices):
            continue
        for lang in question.languages:
            seen: dict[str, int] = {}
            for position in range(len(question.options)):
                text = " ".join(option_text(question, made, position, lang).split())
                if text in seen:
                    yield Finding(
                        f"options.{position}", f"reads the same as option {seen[text] + 1}: {text}"
                    )
                    return
                seen[text] = position


def check_texts(question: Question, variants: list[Variant], deadline: Deadline) -> Findings:
    """What does not hold in what the question says, with the numbers of each variant."""
    runs = runs_of(question, variants, deadline)
    # Before a prediction only the settings are known: no hint can give the outcome away.
    known = [variants[0].values] if isinstance(question, Predict) else runs
    findings = check_text(question.prompt, "prompt", known)
    findings += check_text(question.explain, "explain", runs)
    for position, hint in enumerate(question.hints):
        findings += check_text(hint, f"hints.{position}", known)
    findings += _check_family_texts(question, known, runs)
    for rung in ladder(question)[len(question.hints) :] if not findings else ():
        findings += check_text(rung, "run", runs)
    return findings


def _check_family_texts(
    question: Question, known: Sequence[Mapping[str, Value]], runs: Sequence[Mapping[str, Value]]
) -> Findings:
    """What does not hold in the texts that only a question of its family has."""
    findings: Findings = []
    match question:
        case Choice(options=options) | Predict(options=options):
            for position, option in enumerate(options):
                findings += check_text(option.text, f"options.{position}.text", known)
                findings += check_text(option.why, f"options.{position}.why", runs)
        case Open(points=points):
            for position, point in enumerate(points):
                findings += check_text(point.text, f"points.{position}.text", runs)
                findings += check_text(point.detail, f"points.{position}.detail", runs)
        case TrueFalse():
            findings += check_text(question.instead, "instead", runs)
        case Match():
            findings += check_side_texts(question, runs)
        case Cloze():
            findings += check_text(question.sentence, "sentence", runs)
        case Order():
            findings += check_steps(question, runs)
        case _:
            pass
    return findings
