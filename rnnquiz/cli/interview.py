"""`rnnquiz interview`: a mock interview, and a report at its end."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rnnquiz.cli.exit import Exit
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

if TYPE_CHECKING:
    from rnnquiz.tui import Terminal

Role = Literal["research", "engineer"]
Seniority = Literal["junior", "senior"]


def interview(
    *,
    minutes: Annotated[int, typer.Option(min=5, max=120, help="How long it is to take.")] = 20,
    role: Annotated[
        Role | None, typer.Option(help="Whom it is for. [default: you are asked]")
    ] = None,
    level: Annotated[
        Seniority | None, typer.Option(help="How much is expected. [default: you are asked]")
    ] = None,
    script: Annotated[str, typer.Option(help="This script; see `rnnquiz list`.")] = "",
    aloud: Annotated[
        bool,
        typer.Option("--aloud", help="Say words aloud; what you tick decides what follows."),
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

    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, bank, forget=forget) as outside:
        found = outside.bank
        ended = play_on(outside, "interview", resume=resume, named="--script" * bool(script))
        if not ended:
            if not (role or level or script or seed is not None) and terminal.stdin.isatty():
                role, level = _candidate(terminal)
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


def _candidate(terminal: "Terminal") -> tuple[Role | None, Seniority | None]:
    """Whom the interview is for, as somebody at a terminal says."""
    from rnnquiz.tui import press, print_page, said, words

    known = {f"{number}": each for number, each in enumerate(words.CANDIDATE, 1)}
    offers = {key: words.CANDIDATE[each] for key, each in known.items()} | {"": words.DO_ANY}
    print_page(terminal, lambda look: said(words.CANDIDATES, look))
    chosen = press(terminal, offers)
    if chosen is None:
        raise typer.Exit(Exit.OK)
    return known.get(chosen, (None, None))
