"""A process of its own for a function that somebody typed: what goes in, what comes out, limits."""

from rnnquiz.sandbox.execute import execute as execute
from rnnquiz.sandbox.program import LIMITS as LIMITS
from rnnquiz.sandbox.program import Limits as Limits
from rnnquiz.sandbox.program import Output as Output
from rnnquiz.sandbox.program import Program as Program
from rnnquiz.sandbox.program import Report as Report
