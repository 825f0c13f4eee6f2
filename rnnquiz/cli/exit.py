"""What the exit code says."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, the same for every command."""

    OK = 0
    WRONG = 1  # the answer, or the bank
    USAGE = 2
    ENVIRONMENT = 3
