"""Sessions: frozen states, and `advance(state, event) -> state`. No I/O, no clock, no dice."""

from rnnquiz.sessions.choose import Wanted as Wanted
from rnnquiz.sessions.choose import choose as choose
from rnnquiz.sessions.quiz import HINT_COST as HINT_COST
from rnnquiz.sessions.quiz import Advanced as Advanced
from rnnquiz.sessions.quiz import Answered as Answered
from rnnquiz.sessions.quiz import Asked as Asked
from rnnquiz.sessions.quiz import Asking as Asking
from rnnquiz.sessions.quiz import Event as Event
from rnnquiz.sessions.quiz import Finished as Finished
from rnnquiz.sessions.quiz import Hinted as Hinted
from rnnquiz.sessions.quiz import Outcome as Outcome
from rnnquiz.sessions.quiz import Quit as Quit
from rnnquiz.sessions.quiz import Quiz as Quiz
from rnnquiz.sessions.quiz import Renewed as Renewed
from rnnquiz.sessions.quiz import Skipped as Skipped
from rnnquiz.sessions.quiz import Solved as Solved
from rnnquiz.sessions.quiz import State as State
from rnnquiz.sessions.quiz import Typed as Typed
from rnnquiz.sessions.quiz import advance as advance
from rnnquiz.sessions.quiz import start as start
from rnnquiz.sessions.score import Score as Score
from rnnquiz.sessions.score import scores as scores
