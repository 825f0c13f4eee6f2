"""How near an answer must be: a policy that is shown, not a constant that is hidden."""

from math import isfinite, log10
from typing import NamedTuple


class Tolerance(NamedTuple):
    """An answer is near when it is within `absolute` plus `relative` times the right value.

    Working by hand with d decimals at every step leaves errors of up to 10**-d, so a question that
    asks for d decimals has `absolute` = 10**-d. `relative` is for quantities that span scales.
    """

    absolute: float
    relative: float = 0.0

    @property
    def decimals(self) -> int:
        """The decimals that are asked for."""
        return max(0, round(-log10(self.absolute))) if self.absolute else 0

    def width(self, right: float) -> float:
        """How far from `right` an answer may be."""
        return self.absolute + self.relative * abs(right)

    def accepts(self, right: float, answer: float) -> bool:
        """Whether `answer` is near enough to `right`; the edge itself is."""
        if not isfinite(answer):
            return False
        # The edge is decided in decimals, where people read it: 0.463 + 0.001 is 0.464.
        return abs(answer - right) <= self.width(right) * (1 + 1e-9) + 1e-12


def for_decimals(decimals: int, relative: float = 0.0) -> Tolerance:
    """The tolerance of a question that asks for so many decimals."""
    return Tolerance(10.0**-decimals, relative)
