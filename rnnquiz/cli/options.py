"""The options that several commands share, each with its one wording."""

from pathlib import Path
from typing import Annotated

import typer

from rnnquiz.text import Lang

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
IdArgument = Annotated[str, typer.Argument(help="The question's id; see `rnnquiz list`.")]
HiddenOption = Annotated[
    int | None, typer.Option("--hidden", min=1, max=16, help="Size of the hidden state.")
]
InputOption = Annotated[
    int | None, typer.Option("--input", min=1, max=16, help="Features of an input.")
]
StepsOption = Annotated[int | None, typer.Option("--steps", min=1, max=200, help="Time steps.")]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="The language: en or zh. [default: the locale's]")
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Lines of text only: no colours, no cursor movement.")
]
AsciiOption = Annotated[bool, typer.Option("--ascii", help="Write formulas in ASCII.")]
BankOption = Annotated[
    list[Path] | None,
    typer.Option("--bank", help="A bank to use instead of the bundled one; may be repeated."),
]
SeedOption = Annotated[
    int | None, typer.Option("--seed", min=0, help="The same numbers for the same seed.")
]
