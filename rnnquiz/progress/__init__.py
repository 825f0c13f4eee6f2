"""Progress: the log of what was answered, the cards derived from it, and when they are due."""

from rnnquiz.progress.card import Card as Card
from rnnquiz.progress.clock import Clock as Clock
from rnnquiz.progress.clock import day_ends as day_ends
from rnnquiz.progress.clock import day_of as day_of
from rnnquiz.progress.clock import micros as micros
from rnnquiz.progress.clock import moment as moment
from rnnquiz.progress.clock import offset as offset
from rnnquiz.progress.clock import study_day as study_day
from rnnquiz.progress.clock import system_clock as system_clock
from rnnquiz.progress.event import Body as Body
from rnnquiz.progress.event import Event as Event
from rnnquiz.progress.event import Graded as Graded
from rnnquiz.progress.event import Planned as Planned
from rnnquiz.progress.event import Rating as Rating
from rnnquiz.progress.event import Schedule as Schedule
from rnnquiz.progress.event import Standing as Standing
from rnnquiz.progress.event import Voided as Voided
from rnnquiz.progress.settings import Settings as Settings
