"""Real layers: a table of gates by step, a heat map of gates over time, and how far they remember.

Of a batch the first row is drawn.
"""

from collections.abc import Mapping, Sequence
from math import log10
from typing import Any

import numpy as np

from rnnquiz.notation import Value, format_number, parse, typeset_line
from rnnquiz.numerics import Array
from rnnquiz.numerics.gradients import jacobians
from rnnquiz.numerics.layouts import Model, Replay
from rnnquiz.numerics.unroll import over
from rnnquiz.text import Text
from rnnquiz.tui.layout import Lines, joined, side_by_side, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, STRONG, Look
from rnnquiz.tui.prose import prose
from rnnquiz.tui.trace import series

SHOWN_UNITS = 4  # in the table of gates
SHOWN_STEPS = 16
MAPPED_UNITS = 16  # in the heat map
GATES = {"i": "i_t", "f": "f_t", "o": "o_t", "r": "r_t", "z": "z_t"}
STATES = {"g": "g_t", "n": "n_t", "c": "c_t", "h": "h_t"}
RAMP, ASCII_RAMP = " ░▒▓█", " .:*#"
BAR = 20
POINTS = 12

LAYER = Text(en="Layer {layer}, {way}", zh="第 {layer} 层，{way}")
FORWARD = Text(en="forward", zh="正向")
BACKWARD = Text(
    en="backward, its steps in the order it reads them", zh="反向，时间步按读入的次序排列"
)
UNITS = Text(en="Units 1 to {shown} of {units}.", zh="{units} 个单元中的第 1 到 {shown} 个。")
STEPS = Text(
    en="Steps 1 to {shown} of {steps}; --out writes all of them.",
    zh="{steps} 步中的第 1 到 {shown} 步；用 --out 可写出全部。",
)
MAP = Text(
    en="Gates over time, a row a unit: blank is shut, full is open.",
    zh="门随时间的变化，每行一个单元：空白为关，实心为开。",
)
MEMORY = Text(
    en="How much of each state is left in the last: the norm of $∂h_T/∂h_k$.",
    zh="每个状态在最后状态里还剩多少：$∂h_T/∂h_k$ 的范数。",
)


def layers(found: Replay, look: Look) -> Lines:
    """Every layer and direction of a replay."""
    return stacked(
        *(
            section
            for k, directions in enumerate(found.trace.runs)
            for d, run in enumerate(directions)
            for section in _layer(found.model, k, d, over(run.trace, lambda v: v[:, 0]), look)
        )
    )


def _layer(model: Model, k: int, d: int, trace: Any, look: Look) -> list[Lines]:
    way = look.say(BACKWARD if d else FORWARD)
    names = {**GATES, **STATES}
    held = {names[key]: getattr(trace, key) for key in names if hasattr(trace, key)}
    rows: dict[str, list[Value]] = {
        name: [np.asarray(step[:SHOWN_UNITS], np.float64) for step in values[:SHOWN_STEPS]]
        for name, values in held.items()
    }
    cell = model.cell._replace(options=model.options[k][d])
    return [
        wrap(styled(look.say(LAYER, layer=k + 1, way=way), STRONG), look.room),
        series(rows, look),
        _cut(trace.h, look),
        *_heat_maps({name: held[name] for name in GATES.values() if name in held}, look),
        prose(look.say(MEMORY), {}, look),
        memory(jacobians(cell, model.params[k][d], trace), look),
    ]


def _cut(h: Array, look: Look) -> Lines:
    """What the table leaves out."""
    (steps, units), lines = h.shape, []
    if units > SHOWN_UNITS:
        lines.append(look.say(UNITS, shown=SHOWN_UNITS, units=units))
    if steps > SHOWN_STEPS:
        lines.append(look.say(STEPS, shown=SHOWN_STEPS, steps=steps))
    return [line for text in lines for line in wrap(styled(text, MUTED), look.room)]


def _heat_maps(gates: Mapping[str, Array], look: Look) -> list[Lines]:
    if not gates:
        return []
    maps = (
        [styled(typeset_line(parse(name), ascii=look.ascii), STRONG), *heat_map(values, look)]
        for name, values in gates.items()
    )
    return [prose(look.say(MAP), {}, look), side_by_side(maps, look.room)]


def heat_map(values: Array, look: Look) -> Lines:
    """Shares between 0 and 1 as shades: one row a unit, one column a time step.

    Shapes:     values (T, H)
    """
    ramp = ASCII_RAMP if look.ascii else RAMP
    columns = values[: look.room, :MAPPED_UNITS].T
    levels = np.clip((columns * len(ramp)).astype(int), 0, len(ramp) - 1)
    return [styled("".join(ramp[level] for level in unit)) for unit in levels]


def memory(jacobian: Array, look: Look) -> Lines:
    """The spectral norm of each Jacobian as a bar on a logarithmic scale.

    Shapes:     jacobian (T + 1, H, H), dh_T/dh_k for k = 0..T
    """
    norms = np.linalg.norm(jacobian, ord=2, axis=(1, 2))
    last = len(norms) - 1
    steps = sorted({round(k) for k in np.linspace(0, last, min(POINTS, last + 1))})
    return _bars([(f"k={k}", float(norms[k])) for k in steps], look)


def _bars(figures: Sequence[tuple[str, float]], look: Look) -> Lines:
    """Labelled positive figures on one logarithmic scale, the smallest with the shortest bar."""
    logs = [log10(figure) if figure > 0 else -300.0 for _, figure in figures]
    low, high = min(logs), max(logs)
    full = "#" if look.ascii else "━"
    label = max(len(name) for name, _ in figures)
    lines: Lines = []
    for (name, figure), scale in zip(figures, logs, strict=True):
        length = 1 + round((BAR - 1) * ((scale - low) / (high - low) if high > low else 1))
        plain = not figure or 0.001 <= figure < 1000
        text = format_number(figure, 3) if plain else f"{figure:.2e}"
        lines.append(
            joined(
                styled(name.rjust(label), MUTED), styled(f"  {text:>9}  "), styled(full * length)
            )
        )
    return lines


def records(rows: Sequence[Mapping[str, str]], look: Look) -> Lines:
    """Records one under the other: each field on a line of its own, so that nothing is cut."""
    label = max(len(name) for row in rows for name in row) + 2
    return stacked(
        *(
            [
                line
                for at, (name, text) in enumerate(row.items())
                for line in _field(name, text, label, look, head=at == 0)
            ]
            for row in rows
        )
    )


def _field(name: str, text: str, label: int, look: Look, *, head: bool) -> Lines:
    said = wrap(styled(text, STRONG if head else ""), look.room - label)
    shown = name.replace("_", " ").ljust(label)
    return [
        joined(styled(shown if at == 0 else " " * label, MUTED), line)
        for at, line in enumerate(said)
    ]
