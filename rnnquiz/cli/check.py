"""`rnnquiz check`: prove a bank."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from rnnquiz.cli.exit import Exit
from rnnquiz.cli.options import JsonOption

if TYPE_CHECKING:
    from rnnquiz.errors import Problem
    from rnnquiz.text import Lang


Format = Literal["text", "json", "github"]


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders. [default: the bundled bank]")
    ] = None,
    *,
    seeds: Annotated[int, typer.Option(min=1, help="How many variants of each question.")] = 50,
    all: Annotated[
        bool, typer.Option("--all", help="The bundled bank and those of installed packs.")
    ] = False,
    json: JsonOption = False,
    format: Annotated[
        Format, typer.Option("--format", help="text, json, or github for annotations in CI.")
    ] = "text",
) -> None:
    """Run everything a bank says. What does not hold is told by file:line:column; exit code 1."""
    from rnnquiz.cli import world

    problems, counted = checked(tuple(paths or ()), seeds, packs=all)
    if json or format == "json":
        world.print_json(as_data(problems, counted))
    else:
        line = annotation if format == "github" else str
        world.print_lines([*map(line, problems), summary(problems, counted, seeds)], "en")
    raise typer.Exit(Exit.WRONG if problems else Exit.OK)


def annotation(problem: "Problem") -> str:
    """A problem as a workflow command, which GitHub shows at its line."""
    file, line, column = problem.place
    where = f"file={_escaped(file, ':,')},line={line},col={column}"
    return f"::error {where}::{_escaped(problem.message)}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(each):02X}" if each in "%\r\n" + more else each for each in text)


def checked(
    paths: tuple[Path, ...], seeds: int, *, packs: bool = False
) -> tuple[tuple["Problem", ...], dict[str, int]]:
    """The problems of a bank, those of its files or else those of what they say, and its size.

    Without paths it is the bundled bank; with `packs` that of each installed pack, too.
    """
    from rnnquiz.audit import audit
    from rnnquiz.bank import content_root, load
    from rnnquiz.cli.packs import found
    from rnnquiz.errors import BankError
    from rnnquiz.text import LANGS

    ours = content_root()
    known = load((ours / "topics.yaml",)).topics.values() if paths or packs else ()
    # Our own bank is bilingual; another may be in one language.
    groups: list[tuple[tuple[Path, ...], tuple[Lang, ...]]]
    groups = [(paths, ())] if paths else [((ours,), LANGS)]
    groups += [((path,), ()) for _, path in found()] if packs else []
    problems: list[Problem] = []
    counted = {"questions": 0, "explainers": 0, "interviews": 0}
    for roots, languages in groups:
        try:
            bank = load(
                roots,
                topics=known if roots != (ours,) else (),
                elsewhere=lambda: load((ours,)).questions,
            )
        except BankError as error:
            problems += error.problems
            continue
        problems += audit(bank, seeds=seeds, languages=languages)
        for kind in counted:
            counted[kind] += len(getattr(bank, kind))
    return tuple(problems), counted


def summary(problems: tuple["Problem", ...], counted: dict[str, int], seeds: int) -> str:
    """The closing line."""
    if problems:
        return _several(len(problems), "problem")
    questions = _several(counted["questions"], "question")
    rest = [_several(counted["explainers"], "explainer")]
    rest += [_several(counted["interviews"], "interview")] if counted["interviews"] else []
    proved = [f"{questions} over {_several(seeds, 'seed')}", *rest]
    return f"{', '.join(proved[:-1])} and {proved[-1]}: everything holds"


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
