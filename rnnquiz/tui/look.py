"""The one look: what a page depends on besides the state, its colours and its signs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rnnquiz.bank import Topic
from rnnquiz.grading import Status
from rnnquiz.text import Lang, Text
from rnnquiz.tui.terminal import Terminal

MEASURE = 80  # longer lines are hard to read, however wide the window is
NARROW = 60  # below this the margin goes to the text

MUTED = "dim"
STRONG = "bold"
CODE = "cyan"
COMPUTED = "bold"
HINTED = "bold blue"
SIGNS = {
    Status.CORRECT: ("✓", "+", "bold green"),
    Status.PARTIAL: ("~", "~", "bold yellow"),
    Status.WRONG: ("✗", "x", "bold red"),
    Status.INVALID: ("!", "!", "bold magenta"),
}

# What the topics are called, by their ids.
Titles = Mapping[str, Topic]


class Look(NamedTuple):
    """How wide a page is, in which language and glyphs, what the topics are called, and when."""

    width: int = 80
    lang: Lang = "en"
    ascii: bool = False
    titles: Titles = MappingProxyType({})
    now: float = 0.0  # seconds since 1970 UTC

    @property
    def margin(self) -> str:
        """What stands left of every line."""
        return "  " if self.width >= NARROW else ""

    @property
    def room(self) -> int:
        """The cells a line of the page may fill."""
        return min(self.width, MEASURE) - 2 * len(self.margin)

    def say(self, text: Text, **values: object) -> str:
        """A text in the page's language."""
        return text.pick(self.lang).format(**values) if values else text.pick(self.lang)

    def sign(self, status: Status) -> str:
        """The sign of a status."""
        return SIGNS[status][self.ascii]

    def place(self, id: str) -> int:
        """Where a topic stands among the others."""
        return [*self.titles, id].index(id)

    def topic(self, id: str) -> str:
        """What a topic is called."""
        return self.say(self.titles[id].title) if id in self.titles else id


def look_at(terminal: Terminal, titles: Titles) -> Look:
    """The look for a terminal as it is now."""
    return Look(terminal.width, terminal.lang, terminal.ascii, titles, terminal.now())
