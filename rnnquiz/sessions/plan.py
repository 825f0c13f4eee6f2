"""A session as it is kept: from its plan and its events it can be gone on with, to the letter.

Questions are kept by their ids. The fingerprint says whether they still read as they did: where
one was edited meanwhile, the answers given are in the log, but the session is over.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

from rnnquiz.bank import Bank, Question
from rnnquiz.sessions.asked import Turn
from rnnquiz.sessions.events import Event
from rnnquiz.sessions.exam import sit
from rnnquiz.sessions.interview import planned
from rnnquiz.sessions.quiz import Quiz, begin
from rnnquiz.sessions.state import State, advance

Mode = Literal["quiz", "review", "drill", "exam", "interview"]


class Plan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a session begins with: questions and their seeds, or the scripts of an interview.

    `began` is in seconds since 1970 UTC, `minutes` is 0 where time does not matter.
    """

    mode: Mode
    seed: int
    began: float
    asked: tuple[tuple[str, int], ...] = ()
    scripts: tuple[str, ...] = ()
    minutes: int = 0
    aloud: bool = False
    again: str = ""
    fingerprint: str = ""


def opened(plan: Plan, bank: Bank) -> State:
    """The first state of the session."""
    turns = turns_of(plan, bank)
    if plan.mode == "exam":
        return sit(turns, plan.seed, limit=60.0 * plan.minutes, at=plan.began)
    limit = 60.0 * plan.minutes
    return begin(
        Quiz(
            turns,
            plan.seed,
            mode=plan.mode,
            began=plan.began,
            limit=limit,
            aloud=plan.aloud,
            again=plan.again,
        )
    )


def turns_of(plan: Plan, bank: Bank) -> tuple[Turn, ...]:
    """The questions of the plan, as the bank has them now; KeyError where one is gone."""
    if plan.mode == "interview":
        scripts = [bank.interviews[id] for id in plan.scripts]
        return planned(scripts, bank.question, minutes=plan.minutes, seed=plan.seed)
    return tuple(Turn(bank.questions[id], seed) for id, seed in plan.asked)


def sealed(plan: Plan, bank: Bank) -> Plan:
    """The plan with the fingerprint of what it asks."""
    return msgspec.structs.replace(plan, fingerprint=_mark(turns_of(plan, bank)))


def resumed(plan: Plan, steps: Iterable[Event], bank: Bank) -> State | None:
    """The session where it was left; None where its questions are no longer what they were.

    KeyError with the id of a question, or of a script, that the bank no longer has.
    """
    if _mark(turns_of(plan, bank)) != plan.fingerprint:
        return None
    state = opened(plan, bank)
    for event in steps:
        state = advance(state, event)
    return state


def fingerprint(question: Question) -> str:
    """What a question is known by as it reads now."""
    return _digest(msgspec.json.encode(question))


def _mark(turns: tuple[Turn, ...]) -> str:
    return _digest(msgspec.json.encode(turns))


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:16]
