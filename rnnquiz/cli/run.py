"""`rnnquiz run`: what the reference computes, gate by gate, on drawn numbers or on real weights."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    HiddenOption,
    JsonOption,
    LangOption,
    SeedOption,
    StepsOption,
)

if TYPE_CHECKING:
    from rnnquiz.oracle import Attempt


def run(
    cell: Annotated[str, typer.Argument(help="The cell: elman, lstm or gru.")] = "",
    *,
    seed: SeedOption = None,
    steps: StepsOption = None,
    hidden: HiddenOption = None,
    input: Annotated[
        str, typer.Option(help="Features of an input; with --weights an .npz with x, h0, ...")
    ] = "",
    attribute: Annotated[
        list[str] | None,
        typer.Option(help="An option of the cell or the layout: name=value; may be repeated."),
    ] = None,
    nonlinearity: Annotated[str, typer.Option(help="tanh or relu, for an Elman cell.")] = "tanh",
    weights: Annotated[
        Path | None,
        typer.Option(help="Weights to run: .npz, .safetensors, .onnx, .keras or .h5."),
    ] = None,
    layout: Annotated[
        str, typer.Option(help="Whose weights they are: pytorch, keras, onnx, flax or haiku.")
    ] = "pytorch",
    out: Annotated[
        Path | None, typer.Option(help="An .npz that the outputs go to, instead of the screen.")
    ] = None,
    grad: Annotated[
        bool, typer.Option("--grad", help="Write gradients, too; the input holds d_out.")
    ] = False,
    batch_first: Annotated[
        bool, typer.Option("--batch-first", help="x is (N, T, D), as PyTorch may have it.")
    ] = False,
    layouts: Annotated[
        bool, typer.Option("--layouts", help="Print who orders, transposes and updates what.")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
    ascii: AsciiOption = False,
) -> None:
    """Run a cell and show every gate. Its numbers are drawn, or are the weights of a real layer."""
    from rnnquiz.cli import replay, world
    from rnnquiz.tui import print_page
    from rnnquiz.tui.trace import trace

    terminal = world.terminal(lang, ascii=ascii)
    if layouts:
        print_page(terminal, replay.conventions)
    elif weights:
        asked = replay.Asked(
            cell, layout, world.pairs(attribute), nonlinearity, batch_first=batch_first, grad=grad
        )
        found = replay.replayed(asked, weights, input, steps or 8, seed or 0)
        if out:
            replay.save(found, out)
        elif json:
            world.print_json({name: array.tolist() for name, array in found.outputs.items()})
        else:
            print_page(terminal, replay.page(found))
    else:
        sizes = world.sizes(D=replay.whole(input), H=hidden, T=steps)
        options = world.pairs(attribute)
        if nonlinearity != "tanh":
            options["nonlinearity"] = nonlinearity
        attempt = drawn(cell, seed or 0, sizes, options)
        if json:
            world.print_json(as_data(attempt, seed or 0))
        else:
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
