"""At home in a live terminal: the page stays until a key starts something, or leaves."""

import sys
from collections.abc import Callable, Sequence

from rnnquiz.sessions.standing import Standing
from rnnquiz.tui import words
from rnnquiz.tui.home import Way, home_page, with_commands, with_keys
from rnnquiz.tui.keyboard import Keyboard, keyboard
from rnnquiz.tui.keys import Key
from rnnquiz.tui.layout import Lines, stacked, styled
from rnnquiz.tui.look import MUTED, Look, Titles, look_at
from rnnquiz.tui.once import print_page
from rnnquiz.tui.pane import RESIZE_SECONDS, SCROLLS, Pane
from rnnquiz.tui.terminal import Terminal

LEAVE = "x"
ENDS = ("interrupt", "end_of_input")


def print_home(terminal: Terminal, titles: Titles, standing: Standing, ways: Sequence[Way]) -> None:
    """Print the page once, with commands where there are no keys to press."""

    def render(look: Look) -> Lines:
        mine = look._replace(titles=titles)
        return stacked(home_page(standing, mine), with_commands(ways, mine))

    print_page(terminal, render)


def ask_way(
    terminal: Terminal, titles: Titles, standing: Standing, ways: Sequence[Way]
) -> Way | None:
    """Show the page until one of the ways is taken; None leaves."""
    with keyboard(terminal.stdin, terminal.stdout) as keys:
        return follow(terminal, titles, keys, standing, ways)


def follow(
    terminal: Terminal, titles: Titles, keys: Keyboard, standing: Standing, ways: Sequence[Way]
) -> Way | None:
    """Follow the keys until one of them is a way on, or leaves."""

    def lines() -> Lines:
        look = look_at(terminal, titles)
        return stacked(home_page(standing, look), with_keys(ways, look))

    pane, size, known = Pane(terminal), terminal.size(), {way.key: way for way in ways}
    pane.paint(lines(), look_at(terminal, titles), up=sys.maxsize)
    while True:
        key = keys.press(RESIZE_SECONDS) or Key("unknown")
        pressed = _pressed(key)
        if key.name in ENDS or pressed == LEAVE:
            return None
        if pressed in known:
            pane.clear()
            return known[pressed]
        if key.name == "suspend":
            keys.suspend()
        if key.name in SCROLLS or key.name == "suspend" or terminal.size() != size:
            size = terminal.size()
            pane.scroll(lines(), look_at(terminal, titles), SCROLLS.get(key.name, 0))


def ask_back(terminal: Terminal) -> bool:
    """Leave what is on the screen until a key is pressed: whether to go home, or to leave."""
    with keyboard(terminal.stdin, terminal.stdout) as keys:
        return wait(terminal, keys.press)


def wait(terminal: Terminal, press: Callable[[], Key | None]) -> bool:
    """Say that a key goes home, and wait for it; those that scroll are meant for the window."""
    look = look_at(terminal, {})
    Pane(terminal).add(styled(look.say(words.HOME_BACK), MUTED), look)
    while (key := press() or Key("unknown")).name in SCROLLS:
        pass
    return key.name not in ENDS and _pressed(key) != LEAVE


def _pressed(key: Key) -> str | None:
    """The letter, or nothing for Enter; None where the key is neither."""
    if key.name == "enter":
        return ""
    return key.text[:1].lower() if key.name == "text" else None
