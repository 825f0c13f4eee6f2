"""One question, proved over many seeds: the key is right, every mistake wrong by its own name."""

from collections.abc import Iterator, Mapping

from rnnquiz.audit.cloze import check_cloze
from rnnquiz.audit.finding import Finding, Findings, caught
from rnnquiz.audit.lines import check_lines, check_steps
from rnnquiz.audit.prose import check_text
from rnnquiz.audit.rubric import check_rubric
from rnnquiz.bank import Choice, Cloze, Code, Formula, Offering, Open, Predict, Question
from rnnquiz.grading import Status, Verdict, grade, key_text, program, wrong_texts
from rnnquiz.notation import Value
from rnnquiz.oracle import (
    Choices,
    Points,
    Variant,
    numbers,
    option_text,
    right_options,
    variant,
)
from rnnquiz.oracle.claims import claim_points, verdicts
from rnnquiz.sandbox import execute


def check_question(question: Question, seeds: int) -> Findings:
    """What does not hold of the question, over the seeds 1 to `seeds`."""
    findings: Findings = []
    variants: list[Variant] = []
    with caught(findings, "run" if getattr(question, "run", None) else ""):
        variants += (variant(question, seed) for seed in range(1, seeds + 1))
    if findings:
        return findings
    with caught(findings, "lab" if isinstance(question, Predict) else "run"):
        findings += _check_names(question, variants[0])
    if isinstance(question, Offering) and not findings:
        findings += _check_options(question, variants)
    if isinstance(question, Open) and not findings:
        findings += check_rubric(question)
    if isinstance(question, Cloze) and not findings:
        findings += check_cloze(question, variants[0])
    if not findings:
        findings += check_lines(question, variants)
    if findings:
        return findings  # what follows would only say it again
    # A process for every seed would take minutes, and show nothing new: the calls differ enough.
    for made in variants[:1] if isinstance(question, Code) else variants:
        with caught(findings, "misconceptions"):
            findings += _check_grading(question, made)
        if findings:
            break  # one seed says it all: fifty would say it fifty times
    with caught(findings, "explain"):
        findings += check_texts(question, variants)
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


def check_texts(question: Question, variants: list[Variant]) -> Findings:
    """What does not hold in what the question says, with the numbers of each variant."""
    runs: list[Mapping[str, Value]] = []
    for made in variants:
        runs += made.points if isinstance(made, Points) else [numbers(question, made)]
        if isinstance(question, Choice) and not made.values:
            break
    # Before a prediction only the settings are known: no hint can give the outcome away.
    known = [variants[0].values] if isinstance(question, Predict) else runs
    findings = check_text(question.prompt, "prompt", known)
    findings += check_text(question.explain, "explain", runs)
    for position, hint in enumerate(question.hints):
        findings += check_text(hint, f"hints.{position}", known)
    findings += check_steps(question, runs)
    if isinstance(question, Cloze):
        findings += check_text(question.sentence, "sentence", runs)
    if isinstance(question, Offering):
        for position, option in enumerate(question.options):
            findings += check_text(option.text, f"options.{position}.text", known)
            findings += check_text(option.why, f"options.{position}.why", runs)
    if isinstance(question, Open):
        for position, point in enumerate(question.points):
            findings += check_text(point.text, f"points.{position}.text", runs)
            findings += check_text(point.detail, f"points.{position}.detail", runs)
    return findings
