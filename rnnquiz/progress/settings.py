"""How somebody wants to study: a small TOML file, checked when read and before it is written."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`retention` is the share to be remembered when a review comes; `new` questions join a day.

    `by` is the day of the interview, over which the questions that are left are spread. `hints`
    says what a right answer with hints counts as.
    """

    retention: Annotated[float, Meta(ge=0.7, le=0.97)] = 0.9
    new: Annotated[int, Meta(ge=0, le=1_000)] = 10
    by: date | None = None
    hints: Literal["good", "hard", "again"] = "hard"
