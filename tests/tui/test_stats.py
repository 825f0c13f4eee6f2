"""The page of statistics, piece by piece."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from rnnquiz.bank import Question, content_root, load
from rnnquiz.grading import diagnose
from rnnquiz.oracle import MISCONCEPTIONS
from rnnquiz.progress import Day
from rnnquiz.sessions import Forecast, Holding, Recall, Statistics, mistake_text
from rnnquiz.sessions.holding import Held
from rnnquiz.sessions.recall import recall
from rnnquiz.sessions.statistics import Due, Pace, Practice, Slip, Streak, Studied
from rnnquiz.text import LANGS
from rnnquiz.tui import words
from rnnquiz.tui.calendar import calendar
from rnnquiz.tui.figures import clock
from rnnquiz.tui.forecast import forecast
from rnnquiz.tui.grid import grid
from rnnquiz.tui.look import Look
from rnnquiz.tui.mastery import mastery
from rnnquiz.tui.stats import mistakes, retention, statistics_page

TODAY = date(2026, 3, 31)  # a Tuesday
TOPICS = load((content_root(),)).topics
FEW = recall((), 30, 0.9)
FULL = Statistics(
    today=TODAY,
    period=None,
    topics=(),
    begun=True,
    answers=12345,
    milliseconds=3_723_000_000,
    streak=Streak(400, 401),
    retention=(
        Recall(30, 1000, 700, 0.9, 0.7, 0.671, 0.728, "below"),
        Recall(None, 100_000, 99_000, 0.9, 0.99, 0.9894, 0.9906, "above"),
    ),
    calendar=tuple(
        Studied(TODAY - timedelta(days=back), 31 + back, 1, 1.0, 1000) for back in range(400)
    ),
    forecast=Forecast(
        120, tuple(Due(TODAY + timedelta(days=at), 1234 - at) for at in range(30)), 4321
    ),
    mastery=tuple(
        Holding(topic, 200, tuple(Held(TODAY - timedelta(at), at) for at in range(199, -1, -1)))
        for topic in TOPICS
    ),
    mistakes=tuple(
        Slip(tag, 1000, 999.125, TODAY, ago)
        for ago, tag in enumerate(["reset_before", "z_flipped", "sign", "unknown-tag", *"abcdef"])
    ),
    families=tuple(
        Pace(family, 1234, 1, 360_000_000, 3_600_000, 30_000) for family in words.FAMILIES
    ),
    modes=tuple(Practice(mode, 12345, 12345, 12345.125) for mode in [*words.MODES, "unknown"]),
)
BLANK = replace(FULL, calendar=(), streak=Streak(0, 0), retention=(FEW, FEW), mistakes=())


def plain(lines) -> list[str]:
    return [line.plain for line in lines]


@pytest.mark.parametrize(
    "found", [FULL, BLANK, replace(FULL, begun=False)], ids=["full", "blank", "new"]
)
@pytest.mark.parametrize("width", [200, 80, 60, 40])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ascii", [False, True])
def test_every_line_has_room(found: Statistics, width: int, lang, ascii: bool) -> None:
    look = Look(width, lang, ascii, TOPICS)
    for line in statistics_page(found, look):
        assert cell_len(line.plain) <= look.room, line.plain
        assert line.plain.isascii() or lang == "zh" or not ascii, line.plain


@pytest.mark.parametrize("period", range(1, 400))
def test_the_calendar_holds_the_period_and_no_other_day(period: int) -> None:
    look = Look(80)
    lines = plain(calendar(replace(FULL, period=period), look))
    signs = "".join(line[5:] for line in lines if line[:3] in words.WEEKDAYS.en.split())
    weeks = int(lines[0].split()[-2])
    assert len(signs.replace(" ", "")) == min(period, 7 * 52 + 2)
    assert weeks == min(-(-(period + 5) // 7), 53)


def studied(counts: dict[int, int]) -> Statistics:
    days = (Studied(TODAY - timedelta(days=back), n, 0, 0.0, 0) for back, n in counts.items())
    return replace(FULL, period=14, calendar=tuple(days))


@pytest.mark.parametrize(
    ("counts", "look", "lines"),
    [
        pytest.param(
            {0: 1, 1: 4, 2: 3, 13: 2},
            Look(80),
            [
                "Answers a day, last 3 weeks",
                "",
                "Mon   ·█",
                "Tue   ·░",
                "Wed  ▒·",
                "Thu  ··",
                "Fri  ··",
                "Sat  ··",
                "Sun  ·▓",
                "",
                "· 0  ░ 1  ▒ 2  ▓ 3  █ 4+",
            ],
            id="a sign for every answer",
        ),
        pytest.param(
            {0: 17, 1: 4, 2: 5, 6: 6, 13: 11},
            Look(40, "zh", ascii=True),
            [
                "最近 3 周每天的作答次数",
                "月份",
                "周一  .-",
                "周二  .#",
                "周三 *+",
                "周四 ..",
                "周五 ..",
                "周六 ..",
                "周日 .-",
                "",
                ". 0  - 1-5  + 6-10  * 11-15  # 16+",
            ],
            id="a sign for every few, in ASCII",
        ),
        pytest.param(
            {},
            Look(80),
            [
                "Answers a day, last 3 weeks",
                "",
                "Mon   ··",
                "Tue   ··",
                "Wed  ··",
                "Thu  ··",
                "Fri  ··",
                "Sat  ··",
                "Sun  ··",
                "",
                "· 0  ░ 1  ▒ 2  ▓ 3  █ 4+",
            ],
            id="nothing",
        ),
    ],
)
def test_the_calendar(counts: dict[int, int], look: Look, lines: list[str]) -> None:
    assert plain(calendar(studied(counts), look)) == lines


def test_months_stand_over_their_first_monday() -> None:
    line = plain(calendar(replace(FULL, period=None), Look(80)))[1]
    assert line == "      Apr May Jun  Jul Aug Sep  Oct Nov Dec  Jan Feb Mar"
    first = date(2025, 3, 31)
    assert TODAY - timedelta(days=1 + 52 * 7) == first
    assert line.index("Jul") - 5 == (date(2025, 7, 7) - first).days // 7
    narrow = plain(calendar(replace(FULL, period=None), Look(40)))
    assert max(map(len, narrow)) <= 40


def coming(counts: list[int], overdue: int = 0, later: int = 0) -> Forecast:
    days = tuple(Due(TODAY + timedelta(days=at), count) for at, count in enumerate(counts))
    return Forecast(overdue, days, later)


@pytest.mark.parametrize(
    ("found", "look", "lines"),
    [
        pytest.param(
            coming([8, 4, 0, 1, 0, 0, 0, 0, 6], overdue=3),
            Look(40),
            [
                "Reviews in the coming 9 days",
                "8 █",
                "  █               █",
                "  █ █             █",
                "  █ █   ▄         █",
                "  today         +7",
                "",
                "Today: 8 (3 overdue)   Within 7 days: 13",
                "Within 9 days: 19   Later: 0",
            ],
            id="columns",
        ),
        pytest.param(
            coming([0, 100, 1], later=2),
            Look(80, "zh", ascii=True),
            [
                "未来 3 天的复习",
                "100   #",
                "      #",
                "      #",
                "      # .",
                "    今天",
                "",
                "今天：0   7 天内：101   3 天内：101   更晚：2",
            ],
            id="even one of a hundred is seen; in ASCII and with a cell between",
        ),
        pytest.param(
            coming([0, 0], later=2),
            Look(80),
            [
                "Reviews in the coming 2 days",
                "",
                "Today: 0   Within 7 days: 0   Within 2 days: 0   Later: 2",
            ],
            id="nothing for now",
        ),
        pytest.param(
            coming([0, 0]),
            Look(80),
            ["Reviews in the coming 2 days", "No reviews are planned yet."],
            id="nothing at all",
        ),
    ],
)
def test_the_forecast(found: Forecast, look: Look, lines: list[str]) -> None:
    assert plain(forecast(found, look)) == lines


def weekly(*held: int, of: int = 7, topic: str = "lstm") -> Holding:
    days = (Held(TODAY - timedelta(days=7 * back), n) for back, n in enumerate(reversed(held)))
    return Holding(topic, of, tuple(days)[::-1])


@pytest.mark.parametrize(
    ("found", "look", "lines"),
    [
        pytest.param(
            [weekly(0, 1, 2, 3, 4, 5, 6, 7), weekly(0, 0, 0, 0, 0, 0, 1, 99, of=100, topic="gru")],
            Look(60),
            ["lstm  ▁▂▃▄▅▆▇█     7 / 7  100 %", "gru   ▁▁▁▁▁▁▂▇  99 / 100   99 %"],
            id="only none is the lowest level, and only all the highest",
        ),
        pytest.param(
            [weekly(0, 3, 7)], Look(60, ascii=True), ["lstm  _-#  7 / 7  100 %"], id="ASCII"
        ),
        pytest.param(
            [weekly(*range(8), topic="a topic with quite a long name")],
            Look(40, "zh"),
            ["a topic with quite a long name", "  ▁▂▃▄▅▆▇█  7 / 7  100%"],
            id="narrow",
        ),
        pytest.param(
            [weekly(*[0] * 60, 7)],
            Look(30),
            ["lstm", "  ▁▁▁▁▁▁▁▁▁▁▁█  7 / 7  100 %"][:0]
            or ["lstm", f"  {'▁' * 13}█  7 / 7  100 %"],
            id="the last weeks that fit",
        ),
    ],
)
def test_mastery(found: list[Holding], look: Look, lines: list[str]) -> None:
    shown = plain(mastery(found, look))
    assert [line for line in shown if line in lines] == lines


@pytest.mark.parametrize(
    ("reviews", "recalled", "said"),
    [
        (19, 19, "last 30 days  too few to tell: 19 of the 20 reviews it takes"),
        (20, 19, "last 30 days  95 % remembered (19 of 20), likely 76 to 99 %: fits the target"),
        (100, 70, "last 30 days  70 % remembered (70 of 100), likely 60 to 78 %: below target"),
        (100, 99, "last 30 days  99 % remembered (99 of 100), likely 95 to 100 %: above target"),
    ],
)
def test_retention(reviews: int, recalled: int, said: str) -> None:
    found = recall([Day(1, "lstm", "number", reviews, 0, 0, 0, reviews, recalled)], 30, 0.9)
    lines = plain(retention(replace(FULL, retention=(found,)), Look(80, "en")))
    assert lines[:2] == ["Retention: the target is 90 %", said]


@pytest.mark.parametrize(
    ("ago", "said"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (800, "800 days ago")]
)
def test_how_long_ago(ago: int, said: str) -> None:
    found = replace(FULL, mistakes=(Slip("sign", 3, 2.5, TODAY, ago),))
    assert plain(mistakes(found, Look(80)))[2].split(maxsplit=4) == [
        "wrong",
        "sign",
        "3",
        "2.5",
        said,
    ]


def test_the_most_frequent_mistakes_are_shown_and_the_others_counted() -> None:
    lines = plain(mistakes(FULL, Look(80)))
    assert lines[-1] == "And 2 more: rnnquiz stats --csv mistakes"
    assert sum("points lost" not in line and " 999.12 " in line for line in lines) == 8


@pytest.mark.parametrize("lang", LANGS)
def test_every_mistake_has_words(lang) -> None:
    slips = [each for each in vars(diagnose).values() if isinstance(each, diagnose.Diagnosis)]
    assert {each.tag for each in slips} == set(words.SLIPS)
    for tag in [*words.SLIPS, *(each.name for each in MISCONCEPTIONS)]:
        assert lang in mistake_text(tag).languages
    assert mistake_text("unknown").pick(lang) == ""


def test_every_family_has_a_name() -> None:
    families = {str(each.__struct_config__.tag) for each in Question.__args__}
    assert set(words.FAMILIES) == families


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "0:00"), (499, "0:00"), (59_600, "1:00"), (3_599_000, "59:59"), (90_061_000, "25:01:01")],
)
def test_durations(milliseconds: int, said: str) -> None:
    assert clock(milliseconds) == said


def test_figures_stand_under_each_other() -> None:
    head, rows = ["", "次数", "b"], [["短", "1", "22"], ["long", "12345", "3"]]
    assert plain(grid(head, rows, Look(80))) == [
        "       次数   b",
        "短        1  22",
        "long  12345   3",
    ]
    assert plain(grid(head, rows, Look(20)._replace(width=14))) == [
        "   次数   b",
        "短",
        "      1  22",
        "long",
        "  12345   3",
    ]
