"""What content may call: routines, misconceptions, variants and claims; and prose with numbers."""

from rnnquiz.oracle.attempt import Attempt, Unfair, draw, walk
from rnnquiz.oracle.choices import Choices, shows_numbers
from rnnquiz.oracle.claims import holds, right_options, same
from rnnquiz.oracle.cloze import Gaps, completed
from rnnquiz.oracle.cloze import keys as blank_keys
from rnnquiz.oracle.computed import Values
from rnnquiz.oracle.misconceptions import MISCONCEPTIONS, Misconception, applicable, misconception
from rnnquiz.oracle.parts import Chain, following, mistaken, rounding
from rnnquiz.oracle.predict import measured
from rnnquiz.oracle.prose import Piece, fill, needs_numbers, plain
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import ROUTINES, routine
from rnnquiz.oracle.run import Outcome
from rnnquiz.oracle.shown import option_pieces, option_text
from rnnquiz.oracle.tolerance import Tolerance
from rnnquiz.oracle.values import components, magnitude, shape_of, value_text
from rnnquiz.oracle.variant import Variant, numbers, variant
from rnnquiz.oracle.written import Points, asked_formula

__all__ = [
    "MISCONCEPTIONS",
    "ROUTINES",
    "Attempt",
    "Chain",
    "Choices",
    "Gaps",
    "Misconception",
    "Outcome",
    "Piece",
    "Points",
    "Routine",
    "Tolerance",
    "Unfair",
    "Values",
    "Variant",
    "applicable",
    "asked_formula",
    "blank_keys",
    "completed",
    "components",
    "draw",
    "fill",
    "following",
    "holds",
    "magnitude",
    "measured",
    "misconception",
    "mistaken",
    "needs_numbers",
    "numbers",
    "option_pieces",
    "option_text",
    "plain",
    "right_options",
    "rounding",
    "routine",
    "same",
    "shape_of",
    "shows_numbers",
    "value_text",
    "variant",
    "walk",
]
