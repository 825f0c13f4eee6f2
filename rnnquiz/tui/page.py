"""Pages: what is on the screen, as a function of the state."""

from collections.abc import Iterator
from typing import assert_never

from rich.text import Text

from rnnquiz.bank import Cloze, Offering, Parts
from rnnquiz.oracle import Choices, needs_numbers, numbers
from rnnquiz.sessions import Answered, Asked, Asking, Finished, Outcome, State
from rnnquiz.text import Text as Words
from rnnquiz.tui import words
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.blanks import in_turn, template
from rnnquiz.tui.commands import commands
from rnnquiz.tui.feedback import feedback, refusal
from rnnquiz.tui.layout import Lines, behind, joined, side_by_side, spread, stacked, styled
from rnnquiz.tui.look import HINTED, MUTED, STRONG, Look
from rnnquiz.tui.options import options
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import table


def page(state: State, look: Look) -> Lines:
    """The whole page of a state, without its margin and its footer."""
    match state:
        case Asking():
            refused = refusal(state.invalid, look) if state.invalid else []
            return stacked(*_question(state, len(state.quiz.questions), look), refused)
        case Answered(quiz):
            asked = _question(state.outcome, len(quiz.questions), look)
            return stacked(*asked, *feedback(state.outcome, look))
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


def _question(about: Asking | Outcome, total: int, look: Look) -> Iterator[Lines]:
    """The question with the hints that were taken, and its options marked once it is answered."""
    asked = about.asked
    question, variant = asked.question, asked.variant
    yield _header(asked, about.number + 1, total, look)
    yield prose(look.say(question.prompt), variant.values, look)
    yield arrays(variant.shown, variant.values, question.run.decimals if question.run else 0, look)
    if isinstance(question, Offering) and isinstance(variant, Choices):
        yield options(question, variant, look, about if isinstance(about, Outcome) else None)
    if isinstance(question, Cloze):
        yield template(question, variant.values, look, filled=isinstance(about, Outcome))
    if isinstance(question, Parts):
        yield in_turn(question, look)
    yield _hints(asked, about.hints, look)


def _header(asked: Asked, number: int, total: int, look: Look) -> Lines:
    question = asked.question
    left = look.say(words.QUESTION, number=number, total=total)
    dot = "-" if look.ascii else "·"
    right = f"{look.topic(question.topic)} {dot} {look.say(words.LEVELS[question.level])}"
    return spread(styled(left, STRONG), styled(right, MUTED), look.room)


def _hints(asked: Asked, count: int, look: Look) -> Lines:
    hints = enumerate(asked.question.hints[:count], 1)
    return [line for number, hint in hints for line in _hint(hint, number, asked, look)]


def _hint(hint: Words, number: int, asked: Asked, look: Look) -> Lines:
    label = styled(look.say(words.HINT, number=number) + "  ", HINTED)
    said, room = look.say(hint), look.room - label.cell_len
    # A hint in words alone must not run the question's numbers.
    values = numbers(asked.question, asked.variant) if needs_numbers(said) else {}
    return behind(label, prose(said, values, look, room))


def footer(state: State, look: Look, *, keys: bool = False) -> Lines:
    """What can be done next; with `keys` a letter alone is enough where nothing is written."""
    return side_by_side(([offer] for offer in _offers(state, look, keys)), look.room)


def _offers(state: State, look: Look, keys: bool) -> Iterator[Text]:
    colon = ":" if isinstance(state, Asking) else ""
    if isinstance(state, Asking) and isinstance(state.asked.question, Offering):
        colon = "" if keys else colon
        label = words.PICK_MANY if state.asked.question.many else words.PICK_ONE
        yield _offer(f"1-{len(state.asked.question.options)}", look.say(label))
    if isinstance(state, Asking) and state.asked.question.answers > 1:
        yield _offer(";", look.say(words.BETWEEN, count=state.asked.question.answers))
    for each in commands(state):
        key = f"{colon}{each.letter}" if each.letter else look.say(words.ENTER)
        yield _offer(key, look.say(each.label))


def _offer(key: str, label: str) -> Text:
    return joined(styled(key, STRONG), styled(f" {label}", MUTED))
