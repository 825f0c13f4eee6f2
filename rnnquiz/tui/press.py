"""One key between screens: go on or begin anew, plan the reviews or leave it."""

from collections.abc import Mapping

from rnnquiz.text import Text
from rnnquiz.tui.keyboard import keyboard
from rnnquiz.tui.layout import Lines, joined, side_by_side, styled
from rnnquiz.tui.look import MUTED, STRONG, Look
from rnnquiz.tui.once import print_page
from rnnquiz.tui.terminal import Terminal
from rnnquiz.tui.words import ENTER

LEAVING = {"interrupt", "end_of_input"}


def press(terminal: Terminal, offers: Mapping[str, Text]) -> str | None:
    """The key that was chosen, "" for Enter, or None where the person left or the input ended."""
    try:
        return _pressed(terminal, offers) if terminal.live else _read(terminal, offers)
    except KeyboardInterrupt:
        return None


def _pressed(terminal: Terminal, offers: Mapping[str, Text]) -> str | None:
    # The offers come when keys are read already: those who are quick are understood, too.
    with keyboard(terminal.stdin, terminal.stdout) as keys:
        print_page(terminal, lambda look: _offered(offers, look))
        while True:
            key = keys.press()
            if key is None or key.name in LEAVING:
                return None
            typed = "" if key.name == "enter" else key.text.lower()
            if key.name in {"enter", "text"} and typed in offers:
                return typed


def _read(terminal: Terminal, offers: Mapping[str, Text]) -> str | None:
    """The first line that is one of the keys."""
    print_page(terminal, lambda look: _offered(offers, look))
    while line := terminal.stdin.readline():
        if (typed := line.strip().lower()) in offers:
            return typed
    return None


def _offered(offers: Mapping[str, Text], look: Look) -> Lines:
    keys = ((key or look.say(ENTER), look.say(label)) for key, label in offers.items())
    blocks = ([joined(styled(key, STRONG), styled(f" {label}", MUTED))] for key, label in keys)
    return [styled(""), *side_by_side(blocks, look.room)]
