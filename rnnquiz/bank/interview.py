"""Interviews: stages that ask questions of the bank, and what is asked after an answer."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from rnnquiz.bank.question import Id, Rev
from rnnquiz.text import Lang, Text

Role = Literal["research", "engineer"]
Seniority = Literal["junior", "senior"]
Minutes = Annotated[int, Meta(ge=1, le=30)]
Phrases = Annotated[tuple[Annotated[str, Meta(max_length=200)], ...], Meta(max_length=20)]


class Sayings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in an answer in words, by the language of the answer."""

    en: Phrases = ()
    zh: Phrases = ()


class Following(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question asked right after another, and what the interviewer says before it.

    What is said is about the numbers of the question in `ask`.
    """

    say: Text
    ask: Id
    minutes: Minutes

    @property
    def when(self) -> str:
        """In which case it is asked: claimed, missed, wrong or right."""
        return str(self.__struct_config__.tag)


class Claimed(Following, frozen=True, tag_field="when", tag="claimed"):
    """Asked when an answer in words claims something.

    In `words`, `*` stands for anything within a sentence. `samples` are sentences that do claim it,
    `others` (written `not`) are sentences that do not; `check` tries both.
    """

    words: Sayings
    samples: Sayings = msgspec.field(default_factory=Sayings)
    others: Sayings = msgspec.field(default_factory=Sayings, name="not")


class Missed(Following, frozen=True, tag_field="when", tag="missed"):
    """Asked when a point of the rubric was not ticked."""

    point: Id


class Wrong(Following, frozen=True, tag_field="when", tag="wrong"):
    """Asked when the answer was not right; with a `tag`, when it was this misconception."""

    tag: str = ""


class Right(Following, frozen=True, tag_field="when", tag="right"):
    """Asked when the answer was right."""


# At most one of a stage's is asked: the first that applies.
Follow = Claimed | Missed | Wrong | Right


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question of an interview, the words before it, and what may be asked after it."""

    ask: Id
    minutes: Minutes
    say: Text | None = None
    follow: Annotated[tuple[Follow, ...], Meta(max_length=9)] = ()


class Interview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The script of an interview: whom it is for, how it opens, and its stages in order.

    As many stages are planned as fit into the minutes there are.
    """

    id: Id
    rev: Rev = 1
    title: Text
    roles: Annotated[tuple[Role, ...], Meta(min_length=1)]
    levels: Annotated[tuple[Seniority, ...], Meta(min_length=1)]
    opening: Text
    stages: Annotated[tuple[Stage, ...], Meta(min_length=4, max_length=20)]

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages the interview can be held in."""
        return self.title.languages
