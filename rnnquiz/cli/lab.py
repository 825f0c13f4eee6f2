"""`rnnquiz lab`: run an experiment and draw what it shows."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import AsciiOption, JsonOption, LangOption, SeedOption

if TYPE_CHECKING:
    from rnnquiz.lab import Result
    from rnnquiz.text import Lang


def lab(
    name: Annotated[
        str | None, typer.Argument(help="The experiment. Without a name they are listed.")
    ] = None,
    *,
    seed: SeedOption = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="A setting of it, such as rho=0.9; may be repeated."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = None,
    ascii: AsciiOption = False,
) -> None:
    """Run an experiment on the reference and draw what it shows."""
    from rnnquiz.cli import world
    from rnnquiz.lab import conduct
    from rnnquiz.tui import print_page
    from rnnquiz.tui.plot import experiment_page

    if name is None:
        told = listing(world.spoken(lang))
        world.print_json(told) if json else typer.echo(lines(told))
        return
    result = conduct(name, seed or 0, numbers(world.pairs(set_)))
    if json:
        world.print_json(as_data(result, world.spoken(lang)))
    else:
        terminal = world.terminal(lang, ascii=ascii)
        print_page(terminal, lambda look: experiment_page(result, look))


def listing(lang: "Lang") -> list[dict[str, Any]]:
    """The experiments as data."""
    from rnnquiz.lab import EXPERIMENTS

    return [
        {
            "experiment": name,
            "title": each.title.pick(lang),
            "settings": {word: setting._asdict() for word, setting in each.settings.items()},
        }
        for name, each in EXPERIMENTS.items()
    ]


def lines(told: list[dict[str, Any]]) -> str:
    """Each experiment with its title, and under it what can be set."""
    said = []
    for each in told:
        pairs = (f"{word}={setting['default']:g}" for word, setting in each["settings"].items())
        said.append(f"{each['experiment']:<12}{each['title']}\n{'':<12}{' '.join(pairs)}")
    return "\n".join(said)


def numbers(pairs: dict[str, str]) -> dict[str, float]:
    """Settings as numbers; UsageError for a text that is none."""
    from math import isfinite

    from rnnquiz.errors import UsageError

    found = {}
    for name, text in pairs.items():
        try:
            found[name] = float(text)
        except ValueError:
            found[name] = float("nan")
        if not isfinite(found[name]):
            raise UsageError(f"`{name}={text}`: a setting is a number, such as {name}=2")
    return found


def as_data(result: "Result", lang: "Lang") -> dict[str, Any]:
    """The result as data: its numbers by name, and the rows of its plots."""
    return {
        "experiment": result.experiment,
        "seed": result.seed,
        "settings": dict(result.settings),
        "values": dict(result.values),
        "plots": [
            {
                "title": plot.title.pick(lang),
                "log": plot.log,
                "rows": [
                    {"label": row.label.pick(lang), "points": list(row.points)} for row in plot.rows
                ],
            }
            for plot in result.plots
        ],
    }
