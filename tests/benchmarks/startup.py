"""How long a person waits: the help and the first question, against importing typer and rich.

Run it with `python tests/benchmarks/startup.py`. Each pair is timed in turn, and the median of the
ratios is what counts: absolute times say more about the machine than about the program.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

BARE = (sys.executable, "-c", "import typer, rich.console; print('> ', end='', flush=True)")
RNNQUIZ = (sys.executable, "-m", "rnnquiz")
PROMPT = b"> "
CASES = {
    "--help": ("--help",),
    "first question, no numbers": ("quiz", "--plain", "--seed", "1"),
    "first question, with numbers": ("quiz", "--plain", "--seed", "1", "--family", "vector"),
}
AIMS = {"--help": 1.2, "first question, no numbers": 2.0, "first question, with numbers": None}


def seconds_to_prompt(command: Sequence[str]) -> float:
    """How long a command takes until it asks for input, or ends."""
    environ = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ
    ) as process:
        assert process.stdout is not None
        seen = b""
        while not seen.endswith(PROMPT) and (more := process.stdout.read1(65536)):
            seen += more
        taken = time.perf_counter() - start
        process.kill()
    if not seen:
        raise SystemExit(f"{' '.join(command)} printed nothing")
    return taken


def compare(command: Sequence[str], rounds: int) -> tuple[float, float, float]:
    """Median seconds of the command and of the bare imports, and the median of their ratios."""
    pairs = [(seconds_to_prompt(command), seconds_to_prompt(BARE)) for _ in range(rounds)]
    return (
        median(ours for ours, _ in pairs),
        median(bare for _, bare in pairs),
        median(ours / bare for ours, bare in pairs),
    )


def main(rounds: int = 15) -> None:
    """Print the table."""
    print(f"{'':<30}{'ms':>7}{'bare ms':>9}{'ratio':>7}{'aim':>6}")
    for name, words in CASES.items():
        compare((*RNNQUIZ, *words), 1)  # warms the caches
        ours, bare, ratio = compare((*RNNQUIZ, *words), rounds)
        aim = f"{AIMS[name]:.1f}" if AIMS[name] else ""
        print(f"{name:<30}{ours * 1000:>7.0f}{bare * 1000:>9.0f}{ratio:>7.2f}{aim:>6}")


if __name__ == "__main__":
    main()
