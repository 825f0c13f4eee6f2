"""Whole quizzes, scripted keys in and screens out, as a person reads them in tests/transcripts/.

After a deliberate change write them anew with RNNQUIZ_TRANSCRIPTS=write, and look at the diff.
"""

import io

import pytest

from rnnquiz.bank import content_root, load
from rnnquiz.sessions import Wanted, choose, start
from rnnquiz.tui import Terminal
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.live import Live
from rnnquiz.tui.plain import Plain
from rnnquiz.tui.play import feed

SEED = 3
ORDER = ("words", "many", "vector", "number", "formula", "count", "options")
# What is typed, chunk by chunk; a screen is kept after each.
KEYS = (
    "?", "1", "\r",  # a hint, a wrong option, on
    "1", "3", "\r", " ",  # two options picked, one of them wrong
    "?", "?", "0.5; -0.5x", "\r", "\x7f\r", "n",  # hints, a typo, new numbers
    ":a\r", "\r",  # the solution
    ":n\r", ":s\r",  # new numbers, skipped
    "\x1b[200~i_t*c_prev +\n f_t*g_t\x1b[201~", "\r", "\r",  # a formula pasted from two lines
    "4*(", "\r", "\x15864\r", "\r",  # a formula broken off, a count
    "2", "q",
)  # fmt: skip
LINES = "?\n1\n1 3\n\n?\n:h\n0.5; -0.5x\n0.5; -0.5\n:n\n:s\nf_t*c_prev + i_t*g_t\n4*(\n:x\n864\n"


@pytest.fixture
def quiz(bank):
    ids = tuple(f"sample-{name}" for name in ORDER)
    return start(choose(tuple(bank.questions.values()), Wanted(id=ids), count=10, seed=SEED), SEED)


def played(
    quiz, bank, screen, terminal: Terminal, *, keys: tuple[str, ...] = KEYS, coloured: bool = False
) -> str:
    """The screens of a quiz, each under the keys that led to it."""
    shots = [f"--- rnnquiz quiz, {screen.width} columns, {screen.height} rows\n"]
    waiting = iter(keys)

    def receive(_seconds: float | None) -> str:
        shots.append(screen.coloured if coloured else screen.text)
        chunk = next(waiting)
        shots.append(f"--- {chunk!r}\n")
        return chunk

    feed(quiz, Live(terminal, bank.topics, Keyboard(receive)))
    assert next(waiting, None) is None
    return "".join([*shots, screen.coloured if coloured else screen.text])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 40])
def test_a_quiz_by_keyboard(quiz, bank, screen, golden, lang, width) -> None:
    found = screen(width, 24)
    terminal = Terminal(io.StringIO(), found, lang=lang, live=True, size=lambda: (width, 24))
    golden(f"live-{lang}-{width}.txt", played(quiz, bank, found, terminal))


def test_a_quiz_in_colour(quiz, bank, screen, golden, monkeypatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    found = screen(80, 24)
    terminal = Terminal(io.StringIO(), found, live=True, colours=True, size=lambda: (80, 24))
    golden("live-en-80-colour.txt", played(quiz, bank, found, terminal, coloured=True))


def test_a_quiz_in_ascii(quiz, bank, screen, golden) -> None:
    found = screen(80, 24)
    terminal = Terminal(io.StringIO(), found, ascii=True, live=True, size=lambda: (80, 24))
    text = played(quiz, bank, found, terminal)
    assert text.replace("▏", "").isascii()
    golden("live-en-80-ascii.txt", text)


def test_a_page_that_is_too_long_is_scrolled(quiz, bank, screen, golden) -> None:
    found = screen(40, 12)
    terminal = Terminal(io.StringIO(), found, live=True, size=lambda: (40, 12))
    keys = ("\x1b[B", "\x1b[5~", "1", "\x1b[A", "\x1b[A", "\x1b[5~", "\x1b[6~", "q")
    golden("live-en-40x12.txt", played(quiz, bank, found, terminal, keys=keys))


LINE_KEYS = (
    "3", "14", "4", "\r", "2", "\r", "\r",  # a line twice, one missing, an order
    "3", "2", "\r", " ",  # the line that does not belong
    "9", "\r", "\x152", "\r", "n",  # no such line, one that is as it should be, another mistake
    "1: sigmoid(W_xi x + ", "\r", "b_i)", "\r", "n",  # broken off, then as it stands
    "5: f*c_prev + i*g", "\r", "q",
)  # fmt: skip
LINES_TYPED = "1 4 3\n1 4 3 2\n3 2\n2\n"


@pytest.fixture
def lines_quiz(bank):
    ids = ("sample-order", "sample-decoy", "sample-spot")
    return start(choose(tuple(bank.questions.values()), Wanted(id=ids), count=3, seed=SEED), SEED)


@pytest.mark.parametrize(
    ("lang", "width", "ascii"), [("en", 80, False), ("zh", 40, False), ("en", 80, True)]
)
def test_lines_by_keyboard(lines_quiz, bank, screen, golden, lang, width, ascii) -> None:
    found = screen(width, 60)
    terminal = Terminal(
        io.StringIO(), found, lang=lang, ascii=ascii, live=True, size=lambda: (width, 60)
    )
    text = played(lines_quiz, bank, found, terminal, keys=LINE_KEYS)
    assert not ascii or text.replace("▏", "").isascii()
    golden(f"lines-{lang}-{width}{'-ascii' * ascii}.txt", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_lines_line_by_line(lines_quiz, bank, golden, lang) -> None:
    terminal = Terminal(io.StringIO(LINES_TYPED), io.StringIO(), lang=lang)
    feed(lines_quiz, Plain(terminal, bank.topics))
    golden(f"lines-plain-{lang}.txt", terminal.stdout.getvalue())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_quiz_line_by_line(quiz, bank, golden, lang) -> None:
    terminal = Terminal(io.StringIO(LINES), io.StringIO(), lang=lang)
    feed(quiz, Plain(terminal, bank.topics))
    text = terminal.stdout.getvalue()
    assert "\x1b" not in text
    golden(f"plain-{lang}.txt", text)


# What somebody types who takes the bundled quiz through a pipe: a slip, a hint, a wrong formula.
TEN = (
    "?\n3\n"  # a hint, then right
    "1\n[0.5\n[[0.455, 0.546], [0.096, 0.864]]\n"  # two texts that cannot be read
    "1 2\n4(HD + H^2 + H)\n"  # a mistake that has a name
    "f_t*c_prev\n:h\ntanh(o_t*c_t)\n"
    "13\n2 1 4\n:a\n0.8\n1\n:s\n"
)


# Named, so that a new question in the bank does not change what is asked here.
ASKED = (
    "lstm-what-a-step-reads",
    "predict-identity-start",
    "gru-reset-after-value",
    "lstm-cell-update-value",
    "count-gru-two-biases",
    "first-step-gets-no-recurrent-gradient",
    "gru-blend-replace-formula",
    "topology-generation-feeds-back",
    "gru-reset-before-value",
    "elman-jacobian-value",
)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_ten_questions_of_the_bundled_bank_line_by_line(golden, lang) -> None:
    ours = load((content_root(),))
    questions = choose(tuple(ours.questions.values()), Wanted(id=ASKED), count=10, seed=4)
    out = io.StringIO()
    terminal = Terminal(io.StringIO(TEN), out, lang=lang, size=lambda: (80, 24))
    feed(start(questions, 4), Plain(terminal, ours.topics))
    golden(f"bundled-{lang}.txt", out.getvalue())
