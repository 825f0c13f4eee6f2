"""`rnnquiz explain`: a derivation, step by step, with the numbers of a run."""

from typing import Annotated

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    HiddenOption,
    InputOption,
    LangOption,
    SeedOption,
    StepsOption,
)


def explain(
    id: Annotated[str, typer.Argument(help="The explainer: elman, lstm or gru; see `list`.")],
    *,
    seed: SeedOption = None,
    hidden: HiddenOption = None,
    input: InputOption = None,
    steps: StepsOption = None,
    lang: LangOption = None,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Derive a cell step by step. Each formula has the numbers of a small run under it."""
    from rnnquiz.cli import world
    from rnnquiz.oracle import walk
    from rnnquiz.tui import print_page
    from rnnquiz.tui.explain import explanation

    explainer = world.explainer(world.bank(bank), id)
    attempt = walk(explainer, seed or 0, world.sizes(D=input, H=hidden, T=steps))
    terminal = world.terminal(lang, ascii=ascii)
    print_page(terminal, lambda look: explanation(explainer, attempt, look))
