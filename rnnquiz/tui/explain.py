"""An explainer: prose, the formula in two dimensions, and the numbers of a run under it."""

from rnnquiz.bank import Explainer, Step
from rnnquiz.notation import Equation, Name, parse, typeset_block
from rnnquiz.oracle import Attempt
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.layout import Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, NARROW, STRONG, Look
from rnnquiz.tui.prose import prose
from rnnquiz.tui.trace import DECIMALS, series

INDENT = "    "


def explanation(explainer: Explainer, attempt: Attempt, look: Look) -> Lines:
    """The whole derivation with the numbers of the run."""
    title = prose(look.say(explainer.title), {}, look)
    for line in title:
        line.stylize(STRONG)
    steps = [_step(number, step, attempt, look) for number, step in enumerate(explainer.steps, 1)]
    source = wrap(styled(explainer.source, MUTED), look.room) if explainer.source else []
    return stacked(title, *steps, source)


def _step(number: int, step: Step, attempt: Attempt, look: Look) -> Lines:
    label = f"{number}. "
    inner = _inner(look)
    text = prose(look.say(step.text), attempt.outcome.values, look, look.room - len(label))
    head = [
        joined(styled(label if at == 0 else " " * len(label), STRONG), line)
        for at, line in enumerate(text)
    ]
    first = attempt.outcome.steps[0]
    given = {name: first.get(name, attempt.outcome.values.get(name, 0.0)) for name in step.show}
    # What the run computed is as exact here as in the table below it.
    numbers = arrays(tuple(given), given, 1, inner, most=DECIMALS)
    return stacked(
        head, _formula(step, look), _indented(numbers), _indented(_result(step, attempt, inner))
    )


def _inner(look: Look) -> Look:
    """The look of what is indented: with that much less room."""
    room = look.room - len(INDENT)
    return look._replace(width=room if room < NARROW else room + 2 * len(look.margin))


def _formula(step: Step, look: Look) -> Lines:
    if not step.formula:
        return []
    width = look.room - len(INDENT)
    block = typeset_block(parse(step.formula), width=width, ascii=look.ascii)
    return [styled(INDENT + line) for line in block]


def _result(step: Step, attempt: Attempt, look: Look) -> Lines:
    """What the formula gives at every time step."""
    node = parse(step.formula) if step.formula else None
    if not isinstance(node, Equation) or not isinstance(node.left, Name):
        return []
    name = node.left.ident
    return series({name: [names[name] for names in attempt.outcome.steps]}, look)


def _indented(lines: Lines) -> Lines:
    return [joined(styled(INDENT), line) for line in lines]
