"""The table of commands, and the one place where a person's errors become words and exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from rnnquiz import __version__
from rnnquiz.cli import data
from rnnquiz.cli.answer import answer
from rnnquiz.cli.check import check
from rnnquiz.cli.config import change, config
from rnnquiz.cli.drill import drill
from rnnquiz.cli.exam import exam
from rnnquiz.cli.exit import Exit
from rnnquiz.cli.explain import explain
from rnnquiz.cli.home import home
from rnnquiz.cli.interview import interview
from rnnquiz.cli.lab import lab
from rnnquiz.cli.list import list_
from rnnquiz.cli.new import new
from rnnquiz.cli.options import AsciiOption, LangOption, PlainOption
from rnnquiz.cli.quiz import quiz
from rnnquiz.cli.review import review
from rnnquiz.cli.run import run
from rnnquiz.cli.schema import schema
from rnnquiz.cli.show import show
from rnnquiz.cli.stats import stats
from rnnquiz.cli.undo import undo
from rnnquiz.errors import BankError, DiskError, PersonError

# The order here is the order of `--help`.
COMMANDS: tuple[Callable[..., None], ...] = (
    quiz,
    review,
    drill,
    exam,
    interview,
    stats,
    undo,
    explain,
    run,
    lab,
    list_,
    show,
    answer,
    check,
    new,
    schema,
    config,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rnnquiz {__version__}")
        raise typer.Exit(Exit.OK)


def rnnquiz(
    context: typer.Context,
    *,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="DATE",
            help="The day of your interview, as in 2026-12-20; it is kept.",
        ),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Train RNN, LSTM and GRU theory with answers that are computed, not asserted."""
    # What is said before the command holds for the command, unless it says otherwise itself.
    given = {"lang": lang, "plain": plain or None, "ascii": ascii or None}
    chosen = {name: value for name, value in given.items() if value is not None}
    context.default_map = {_name(command): chosen for command in COMMANDS} | {
        "data": {_name(command): chosen for command in data.COMMANDS}
    }
    if by is not None:
        change("by", by)
    if context.invoked_subcommand is None:
        home({_name(command) for command in COMMANDS}, lang=lang, plain=plain, ascii=ascii)


def _name(command: Callable[..., None]) -> str:
    return command.__name__.rstrip("_")


def app() -> typer.Typer:
    """The command line as Typer understands it."""
    made = typer.Typer(
        name="rnnquiz",
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(rnnquiz)
    for command in COMMANDS:
        # An answer, or a value, may begin with a minus, and is not an option then.
        settings = {"ignore_unknown_options": True} if command in (answer, config) else None
        made.command(_name(command), context_settings=settings)(command)
    made.add_typer(_data(), name="data")
    return made


def _data() -> typer.Typer:
    """The commands about the answers as files, a word deeper."""
    made = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="Save your answers, move them, rebuild from them.",
    )
    for command in data.COMMANDS:
        made.command(_name(command))(command)
    return made


def exit_for(error: PersonError) -> Exit:
    """The exit code of an error a person caused."""
    match error:
        case BankError():
            return Exit.WRONG
        case DiskError():
            return Exit.ENVIRONMENT
        case _:
            return Exit.USAGE


# A full disk, a quota, a device that fails: not the program's fault.
UNWRITABLE = {errno.ENOSPC, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}


def _run_and_flush() -> None:
    try:
        app()()
    finally:
        sys.stdout.flush()


def _have_streams() -> None:
    """Python has no stream where one was closed: nothing is read there, nothing said."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (open till the end)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        print("rnnquiz: the output is closed: let it lead somewhere", file=sys.stderr)
        raise SystemExit(Exit.ENVIRONMENT)


def main() -> None:
    """Run the command that was typed."""
    _have_streams()
    try:
        _run_and_flush()
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        # What is left in the buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"rnnquiz: the output cannot be written: {error.strerror}", file=sys.stderr)
        raise SystemExit(Exit.ENVIRONMENT) from None
    except PersonError as error:
        # A bank's problems begin with their places, so that editors can jump to them.
        said = str(error) if isinstance(error, BankError) else f"rnnquiz: {error}"
        print(said, file=sys.stderr)
        raise SystemExit(exit_for(error)) from None
