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
from rnnquiz.progress.fold import Day as Day
from rnnquiz.progress.fold import Mistake as Mistake
from rnnquiz.progress.journal import Kept as Kept
from rnnquiz.progress.schedule import rate as rate
from rnnquiz.progress.schedule import review as review
from rnnquiz.progress.settings import Settings as Settings
from rnnquiz.progress.store import Store as Store
from rnnquiz.progress.store import fresh_id as fresh_id
from rnnquiz.progress.store import open_store as open_store
