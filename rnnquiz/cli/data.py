"""`rnnquiz data`: the answers as files: where they are, out, in, and made anew from the log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rnnquiz.cli.options import PlainOption
from rnnquiz.safe import shown


def path() -> None:
    """Print where the answers are kept."""
    from rnnquiz.cli import world
    from rnnquiz.progress import FILE

    _say(world.home() / FILE)


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="A file that is not there yet. [default: one in backups/]"),
    ] = None,
) -> None:
    """Copy everything that was saved to another file."""
    from rnnquiz.cli import world
    from rnnquiz.progress import backup as copy
    from rnnquiz.progress import backup_name

    with world.store() as store:
        target = file or backup_name(store.folder, store.clock())
        copy(store.connection, target)
    _say(f"{target}: a copy of everything")


def export(
    file: Annotated[
        Path | None,
        typer.Argument(help="A file that is not there yet. [default: it is printed]"),
    ] = None,
) -> None:
    """Write all answers as JSON, one a line."""
    from rnnquiz.cli import world
    from rnnquiz.progress import export as write
    from rnnquiz.progress import lines

    with world.store() as store:
        if file is None:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(lines(store))
        else:
            write(store, file)
            _say(f"{file}: all answers, one a line")


def import_(
    file: Annotated[Path, typer.Argument(help="What `rnnquiz data export` wrote.")],
) -> None:
    """Take in answers that were exported."""
    _take_in(file)


def merge(
    file: Annotated[
        Path, typer.Argument(help="The progress.sqlite3 of another machine, or an export of it.")
    ],
) -> None:
    """Take in the answers of another machine."""
    _take_in(file)


def _take_in(file: Path) -> None:
    from rnnquiz.cli import world
    from rnnquiz.progress import merge as take_in

    with world.store() as store:
        merged = take_in(store, file)
    _say(f"{file}: {_entries(merged.taken)} taken in, {merged.known} known already")


def rebuild(*, plain: PlainOption = False) -> None:
    """Work out cards and statistics anew."""
    from rnnquiz.cli import world
    from rnnquiz.progress import rebuild as work_out

    with world.store() as store, _bar(shown=not plain and sys.stderr.isatty()) as progress:
        changed = work_out(store, progress)
    _say(f"rebuilt: {_entries(changed)} put right" if changed else "rebuilt: everything was right")


@contextmanager
def _bar(*, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, beside the output."""
    if not shown:
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("answers")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _say(text: object) -> None:
    from rnnquiz.cli import world

    world.print_lines([shown(str(text))], "en")


def _entries(count: int) -> str:
    return f"{count} entry" if count == 1 else f"{count} entries"


# The order here is the order of `rnnquiz data --help`.
COMMANDS: tuple[Callable[..., None], ...] = (path, backup, export, import_, merge, rebuild)
