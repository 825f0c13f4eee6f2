"""How long grading takes: the median and the worst of every family, after everything is loaded.

Run it with `python tests/benchmarks/grading.py`. Right answers, every declared mistake and hostile
texts are graded for every bundled question; a function to write is left out, for it is run.
"""

import time
from collections import defaultdict
from statistics import median

from rnnquiz.bank import Code, content_root, load
from rnnquiz.grading import grade, key_text, wrong_texts
from rnnquiz.oracle import variant

HOSTILE = ("(" * 1990, "9**9**9", "1," * 990, "x" * 1_000_000, "[" * 990 + "]" * 990)
AIM_MS = 5.0


def main(rounds: int = 5) -> None:
    """Print the table."""
    taken: defaultdict[str, list[float]] = defaultdict(list)
    hostile: defaultdict[str, list[float]] = defaultdict(list)
    for question in load((content_root(),)).questions.values():
        if isinstance(question, Code):
            continue
        made = variant(question, 1)
        said = (key_text(question, made), *wrong_texts(question, made).values())
        grade(question, made, said[0])  # loads what is loaded late
        for texts, table in ((said, taken), (HOSTILE, hostile)):
            for text in texts:
                table[question.family].append(min(_milliseconds(question, made, text, rounds)))
    print(
        f"{'family':<12}{'median ms':>11}{'worst ms':>10}{'hostile ms':>12}   (aim {AIM_MS:g} ms)"
    )
    for family, times in sorted(taken.items()):
        worst = max(hostile[family])
        print(f"{family:<12}{median(times):>11.2f}{max(times):>10.2f}{worst:>12.2f}")


def _milliseconds(question: object, made: object, text: str, rounds: int) -> list[float]:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        grade(question, made, text)  # type: ignore[arg-type]
        times.append((time.perf_counter() - begun) * 1000)
    return times


if __name__ == "__main__":
    main()
