"""`rnnquiz check`: prove a bank."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.exit import Exit
from rnnquiz.cli.options import JsonOption

if TYPE_CHECKING:
    from rnnquiz.errors import Problem


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders. [default: the bundled bank]")
    ] = None,
    *,
    seeds: Annotated[int, typer.Option(min=1, help="How many variants of each question.")] = 50,
    json: JsonOption = False,
) -> None:
    """Run everything a bank says; exit code 1 with file:line:column for what does not hold."""
    from rnnquiz.cli import world

    problems, counted = checked(tuple(paths or ()), seeds)
    if json:
        world.print_json(as_data(problems, counted))
    else:
        world.print_lines([*map(str, problems), summary(problems, counted, seeds)], "en")
    raise typer.Exit(Exit.WRONG if problems else Exit.OK)


def checked(paths: tuple[Path, ...], seeds: int) -> tuple[tuple["Problem", ...], dict[str, int]]:
    """The problems of a bank, those of its files or else those of what they say, and its size."""
    from rnnquiz.audit import audit
    from rnnquiz.cli import world
    from rnnquiz.errors import BankError
    from rnnquiz.text import LANGS

    try:
        bank = world.bank(paths)
    except BankError as error:
        return error.problems, {"questions": 0, "explainers": 0}
    # Our own bank is bilingual; another may be in one language.
    languages = () if paths else LANGS
    problems = audit(bank, seeds=seeds, languages=languages)
    return problems, {"questions": len(bank.questions), "explainers": len(bank.explainers)}


def summary(problems: tuple["Problem", ...], counted: dict[str, int], seeds: int) -> str:
    """The closing line."""
    if problems:
        return _several(len(problems), "problem")
    questions = _several(counted["questions"], "question")
    explainers = _several(counted["explainers"], "explainer")
    return f"{questions} over {_several(seeds, 'seed')} and {explainers}: everything holds"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def as_data(problems: tuple["Problem", ...], counted: dict[str, int]) -> dict[str, Any]:
    """The outcome as data."""
    return {
        "ok": not problems,
        **counted,
        "problems": [
            {**problem.place._asdict(), "message": problem.message} for problem in problems
        ],
    }
