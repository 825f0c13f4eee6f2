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
Several = list[str] | None
TopicOption = Annotated[Several, typer.Option(help="Only this topic; may be repeated.")]
FamilyOption = Annotated[Several, typer.Option(help="Only this family; may be repeated.")]
LevelOption = Annotated[Several, typer.Option(help="Only easy, medium or hard ones.")]
TagOption = Annotated[Several, typer.Option(help="Only with this tag; may be repeated.")]
CountOption = Annotated[int, typer.Option("--count", "-n", min=1, help="How many questions.")]
ForgetOption = Annotated[bool, typer.Option("--forget", help="Keep nothing of what you answer.")]
ResumeOption = Annotated[
    bool | None,
    typer.Option(
        "--resume/--anew", help="Go on with what was left, or begin anew. [default: you are asked]"
    ),
]
SaveOption = Annotated[
    Path | None,
    typer.Option("--save", help="The folder for the report. [default: among your progress]"),
]
