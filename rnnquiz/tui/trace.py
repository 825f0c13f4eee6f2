"""A run as a table: one row a component, one column a time step."""

from collections.abc import Sequence

from rnnquiz.notation import Value, format_number, parse, typeset_line
from rnnquiz.oracle import Attempt, components
from rnnquiz.tui.layout import Lines, stacked, styled
from rnnquiz.tui.look import MUTED, STRONG, Look

DECIMALS = 3
GAP = 2


def trace(attempt: Attempt, look: Look) -> Lines:
    """Every sequence, gate and state of the run at every step, as many steps a table as fit."""
    names = (*(f"{base}_t" for base in attempt.routine.sequences), *attempt.routine.results)
    rows = {name: [step[name] for step in attempt.outcome.steps] for name in names}
    return series(rows, look)


def series(rows: dict[str, list[Value]], look: Look) -> Lines:
    """Values over time by name, in tables that fit the page."""
    cells = {
        (name, number): [format_number(components(value)[number], DECIMALS) for value in values]
        for name, values in rows.items()
        for number in range(len(components(values[0])))
    }
    column = max(len(text) for texts in cells.values() for text in texts) + GAP
    label = max(len(_label(name, look)) for name in rows) + GAP
    steps = len(next(iter(cells.values())))
    fit = max(1, (look.room - label) // column)
    chunks = [range(start, min(start + fit, steps)) for start in range(0, steps, fit)]
    return stacked(*(_table(cells, chunk, label, column, look) for chunk in chunks))


def _table(
    cells: dict[tuple[str, int], list[str]],
    chunk: Sequence[int],
    label: int,
    column: int,
    look: Look,
) -> Lines:
    heads = "".join(f"t={t + 1}".rjust(column) for t in chunk)
    lines = [styled(" " * label + heads, MUTED)]
    for (name, number), texts in cells.items():
        first = _label(name, look) if number == 0 else ""
        line = styled(first.ljust(label), STRONG)
        line.append("".join(texts[t].rjust(column) for t in chunk))
        lines.append(line)
    return lines


def _label(name: str, look: Look) -> str:
    return typeset_line(parse(name), ascii=look.ascii)
