"""`rnnquiz run`: what the reference computes, gate by gate."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    HiddenOption,
    InputOption,
    JsonOption,
    LangOption,
    SeedOption,
    StepsOption,
)

if TYPE_CHECKING:
    from rnnquiz.oracle import Attempt


def run(
    cell: Annotated[str, typer.Argument(help="The cell: elman, lstm or gru.")],
    *,
    seed: SeedOption = None,
    steps: StepsOption = None,
    hidden: HiddenOption = None,
    input: InputOption = None,
    attribute: Annotated[
        list[str] | None,
        typer.Option(help="An option of the cell, such as reset=before; may be repeated."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
    ascii: AsciiOption = False,
) -> None:
    """Run a cell of the reference on drawn numbers and print its trace."""
    from rnnquiz.cli import world
    from rnnquiz.tui import print_page, trace

    sizes = world.sizes(D=input, H=hidden, T=steps)
    attempt = drawn(cell, seed or 0, sizes, world.pairs(attribute))
    if json:
        world.print_json(as_data(attempt, seed or 0))
    else:
        terminal = world.terminal(lang, ascii=ascii)
        print_page(terminal, lambda look: trace(attempt, look))


def drawn(cell: str, seed: int, sizes: dict[str, int], options: dict[str, str]) -> "Attempt":
    """The cell's run on numbers drawn from the seed; UsageError names the cells there are."""
    from rnnquiz.bank import Run
    from rnnquiz.errors import UsageError, instead
    from rnnquiz.oracle import ROUTINES, draw, routine
    from rnnquiz.oracle.draw import dice

    cells = [name for name in ROUTINES if routine(name).carry]
    if cell not in cells:
        raise UsageError(f"there is no cell `{cell}`{instead(cell, cells)}")
    return draw(Run(cell, {"T": 3, **sizes}, options), dice("run", cell, seed))


def as_data(attempt: "Attempt", seed: int) -> dict[str, Any]:
    """The run as data: what was given, and every name at every step."""
    from rnnquiz.cli.show import as_data as plain_data

    names = [f"{base}_t" for base in attempt.routine.sequences]
    names += [name for name, _ in attempt.routine.carry]
    names += attempt.routine.results
    return {
        "cell": attempt.routine.name,
        "seed": seed,
        "sizes": dict(attempt.sizes),
        "options": dict(attempt.routine.options),
        "given": {name: plain_data(value) for name, value in attempt.given.items()},
        "steps": [
            {name: plain_data(step[name]) for name in names} for step in attempt.outcome.steps
        ],
    }
