"""A live terminal: the page is painted in place, and keys are read as they are pressed."""

import sys

from rnnquiz.errors import DiskError
from rnnquiz.sessions import Event, Over, Passed, Posed, State, Typed
from rnnquiz.tui.clock import clock, is_over
from rnnquiz.tui.composing import Edit
from rnnquiz.tui.document import edited
from rnnquiz.tui.editor import Line, window
from rnnquiz.tui.keyboard import Keyboard
from rnnquiz.tui.keys import Key
from rnnquiz.tui.layout import Lines, joined, stacked, styled, wrap
from rnnquiz.tui.look import STRONG, Look, Titles, look_at
from rnnquiz.tui.page import footer, page
from rnnquiz.tui.pane import RESIZE_SECONDS, SCROLLS, Pane
from rnnquiz.tui.reaction import opening, react
from rnnquiz.tui.terminal import Terminal

PROMPT = "> "


class Live:
    """Paints pages, edits the line below them, and follows the size of the window."""

    def __init__(self, terminal: Terminal, titles: Titles, keyboard: Keyboard) -> None:
        self._terminal = terminal
        self._titles = titles
        self._keyboard = keyboard
        self._pane = Pane(terminal)

    def show(self, state: State) -> None:
        """Paint the page over the one that is there: a new question from its beginning."""
        new = isinstance(state, Posed) and not state.hints and not state.invalid
        look = self._look()
        if lines := _lines(state, look):
            self._pane.paint(lines, look, up=sys.maxsize if new else 0)
        else:
            self._pane.clear()

    def ask(self, state: State) -> Event:
        """Follow the keys until they make an event."""
        line, size = opening(state), self._terminal.size()
        time = clock(state, self._look())
        while True:
            if not self._keyboard.pending:
                self._paint_row(line)
            key = self._keyboard.press(RESIZE_SECONDS) or Key("unknown")
            if key.name == "suspend":
                self._keyboard.suspend()
            look = self._look()
            moved = key.name in SCROLLS or key.name == "suspend" or self._terminal.size() != size
            if moved or clock(state, look) != time:
                size, time = self._terminal.size(), clock(state, look)
                self._pane.scroll(_lines(state, look), look, SCROLLS.get(key.name, 0))
            if is_over(state, look):
                return Passed()
            result = react(state, line, key)
            if isinstance(result, Edit):
                try:
                    return self._written(result)
                except DiskError as error:  # no editor: the answer can be written here
                    self._pane.scroll(_lines(state, look, str(error)), look, 0)
                    line = Line()
            elif isinstance(result, Line):
                line = result
            else:
                return result

    def _written(self, begun: Edit) -> Event:
        """The answer as the person's editor leaves it."""
        texts: list[str] = []
        self._keyboard.lend(lambda: texts.append(edited(begun.text, begun.suffix)))
        return Typed(texts[0])

    def _paint_row(self, line: Line) -> None:
        look = self._look()
        start = joined(styled(look.margin), styled(PROMPT, STRONG))
        text, cursor = window(line, look.width - start.cell_len)
        self._pane.paint_row(joined(start, styled(text)), start.cell_len + cursor)

    def _look(self) -> Look:
        return look_at(self._terminal, self._titles)


def _lines(state: State, look: Look, refused: str = "") -> Lines:
    """The page, below it what went wrong with the terminal, and what can be done next."""
    below = [] if isinstance(state, Over) else footer(state, look, keys=True)
    said = wrap(styled(f"! {refused}"), look.room) if refused else []
    return stacked(page(state, look), said, below)
