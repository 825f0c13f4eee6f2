"""Parameters as each framework names, orders and transposes them."""

from rnnquiz.numerics.layouts.conventions import CONVENTIONS as CONVENTIONS
from rnnquiz.numerics.layouts.conventions import Convention as Convention
from rnnquiz.numerics.layouts.conventions import conventions as conventions
from rnnquiz.numerics.layouts.keys import Kind as Kind
from rnnquiz.numerics.layouts.keys import Model as Model
from rnnquiz.numerics.layouts.replay import LAYOUTS as LAYOUTS
from rnnquiz.numerics.layouts.replay import Layout as Layout
from rnnquiz.numerics.layouts.replay import Replay as Replay
from rnnquiz.numerics.layouts.replay import read as read
from rnnquiz.numerics.layouts.replay import replay as replay
from rnnquiz.numerics.layouts.replay import write as write
