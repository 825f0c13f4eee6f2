"""`rnnquiz new`: a question to start from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rnnquiz.bank import Bank

SKELETONS = Path(__file__).parent / "skeletons"
HEAD = """\
# A bundled {family} question to start from: give it an id of your own, and change what you like.
# `rnnquiz check` proves it; the tutorial is docs/authoring.md.
format: 1

questions:
"""


def new(
    family: Annotated[str, typer.Argument(help="The kind of question, such as number or choice.")],
    path: Annotated[
        Path | None, typer.Argument(help="The file to write. [default: it is printed]")
    ] = None,
) -> None:
    """Write a question that works, with comments, for you to change."""
    from rnnquiz.cli import world

    text = skeleton(family)
    if path is None:
        world.print_lines([text.rstrip()], "zh")
    else:
        write(path, text)
        world.print_lines([f"{path}: written; now run `rnnquiz check {path}`"], "en")


def skeleton(family: str) -> str:
    """The skeleton of a family, or a bundled question of it; UsageError for an unknown one."""
    from rnnquiz.cli import world
    from rnnquiz.errors import UsageError, instead

    known = {path.stem for path in SKELETONS.glob("*.yaml")}
    if family in known:
        return (SKELETONS / f"{family}.yaml").read_text("utf-8")
    bank = world.bank(None)
    known |= {question.family for question in bank.questions.values()}
    if family not in known:
        raise UsageError(f"there is no family `{family}`{instead(family, known)}")
    return HEAD.format(family=family) + _shortest(bank, family)


def _shortest(bank: "Bank", family: str) -> str:
    """The shortest bundled question of a family, as it is written."""
    ids = [question.id for question in bank.questions.values() if question.family == family]
    return min((_source(bank, id) for id in ids), key=len)


def _source(bank: "Bank", id: str) -> str:
    place = bank.place(id, kind="questions")
    lines = Path(place.file).read_text("utf-8").splitlines()[place.line - 1 :]
    end = next((at for at, line in enumerate(lines) if at and line.startswith("  - ")), len(lines))
    return "\n".join(lines[:end]).rstrip() + "\n"


def write(path: Path, text: str) -> None:
    """Write a new file; what is there already is never touched."""
    from rnnquiz.errors import DiskError, UsageError

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already, and is left as it is: name another") from None
    except OSError as error:
        raise DiskError(f"{path} cannot be written: {error.strerror}") from None
