"""What is kept of a session while it goes on, and how it is gone on with."""

import io
import sys
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from rnnquiz.bank import content_root, load
from rnnquiz.cli import main
from rnnquiz.cli.keeping import Keeper
from rnnquiz.cli.study import Study, play_on
from rnnquiz.errors import UsageError
from rnnquiz.progress import Graded, Settings, Voided, open_store
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Asking,
    Event,
    Finished,
    Hinted,
    Plan,
    Quit,
    Renewed,
    Resumed,
    Skipped,
    Solved,
    Typed,
    Undone,
    Wrote,
    advance,
    opened,
    resumed,
    sealed,
)
from rnnquiz.tui import Terminal

BANK = load((content_root(),))
VALUE, COUNT, CODE = "lstm-cell-update-value", "count-gru-two-biases", "clip-by-norm-code"
BEGAN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(home, clock):
    with open_store(home, clock) as found:
        yield found


class Person:
    """Somebody who does one thing after another, ten seconds each."""

    def __init__(self, store, clock, *ids: str, mode: str = "quiz") -> None:
        asked = tuple((id, 3) for id in ids)
        plan = Plan(mode=mode, seed=3, began=BEGAN.timestamp(), asked=asked)
        self.plan = sealed(plan, BANK)
        self.clock = clock
        self.session = store.new_id()
        self.state = opened(self.plan, BANK)
        store.begin(self.session, mode, msgspec.json.encode(self.plan).decode())
        self.keeper = Keeper(store, Settings(), self.session, mode=mode, began=self.plan.began)

    def does(self, *events: Event) -> None:
        for event in events:
            self.clock.now += timedelta(seconds=10)
            now = msgspec.structs.replace(event, at=self.clock.now.timestamp())
            self.state = self.keeper(self.state, now, advance(self.state, now))


def left_at(home, clock, mode: str = "quiz"):
    """The session as another process finds it."""
    with open_store(home, clock) as found:
        kept = found.unfinished(mode)
        if kept is None:
            return None
        read = msgspec.json.Decoder(Event)
        plan = msgspec.json.decode(kept.plan, type=Plan)
        steps = [read.decode(step) for step in kept.steps]
        now = clock().timestamp()
        away = now - (steps[-1].at if steps else plan.began)
        return advance(resumed(plan, steps, BANK), Resumed(away=away, at=now))


def test_an_answer_is_in_the_log_the_moment_it_is_graded(store, clock) -> None:
    person = Person(store, clock, VALUE, COUNT)
    person.does(Typed("1; 2"))
    (event,) = store.events()
    assert isinstance(event.body, Graded)
    told = event.body
    assert (told.question, told.seed, told.text) == (VALUE, 3, "1; 2")
    assert (told.standing, told.mode, told.session) == ("wrong", "quiz", person.session)
    assert (told.milliseconds, told.rating, told.retention) == (10_000, "again", 0.9)
    assert told.after is not None
    assert store.card(VALUE).schedule == told.after


def test_an_opened_solution_counts_as_not_known_and_a_skipped_question_not_at_all(
    store, clock
) -> None:
    Person(store, clock, VALUE, COUNT).does(Solved(), Advanced(), Skipped())
    (event,) = store.events()
    assert (event.body.question, event.body.standing, event.body.rating) == (
        VALUE,
        "solved",
        "again",
    )


def test_an_answer_that_is_taken_back_does_not_count(store, clock) -> None:
    person = Person(store, clock, VALUE)
    person.does(Typed("1; 2"), Undone())
    graded, voided = store.events()
    assert voided.body == Voided(event=graded.id)
    assert store.card(VALUE) is None or store.card(VALUE).answers == 0
    assert list(store.answers()) == []


LEFT = [
    (),
    (Hinted(),),
    (Hinted(), Typed("nonsense")),
    (Renewed(), Renewed(), Hinted()),
    (Typed("1; 2"),),
    (Typed("1; 2"), Advanced(), Typed("12")),
    (Typed("1; 2"), Undone(), Hinted()),
    (Skipped(), Hinted(), Solved(), Advanced(), Wrote("def f():"), Wrote("  pass")),
]


@pytest.mark.parametrize("events", LEFT, ids=lambda events: f"{len(events)} events")
def test_what_was_interrupted_goes_on_to_the_letter(home, clock, events) -> None:
    with open_store(home, clock) as store:
        person = Person(store, clock, VALUE, COUNT, CODE)
        person.does(*events)
    found = left_at(home, clock)
    away = msgspec.structs.replace(person.state.quiz, began=found.quiz.began)
    assert found.quiz == away
    assert type(found) is type(person.state)
    if isinstance(found, Asking):
        assert found == msgspec.structs.replace(person.state, quiz=found.quiz, since=found.since)


