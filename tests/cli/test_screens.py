"""Whole sessions as they are seen: exam, review, interview, and what was left of them.

After a deliberate change write them anew with RNNQUIZ_TRANSCRIPTS=write, and look at the diff.
"""

import pytest

from tests.cli.played import Desk, after

SIZES = [(80, 40), (40, 60)]
LANGS = ["en", "zh"]

EXAM = (
    "exam --seed 5 --count 4 --minutes 5 "
    "--family choice --family number --family formula --family count"
)
EXAM_KEYS = (
    "2", "0.3.1", "\r", "\x150.5", "\r",  # a wrong option, a text that cannot be read, a number
    ":m\r", ":s\r", "1", "3", "\r",  # marked and left open; two options, which leads to the end
    "3\r", ":b\r", ":o\r", "h", "r",  # back to the marked one and before it; handed in; planned
)  # fmt: skip
EXAM_LINES = "2\n0.3.1\n0.5\n:m\n:s\n1 3\n3\n:b\n:o\n:h\nr\n"

INTERVIEW = "interview --minutes 15 --seed 3"
CLAIM = {"en": "The gates solve vanishing gradients.", "zh": "门解决了梯度消失。"}
HEARD = {"en": "It adds.", "zh": "它是累加的。"}
REVIEW = "review --seed 3"


def interview_keys(lang: str) -> tuple[object, ...]:
    return (
        "?", CLAIM[lang], "\r", "\r", "a", "1", "2", "\r", "2",  # words, rubric; a claim follows
        ":h\r", "1; 2", "\r",  # computed, with a hint
        f"\x1b[200~{HEARD[lang]}\x1b[201~", "\r", "\r", "1", "\r", "1",  # a point was missed
        after(65), ":s\r", "1: 2", "\r",  # passed while the clock goes on; the wrong line
        after(560), after(60), "864", "\r", "r",  # the time is up
    )  # fmt: skip


def interview_lines(lang: str) -> str:
    return f"?\n{CLAIM[lang]}\n.\na\n1 2\n2\n:h\n1; 2\n{HEARD[lang]}\n\n1\n1\n:s\n1: 2\n864\nr\n"


@pytest.fixture
def desk(monkeypatch, tmp_path) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    return Desk(monkeypatch)


everywhere = pytest.mark.parametrize(
    ("lang", "size"), [(lang, size) for lang in LANGS for size in SIZES], ids=str
)


@everywhere
def test_an_exam(desk, screen, golden, lang, size) -> None:
    text = desk.keyed(screen(*size), EXAM, *EXAM_KEYS, lang=lang)
    golden(f"exam-{lang}-{size[0]}.txt", text)


def test_an_exam_in_colour(desk, screen, golden) -> None:
    text = desk.keyed(screen(80, 40), EXAM, *EXAM_KEYS, coloured=True, colours=True)
    golden("exam-en-80-colour.txt", text)


def test_an_exam_without_colour(desk, screen, golden) -> None:
    text = desk.keyed(screen(80, 40), EXAM, *EXAM_KEYS, coloured=True)
    assert not {"red", "green", "yellow", "blue", "magenta", "cyan"} & set(text.split())
    golden("exam-en-80-no-colour.txt", text)


@pytest.mark.parametrize("lang", LANGS)
def test_an_exam_line_by_line(desk, golden, lang) -> None:
    golden(f"exam-plain-{lang}.txt", desk.lined(EXAM, EXAM_LINES, lang=lang))


@pytest.mark.parametrize("lang", LANGS)
def test_the_time_of_an_exam_runs_out_without_a_key(desk, screen, golden, lang) -> None:
    """What was handed in counts; what is still on the line does not."""
    keys = ("1", "0.5", after(220), after(45), after(60), "\r")
    text = desk.keyed(screen(40, 60), EXAM, *keys, lang=lang)
    golden(f"exam-over-{lang}-40.txt", text)


@everywhere
def test_an_interview(desk, screen, golden, lang, size) -> None:
    text = desk.keyed(screen(*size), INTERVIEW, *interview_keys(lang), lang=lang)
    golden(f"interview-{lang}-{size[0]}.txt", text)


def test_an_interview_in_ascii(desk, screen, golden) -> None:
    text = desk.keyed(screen(80, 40), INTERVIEW, *interview_keys("en"), ascii=True)
    assert text.replace("▏", "").isascii()
    golden("interview-en-80-ascii.txt", text)


@pytest.mark.parametrize("lang", LANGS)
def test_an_interview_line_by_line(desk, golden, lang) -> None:
    golden(f"interview-plain-{lang}.txt", desk.lined(INTERVIEW, interview_lines(lang), lang=lang))


def reviewable(desk: Desk) -> None:
    """Three questions answered a month ago, so that they are due and nothing else is asked."""
    for name, answer in (("words", "1"), ("count", "1"), ("many", "1")):
        desk.lined(f"quiz --seed 3 --id sample-{name}", f"{answer}\n")
    desk.on(days=30)
    desk.lined("config new 0", "")


@everywhere
def test_a_review(desk, screen, golden, lang, size) -> None:
    """Wrong, taken back, wrong again: it comes once more at the end, with other numbers."""
    reviewable(desk)
    keys = ("1", "u", "3", " ", "9", "\r", "u", "156\r", " ", "1", "2", "\r", " ", "3", " ")
    golden(f"review-{lang}-{size[0]}.txt", desk.keyed(screen(*size), REVIEW, *keys, lang=lang))


@pytest.mark.parametrize("lang", LANGS)
def test_a_review_line_by_line(desk, golden, lang) -> None:
    reviewable(desk)
    lines = "1\nu\n3\n\n9\nu\n156\n\n9\n1 2\n\n3\n\n"
    golden(f"review-plain-{lang}.txt", desk.lined(REVIEW, lines, tty=True, lang=lang))


@everywhere
def test_what_was_left_is_offered(desk, screen, golden, lang, size) -> None:
    """Enter goes on with it, n begins anew."""
    told = desk.keyed(screen(*size), INTERVIEW, CLAIM[lang], "\r", "\r", "1", "\x03", lang=lang)
    desk.on(hours=20)
    told += desk.keyed(screen(*size), "interview", "\r", "q", lang=lang)
    told += desk.keyed(screen(*size), "interview", "n", "5", "\r", "\x03", lang=lang)
    told += desk.keyed(screen(*size), "interview", "\x04", lang=lang)
    golden(f"left-{lang}-{size[0]}.txt", told)


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_left_is_offered_line_by_line(desk, golden, lang) -> None:
    told = desk.lined(EXAM, ":m\n:q\n", lang=lang)
    told += desk.lined("exam", "\n:q\n", tty=True, lang=lang)
    told += desk.lined("exam --resume", "2\n:q\n", lang=lang)
    golden(f"left-plain-{lang}.txt", told)


@everywhere
def test_nothing_is_due(desk, screen, golden, lang, size) -> None:
    desk.lined("config new 0", "")
    told = desk.keyed(screen(*size), "review", lang=lang)
    desk.lined("quiz --seed 3 --id sample-words", "2\n")
    told += desk.keyed(screen(*size), "review", lang=lang)
    golden(f"nothing-due-{lang}-{size[0]}.txt", told)
