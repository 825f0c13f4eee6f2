"""Plots, as they are seen."""

import pytest
from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.lab import EXPERIMENTS, Plot, Row, conduct
from rnnquiz.sessions import Answered, Typed, advance, start
from rnnquiz.text import LANGS, Text
from rnnquiz.tui.look import Look
from rnnquiz.tui.page import page
from rnnquiz.tui.plot import experiment_page, plot

TITLE = Text("sizes", "大小")
BARS = Plot(TITLE, (Row(Text("half"), (2.0,)), Row(Text("whole"), (4.0,)), Row(Text("0"), (0.0,))))
CURVES = Plot(
    Text("decay"),
    (Row(Text("fast"), (1.0, 1e-2, 1e-4, 0.0)), Row(Text("slow"), (1.0, 0.5, 0.25, 0.125))),
    log=True,
)
FLAT = Plot(Text("flat"), (Row(Text("a"), (1.0, 1.0)),))
NEGATIVE = Plot(Text("signs"), (Row(Text("a"), (-1.0, 0.0, 1.0)),))


@pytest.mark.parametrize(
    ("shown", "look", "lines"),
    [
        pytest.param(
            BARS,
            Look(30),
            ["sizes", f"half   {'━' * 10}            2", f"whole  {'━' * 20}  4", f"0{' ' * 28}0"],
            id="bars",
        ),
        pytest.param(
            BARS,
            Look(30, "zh", ascii=True),
            ["大小", f"half   {'=' * 10}            2", f"whole  {'=' * 20}  4", f"0{' ' * 28}0"],
            id="bars in ASCII",
        ),
        pytest.param(
            CURVES,
            Look(40),
            ["decay (log scale)", "fast  █▅▂   1 → 0", "slow  ███▇  1 → 0.125"],
            id="curves on a log scale; zero has no place on it",
        ),
        pytest.param(
            CURVES,
            Look(40, ascii=True),
            ["decay (log scale)", "fast  #=.   1 -> 0", "slow  ###*  1 -> 0.125"],
            id="curves in ASCII",
        ),
        pytest.param(
            CURVES,
            Look(22),
            ["decay (log scale)", "fast", "  █▅▂   1 → 0", "slow", "  ███▇  1 → 0.125"],
            id="labels on lines of their own where it is narrow",
        ),
        pytest.param(FLAT, Look(40), ["flat", "a  ██  1 → 1"], id="all the same"),
        pytest.param(NEGATIVE, Look(40), ["signs", "a  ▁ █  -1 → 1"], id="negative numbers"),
    ],
)
def test_a_plot(shown: Plot, look: Look, lines: list[str]) -> None:
    assert [line.plain for line in plot(shown, look)] == lines


def test_a_long_series_is_thinned_with_both_its_ends() -> None:
    points = (1.0, *[0.5] * 198, 0.25)
    (_, line) = plot(Plot(Text("long"), (Row(Text("a"), points),)), Look(40))
    assert cell_len(line.plain) == 40
    assert line.plain[3] == "█"
    assert line.plain[len("a  ") :].split("  ")[0][-1] == "▃"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_fits_the_window(name: str, width: int, lang: str) -> None:
    for ascii in (False, True):
        look = Look(width, lang, ascii=ascii)  # type: ignore[arg-type]
        lines = [look.margin + line.plain for line in experiment_page(conduct(name, 1, {}), look)]
        assert not [line for line in lines if cell_len(line) > width]
        assert not ascii or lang == "zh" or "".join(lines).isascii()


def test_the_experiment_is_drawn_after_the_answer_and_not_before(golden) -> None:
    bank = load((content_root(),))
    asking = start((bank.questions["predict-forget-bias"],), 3)
    answered = advance(asking, Typed("1"))
    assert isinstance(answered, Answered)
    assert not answered.outcome.asked.renewable
    look = Look(80, titles=bank.topics)
    before, after = ([line.plain for line in page(state, look)] for state in (asking, answered))
    assert not any("█" in line for line in before)
    assert any("█" in line for line in after)
    zh = page(answered, Look(40, "zh", titles=bank.topics))
    shots = ["\n".join(before), "\n".join(after), "\n".join(line.plain for line in zh)]
    golden("predict.txt", "\n\n---\n\n".join(shots) + "\n")


def test_the_plot_names_the_command_that_draws_it_again() -> None:
    last = experiment_page(conduct("jacobian", 7, {"rho": 0.9, "steps": 25}), Look(80))[-1]
    assert last.plain == "rnnquiz lab jacobian --seed 7 --set rho=0.9"
