"""`rnnquiz exam`: a fixed set of questions against the clock, and a report at the end."""

from typing import Annotated

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    CountOption,
    FamilyOption,
    ForgetOption,
    LangOption,
    LevelOption,
    PlainOption,
    ResumeOption,
    SaveOption,
    SeedOption,
    TagOption,
    TopicOption,
)

MINUTES = 2  # for a question, where nobody says otherwise


def exam(
    *,
    topic: TopicOption = None,
    family: FamilyOption = None,
    level: LevelOption = None,
    tag: TagOption = None,
    count: CountOption = 20,
    minutes: Annotated[
        int | None,
        typer.Option(min=1, max=600, help="The time limit. [default: 2 for each question]"),
    ] = None,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    save: SaveOption = None,
    forget: ForgetOption = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Sit an exam against the clock. Nothing is said before the end; then a report is written."""
    from rnnquiz.cli import world
    from rnnquiz.cli.reporting import reported
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, Wanted, choose, examinable

    wanted = Wanted(*map(tuple, (topic or (), family or (), level or (), tag or ())))
    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, bank, forget=forget) as outside:
        found = outside.bank
        ended = play_on(outside, "exam", resume=resume, named="--seed" * (seed is not None))
        if not ended:
            seed = world.seed() if seed is None else seed
            chosen = choose(examinable(found.questions.values()), wanted, count=count, seed=seed)
            plan = Plan(
                mode="exam",
                seed=seed,
                began=terminal.now(),
                asked=tuple((question.id, seed) for question in chosen),
                minutes=minutes or MINUTES * len(chosen),
            )
            ended = play_plan(outside, plan)
        reported(outside, ended, folder=save)
