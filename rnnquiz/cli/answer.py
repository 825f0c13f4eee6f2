"""`rnnquiz answer`: grade one answer."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.exit import Exit
from rnnquiz.cli.options import BankOption, IdArgument, JsonOption, LangOption, SeedOption

if TYPE_CHECKING:
    from rnnquiz.grading import Verdict
    from rnnquiz.text import Lang


def answer(
    id: IdArgument,
    text: Annotated[
        str,
        typer.Argument(help="The answer, as you would type it; @FILE reads it, - from input."),
    ],
    *,
    seed: SeedOption = None,
    json: JsonOption = False,
    lang: LangOption = None,
    bank: BankOption = None,
) -> None:
    """Grade an answer. The exit code is 0 when correct, 1 when not, 2 when it cannot be read."""
    from rnnquiz.cli import world
    from rnnquiz.grading import grade, program
    from rnnquiz.oracle import variant
    from rnnquiz.sandbox import execute

    question = world.question(world.bank(bank), id)
    made, text = variant(question, seed or 0), world.content(text)
    wanted = program(question, made, text)
    verdict = grade(question, made, text, execute(wanted) if wanted else None)
    if json:
        world.print_json(as_data(verdict, world.spoken(lang)))
    else:
        from rnnquiz.tui import print_page
        from rnnquiz.tui.preview import judged

        print_page(world.terminal(lang), lambda look: judged(verdict, look))
    raise typer.Exit(EXITS[verdict.status])


EXITS = {
    "correct": Exit.OK,
    "partial": Exit.WRONG,
    "wrong": Exit.WRONG,
    "invalid": Exit.USAGE,
}


def as_data(verdict: "Verdict", lang: "Lang") -> dict[str, Any]:
    """The verdict as data."""
    return {
        "status": verdict.status.value,
        "score": verdict.score,
        "tag": verdict.tag,
        "message": verdict.message.pick(lang),
        "reading": verdict.reading,
        "band": verdict.band,
        "cells": list(verdict.cells),
        "pieces": [
            {**piece._asdict(), "right": piece.right.pick(lang)} for piece in verdict.pieces
        ],
    }
