"""The terminal: renderables, key and line input, and the loop that feeds a session."""

from rnnquiz.tui.play import play as play
from rnnquiz.tui.terminal import Terminal as Terminal
from rnnquiz.tui.terminal import size_of as size_of
