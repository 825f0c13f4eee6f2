"""`rnnquiz review`: what is due, and the new questions of the day."""

from typing import TYPE_CHECKING, Annotated

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    LangOption,
    PlainOption,
    ResumeOption,
    SeedOption,
)

if TYPE_CHECKING:
    from datetime import datetime

    from rnnquiz.cli.study import Study
    from rnnquiz.sessions.agenda import Agenda


def review(
    *,
    count: Annotated[
        int | None, typer.Option("--count", "-n", min=1, help="At most so many questions.")
    ] = None,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Review what is due, and the new questions of the day. What is wrong comes again later on."""
    from rnnquiz.cli import world
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, is_left
    from rnnquiz.tui import print_page
    from rnnquiz.tui.still_due import still_due

    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, bank) as outside:
        ended = play_on(outside, "review", resume=resume)
        _, agenda = today(outside)
        if not ended and (chosen := (*agenda.due, *agenda.new)[:count]):
            seed = world.seed() if seed is None else seed
            asked = tuple((question.id, seed) for question in chosen)
            plan = Plan(mode="review", seed=seed, began=terminal.now(), asked=asked)
            ended = play_plan(outside, plan)
        if not (ended and is_left(ended.state)):
            now, agenda = today(outside)
            print_page(terminal, lambda look: still_due(agenda, now, look))


def today(study: "Study") -> "tuple[datetime, Agenda]":
    """What time it is, and what is to be asked today."""
    from rnnquiz.sessions.agenda import agenda, begun_today, day_begins

    assert study.store is not None
    now = study.store.clock()
    questions = tuple(study.bank.questions.values())
    begun = begun_today(study.store.events(day_begins(now)), now)
    return now, agenda(questions, study.store.cards(), study.settings, now, begun=begun)
