"""`rnnquiz quiz`: be asked."""

from typing import Annotated

import typer

from rnnquiz.cli.options import AsciiOption, BankOption, LangOption, PlainOption, SeedOption

Several = list[str] | None


def quiz(
    *,
    topic: Annotated[Several, typer.Option(help="Only this topic; may be repeated.")] = None,
    family: Annotated[Several, typer.Option(help="Only this family; may be repeated.")] = None,
    level: Annotated[Several, typer.Option(help="Only easy, medium or hard ones.")] = None,
    tag: Annotated[Several, typer.Option(help="Only with this tag; may be repeated.")] = None,
    id: Annotated[Several, typer.Option("--id", help="This question; may be repeated.")] = None,
    count: Annotated[int, typer.Option("--count", "-n", min=1, help="How many questions.")] = 10,
    seed: SeedOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Be asked questions, and told why an answer is right or wrong."""
    from rnnquiz.cli import world
    from rnnquiz.sessions import Wanted, choose, start
    from rnnquiz.tui import play

    terminal = world.terminal(lang, plain=plain, ascii=ascii)
    found = world.bank(bank)
    wanted = Wanted(*map(tuple, (topic or (), family or (), level or (), tag or (), id or ())))
    seed = world.seed() if seed is None else seed
    questions = choose(tuple(found.questions.values()), wanted, count=count, seed=seed)
    play(start(questions, seed), terminal, found.topics)
