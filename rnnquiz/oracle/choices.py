"""Choices: the options in the order of a seed, with the numbers of those that are computed."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.bank import Choice, Option
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, evaluate
from rnnquiz.oracle.attempt import attempts, clash, stream
from rnnquiz.oracle.draw import shuffled
from rnnquiz.oracle.prose import needs_numbers
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.tolerance import for_decimals


class Choices(NamedTuple):
    """A choice with its options in the order shown.

    `order` holds positions in `question.options`; `computed` the value of each option that is the
    key or a misconception, by that position. `values` is empty when nothing shown is computed, so
    that a question without numbers needs no NumPy to be painted.
    """

    seed: int
    order: tuple[int, ...]
    values: Mapping[str, Value] = {}
    computed: Mapping[int, Value] = {}
    shown: tuple[str, ...] = ()


def choices(question: Choice, seed: int) -> Choices:
    """The options as a seed orders and computes them; computed ones stand apart."""
    order = shuffled(range(len(question.options)), stream(question, seed, "order"))
    if not shows_numbers(question):
        return Choices(seed, order)
    if question.run is None:
        raise UsageError(f"{question.id}: a number or computed option needs a `run`")
    tolerance = for_decimals(question.decimals)
    blame: Counter[str] = Counter()
    for attempt in attempts(question, question.run, seed, blame):
        computed = {
            position: evaluate(formula(question.ask), attempt.as_if(option.misconception).values)
            for position, option in enumerate(question.options)
            if question.form == "value" and (option.key or option.misconception)
        }
        named = {_named(question.options[at]): value for at, value in computed.items()}
        if not (reason := clash(named, tolerance)):
            break
        blame[reason] += 1
    return Choices(seed, order, attempt.outcome.values, computed, question.run.show)


def _named(option: Option) -> str:
    return f"`{option.misconception}`" if option.misconception else "the right answer"


def shows_numbers(question: Choice) -> bool:
    """Whether the question shows anything that is computed before it is answered."""
    texts = [question.prompt, *(option.text for option in question.options if option.text)]
    return (
        any(needs_numbers(text) for each in texts for text in (each.en, each.zh))
        or (question.run is not None and bool(question.run.show))
        or (question.form == "value" and any(o.key or o.misconception for o in question.options))
    )
