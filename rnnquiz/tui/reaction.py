"""What a key does: it edits the line, or it makes an event. Pure."""

from rnnquiz.bank import Cloze, Order, Spot, TrueFalse
from rnnquiz.grading import split_entries
from rnnquiz.oracle import Ordered
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Asked,
    Asking,
    Checking,
    Event,
    Hinted,
    Opened,
    Posed,
    Quit,
    State,
    Ticked,
    Ticking,
    Typed,
    takes_lines,
)
from rnnquiz.tui.commands import event_of, is_answer
from rnnquiz.tui.composing import Edit, composed
from rnnquiz.tui.editor import Line, edit
from rnnquiz.tui.keys import Key
from rnnquiz.tui.offered import Picked
from rnnquiz.tui.rubric import LETTERS

DIGITS = "123456789"
TRUTHS = frozenset("tfynTFYN10对错是否✓✗")


def opening(state: State) -> Line:
    """The line to begin with: what could not be read may be put right."""
    if (
        isinstance(state, Posed)
        and not isinstance(state.asked.question, Picked)
        and not takes_lines(state.asked.question)
    ):
        return Line(state.text, len(state.text))
    return Line()


def react(state: State, line: Line, key: Key) -> Line | Event | Edit:
    """The line after the key, or the event that the key completes, or a call for the editor."""
    if key.name == "interrupt" or (key.name == "end_of_input" and not line.text):
        return Quit()
    if key.name == "enter":
        return _entered(state, line)
    if key.name == "text" and not line.text.startswith(":"):
        return _pressed(state, line, key)
    return edit(line, key)


def _entered(state: State, line: Line) -> Line | Event | Edit:
    if isinstance(state, Posed) and takes_lines(state.asked.question):
        return composed(state, line.text) or line
    event = event_of(state, line.text) or _behind(state, line)
    if event or isinstance(state, Answered):
        return event or Line()
    if isinstance(state, Ticking) and not line.text:
        return Typed(ticks(state))
    if not is_answer(line.text):
        return line
    more = _next_blank(state, line) if isinstance(state, Posed) else None
    return more or Typed(line.text)


def _behind(state: State, line: Line) -> Event | None:
    """The command that was typed behind the text that the line began with."""
    if not isinstance(state, Posed) or isinstance(state.asked.question, Spot):
        return None  # in an answer to a Spot a colon stands behind the number
    begun = opening(state).text
    return event_of(state, line.text.removeprefix(begun)) if begun else None


def _next_blank(state: Posed, line: Line) -> Line | None:
    """The line with room for the next answer, where there are more to give."""
    question = state.asked.question
    commas = isinstance(question, Cloze) and not question.code
    entries = split_entries(line.text, question.answers, commas=commas)
    if len(entries) >= question.answers:
        return None
    text = line.text.rstrip(" ;；") + "; "
    return Line(text, len(text))


def _pressed(state: State, line: Line, key: Key) -> Line | Event:
    """A letter where a letter is enough; in any other place it is typed."""
    if isinstance(state, Checking):
        return edit(line, key) if key.text.isdecimal() else event_of(state, key.text) or line
    if isinstance(state, Answered) and not line.text:
        return Advanced() if key.text == " " else event_of(state, key.text) or _command(key)
    if isinstance(state, Asking) and key.text in {"?", "？"} and not line.text:
        return Hinted()
    if isinstance(state, Ticking):
        return point(state, key.text) or event_of(state, f":{key.text}") or edit(line, key)
    if isinstance(state, Posed) and isinstance(state.asked.question, Picked | Order):
        command = "" if line.text else f":{key.text}"
        return event_of(state, command) or _numbered(state.asked, line, key)
    return edit(line, key)


def ticks(state: Ticking) -> str:
    """What is ticked, as it is graded."""
    return " ".join(str(position + 1) for position in sorted(state.ticked)) or "0"


def point(state: Ticking, letter: str) -> Ticked | Opened | None:
    """What a digit or a letter alone does to a point of the rubric."""
    count = len(getattr(state.asked.question, "points", ()))
    if len(letter) == 1 and letter in DIGITS[:count]:
        return Ticked(DIGITS.index(letter))
    if len(letter) == 1 and letter.lower() in LETTERS[:count]:
        return Opened(LETTERS.index(letter.lower()))
    return None


def _command(key: Key) -> Line:
    return edit(Line(), key) if key.text[0] in ":：" else Line()


def _numbered(asked: Asked, line: Line, key: Key) -> Line | Event:
    """A key where numbers are enough: options are picked, lines get the next place."""
    if isinstance(asked.question, Picked):
        return _picked(asked.question, line, key)
    return _placed(asked.variant, line, key) if isinstance(asked.variant, Ordered) else line


def _picked(question: Picked, line: Line, key: Key) -> Line | Event:
    if isinstance(question, TrueFalse):
        return Typed(key.text) if key.text in TRUTHS and not line.text else edit(line, key)
    numbers = [_number(letter, len(question.options)) for letter in key.text]
    if not all(numbers):
        return line if key.text.isalnum() and not line.text else edit(line, key)
    if not question.many:
        return Typed(numbers[0]) if len(numbers) == 1 and not line.text else edit(line, key)
    picked = set(line.text.split()) ^ set(numbers)
    text = " ".join(sorted(picked))
    return Line(text, len(text))


def _placed(variant: Ordered, line: Line, key: Key) -> Line:
    """The order with the lines of these digits at its end, unless they have their places."""
    numbers = [_number(letter, len(variant.rows)) for letter in key.text]
    if not all(numbers):
        return line if key.text.isalnum() else edit(line, key)
    text = " ".join(dict.fromkeys([*line.text.split(), *numbers]))
    return Line(text, len(text))


def _number(letter: str, options: int) -> str:
    """The number of the option that a digit stands for, "" where there is none."""
    return letter if letter in DIGITS[:options] else ""
