"""Home, as a person sees it in tests/transcripts/home-*.txt."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rnnquiz.bank import content_root, load
from rnnquiz.oracle import misconception
from rnnquiz.progress import micros
from rnnquiz.sessions.agenda import Agenda
from rnnquiz.sessions.costly import Costly
from rnnquiz.sessions.mastery import Mastery
from rnnquiz.sessions.standing import Begin, Drill, Learn, Rehearse, Rest, Resume, Review, Standing
from rnnquiz.tui import Terminal, words
from rnnquiz.tui.at_home import follow, print_home, wait
from rnnquiz.tui.home import Way, home_page, with_commands, with_keys
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.keys import Key
from rnnquiz.tui.look import Look

NOON = datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Europe/Berlin"))
COSTLY = Costly("f_i_swapped", misconception("f_i_swapped").text, 6, 4.5)
HELD = {
    "elman": (17, 12), "lstm": (25, 25), "gru": (23, 9), "counting": (13, 4), "gradients": (32, 1),
    "topology": (9, 0), "frameworks": (9, 2), "metrics": (5, 0),
}  # fmt: skip
WAYS = (
    Way("", words.DO_START, ("review",)),
    Way("r", words.DO_REVIEW, ("review",)),
    Way("q", words.DO_QUIZ, ("quiz",)),
    Way("e", words.DO_EXAM, ("exam",)),
    Way("i", words.DO_INTERVIEW, ("interview",)),
    Way("d", words.DO_DRILL, ("drill", "f_i_swapped")),
    Way("s", words.DO_STATS, ("stats",)),
)
FIRST_WAYS = (
    Way("", words.DO_START, ("quiz", "--level", "easy")),
    Way("q", words.DO_QUIZ, ("quiz",)),
)


@pytest.fixture(scope="module")
def ours():
    return load((content_root(),))


@pytest.fixture(scope="module")
def some(ours):
    return tuple(ours.questions.values())[:12]


def agenda(some, due: int = 12, new: int = 5, later: int = 3, **changes: object) -> Agenda:
    given = Agenda(some[:due], some[:new], some[:later], 61, 2, 18, passed=False, following=None)
    return given._replace(**changes)


def standing(some, **changes: object) -> Standing:
    topics = tuple(Mastery(topic, total, held, held) for topic, (total, held) in HELD.items())
    given = Standing(NOON, agenda(some), 7, 5, 9, topics, COSTLY, date(2026, 3, 21), Review(12))
    return given._replace(**changes)


def fresh(some) -> Standing:
    topics = tuple(Mastery(topic, total, 0, 0) for topic, (total, _) in HELD.items())
    today = agenda(some, due=0, new=10, later=0, days=None)
    return Standing(NOON, today, 0, 0, 0, topics, None, None, Begin())


def shot(ours, screen, here, ways, keys=("x",), *, coloured=False, **given) -> str:
    terminal = Terminal(
        io.StringIO(), screen, live=True, size=lambda: (screen.width, screen.height), **given
    )
    shots, waiting = [], iter(keys)

    def receive(_seconds: float | None) -> str:
        shots.append(screen.coloured if coloured else screen.text)
        chunk = next(waiting)
        shots.append(f"--- {chunk!r}\n")
        return chunk

    way = follow(terminal, ours.topics, Keyboard(receive), here, ways)
    assert next(waiting, None) is None
    return "".join([*shots, f"--- {' '.join(way.command) if way else 'left'}\n"])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 40])
def test_home_by_keyboard(ours, some, screen, golden, lang, width) -> None:
    text = shot(ours, screen(width, 32), standing(some), WAYS, ("z", "d"), lang=lang)
    golden(f"home-{lang}-{width}.txt", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 40])
def test_the_first_time_by_keyboard(ours, some, screen, golden, lang, width) -> None:
    text = shot(ours, screen(width, 32), fresh(some), FIRST_WAYS, ("\r",), lang=lang)
    golden(f"home-first-{lang}-{width}.txt", text)


def test_home_in_a_small_window_is_scrolled(ours, some, screen, golden) -> None:
    keys = ("\x1b[B", "\x1b[6~", "\x1b[A", "\x03")
    golden("home-en-40x12.txt", shot(ours, screen(40, 12), standing(some), WAYS, keys))


def test_home_in_colour(ours, some, screen, golden, monkeypatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    text = shot(ours, screen(80, 32), standing(some), WAYS, colours=True, coloured=True)
    golden("home-en-80-colour.txt", text)


def test_home_in_ascii(ours, some, screen, golden) -> None:
    text = shot(ours, screen(80, 32), standing(some), WAYS, ascii=True)
    assert text.replace("▏", "").isascii()
    golden("home-en-80-ascii.txt", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 40])
def test_home_in_a_pipe(ours, some, golden, lang, width) -> None:
    out = io.StringIO()
    terminal = Terminal(io.StringIO(), out, lang=lang, size=lambda: (width, 24))
    print_home(terminal, ours.topics, standing(some), WAYS)
    assert "\x1b" not in out.getvalue()
    golden(f"home-plain-{lang}-{width}.txt", out.getvalue())


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        pytest.param("r", "review", id="a letter"),
        pytest.param("S", "stats", id="a capital"),
        pytest.param("\r", "review", id="Enter"),
        pytest.param("x", "left", id="leave"),
        pytest.param("\x03", "left", id="Ctrl-C"),
        pytest.param("\x04", "left", id="Ctrl-D"),
        pytest.param(None, "left", id="the terminal is closed"),
    ],
)
def test_a_key_takes_a_way(ours, some, screen, keys, wanted) -> None:
    said = shot(ours, screen(80, 32), standing(some), WAYS, (keys,))
    assert said.endswith(f"--- {wanted}\n")


@pytest.mark.parametrize("key", ["7", " ", "\x1b[H", "\x1b[200~q\x1b[201~", "é", "离"])
def test_another_key_does_nothing(ours, some, screen, key) -> None:
    said = shot(ours, screen(80, 32), standing(some), WAYS, (key, "x"))
    first, second = said.split(f"--- {key!r}\n")
    assert second == first + "--- 'x'\n--- left\n"


def test_without_a_sensible_thing_enter_does_nothing(ours, some, screen) -> None:
    said = shot(ours, screen(80, 32), standing(some, advice=Rest()), WAYS[1:], ("\r", "x"))
    assert said.endswith("--- left\n")
    assert "Enter" not in said


def test_the_page_follows_the_window(ours, some, screen) -> None:
    found, keys = screen(80, 32), iter(["", "x"])
    terminal = Terminal(io.StringIO(), found, live=True, size=lambda: (found.width, found.height))

    def receive(_seconds: float | None) -> str:
        found.width = 40
        return next(keys)

    assert follow(terminal, ours.topics, Keyboard(receive), standing(some), WAYS) is None
    assert "\nDue now         12  3 more another day\n" in found.text


@pytest.mark.parametrize(
    ("key", "home"),
    [
        (Key("text", " "), True),
        (Key("enter"), True),
        (Key("text", "x"), False),
        (Key("interrupt"), False),
        (Key("end_of_input"), False),
    ],
)
def test_what_was_started_stays_until_a_key(screen, key, home) -> None:
    found = screen(80, 24)
    terminal = Terminal(io.StringIO(), found, live=True)
    assert wait(terminal, lambda: key) is home
    assert "  x leaves, any other key goes home" in found.text


def test_who_scrolls_back_is_not_taken_home(screen) -> None:
    keys = iter([Key("page_up"), Key("down"), Key("text", "x")])
    assert wait(Terminal(io.StringIO(), screen(80, 24), live=True), lambda: next(keys)) is False
    assert next(keys, None) is None


@pytest.mark.parametrize(
    ("advice", "en", "zh"),
    [
        (Review(3), "Next: review what is due.", "接下来：复习到期的题。"),
        (Resume("exam"), "Next: go on with the exam you left.", "接下来：继续上次没做完的考试。"),
        (
            Learn(4, "gru"),
            "Next: the new questions of today. Your weakest topic is GRU.",
            "接下来：做今天的新题。你最弱的主题是“GRU”。",
        ),
        (
            Drill("f_i_swapped"),
            "Next: drill what costs you most, until it no longer does.",
            "接下来：专项练习最常丢分的误解，直到不再错。",
        ),
        (Rehearse(), "Next: a mock interview.", "接下来：来一场模拟面试。"),
        (
            Rest(),
            "That is all for today. The next review comes on 2026-03-05.",
            "今天的都做完了。下一次复习在 2026-03-05。",
        ),
    ],
)
def test_the_next_sensible_thing_is_a_sentence(ours, some, advice, en, zh) -> None:
    following = micros(datetime(2026, 3, 6, 3, 59, tzinfo=NOON.tzinfo))
    here = standing(some, advice=advice, agenda=agenda(some, following=following))
    for lang, said in {"en": en, "zh": zh}.items():
        assert home_page(here, Look(lang=lang, titles=ours.topics))[-1].plain == said


@pytest.mark.parametrize(
    ("days", "by", "en", "zh"),
    [
        (18, "2026-03-21", "in 18 days, on 2026-03-21", "还有 18 天，2026-03-21"),
        (1, "2026-03-04", "tomorrow", "明天"),
        (0, "2026-03-03", "today", "今天"),
        (
            None,
            "2026-03-01",
            "was on 2026-03-01, and no longer counts",
            "2026-03-01 已过，不再计入",
        ),
    ],
)
def test_when_the_interview_is(ours, some, days, by, en, zh) -> None:
    here = standing(some, by=date.fromisoformat(by), agenda=agenda(some, days=days))
    for lang, said in {"en": en, "zh": zh}.items():
        lines = [line.plain for line in home_page(here, Look(lang=lang))]
        assert any(line.split(maxsplit=1)[1:] == [said] for line in lines), lines


def test_without_an_interview_nothing_is_said_of_one(ours, some) -> None:
    here = standing(some, by=None, agenda=agenda(some, days=None))
    assert "Interview" not in str([line.plain for line in home_page(here, Look())])


@pytest.mark.parametrize("width", [40, 59, 60, 80, 200])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_is_wider_than_the_page(ours, some, width, lang) -> None:
    look = Look(width, lang, titles=ours.topics)
    for here, ways in ((standing(some), WAYS), (fresh(some), FIRST_WAYS)):
        lines = [*home_page(here, look), *with_keys(ways, look), *with_commands(ways, look)]
        assert max(line.cell_len for line in lines) <= look.room
