"""Printing a page once, for the commands that show something and end."""

from collections.abc import Callable

from rnnquiz.tui.layout import Lines
from rnnquiz.tui.look import Look, look_at
from rnnquiz.tui.pane import console
from rnnquiz.tui.terminal import Terminal


def print_page(terminal: Terminal, render: Callable[[Look], Lines]) -> None:
    """Print what `render` makes for this terminal, with colours where it has them."""
    look = look_at(terminal, {})
    lines = [line if terminal.live else line.plain for line in render(look)]
    out = console(terminal)
    for line in lines:
        if isinstance(line, str):
            terminal.stdout.write(f"{look.margin}{line}".rstrip() + "\n")
        else:
            out.print(look.margin, line, sep="", soft_wrap=True)
    terminal.stdout.flush()
