"""What can be done next: the commands of each state, their letters and their names."""

from typing import NamedTuple, assert_never

from rnnquiz.bank import Spot
from rnnquiz.sessions import (
    HINT_COST,
    Advanced,
    Answered,
    Asked,
    Asking,
    Checking,
    Event,
    Finished,
    Flagged,
    HandedIn,
    Hinted,
    Marked,
    Posed,
    Quit,
    Renewed,
    Sitting,
    Skipped,
    Solved,
    State,
    Ticking,
    Turned,
    Undone,
)
from rnnquiz.text import Text
from rnnquiz.tui import words


class Command(NamedTuple):
    """Something that can be done: `:h` or `:hint`, say. The empty letter is Enter alone."""

    letter: str
    name: str
    event: Event
    label: Text


QUIT = Command("q", "quit", Quit(), words.DO_QUIT)
PAUSE = Command("q", "quit", Quit(), words.DO_PAUSE)


def commands(state: State) -> tuple[Command, ...]:
    """What can be done in this state, in the order it is offered."""
    match state:
        case Asking():
            return _asking(state)
        case Answered():
            return _answered(state)
        case Ticking():
            return (PAUSE if state.quiz.mode == "interview" else QUIT,)
        case Sitting():
            return _sitting(state)
        case Checking():
            return (Command("h", "hand-in", HandedIn(), words.DO_HAND_IN), PAUSE)
        case Finished() | Marked():
            return ()
        case _:
            assert_never(state)


def _asking(state: Asking) -> tuple[Command, ...]:
    left = len(state.asked.hints) - state.hints
    hint = (Command("h", "hint", Hinted(), _count(left)),) if left else ()
    if state.quiz.mode == "interview":
        return (*hint, Command("s", "skip", Skipped(), words.DO_PASS), PAUSE)
    return (
        *hint,
        Command("s", "skip", Skipped(), words.DO_SKIP),
        Command("a", "answer", Solved(), words.DO_SOLVE),
        *_renew(state.asked),
        QUIT,
    )


def _answered(state: Answered) -> tuple[Command, ...]:
    last = state.outcome.number + 1 == len(state.quiz.turns)
    label = words.DO_FINISH if last else words.DO_ADVANCE
    undo = (Command("u", "undo", Undone(), words.DO_UNDO),) if state.outcome.verdict else ()
    return (
        Command("", "next", Advanced(), label),
        *_renew(state.outcome.asked),
        *undo,
        QUIT,
    )


def _sitting(state: Sitting) -> tuple[Command, ...]:
    number, marked = state.number, state.number in state.exam.flags
    back = Command("b", "back", Turned(number - 1), words.DO_BACK)
    return (
        Command("s", "skip", Turned(number + 1), words.DO_SKIP_ON),
        *((back,) if number else ()),
        Command("m", "mark", Flagged(), words.DO_UNMARK if marked else words.DO_MARK),
        Command("o", "overview", Turned(len(state.exam.turns)), words.DO_OVERVIEW),
        PAUSE,
    )


def _renew(asked: Asked) -> tuple[Command, ...]:
    label = words.DO_REPLANT if isinstance(asked.question, Spot) else words.DO_RENEW
    return (Command("n", "new", Renewed(), label),) if asked.renewable else ()


def _count(left: int) -> Text:
    said = {"left": left, "cost": round(100 * HINT_COST)}
    return Text(en=words.DO_HINT.en.format(**said), zh=words.DO_HINT.zh.format(**said))


def event_of(state: State, text: str) -> Event | None:
    """The event that a typed command stands for, if it is one of this state's.

    Between questions there is nothing to type but commands, so the colon may be left out.
    """
    typed = _plain(text)
    if typed == ":" or (isinstance(state, Posed | Ticking) and not typed.startswith(":")):
        return None
    word = typed.removeprefix(":")
    if isinstance(state, Checking) and word.isdecimal() and 0 < int(word) <= len(state.exam.turns):
        return Turned(int(word) - 1)
    found = (each.event for each in commands(state) if word in (each.letter, each.name))
    return next(found, None)


def is_answer(text: str) -> bool:
    """Whether a text is for grading: it is neither empty nor meant as a command."""
    return bool(text.strip()) and not _plain(text).startswith(":")


def _plain(text: str) -> str:
    typed = text.strip().lower().replace("：", ":").replace("？", "?")
    return ":h" if typed == "?" else typed
