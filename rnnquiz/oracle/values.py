"""Values as text: one line, the form that a learner may type back."""

from rnnquiz.notation import Value, format_number

MOST_DECIMALS = 8


def value_text(value: Value, decimals: int) -> str:
    """`0.463`, `[0.463, -0.120]`, `[[1, 2], [3, 4]]`."""
    if isinstance(value, int | float) or value.ndim == 0:
        return format_number(float(value), decimals)
    return "[" + ", ".join(value_text(item, decimals) for item in value) + "]"


def magnitude(number: float) -> str:
    """A number in two or three digits, whatever its scale: `0.0529`, `74.1`, `1.4e-17`, `0`."""
    if number == 0 or 1e-3 <= abs(number) < 1e3:
        return f"{number:.3g}"
    if 1e3 <= abs(number) < 1e5:
        return f"{number:.0f}"
    digits, power = f"{number:.1e}".split("e")
    return f"{digits}e{int(power)}"


def components(value: Value) -> tuple[float, ...]:
    """All numbers of the value, row by row."""
    if isinstance(value, int | float):
        return (float(value),)
    return tuple(float(number) for number in value.ravel())


def shape_of(value: Value) -> tuple[int, ...]:
    """The shape of the value; () for a number."""
    return () if isinstance(value, int | float) else value.shape


def decimals_shown(value: Value, drawn: int, most: int = MOST_DECIMALS) -> int:
    """As many decimals as show the value as it is, up to `most`; sizes and counts need none."""
    numbers = components(value)
    if len(numbers) == 1 and numbers[0].is_integer():
        return 0
    exact = (d for d in range(drawn, most) if all(round(n, d) == n for n in numbers))
    return next(exact, most)
