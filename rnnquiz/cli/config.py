"""`rnnquiz config`: how you want to study."""

from typing import Annotated

import typer

from rnnquiz.cli.options import AsciiOption, LangOption, PlainOption
from rnnquiz.errors import UsageError


def config(
    name: Annotated[str, typer.Argument(help="A setting. [default: all of them]")] = "",
    value: Annotated[
        str | None, typer.Argument(help="What it shall be. [default: it is printed]")
    ] = None,
    *,
    unset: Annotated[bool, typer.Option("--unset", help="Back to what it is by itself.")] = False,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
) -> None:
    """Print or change how you study. There are four settings: retention, new, by and hints."""
    from rnnquiz.cli import world
    from rnnquiz.tui import print_page
    from rnnquiz.tui.settings import setting_text, settings_page

    if unset and (value is not None or not name):
        raise UsageError("--unset takes the name of one setting, as in `rnnquiz config by --unset`")
    if unset or value is not None:
        change(name, value)
    settings, terminal = world.settings(), world.terminal(lang, plain=plain, ascii=ascii)
    if name and not unset and value is None:
        typer.echo(setting_text(settings, name))
        return
    shown = (name,) if name else ()
    print_page(terminal, lambda look: settings_page(settings, world.config(), look, shown))


def change(name: str, value: str | None) -> None:
    """Write a setting, or with None take it out; UsageError for an interview that is over."""
    from rnnquiz.cli import world
    from rnnquiz.progress import change_setting, setting, study_day, system_clock

    if name == "by" and value is not None:
        day = setting(name, value)
        if day is not None and day < study_day(system_clock()):
            raise UsageError(f"`by` is `{value}`, which has passed; it takes a day to come")
    change_setting(world.config(), name, value)
