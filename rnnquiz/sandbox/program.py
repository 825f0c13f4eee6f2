"""What is run, within which limits, and what is reported of it."""

from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta


class Limits(NamedTuple):
    """How much a program may take; `seconds` on the clock, `cpu` of the processor."""

    seconds: float = 10.0
    cpu: int = 5
    memory: int = 1 << 30  # bytes of address space
    printed: int = 10_000  # characters
    reported: int = 1 << 20  # bytes


LIMITS = Limits()


class Program(NamedTuple):
    """A source text, the function in it, and the arguments of each call.

    An argument is a number, nested lists for an array, or a dict whose items become attributes.
    `outputs` is how many values each call returns.
    """

    source: str
    function: str
    calls: tuple[tuple[Any, ...], ...]
    outputs: int


class Output(msgspec.Struct, frozen=True):
    """One value that was returned; a component is None where it is not finite."""

    shape: tuple[int, ...]
    data: tuple[float | None, ...]


Status = Literal[
    "returned",  # every call returned `outputs` values
    "unread",  # the source is not Python; `line` and `detail`
    "missing",  # there is no such function
    "raised",  # an exception; `line` and `detail`
    "exited",  # sys.exit and its kind
    "uncounted",  # another number of values was returned; `detail` is how many
    "unlike",  # something that is no number or array was returned; `detail` is its type
    "refused",  # something that is not allowed here was tried; `detail` is what
    "noisy",  # too much was printed or returned
    "timeout",
    "memory",
    "died",  # the process ended without a report
]
Detail = Annotated[str, Meta(max_length=500)]


class Report(msgspec.Struct, frozen=True):
    """How it went: the outputs of each call, or why there are none."""

    status: Status
    outputs: tuple[tuple[Output, ...], ...] = ()
    line: int = 0
    detail: Detail = ""
