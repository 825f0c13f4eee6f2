"""Playing a session that is kept: begun from a plan, or gone on with where it was left."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import join
from typing import NamedTuple

import msgspec
import typer

from rnnquiz.bank import Bank
from rnnquiz.cli import world
from rnnquiz.cli.exit import Exit
from rnnquiz.cli.keeping import REPORTED, Keeper
from rnnquiz.errors import UsageError
from rnnquiz.progress import Kept, Settings, Store
from rnnquiz.sessions import (
    Event,
    Mode,
    Over,
    Plan,
    Resumed,
    State,
    advance,
    is_left,
    opened,
    outcomes,
    resumed,
    sealed,
)
from rnnquiz.tui import Terminal, left_over, play, press, print_page, said, words


class Study(NamedTuple):
    """Everything a session needs of the outside; without a store nothing is kept."""

    terminal: Terminal
    bank: Bank
    settings: Settings
    store: Store | None
    banks: tuple[str, ...] = ()  # the paths of other banks than the bundled one

    def kind(self, mode: Mode) -> str:
        """What a session is kept as: one over another bank is not gone on with over ours."""
        return join([mode, *(word for path in self.banks for word in ("--bank", path))])


@contextmanager
def study(
    terminal: Terminal, paths: Sequence[Path] | None, *, forget: bool = False
) -> Iterator[Study]:
    """The outside of a session; with `forget` nothing is written, and nothing remembered."""
    bank, banks = world.bank(paths), tuple(f"{path.resolve()}" for path in paths or ())
    if forget:
        yield Study(terminal, bank, Settings(), None)
        return
    settings, store = world.settings(), world.store()
    with store:
        yield Study(terminal, bank, settings, store, banks)


class Ended(NamedTuple):
    """A session that was played, to its end or until it was left, and what it was to be.

    `at` is when it ended, in seconds since 1970 UTC. `session` is kept until its report is saved.
    """

    plan: Plan
    state: State
    at: float
    session: str = ""


def play_plan(study: Study, plan: Plan) -> Ended:
    """Play a session from its beginning."""
    state = opened(plan, study.bank)
    if not study.store:
        ended = play(state, study.terminal, study.bank.topics)
        return Ended(plan, ended, study.terminal.now())
    plan = sealed(plan, study.bank)
    session = study.store.new_id()
    study.store.begin(session, study.kind(plan.mode), msgspec.json.encode(plan).decode())
    return _played(study, state, session, plan)


def play_on(study: Study, mode: Mode, *, resume: bool | None, named: str = "") -> Ended | None:
    """Go on with the session of this mode that was left, if there is one and the person agrees.

    `resume` says so beforehand, or that it is to be dropped; with None somebody at a terminal is
    asked, and a pipe is not. What is `named`, such as a seed, asks for another session: then what
    was left stays as it is.
    """
    if resume and named:
        raise UsageError(f"--resume goes on with what was left as it was: leave out {named}")
    asked = resume is not None or (not named and study.terminal.stdin.isatty())
    kept = study.store.unfinished(study.kind(mode)) if study.store and asked else None
    if not (kept and study.store):
        if resume:
            raise UsageError(f"there is no {mode} to go on with: leave out --resume")
        return None
    try:
        found = _as_left(study, mode, kept) if resume is not False else None
    except KeyError as error:
        # A pack may come back, and what was typed in an exam is nowhere else.
        print(f"rnnquiz: the {mode} you left asks {error}, which is not here", file=sys.stderr)
        return None
    except UsageError as error:
        if resume:
            raise
        print(f"rnnquiz: {error}", file=sys.stderr)
        found = None
    if not (found and (resume or _is_agreed(study.terminal, mode, found.state))):
        study.store.finish(kept.id)
        return None
    plan, state, last = found
    if isinstance(state, Over):  # it was killed between its last step and its end
        if mode not in REPORTED:
            study.store.finish(kept.id)
        return Ended(plan, play(state, study.terminal, study.bank.topics), last, kept.id)
    now = study.terminal.now()
    return _played(study, state, kept.id, plan, Resumed(away=now - last, at=now))


class Left(NamedTuple):
    """A session as it was left, and when, in seconds since 1970 UTC."""

    plan: Plan
    state: State
    last: float


def _as_left(study: Study, mode: Mode, kept: Kept) -> Left:
    """The session where it was left; UsageError where it cannot be gone on with."""
    read = msgspec.json.Decoder(Event)
    try:
        plan = msgspec.json.decode(kept.plan, type=Plan)
        steps = [read.decode(step) for step in kept.steps]
    except msgspec.DecodeError:
        raise UsageError(f"the {mode} you left is of another version of rnnquiz") from None
    state = resumed(plan, steps, study.bank)
    if state is None:
        raise UsageError(f"the {mode} you left asked what has been edited since")
    return Left(plan, state, steps[-1].at if steps else plan.began)


def _is_agreed(terminal: Terminal, mode: Mode, state: State) -> bool:
    """Whether somebody at a terminal wants to go on with what was left."""
    print_page(terminal, lambda look: left_over(mode, state, look))
    chosen = press(terminal, {"": words.DO_GO_ON, "n": words.DO_BEGIN})
    if chosen is None:
        raise typer.Exit(Exit.OK)
    return not chosen


def _played(
    study: Study, state: State, session: str, plan: Plan, break_: Resumed | None = None
) -> Ended:
    """Play a session; the break before it is kept, too, so that it never counts."""
    assert study.store is not None
    keeper = Keeper(study.store, study.settings, session, plan.mode, plan.began, outcomes(state))
    if break_:
        state = keeper(state, break_, advance(state, break_))
    ended = play(state, study.terminal, study.bank.topics, keeper)
    if is_left(ended) and keeper.begun:
        again = f"{plan.mode} --bank ..." if study.banks else plan.mode
        print_page(study.terminal, lambda look: said(words.CAN_GO_ON, look, mode=again))
    elif is_left(ended) and plan.mode in REPORTED:  # any other shows its score
        print_page(study.terminal, lambda look: said(words.NOTHING, look))
    return Ended(plan, ended, study.terminal.now(), session)
