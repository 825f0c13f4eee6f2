"""The terminal: renderables, key and line input, and the loop that feeds a session.

What a question does not need is imported from its module, so that nobody waits for it.
"""

from rnnquiz.tui import words as words
from rnnquiz.tui.left_over import left_over as left_over
from rnnquiz.tui.once import print_page as print_page
from rnnquiz.tui.play import play as play
from rnnquiz.tui.press import press as press
from rnnquiz.tui.sentence import said as said
from rnnquiz.tui.terminal import Terminal as Terminal
from rnnquiz.tui.terminal import size_of as size_of
