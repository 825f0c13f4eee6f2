"""`rnnquiz drill`: one misconception, until it is gone."""

from typing import TYPE_CHECKING, Annotated

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
from rnnquiz.errors import UsageError

if TYPE_CHECKING:
    from rnnquiz.cli.study import Study

COUNT = 5  # questions, where nobody says otherwise


def drill(
    misconception: Annotated[
        str, typer.Argument(help="Its name. [default: the one that costs you most]")
    ] = "",
    *,
    count: CountOption = COUNT,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    forget: ForgetOption = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Drill one misconception. It leads astray in every question, with new numbers each time."""
    from rnnquiz.cli import world
    from rnnquiz.cli.again import asking_again
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, drilled

    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, bank, forget=forget) as outside:
        found = outside.bank
        if play_on(outside, "drill", resume=resume, named=misconception):
            return
        name = misconception or costliest(outside)
        seed = world.seed() if seed is None else seed
        turns = drilled(tuple(found.questions.values()), name, count=count, seed=seed)
        asked = tuple((turn.question.id, turn.seed) for turn in turns)
        again = asking_again("drill", name, count=count, usual=COUNT, bank=bank, seed=seed)
        plan = Plan(mode="drill", seed=seed, began=terminal.now(), asked=asked, again=again)
        play_plan(outside, plan)


def costliest(study: "Study") -> str:
    """The misconception that cost most lately; UsageError where none was met yet."""
    from rnnquiz.sessions.costly import most_costly

    found = most_costly(study.store.mistakes(), study.store.clock()) if study.store else None
    if not found:
        raise UsageError(
            "no misconception has cost you points yet: name one of `rnnquiz list --misconceptions`"
        )
    return found.tag
