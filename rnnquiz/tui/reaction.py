"""What a key does: it edits the line, or it makes an event. Pure."""

from rnnquiz.bank import Cloze, Offering
from rnnquiz.grading import split_entries
from rnnquiz.sessions import Advanced, Answered, Asking, Event, Hinted, Quit, State, Typed
from rnnquiz.tui.commands import event_of, is_answer
from rnnquiz.tui.editor import Line, edit
from rnnquiz.tui.keys import Key

DIGITS = "123456789"


def opening(state: State) -> Line:
    """The line to begin with: what could not be read may be put right."""
    if isinstance(state, Asking) and not isinstance(state.asked.question, Offering):
        return Line(state.text, len(state.text))
    return Line()


def react(state: State, line: Line, key: Key) -> Line | Event:
    """The line after the key, or the event that the key completes."""
    if key.name == "interrupt" or (key.name == "end_of_input" and not line.text):
        return Quit()
    if key.name == "enter":
        return _entered(state, line)
    if key.name == "text" and not line.text.startswith(":"):
        return _pressed(state, line, key)
    return edit(line, key)


def _entered(state: State, line: Line) -> Line | Event:
    event = event_of(state, line.text)
    if event or isinstance(state, Answered):
        return event or Line()
    if not isinstance(state, Asking) or not is_answer(line.text):
        return line
    return _next_blank(state, line) or Typed(line.text)


def _next_blank(state: Asking, line: Line) -> Line | None:
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
    if isinstance(state, Answered) and not line.text:
        return Advanced() if key.text == " " else event_of(state, key.text) or _command(key)
    if isinstance(state, Asking) and key.text in {"?", "？"} and not line.text:
        return Hinted()
    if isinstance(state, Asking) and isinstance(state.asked.question, Offering):
        command = "" if line.text else f":{key.text}"
        return event_of(state, command) or _picked(state.asked.question, line, key)
    return edit(line, key)


def _command(key: Key) -> Line:
    return edit(Line(), key) if key.text[0] in ":：" else Line()


def _picked(question: Offering, line: Line, key: Key) -> Line | Event:
    numbers = [_number(letter, len(question.options)) for letter in key.text]
    if not all(numbers):
        return line if key.text.isalnum() and not line.text else edit(line, key)
    if not question.many:
        return Typed(numbers[0]) if len(numbers) == 1 and not line.text else edit(line, key)
    picked = set(line.text.split()) ^ set(numbers)
    text = " ".join(sorted(picked))
    return Line(text, len(text))


def _number(letter: str, options: int) -> str:
    """The number of the option that a digit stands for, "" where there is none."""
    return letter if letter in DIGITS[:options] else ""
