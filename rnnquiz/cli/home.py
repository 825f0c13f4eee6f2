"""`rnnquiz` alone: where you stand, and one key for each way on."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rnnquiz.errors import PersonError
from rnnquiz.text import Lang

if TYPE_CHECKING:
    from rnnquiz.bank import Bank
    from rnnquiz.progress import Day, Settings, Store
    from rnnquiz.sessions.standing import Advice, Standing
    from rnnquiz.tui.home import Way

RESUMABLE = ("review", "quiz", "drill", "exam", "interview")
WINDOW = 60  # study days that are read at first; more only where a row of days is longer

Command = tuple[str, ...]


def home(commands: Collection[str], *, lang: Lang | None, plain: bool, ascii: bool) -> None:
    """Show where the person stands; in a live terminal start what they choose, and come back."""
    from rnnquiz.cli import world
    from rnnquiz.tui.at_home import ask_back, ask_way, print_home

    terminal, bank = world.terminal(lang, plain=plain, ascii=ascii), world.bank(None)
    said = [*(["--lang", lang] if lang else []), *(["--ascii"] if ascii else [])]
    while True:
        standing = stand(bank, world.settings())
        offered = ways(standing, commands)
        if not terminal.live:
            print_home(terminal, bank.topics, standing, offered)
            return
        way = ask_way(terminal, bank.topics, standing, offered)
        if way is None:
            return
        actions(offered, said)[way.key]()
        if not ask_back(terminal):
            return


def stand(bank: "Bank", settings: "Settings") -> "Standing":
    """Where the person stands now."""
    from rnnquiz.cli import world
    from rnnquiz.progress import day_of, micros, offset
    from rnnquiz.sessions.agenda import begun_today, day_begins
    from rnnquiz.sessions.costly import RECENT
    from rnnquiz.sessions.standing import standing

    with world.store() as store:
        now = store.clock()
        found = ((store.unfinished(mode), mode) for mode in RESUMABLE)
        left = max(((kept.began, mode) for kept, mode in found if kept), default=None)
        return standing(
            tuple(bank.questions.values()),
            store.cards(),
            recent_days(store),
            store.mistakes(day_of(micros(now), offset(now)) - RECENT),
            settings,
            now,
            begun=begun_today(store.events(day_begins(now)), now),
            unfinished=left[1] if left else None,
        )


def recent_days(store: "Store") -> Sequence["Day"]:
    """The days that count: the last ones, and as many more as there are in a row."""
    from rnnquiz.progress import day_of, micros, offset
    from rnnquiz.sessions.standing import streak

    now = store.clock()
    today, window = day_of(micros(now), offset(now)), WINDOW
    while True:
        found = store.days(today - window)
        if streak({each.day for each in found if each.answers > 0}, today) < window:
            return found
        window *= 4


def ways(standing: "Standing", commands: Collection[str]) -> tuple["Way", ...]:
    """The ways on that there are commands for; Enter is the next sensible thing."""
    from rnnquiz.tui import words
    from rnnquiz.tui.home import Way

    sensible = next_command(standing.advice)
    begun = any(each.seen for each in standing.mastery)
    owed = standing.agenda.due or standing.agenda.new
    costly = (standing.costly.tag,) if standing.costly else None
    every = (
        Way("", words.DO_START, sensible) if sensible else None,
        Way("r", words.DO_REVIEW, ("review",)) if begun and owed else None,
        Way("q", words.DO_QUIZ, ("quiz",)),
        Way("e", words.DO_EXAM, ("exam",)),
        Way("i", words.DO_INTERVIEW, ("interview",)),
        Way("d", words.DO_DRILL, ("drill", *costly)) if costly else None,
        Way("s", words.DO_STATS, ("stats",)) if begun else None,
    )
    return tuple(way for way in every if way and way.command[0] in commands)


def next_command(advice: "Advice") -> Command:
    """The command that does the next sensible thing; none where all is done."""
    from rnnquiz.sessions.standing import Begin, Drill, Learn, Rehearse, Resume, Review

    match advice:
        case Begin():
            return ("quiz", "--level", "easy")
        case Review() | Learn():
            return ("review",)
        case Resume(mode):
            return (mode, "--resume")
        case Drill(tag):
            return ("drill", tag)
        case Rehearse():
            return ("interview",)
        case _:
            return ()


def actions(ways: Sequence["Way"], said: Sequence[str]) -> Mapping[str, Callable[[], None]]:
    """What each key starts: its command, with what was said before it for all commands."""
    return {way.key: partial(run, (*said, *way.command)) for way in ways}


def run(words: Sequence[str]) -> None:
    """Run a command as if it had been typed; what a person caused is said, and is not the end."""
    from rnnquiz.cli.app import app

    try:
        app()(list(words), prog_name="rnnquiz", standalone_mode=False)
    except PersonError as error:
        print(f"rnnquiz: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        return
