"""Pages: what is on the screen, as a function of the state."""

from collections.abc import Iterator
from typing import assert_never

from rich.text import Text

from rnnquiz.bank import Code, Open, Order
from rnnquiz.oracle import needs_numbers, numbers
from rnnquiz.oracle.python import skeleton
from rnnquiz.sessions import (
    Answered,
    Asked,
    Asking,
    Checking,
    Finished,
    Marked,
    Outcome,
    Posed,
    Sitting,
    State,
    Ticking,
    takes_lines,
)
from rnnquiz.text import Text as Words
from rnnquiz.tui import rubric, words
from rnnquiz.tui.arrays import arrays
from rnnquiz.tui.clock import clock
from rnnquiz.tui.commands import commands
from rnnquiz.tui.composing import is_spoken
from rnnquiz.tui.feedback import feedback, refusal
from rnnquiz.tui.layout import (
    Lines,
    behind,
    hang,
    joined,
    side_by_side,
    spread,
    stacked,
    styled,
    wrap,
)
from rnnquiz.tui.listing import listing
from rnnquiz.tui.look import HINTED, MUTED, STRONG, Look
from rnnquiz.tui.offered import Picked, answers, offered
from rnnquiz.tui.overview import overview
from rnnquiz.tui.prose import prose
from rnnquiz.tui.table import table


def page(state: State, look: Look) -> Lines:
    """The whole page of a state, without its margin and its footer."""
    match state:
        case Asking() | Sitting():
            refused = refusal(state.invalid, look) if state.invalid else []
            asked = _question(state, look)
            return stacked(_header(state, look), *asked, _draft(state, look), refused)
        case Ticking():
            refused = refusal(state.invalid, look) if state.invalid else []
            said = [*_question(state, look), _words(state.text, look)]
            return stacked(_header(state, look), *said, _rubric(state, look), refused)
        case Answered():
            outcome = state.outcome
            said = [*_question(outcome, look), *_written(outcome, look)]
            return stacked(_header(state, look), *said, *feedback(outcome, look))
        case Checking():
            return overview(state, look)
        case Finished() | Marked():
            return _end(state, look)
        case _:
            assert_never(state)


def place(state: State) -> tuple[int, int] | None:
    """Which question with which numbers the page is about, if it is about one."""
    match state:
        case Asking() | Ticking() | Sitting():
            return state.number, state.asked.seed
        case Answered():
            return state.outcome.number, state.outcome.asked.seed
        case _:
            return None


def _end(state: Finished | Marked, look: Look) -> Lines:
    """The score. An exam and an interview have a report of their own, and nothing is said here."""
    if isinstance(state, Marked) or state.quiz.mode == "interview":
        return []
    return table(state.quiz.outcomes, look, again=state.quiz.again)


def _question(about: Posed | Ticking | Outcome, look: Look) -> Iterator[Lines]:
    """The question with the hints that were taken, and its options marked once it is answered."""
    asked = about.asked
    question, variant = asked.question, asked.variant
    outcome = about if isinstance(about, Outcome) else None
    yield prose(look.say(question.prompt), variant.values, look)
    yield arrays(variant.shown, variant.values, question.run.decimals if question.run else 0, look)
    yield offered(question, variant, look, outcome)
    if isinstance(question, Code) and isinstance(about, Posed):
        yield [styled(look.say(words.FUNCTION), MUTED), *listing(skeleton(question), look)]
    yield _hints(asked, about.hints, look)


def _draft(state: Posed, look: Look) -> Lines:
    """What there is of an answer of several lines, and what stands as the answer in an exam."""
    if not takes_lines(state.asked.question):
        stands = isinstance(state, Sitting) and state.answer.text
        label = styled(look.say(words.STANDS) + "  ", MUTED)
        return hang(label, styled(stands), look.room) if stands else []
    if not state.text:
        return []
    return [styled(look.say(words.DRAFT), MUTED), *listing(state.text, look)]


def _words(text: str, look: Look) -> Lines:
    if not text:
        return []
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


def _header(state: Asking | Ticking | Answered | Sitting, look: Look) -> Lines:
    """Which question it is, of what kind, and how much time there is; then what is said first."""
    dot = "-" if look.ascii else "·"
    now = state.outcome if isinstance(state, Answered) else state
    question = now.asked.question
    marks = [_which(state, now.number, look), clock(state, look)]
    if isinstance(state, Sitting) and state.number in state.exam.flags:
        marks.append(look.say(words.MARKED))
    right = f"{look.topic(question.topic)} {dot} {look.say(words.LEVELS[question.level])}"
    left = styled(f" {dot} ".join(filter(None, marks)), STRONG)
    return [*spread(left, styled(right, MUTED), look.room), *_lead(state, look)]


def _which(state: Asking | Ticking | Answered | Sitting, number: int, look: Look) -> str:
    """The number of the question; of an interview nobody knows how many there will be."""
    if isinstance(state, Sitting):
        return look.say(words.QUESTION, number=number + 1, total=len(state.exam.turns))
    if state.quiz.mode == "interview":
        return look.say(words.QUESTION_ALONE, number=number + 1)
    return look.say(words.QUESTION, number=number + 1, total=len(state.quiz.turns))


def _lead(state: Asking | Ticking | Answered | Sitting, look: Look) -> Lines:
    """What an interviewer says before the question."""
    if not isinstance(state, Asking | Ticking):
        return []
    lead = state.quiz.turns[state.number].lead
    if not lead:
        return []
    return [styled(""), *prose(look.say(lead), state.asked.variant.values, look)]


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
    colon = ":" if isinstance(state, Posed) or (isinstance(state, Ticking) and not keys) else ""
    if isinstance(state, Posed):
        question = state.asked.question
        colon = "" if keys and isinstance(question, Picked | Order) else colon
        yield from (_offer(key, look.say(label)) for key, label in answers(state.asked))
        if question.answers > 1:
            yield _offer(";", look.say(words.BETWEEN, count=question.answers))
        yield from _writing(state, look, keys) if takes_lines(question) else ()
    if isinstance(state, Checking):
        yield _offer(f"1-{len(state.exam.turns)}", look.say(words.DO_TURN))
    if isinstance(state, Ticking) and isinstance(state.asked.question, Open):
        yield from _ticking(state.asked.question, look, keys)
    for each in commands(state):
        key = f"{colon}{each.letter}" if each.letter else look.say(words.ENTER)
        yield _offer(key, look.say(each.label))


def _writing(state: Posed, look: Look, keys: bool) -> Iterator[Text]:
    """How an answer of several lines is written or said, and how it is handed in."""
    if is_spoken(state) and not state.text:
        yield _offer(look.say(words.ENTER), look.say(words.DO_SAY))
        return
    enter = look.say(words.ENTER) if keys else ""
    # Once it is begun, Enter hands in what is in words, and is a blank line of a function.
    hands_in = bool(state.text) and isinstance(state.asked.question, Open)
    edits = not state.text or (bool(state.invalid) and not hands_in)
    yield _offer(enter if enter and edits else ":e", look.say(words.DO_EDIT))
    yield styled(look.say(words.DO_WRITE), MUTED)
    yield _offer(enter if enter and hands_in else ".", look.say(words.DO_END))


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
