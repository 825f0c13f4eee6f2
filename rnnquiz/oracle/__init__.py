"""What content may call: routines, misconceptions, variants and claims; and prose with numbers."""

from rnnquiz.oracle.attempt import Attempt, Unfair, draw, walk
from rnnquiz.oracle.choices import Choices, shows_numbers
from rnnquiz.oracle.claims import holds, right_options, same
from rnnquiz.oracle.cloze import Gaps, completed, template
from rnnquiz.oracle.cloze import keys as blank_keys
from rnnquiz.oracle.columns import (
    Columns,
    fitting,
    left_pieces,
    left_text,
    right_pieces,
    right_text,
    sides,
    source_of,
)
from rnnquiz.oracle.computed import Values
from rnnquiz.oracle.ladder import ladder
from rnnquiz.oracle.misconceptions import MISCONCEPTIONS, Misconception, applicable, misconception
from rnnquiz.oracle.ordered import Ordered, Row, Trouble, asked_names, in_order, result, trouble
from rnnquiz.oracle.paragraphs import Paragraph, displayed, paragraphs
from rnnquiz.oracle.parts import Chain, following, mistaken, rounding
from rnnquiz.oracle.planted import Effect, Planted, effect, mending, planted
from rnnquiz.oracle.predict import measured
from rnnquiz.oracle.programs import Programs, agree, near
from rnnquiz.oracle.prose import Piece, fill, needs_numbers, plain
from rnnquiz.oracle.roles import role
from rnnquiz.oracle.routine import NoValue, Routine
from rnnquiz.oracle.routines import ROUTINES, routine
from rnnquiz.oracle.rubric import Rubric
from rnnquiz.oracle.run import Outcome
from rnnquiz.oracle.script import script
from rnnquiz.oracle.sentence import Sentence, is_true, rulings
from rnnquiz.oracle.shown import (
    line_pieces,
    line_source,
    line_text,
    option_pieces,
    option_text,
    why,
)
from rnnquiz.oracle.sides import one_sided
from rnnquiz.oracle.tolerance import Tolerance
from rnnquiz.oracle.values import components, decimals_shown, magnitude, shape_of, value_text
from rnnquiz.oracle.variant import Variant, numbers, variant
from rnnquiz.oracle.written import Points, asked_formula

__all__ = [
    "MISCONCEPTIONS",
    "ROUTINES",
    "Attempt",
    "Chain",
    "Choices",
    "Columns",
    "Effect",
    "Gaps",
    "Misconception",
    "NoValue",
    "Ordered",
    "Outcome",
    "Paragraph",
    "Piece",
    "Planted",
    "Points",
    "Programs",
    "Routine",
    "Row",
    "Rubric",
    "Sentence",
    "Tolerance",
    "Trouble",
    "Unfair",
    "Values",
    "Variant",
    "agree",
    "applicable",
    "asked_formula",
    "asked_names",
    "blank_keys",
    "completed",
    "components",
    "decimals_shown",
    "displayed",
    "draw",
    "effect",
    "fill",
    "fitting",
    "following",
    "holds",
    "in_order",
    "is_true",
    "ladder",
    "left_pieces",
    "left_text",
    "line_pieces",
    "line_source",
    "line_text",
    "magnitude",
    "measured",
    "mending",
    "misconception",
    "mistaken",
    "near",
    "needs_numbers",
    "numbers",
    "one_sided",
    "option_pieces",
    "option_text",
    "paragraphs",
    "plain",
    "planted",
    "result",
    "right_options",
    "right_pieces",
    "right_text",
    "role",
    "rounding",
    "routine",
    "rulings",
    "same",
    "script",
    "shape_of",
    "shows_numbers",
    "sides",
    "source_of",
    "template",
    "trouble",
    "value_text",
    "variant",
    "walk",
    "why",
]
