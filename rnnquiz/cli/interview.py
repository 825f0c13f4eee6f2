"""`rnnquiz interview`: a mock interview, and a report at its end."""

from typing import Annotated, Literal

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    ForgetOption,
    LangOption,
    PlainOption,
    ResumeOption,
    SaveOption,
    SeedOption,
)


def interview(
    *,
    minutes: Annotated[int, typer.Option(min=5, max=120, help="How long it is to take.")] = 20,
    role: Annotated[
        Literal["research", "engineer"] | None, typer.Option(help="Whom it is for.")
    ] = None,
    level: Annotated[
        Literal["junior", "senior"] | None, typer.Option(help="How much is expected.")
    ] = None,
    script: Annotated[str, typer.Option(help="This script; see `rnnquiz list`.")] = "",
    aloud: Annotated[
        bool, typer.Option("--aloud", help="Say answers in words aloud instead of typing them.")
    ] = False,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    save: SaveOption = None,
    forget: ForgetOption = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Be interviewed. What you say decides what comes next, and a report is written at the end."""
    from rnnquiz.cli import world
    from rnnquiz.cli.reporting import reported
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, suitable

    terminal, found = world.terminal(lang, plain=plain, ascii=ascii), world.bank(bank)
    with study(terminal, found, forget=forget) as outside:
        ended = play_on(outside, "interview", wanted=False if script else resume)
        if not ended:
            seed = world.seed() if seed is None else seed
            named = [world.interview(found, script)] if script else []
            scripts = named or suitable(found.interviews.values(), role, level, seed=seed)
            plan = Plan(
                mode="interview",
                seed=seed,
                began=terminal.now(),
                scripts=tuple(each.id for each in scripts),
                minutes=minutes,
                aloud=aloud,
            )
            ended = play_plan(outside, plan)
        reported(outside, ended, folder=save)
