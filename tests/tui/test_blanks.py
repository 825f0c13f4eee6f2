"""Blanks and parts: as they are asked, answered one after another, and marked afterwards."""

import pytest
from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.sessions import Solved, Typed, advance, start
from rnnquiz.tui.editor import Line
from rnnquiz.tui.keys import Key
from rnnquiz.tui.look import Look
from rnnquiz.tui.page import footer, page
from rnnquiz.tui.reaction import react

BANK = load((content_root(),))


def asking(id: str):
    return start((BANK.questions[id],), 3)


def said(state, look: Look) -> list[str]:
    return [line.plain for line in page(state, look)]


def line(text: str) -> Line:
    return Line(text, len(text))


ASKED = {
    "an equation": ("cloze-gru-shares", Look(), "    hₜ = [1] ⊙ nₜ + [2] ⊙ hₜ₋₁"),
    "an equation in ASCII": (
        "cloze-gru-shares",
        Look(ascii=True),
        "    h_t = [1] .* n_t + [2] .* h_prev",
    ),
    "code": ("cloze-lstm-numpy", Look(40), "  h_t = o_t * np.tanh([3])"),
    "a sentence": (
        "cloze-gru-gate-names",
        Look(40, "zh"),
        "[1]门决定候选状态能看到多少旧状态；[2]门",
    ),
    "parts": ("parts-gru-step", Look(), "in turn  rₜ; zₜ; nₜ; hₜ"),
    "parts in Chinese": ("parts-gru-step", Look(40, "zh"), "依次填写  rₜ; zₜ; nₜ; hₜ"),
}


@pytest.mark.parametrize(("id", "look", "shown"), ASKED.values(), ids=ASKED)
def test_what_is_to_be_filled_in_is_seen(id, look, shown) -> None:
    assert shown in said(asking(id), look)


FILLED = {
    "an equation": ("cloze-gru-shares", Look(), "    hₜ = (1 - zₜ) ⊙ nₜ + zₜ ⊙ hₜ₋₁"),
    "code": ("cloze-lstm-numpy", Look(), "  h_t = o_t * np.tanh(c_t)"),
    "a sentence": (
        "cloze-gru-gate-names",
        Look(40, "zh"),
        "重置门决定候选状态能看到多少旧状态；更新",
    ),
}


@pytest.mark.parametrize(("id", "look", "shown"), FILLED.values(), ids=FILLED)
def test_afterwards_it_is_filled_in(id, look, shown) -> None:
    assert shown in said(advance(asking(id), Solved()), look)


MARKED = {
    "both wrong": (
        "z_t; 1 - z_t",
        Look(),
        ["✗ [1]  zₜ   right: 1 - zₜ", "✗ [2]  1 - zₜ   right: zₜ"],
    ),
    "one open": ("?; z", Look(lang="zh"), ["! [1]  ?   应为：1 - zₜ", "✓ [2]  zₜ"]),
    "in ASCII": (
        "1 - z; 1 - z",
        Look(ascii=True),
        ["+ [1]  1 - z_t", "x [2]  1 - z_t   right: z_t"],
    ),
}


@pytest.mark.parametrize(("text", "look", "rows"), MARKED.values(), ids=MARKED)
def test_each_blank_is_marked(text, look, rows) -> None:
    lines = said(advance(asking("cloze-gru-shares"), Typed(text)), look)
    at = lines.index(rows[0])
    assert lines[at : at + 2] == rows


@pytest.mark.parametrize("look", [Look(40), Look(40, "zh"), Look(80, ascii=True)])
def test_a_mistake_in_parts_fits_the_page(look) -> None:
    state = advance(asking("parts-lstm-step"), Typed("0.1; 0.2; 0.3; 0.4; 0.5; 0.6"))
    lines = page(state, look)
    assert max(cell_len(look.margin + each.plain) for each in lines) <= look.width
    assert not look.ascii or all(each.plain.isascii() for each in lines)


def test_the_accepted_band_of_a_part_is_shown() -> None:
    state = advance(asking("parts-forget-bias"), Typed("0.1; 0.2"))
    assert any("+- 0.001" in each for each in said(state, Look(ascii=True)))


REACTIONS = {
    "the first of two": ("cloze-gru-shares", "1 - z_t", line("1 - z_t; ")),
    "the first, with its semicolon": ("cloze-gru-shares", "1 - z_t;", line("1 - z_t; ")),
    "nothing new": ("cloze-gru-shares", "1 - z_t; ", line("1 - z_t; ")),
    "both": ("cloze-gru-shares", "1 - z_t; z_t", Typed("1 - z_t; z_t")),
    "both, with a comma": ("cloze-gru-shares", "1 - z_t, z_t", Typed("1 - z_t, z_t")),
    "a vector of the first part": ("parts-lstm-update", "0.1, 0.2", line("0.1, 0.2; ")),
    "too many": ("parts-lstm-update", "1;2;3", Typed("1;2;3")),
}


@pytest.mark.parametrize(("id", "text", "result"), REACTIONS.values(), ids=REACTIONS)
def test_enter_goes_on_to_the_next(id, text, result) -> None:
    assert react(asking(id), line(text), Key("enter")) == result


def test_the_footer_says_what_parts_the_answers() -> None:
    offers = [each.plain for each in footer(asking("cloze-gru-shares"), Look())]
    assert offers[0].startswith("; between the 2 answers")