def test_the_break_does_not_count(home, clock) -> None:
    with open_store(home, clock) as store:
        person = Person(store, clock, VALUE)
        person.does(Hinted(), Quit())
    clock.now += timedelta(days=3)
    found = left_at(home, clock)
    assert found.since == person.plan.began + timedelta(days=3).total_seconds()
    later = advance(found, Typed("1; 2", at=clock().timestamp() + 5))
    assert later.outcome.seconds == 25  # 20 before it was left, and 5


def test_what_came_to_its_end_is_not_offered(home, clock) -> None:
    with open_store(home, clock) as store:
        person = Person(store, clock, VALUE)
        person.does(Typed("1; 2"), Advanced())
        assert isinstance(person.state, Finished)
    assert left_at(home, clock) is None


def test_leaving_after_the_last_answer_is_an_end(home, clock) -> None:
    with open_store(home, clock) as store:
        person = Person(store, clock, VALUE)
        person.does(Typed("1; 2"))
        assert isinstance(person.state, Answered)
        person.does(Quit())
    assert left_at(home, clock) is None


def test_a_session_whose_questions_were_edited_is_over(home, clock) -> None:
    with open_store(home, clock) as store:
        Person(store, clock, VALUE)
    edited = msgspec.structs.replace(BANK.questions[VALUE], level="hard")
    bank = msgspec.structs.replace(BANK, questions={**BANK.questions, VALUE: edited})
    with open_store(home, clock) as store:
        kept = store.unfinished("quiz")
        plan = msgspec.json.decode(kept.plan, type=Plan)
    assert resumed(plan, [], bank) is None
    gone = msgspec.structs.replace(BANK, questions={})
    with pytest.raises(KeyError, match=VALUE):
        resumed(plan, [], gone)


def test_a_session_stays_when_its_questions_are_not_here(store, clock, capsys) -> None:
    Person(store, clock, VALUE).does(Hinted())
    held = store.unfinished("quiz")
    gone = msgspec.structs.replace(BANK, questions={})
    study = Study(Terminal(io.StringIO(), io.StringIO()), gone, Settings(), store)
    assert play_on(study, "quiz", resume=True) is None
    said = f"rnnquiz: the quiz you left asks '{VALUE}', which is not here\n"
    assert capsys.readouterr().err == said
    assert store.unfinished("quiz") == held


def test_a_review_leaves_out_what_was_answered_in_another_terminal(home, store, clock) -> None:
    person = Person(store, clock, VALUE, COUNT, CODE, mode="review")
    with open_store(home, clock) as other:
        Person(other, clock, COUNT).does(Typed("12"))
    person.does(Typed("1; 2"), Advanced())
    assert person.state.asked.question.id == CODE
    person.does(Skipped())  # what was wrong here comes again here
    assert person.state.asked.question.id == VALUE


def test_what_somebody_is_writing_is_not_dropped_for_an_answer_elsewhere(
    home, store, clock
) -> None:
    person = Person(store, clock, CODE, COUNT, mode="review")
    person.does(Wrote("def clip_by_norm(g, theta):"))
    with open_store(home, clock) as other:
        Person(other, clock, CODE).does(Solved())
    person.does(Wrote("    return g"))
    assert person.state.asked.question.id == CODE
    assert person.state.text == "def clip_by_norm(g, theta):\n    return g\n"


def test_there_is_nothing_to_go_on_with(store) -> None:
    terminal = Terminal(io.StringIO(), io.StringIO())
    study = Study(terminal, BANK, Settings(), store)
    with pytest.raises(UsageError, match=r"^there is no quiz to go on with: leave out --resume$"):
        play_on(study, "quiz", resume=True)


def test_what_was_left_over_another_bank_is_not_offered_over_ours(store, clock) -> None:
    ours = Study(Terminal(io.StringIO(), io.StringIO()), BANK, Settings(), store)
    theirs = ours._replace(banks=("/my bank",))
    assert (ours.kind("quiz"), theirs.kind("quiz")) == ("quiz", "quiz --bank '/my bank'")
    store.begin(store.new_id(), theirs.kind("quiz"), "")
    with pytest.raises(UsageError):
        play_on(ours, "quiz", resume=True)
    assert store.unfinished(theirs.kind("quiz"))


def test_a_drill_says_what_it_was_of(monkeypatch, capsys) -> None:
    def played(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["rnnquiz", *words, "--forget"])
        monkeypatch.setattr(sys, "stdin", io.StringIO(":a\n:a\n"))
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr().out

    monkeypatch.setenv("RNNQUIZ_LANG", "en")
    said = "rnnquiz drill f_i_swapped --count 2 --seed 4"
    first = played("drill", "f_i_swapped", "-n", "2", "--seed", "4")
    assert first.endswith(f"The same questions again: {said}\n")
    assert played(*said.split()[1:]) == first
