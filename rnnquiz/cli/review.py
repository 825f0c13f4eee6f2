"""`rnnquiz review`: what is due, and the new questions of the day."""

from typing import Annotated

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    LangOption,
    PlainOption,
    ResumeOption,
    SeedOption,
)


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
    """Review what is due today, each with new numbers; what is wrong comes again at the end."""
    from rnnquiz.cli import world
    from rnnquiz.cli.study import play_on, play_plan, study, today
    from rnnquiz.sessions import Plan
    from rnnquiz.tui import nothing_due, print_page

    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, world.bank(bank)) as outside:
        if play_on(outside, "review", wanted=resume):
            return
        agenda, now = today(outside)
        chosen = (*agenda.due, *agenda.new)[:count]
        if not chosen:
            print_page(terminal, lambda look: nothing_due(agenda, now, look))
            return
        seed = world.seed() if seed is None else seed
        asked = tuple((question.id, seed) for question in chosen)
        play_plan(outside, Plan(mode="review", seed=seed, began=terminal.now(), asked=asked))
