"""Which mistake was made: a wrong value held against what each known mistake would give.

The order matters, because one slip can look like another. Something specific is said only when
exactly one explanation of a rank fits.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from rnnquiz.notation import Value
from rnnquiz.oracle import Points, Tolerance, Values, components, misconception, plain, same
from rnnquiz.text import Text

V = TypeVar("V")
NEAR = 2.5  # tolerances within which a value is the right one, worked too roughly


class Diagnosis(NamedTuple):
    """The tag of a mistake, and the sentence about it."""

    tag: str
    message: Text


PRECISION = Diagnosis(
    "precision",
    Text(
        en="Nearly: keep more decimals at every step and round only at the end.",
        zh="很接近了：每一步多保留几位小数，最后再取整。",
    ),
)
DECIMAL_POINT = Diagnosis(
    "decimal_point",
    Text(
        en="The digits are right, the decimal point is not.",
        zh="数字对了，小数点的位置不对。",
    ),
)
SIGN = Diagnosis(
    "sign",
    Text(en="The size is right, the sign is not.", zh="绝对值对了，正负号不对。"),
)
TRANSPOSE = Diagnosis(
    "transpose",
    Text(
        en="That is the transpose: rows and columns changed places.",
        zh="这是转置后的结果：行和列互换了。",
    ),
)

Numbers = tuple[float, ...]


def near(right: Numbers, answer: Numbers, tolerance: Tolerance) -> bool:
    """Whether every number is accepted."""
    return len(right) == len(answer) and all(
        tolerance.accepts(a, b) for a, b in zip(right, answer, strict=True)
    )


def diagnose_values(variant: Values, answer: Numbers) -> Diagnosis | None:
    """What explains a wrong number or array, or None when nothing does, or too much."""
    right, tolerance = components(variant.key), variant.tolerance
    exact = tolerance.absolute == 0

    def matches(value: Value) -> bool:
        return near(components(value), answer, tolerance)

    if not exact and _too_rough(right, answer, tolerance):
        return PRECISION
    if not exact and _shifted(right, answer, tolerance):
        return DECIMAL_POINT
    if near(tuple(-number for number in right), answer, tolerance):
        return SIGN
    if not isinstance(variant.key, float) and variant.key.ndim == 2 and matches(variant.key.T):
        return TRANSPOSE
    return unique_match(variant.wrong, variant.others, matches)


def _too_rough(right: Numbers, answer: Numbers, tolerance: Tolerance) -> bool:
    """Whether the answer is the right one, rounded on the way or to one decimal too few."""
    if near(right, answer, tolerance._replace(absolute=NEAR * tolerance.absolute)):
        return True
    grid = 10 * tolerance.absolute
    on_grid = all(abs(number / grid - round(number / grid)) < 1e-6 for number in answer)
    # Without a decimal left, nearly everything would be the right answer, rounded.
    return grid < 0.5 and on_grid and near(right, answer, Tolerance(grid / 2))


def _shifted(right: Numbers, answer: Numbers, tolerance: Tolerance) -> bool:
    """Whether the answer is the right one with its decimal point moved."""
    if not any(abs(number) > 10 * tolerance.absolute for number in right):
        return False  # near zero, every shift fits
    return any(
        near(
            tuple(number * scale for number in right), answer, Tolerance(tolerance.absolute * scale)
        )
        for scale in (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)
    )


def diagnose_formula(variant: Points, answer: tuple[Value, ...]) -> Diagnosis | None:
    """What explains a wrong formula, by what it gives at every point."""

    def matches(values: tuple[Value, ...]) -> bool:
        return all(map(same, values, answer))

    if matches(tuple(-key for key in variant.keys)):
        return SIGN
    return unique_match(variant.wrong, variant.others, matches)


def unique_match(
    declared: Mapping[str, V], others: Mapping[str, V], matches: Callable[[V], bool]
) -> Diagnosis | None:
    """The one misconception that gives this value: a declared one, else any that applies."""
    for candidates in (declared, others):
        found = [misconception(name) for name, value in candidates.items() if matches(value)]
        conventions = [entry for entry in found if entry.kind == "convention"]
        if len(found) == 1 or len(conventions) == 1:
            entry = (conventions or found)[0]
            return Diagnosis(entry.name, Text(en=plain(entry.text.en), zh=plain(entry.text.zh)))
        if found:
            return None
    return None
