"""`rnnquiz quiz`: be asked."""

from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from rnnquiz.sessions import Wanted

COUNT = 10  # questions, where nobody says otherwise


def quiz(
    *,
    topic: TopicOption = None,
    family: FamilyOption = None,
    level: LevelOption = None,
    tag: TagOption = None,
    id: Annotated[
        list[str] | None, typer.Option("--id", help="This question; may be repeated.")
    ] = None,
    count: CountOption = COUNT,
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
    from rnnquiz.cli.again import asking_again
    from rnnquiz.cli.study import play_on, play_plan, study
    from rnnquiz.sessions import Plan, Wanted, choose, matching
    from rnnquiz.sessions.mastery import weakest_first

    wanted = Wanted(*map(tuple, (topic or (), family or (), level or (), tag or (), id or ())))
    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    with study(terminal, bank, forget=forget) as outside:
        named = " and ".join(["--seed"] * (seed is not None) + ["--id"] * bool(id))
        if play_on(outside, "quiz", resume=resume, named=named):
            return
        questions = tuple(outside.bank.questions.values())
        seed = world.seed() if seed is None else seed
        if weakest and outside.store:
            chosen = weakest_first(matching(questions, wanted), outside.store.cards())[:count]
        else:
            chosen = choose(questions, wanted, count=count, seed=seed)
        asked = tuple((question.id, seed) for question in chosen)
        same = asking_again(
            "quiz", *_filters(wanted), count=count, usual=COUNT, bank=bank, seed=seed
        )
        again = "" if weakest else same
        plan = Plan(mode="quiz", seed=seed, began=terminal.now(), asked=asked, again=again)
        play_plan(outside, plan)


def _filters(wanted: "Wanted") -> list[str]:
    """The options that ask for what is wanted."""
    return [
        word
        for name, values in wanted._asdict().items()
        for value in values
        for word in (f"--{name}", value)
    ]
