"""What can be done next: the commands of each state, their letters and their names."""

from typing import NamedTuple

from rnnquiz.bank import Spot
from rnnquiz.sessions import (
    HINT_COST,
    Advanced,
    Answered,
    Asked,
    Asking,
    Event,
    Finished,
    Hinted,
    Quit,
    Renewed,
    Skipped,
    Solved,
    State,
    Ticking,
)
from rnnquiz.text import Text
from rnnquiz.tui import words


class Command(NamedTuple):
    """Something that can be done: `:h` or `:hint`, say. The empty letter is Enter alone."""

    letter: str
    name: str
    event: Event
    label: Text


def commands(state: State) -> tuple[Command, ...]:
    """What can be done in this state, in the order it is offered."""
    match state:
        case Asking():
            left = len(state.asked.hints) - state.hints
            return (
                *((Command("h", "hint", Hinted(), _count(left)),) if left else ()),
                Command("s", "skip", Skipped(), words.DO_SKIP),
                Command("a", "answer", Solved(), words.DO_SOLVE),
                *_renew(state.asked),
                QUIT,
            )
        case Answered():
            last = state.outcome.number + 1 == len(state.quiz.questions)
            label = words.DO_FINISH if last else words.DO_ADVANCE
            return (Command("", "next", Advanced(), label), *_renew(state.outcome.asked), QUIT)
        case Ticking():
            return (QUIT,)
        case Finished():
            return ()


def _renew(asked: Asked) -> tuple[Command, ...]:
    label = words.DO_REPLANT if isinstance(asked.question, Spot) else words.DO_RENEW
    return (Command("n", "new", Renewed(), label),) if asked.renewable else ()


QUIT = Command("q", "quit", Quit(), words.DO_QUIT)


def _count(left: int) -> Text:
    said = {"left": left, "cost": round(100 * HINT_COST)}
    return Text(en=words.DO_HINT.en.format(**said), zh=words.DO_HINT.zh.format(**said))


def event_of(state: State, text: str) -> Event | None:
    """The event that a typed command stands for, if it is one of this state's.

    Between questions there is nothing to type but commands, so the colon may be left out.
    """
    typed = _plain(text)
    if typed == ":" or (isinstance(state, Asking | Ticking) and not typed.startswith(":")):
        return None
    word = typed.removeprefix(":")
    found = (each.event for each in commands(state) if word in (each.letter, each.name))
    return next(found, None)


def is_answer(text: str) -> bool:
    """Whether a text is for grading: it is neither empty nor meant as a command."""
    return bool(text.strip()) and not _plain(text).startswith(":")


def _plain(text: str) -> str:
    typed = text.strip().lower().replace("：", ":").replace("？", "?")
    return ":h" if typed == "?" else typed
