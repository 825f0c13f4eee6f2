"""Pages: what is on the screen, as a function of the state.

While a question is open its page only grows, so that what is new can be added below.
"""

from typing import assert_never

from rich.text import Text

from rnnquiz.bank import Choice
from rnnquiz.oracle import Choices, needs_numbers, numbers
from rnnquiz.sessions import Answered, Asked, Asking, Finished, State
from rnnquiz.text import Text as Words
from rnnquiz.tui import words
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.commands import commands
from rnnquiz.tui.feedback import feedback, refusal
from rnnquiz.tui.layout import Lines, behind, joined, spread, stacked, styled, wrap
from rnnquiz.tui.look import HINTED, MUTED, STRONG, Look
from rnnquiz.tui.options import options
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import table


def page(state: State, look: Look) -> Lines:
    """The whole page of a state, without its margin and its footer."""
    match state:
        case Asking(quiz, number, asked, hints):
            total = len(quiz.questions)
            refused = refusal(state.invalid, look) if state.invalid else []
            return stacked(
                *_question(asked, number, total, look), *_hints(asked, hints, look), refused
            )
        case Answered(quiz):
            outcome, total = state.outcome, len(quiz.questions)
            return stacked(
                *_question(outcome.asked, outcome.number, total, look),
                *_hints(outcome.asked, outcome.hints, look),
                *feedback(outcome, look),
            )
        case Finished(quiz):
            return table(quiz, look)
        case _:
            assert_never(state)


def place(state: State) -> tuple[int, int] | None:
    """Which question with which numbers the page is about, if it is about one."""
    match state:
        case Asking():
            return state.number, state.asked.seed
        case Answered():
            return state.outcome.number, state.outcome.asked.seed
        case _:
            return None


def _question(asked: Asked, number: int, total: int, look: Look) -> list[Lines]:
    question, variant = asked.question, asked.variant
    decimals = question.run.decimals if question.run else 0
    sections = [
        _header(asked, number, total, look),
        prose(look.say(question.prompt), variant.values, look),
        arrays(variant.shown, variant.values, decimals, look),
    ]
    if isinstance(question, Choice) and isinstance(variant, Choices):
        sections += [options(question, variant, look), [_how(question, look)]]
    return sections


def _header(asked: Asked, number: int, total: int, look: Look) -> Lines:
    question = asked.question
    left = look.say(words.QUESTION, number=number + 1, total=total)
    right = f"{look.topic(question.topic)} · {look.say(words.LEVELS[question.level])}"
    return spread(styled(left, STRONG), styled(right, MUTED), look.room)


def _how(question: Choice, look: Look) -> Text:
    """How to answer a choice: with a key where there are keys."""
    one, many = (
        (words.PICK_ONE, words.PICK_MANY) if look.live else (words.TYPE_ONE, words.TYPE_MANY)
    )
    return styled(look.say(many if question.many else one), MUTED)


def _hints(asked: Asked, count: int, look: Look) -> list[Lines]:
    return [
        _hint(hint, number, asked, look)
        for number, hint in enumerate(asked.question.hints[:count], 1)
    ]


def _hint(hint: Words, number: int, asked: Asked, look: Look) -> Lines:
    label = styled(look.say(words.HINT, number=number) + "  ", HINTED)
    said, room = look.say(hint), look.room - label.cell_len
    # A hint in words alone must not run the question's numbers.
    values = numbers(asked.question, asked.variant) if needs_numbers(said) else {}
    return behind(label, prose(said, values, look, room))


def footer(state: State, look: Look) -> Lines:
    """What can be done next."""
    colon = ":" if isinstance(state, Asking) else ""
    offers = [
        joined(
            styled(f"{colon}{each.letter}" if each.letter else look.say(words.ENTER), STRONG),
            styled(f" {look.say(each.label)}".replace(" ", "\u00a0"), MUTED),
        )
        for each in commands(state)
    ]
    return wrap(styled("   ").join(offers), look.room)
