"""The terminal: renderables, key and line input, and the loop that feeds a session."""

from rnnquiz.tui import words as words
from rnnquiz.tui.at_home import ask_back as ask_back
from rnnquiz.tui.at_home import ask_way as ask_way
from rnnquiz.tui.at_home import print_home as print_home
from rnnquiz.tui.explain import explanation as explanation
from rnnquiz.tui.home import Way as Way
from rnnquiz.tui.left_over import left_over as left_over
from rnnquiz.tui.nothing_due import nothing_due as nothing_due
from rnnquiz.tui.once import print_page as print_page
from rnnquiz.tui.play import play as play
from rnnquiz.tui.plot import experiment_page as experiment_page
from rnnquiz.tui.press import press as press
from rnnquiz.tui.preview import judged as judged
from rnnquiz.tui.preview import preview as preview
from rnnquiz.tui.report import report_page as report_page
from rnnquiz.tui.sentence import said as said
from rnnquiz.tui.settings import setting_text as setting_text
from rnnquiz.tui.settings import settings_page as settings_page
from rnnquiz.tui.stats import statistics_page as statistics_page
from rnnquiz.tui.terminal import Terminal as Terminal
from rnnquiz.tui.terminal import size_of as size_of
from rnnquiz.tui.trace import trace as trace
