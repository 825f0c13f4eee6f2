"""Pages: what is on the screen, as a function of the state."""

from collections.abc import Iterator
from typing import assert_never

from rich.text import Text

from rnnquiz.bank import Code, Open, Order
from rnnquiz.oracle import needs_numbers, numbers
from rnnquiz.oracle.python import skeleton
from rnnquiz.sessions import Answered, Asked, Asking, Finished, Outcome, State, Ticking, takes_lines
from rnnquiz.text import Text as Words
from rnnquiz.tui import rubric, words
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.commands import commands
from rnnquiz.tui.feedback import feedback, refusal
from rnnquiz.tui.layout import Lines, behind, joined, side_by_side, spread, stacked, styled, wrap
from rnnquiz.tui.listing import listing
from rnnquiz.tui.look import HINTED, MUTED, STRONG, Look
from rnnquiz.tui.offered import Picked, answers, offered
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import table


def page(state: State, look: Look) -> Lines:
    """The whole page of a state, without its margin and its footer."""
    match state:
        case Asking():
            refused = refusal(state.invalid, look) if state.invalid else []
            asked = _question(state, len(state.quiz.questions), look)
            return stacked(*asked, _draft(state, look), refused)
        case Ticking():
            refused = refusal(state.invalid, look) if state.invalid else []
            asked = _question(state, len(state.quiz.questions), look)
            return stacked(*asked, _words(state.text, look), _rubric(state, look), refused)
        case Answered(quiz):
            asked = _question(state.outcome, len(quiz.questions), look)
            return stacked(*asked, *_written(state.outcome, look), *feedback(state.outcome, look))
        case Finished(quiz):
            return table(quiz, look)
        case _:
            assert_never(state)


def place(state: State) -> tuple[int, int] | None:
    """Which question with which numbers the page is about, if it is about one."""
    match state:
        case Asking() | Ticking():
            return state.number, state.asked.seed
        case Answered():
            return state.outcome.number, state.outcome.asked.seed
        case _:
            return None


def _question(about: Asking | Ticking | Outcome, total: int, look: Look) -> Iterator[Lines]:
    """The question with the hints that were taken, and its options marked once it is answered."""
    asked = about.asked
    question, variant = asked.question, asked.variant
    outcome = about if isinstance(about, Outcome) else None
    yield _header(asked, about.number + 1, total, look)
    yield prose(look.say(question.prompt), variant.values, look)
    yield arrays(variant.shown, variant.values, question.run.decimals if question.run else 0, look)
    yield offered(question, variant, look, outcome)
    if isinstance(question, Code) and isinstance(about, Asking):
        yield [styled(look.say(words.FUNCTION), MUTED), *listing(skeleton(question), look)]
    yield _hints(asked, about.hints, look)


def _draft(state: Asking, look: Look) -> Lines:
    """What there is of an answer of several lines."""
    if not (state.text and takes_lines(state.asked.question)):
        return []
    return [styled(look.say(words.DRAFT), MUTED), *listing(state.text, look)]


def _words(text: str, look: Look) -> Lines:
    return [styled(look.say(words.ANSWER), MUTED), *wrap(styled(text), look.room)]


def _rubric(state: Ticking, look: Look) -> Lines:
    question = state.asked.question
    if not isinstance(question, Open):
        return []
    points = rubric.ticking(question, state.asked, look, state.ticked, state.opened)
    return [styled(look.say(words.RUBRIC), MUTED), *points]


def _written(outcome: Outcome, look: Look) -> Iterator[Lines]:
    """An answer in words, and the rubric with what of it was covered."""
    question = outcome.asked.question
    if not isinstance(question, Open):
        return
    if outcome.text:
        yield _words(outcome.text, look)
    cells = outcome.verdict.cells if outcome.verdict else ()
    points = rubric.judged(question, outcome.asked, look, cells)
    yield [styled(look.say(words.RUBRIC), MUTED), *points]


def _header(asked: Asked, number: int, total: int, look: Look) -> Lines:
    question = asked.question
    left = look.say(words.QUESTION, number=number, total=total)
    dot = "-" if look.ascii else "·"
    right = f"{look.topic(question.topic)} {dot} {look.say(words.LEVELS[question.level])}"
    return spread(styled(left, STRONG), styled(right, MUTED), look.room)


def _hints(asked: Asked, count: int, look: Look) -> Lines:
    hints = enumerate(asked.hints[:count], 1)
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
    colon = ":" if isinstance(state, Asking) or (isinstance(state, Ticking) and not keys) else ""
    if isinstance(state, Asking):
        question = state.asked.question
        colon = "" if keys and isinstance(question, Picked | Order) else colon
        yield from (_offer(key, look.say(label)) for key, label in answers(state.asked))
        if question.answers > 1:
            yield _offer(";", look.say(words.BETWEEN, count=question.answers))
        yield from _writing(state, look, keys) if takes_lines(question) else ()
    if isinstance(state, Ticking) and isinstance(state.asked.question, Open):
        yield from _ticking(state.asked.question, look, keys)
    for each in commands(state):
        key = f"{colon}{each.letter}" if each.letter else look.say(words.ENTER)
        yield _offer(key, look.say(each.label))


def _writing(state: Asking, look: Look, keys: bool) -> Iterator[Text]:
    """How an answer of several lines is written, and how it is handed in."""
    enter = look.say(words.ENTER) if keys else ""
    begun = isinstance(state.asked.question, Open) and state.text
    yield _offer(":e" if begun or not enter else enter, look.say(words.DO_EDIT))
    yield styled(look.say(words.DO_WRITE), MUTED)
    yield _offer(enter if begun and enter else ".", look.say(words.DO_END))


def _ticking(question: Open, look: Look, keys: bool) -> Iterator[Text]:
    """How the points of a rubric are ticked and opened, and how that is handed in."""
    count = len(question.points)
    yield _offer(f"1-{count}", look.say(words.DO_TICK))
    yield _offer(f"a-{rubric.LETTERS[count - 1]}", look.say(words.DO_OPEN))
    if keys:
        yield _offer(look.say(words.ENTER), look.say(words.DO_END))
    else:
        yield _offer("0", look.say(words.NO_POINT))


def _offer(key: str, label: str) -> Text:
    return joined(styled(key, STRONG), styled(f" {label}", MUTED))
