"""Outcomes as an interview leaves them: every family, right, wrong, partly right and passed."""

from collections.abc import Iterable
from itertools import cycle

from rnnquiz.bank import Code, Open, Question, content_root, load
from rnnquiz.grading import Status, grade, key_text, program, wrong_texts
from rnnquiz.sandbox import execute
from rnnquiz.sessions import Asked, Outcome

BANK = load((content_root(),))
WORDS = """The gradient is a product of Jacobians, one a step.
1. so it shrinks <script>alert("x")</script>

```
# with f ~ 0.9 | and *more*"""
FORGOT = "def elman_step(p, x_t, h_prev):\n    return p.W_x @ x_t + p.W_h @ h_prev + p.b\n"
# Named, so that a new question in the bank changes no report here; with what was typed.
TYPED = {
    "why-gradients-vanish": "1 3",
    "lstm-cell-update-value": "",
    "elman-jacobian-value": "[[1, 2], [3, 4]]",
    "elman-two-steps-value": None,
    "count-lstm-one-bias": "",
    "parts-lstm-update": "",
    "elman-step-formula": "tanh(W [x_t, h_prev] + b)",
    "lstm-step-in-order": "1 2 3 4 5 6",
    "cloze-gru-shares": "z; 1-z",
    "lstm-update-spot": "1",
    "elman-step-code": FORGOT,
    "count-ratio-lstm-gru-elman": "2",
    "claim-softmax-hidden": None,
    "match-lstm-lines": "",
    "predict-perplexity-above-vocabulary": "1",
}


def answered(number: int, asked: Asked, text: str, hints: int = 0) -> Outcome:
    """An answer that was graded, code by running it."""
    question, variant = asked.question, asked.variant
    asks = program(question, variant, text)
    verdict = grade(question, variant, text, execute(asks) if asks else None)
    assert verdict.status is not Status.INVALID, verdict
    said = WORDS if isinstance(question, Open) else text
    return Outcome(number, asked, "answered", hints, said, verdict, 40.0 + 7 * number)


def interview(seed: int = 3) -> tuple[Outcome, ...]:
    """An interview over every family, always the same."""
    outcomes = []
    for number, (name, text) in enumerate(TYPED.items()):
        asked = Asked(BANK.questions[name], seed)
        if text is None:
            how = "solved" if number % 2 else "skipped"
            outcomes.append(Outcome(number, asked, how, seconds=12.5))
        else:
            typed = text or key_text(asked.question, asked.variant)
            outcomes.append(answered(number, asked, typed, hints=int(number == 4)))
    return tuple(outcomes)


def everything(questions: Iterable[Question], seed: int) -> tuple[Outcome, ...]:
    """All of these, by turns right, wrong, solved and passed."""
    outcomes = []
    for number, (question, how) in enumerate(
        zip(questions, cycle(["right", "wrong", "solved", "skipped"]), strict=False)
    ):
        asked = Asked(question, seed)
        key = key_text(question, asked.variant)
        wrong = next(iter(wrong_texts(question, asked.variant).values()), key)
        if how in {"solved", "skipped"} or isinstance(question, Code):
            kind = "skipped" if how == "skipped" else "solved"
            outcomes.append(Outcome(number, asked, kind, seconds=number))
        else:
            text = key if how == "right" else wrong
            outcomes.append(answered(number, asked, text, number % 2))
    return tuple(outcomes)
