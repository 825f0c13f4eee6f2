"""What a tag of a wrong answer means, in words."""

from rnnquiz.grading.diagnose import DECIMAL_POINT, PRECISION, SIGN, TRANSPOSE
from rnnquiz.oracle import MISCONCEPTIONS
from rnnquiz.text import Text

SLIPS = {each.tag: each.message for each in (PRECISION, DECIMAL_POINT, SIGN, TRANSPOSE)}


def mistake_text(tag: str) -> Text:
    """The sentences about a misconception or a slip, with formulas marked; empty when unknown."""
    known = (each.text for each in MISCONCEPTIONS if each.name == tag)
    return next(known, None) or SLIPS.get(tag, Text())
