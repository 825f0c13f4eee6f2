"""`rnnquiz quiz`: be asked."""

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
    SeedOption,
    TagOption,
    TopicOption,
)


def quiz(
    *,
    topic: TopicOption = None,
    family: FamilyOption = None,
    level: LevelOption = None,
    tag: TagOption = None,
    id: Annotated[
        list[str] | None, typer.Option("--id", help="This question; may be repeated.")
    ] = None,
    count: CountOption = 10,
    weakest: Annotated[bool, typer.Option("--weakest", help="First what you know least.")] = False,
    seed: SeedOption = None,
    resume: ResumeOption = None,
    forget: ForgetOption = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Be asked questions, and told why an answer is right or wrong."""
    from rnnquiz.cli import world
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, Wanted, choose, matching, weakest_first

    wanted = Wanted(*map(tuple, (topic or (), family or (), level or (), tag or (), id or ())))
    terminal, found = world.terminal(lang, plain=plain, ascii=ascii), world.bank(bank)
    questions = tuple(found.questions.values())
    with study(terminal, found, forget=forget) as outside:
        named = seed is not None or id
        if play_on(outside, "quiz", wanted=False if named and resume is None else resume):
            return
        seed = world.seed() if seed is None else seed
        if weakest and outside.store:
            chosen = weakest_first(matching(questions, wanted), outside.store.cards())[:count]
        else:
            chosen = choose(questions, wanted, count=count, seed=seed)
        asked = tuple((question.id, seed) for question in chosen)
        play_plan(outside, Plan(mode="quiz", seed=seed, began=terminal.now(), asked=asked))
