"""The terminal: renderables, key and line input, and the loop that feeds a session."""

from rnnquiz.tui.explain import explanation as explanation
from rnnquiz.tui.once import print_page as print_page
from rnnquiz.tui.play import play as play
from rnnquiz.tui.plot import experiment_page as experiment_page
from rnnquiz.tui.preview import judged as judged
from rnnquiz.tui.preview import preview as preview
from rnnquiz.tui.stats import statistics_page as statistics_page
from rnnquiz.tui.terminal import Terminal as Terminal
from rnnquiz.tui.terminal import size_of as size_of
from rnnquiz.tui.trace import trace as trace
