"""Every routine with every combination of its options, drawn at sizes that cannot be mixed up."""

from collections.abc import Iterator
from itertools import product

from rnnquiz.bank import Run
from rnnquiz.oracle import ROUTINES, Attempt, draw, routine
from rnnquiz.oracle.draw import dice

PRIMES = {"D": 2, "H": 5, "T": 3}  # a swapped axis cannot pass


def combinations() -> Iterator[Run]:
    for name, entry in ROUTINES.items():
        for values in product(*entry.options.values()):
            options = dict(zip(entry.options, values, strict=True))
            sizes = {k: v for k, v in PRIMES.items() if k in routine(name, options).sizes}
            yield Run(name, sizes, options)


def said(run: Run) -> str:
    return " ".join([run.routine, *run.options.values()])


def drawn(run: Run, seed: int = 1) -> Attempt:
    return draw(run, dice(said(run), seed))


RUNS = list(combinations())
IDS = [said(run) for run in RUNS]
