"""What a routine is: a named computation that content may ask for, written as equations.

A routine says what it is given and which equations lead from there to its results. The numbers
come from the NumPy reference (`reference.py`); the equations are what a learner reads and types,
and what a misconception changes. The audit runs both and compares them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.errors import UsageError


class NoValue(UsageError):
    """A routine has no result for what was drawn, as where it divides by a norm of zero."""


class Kind(NamedTuple):
    """How a given is drawn: evenly from `low` to `high`, never 0 unless `zero`."""

    low: float
    high: float
    zero: bool = False
    whole: bool = False


WEIGHT = Kind(-1.0, 1.0)
BIAS = Kind(-0.5, 0.5)
INPUT = Kind(-1.5, 1.5)
STATE = Kind(-0.9, 0.9)
MEMORY = Kind(-1.5, 1.5)
GATE = Kind(0.1, 0.9)
ACTIVATION = Kind(-0.9, 0.9)
PREACTIVATION = Kind(-1.5, 1.5)
SIZE = Kind(3, 12, whole=True)


class Given(NamedTuple):
    """One name that is drawn: its shape in size letters, and how its numbers are drawn.

    A shape that begins with `T` is a sequence: `x` with shape (T, D) is shown as x_1 ... x_T.
    """

    name: str
    shape: tuple[str, ...]
    kind: Kind


class Equation(NamedTuple):
    """One line of a routine: `name = formula`, in the formula language."""

    name: str
    formula: str


class Routine(NamedTuple):
    """A computation by name.

    `carry` makes it a loop over T steps: after each step the second name becomes the first.
    `groups` are the names misconceptions are filed under. `bounded` are the names that must not
    saturate in a fair variant. `spellings` maps other ways to write a name to the name.
    """

    name: str
    sizes: Mapping[str, int]
    given: tuple[Given, ...]
    equations: tuple[Equation, ...]
    groups: tuple[str, ...]
    carry: tuple[tuple[str, str], ...] = ()
    bounded: tuple[str, ...] = ()
    spellings: Mapping[str, str] = {}
    options: Mapping[str, str] = {}

    @property
    def results(self) -> tuple[str, ...]:
        """The names the equations define, in order."""
        return tuple(equation.name for equation in self.equations)

    @property
    def sequences(self) -> tuple[str, ...]:
        """The givens that have one value a time step, by their base name (`x`)."""
        return tuple(given.name for given in self.given if given.shape[:1] == ("T",))
