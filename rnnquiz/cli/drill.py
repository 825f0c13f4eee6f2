"""`rnnquiz drill`: one misconception, until it is gone."""

from typing import Annotated

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    CountOption,
    ForgetOption,
    LangOption,
    PlainOption,
    ResumeOption,
    SeedOption,
)


def drill(
    misconception: Annotated[
        str, typer.Argument(help="Its name. [default: the one that costs you most]")
    ] = "",
    *,
    count: CountOption = 5,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    forget: ForgetOption = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Drill one misconception: questions where it leads astray, with new numbers each time."""
    from rnnquiz.cli import world
    from rnnquiz.cli.study import costliest, play_on, play_plan, study
    from rnnquiz.sessions import Plan, drilled

    terminal, found = world.terminal(lang, plain=plain, ascii=ascii), world.bank(bank)
    with study(terminal, found, forget=forget) as outside:
        if not misconception and play_on(outside, "drill", wanted=resume):
            return
        name = misconception or costliest(outside)
        seed = world.seed() if seed is None else seed
        turns = drilled(tuple(found.questions.values()), name, count=count, seed=seed)
        asked = tuple((turn.question.id, turn.seed) for turn in turns)
        play_plan(outside, Plan(mode="drill", seed=seed, began=terminal.now(), asked=asked))
