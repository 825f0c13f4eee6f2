"""The command that asks the same questions once more."""

from collections.abc import Sequence
from pathlib import Path


def asking_again(
    *words: str, count: int, usual: int, bank: Sequence[Path] | None, seed: int
) -> str:
    """The words of a command with what else it takes to ask the same; `usual` goes unsaid."""
    from shlex import join

    counted = [] if count == usual else ["--count", f"{count}"]
    banks = [word for path in bank or () for word in ("--bank", str(path))]
    return join(["rnnquiz", *words, *counted, *banks, "--seed", f"{seed}"])
