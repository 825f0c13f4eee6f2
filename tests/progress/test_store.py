"""What the store promises: the log, what is derived from it, and the journal of open sessions."""

import sqlite3
from datetime import timedelta

import pytest

from rnnquiz.errors import UsageError
from rnnquiz.progress import Graded, Kept, Planned, micros
from rnnquiz.progress.fold import Day, Mistake
from tests.progress.stores import BEGIN, graded, state

TODAY = (BEGIN - BEGIN.fromtimestamp(0, BEGIN.tzinfo)).days


def test_an_empty_store(store) -> None:
    assert (store.cards(), store.card("x"), store.days(), store.mistakes()) == ({}, None, (), ())
    assert (list(store.events()), list(store.answers()), store.last_graded()) == ([], [], None)
    assert (store.unfinished("quiz"), store.notice) == (None, "")


def test_an_answer_is_kept_with_its_schedule_before_and_after(store, watch) -> None:
    (first,) = store.append(graded())
    watch.on(days=5)
    (second,) = store.append(graded())
    assert (first.at, first.stamp, first.offset) == (micros(BEGIN), micros(BEGIN), 0)
    assert isinstance(first.body, Graded)
    assert isinstance(second.body, Graded)
    assert first.body.before is None
    assert first.body.after == second.body.before
    assert second.body.after == store.card("forget-gate").schedule
    assert list(store.events()) == [first, second]


def test_what_an_answer_counts(store, watch) -> None:
    store.append(graded(rating="again", tag="swapped", score=0.25, standing="partial"))
    watch.on(days=1)
    store.append(graded(), graded("other", topic="gru"))
    watch.on(days=9)
    store.append(graded(rating="again", tag="swapped"))
    card = store.card("forget-gate")
    assert (card.answers, card.right, card.points, card.lapses) == (3, 1, 1_250, 1)
    assert (card.held, card.last, card.milliseconds) == (False, micros(watch.now), 12_000)
    assert store.days() == (
        Day(TODAY, "lstm", "number", 1, 0, 250, 4_000, 0, 0),
        Day(TODAY + 1, "gru", "number", 1, 1, 1_000, 4_000, 0, 0),
        Day(TODAY + 1, "lstm", "number", 1, 1, 1_000, 4_000, 0, 0),
        Day(TODAY + 10, "lstm", "number", 1, 0, 0, 4_000, 1, 0),
    )
    assert store.days(TODAY + 2) == store.days()[-1:]
    assert store.mistakes() == (
        Mistake("swapped", TODAY, 1, 750, micros(BEGIN)),
        Mistake("swapped", TODAY + 10, 1, 1_000, micros(watch.now)),
    )
    assert store.mistakes(TODAY + 1) == store.mistakes()[1:]


def test_all_of_an_append_or_nothing(store) -> None:
    store.append(graded())
    before = state(store)
    with pytest.raises(AssertionError):
        store.append(graded("other"), None)
    assert state(store) == before
    assert len(list(store.events())) == 1


def test_an_answer_taken_back_leaves_nothing_but_the_log(store, watch) -> None:
    store.append(graded("other"))
    before = state(store)
    watch.on(hours=1)
    (answer,) = store.append(graded(tag="swapped", rating="again"))
    watch.on(hours=1)
    undone = store.undo(answer.id)
    assert state(store) == before
    assert [event.id for event in store.events()][1:] == [answer.id, undone.id]
    assert [event.body.question for event in store.answers()] == ["other"]


@pytest.mark.parametrize("which", ["nothing", "undone", "undoing"])
def test_what_cannot_be_taken_back(store, which) -> None:
    (answer,) = store.append(graded())
    undoing = store.undo(answer.id)
    id = {"nothing": "nothing", "undone": answer.id, "undoing": undoing.id}[which]
    said = {
        "nothing": "there is no answer `nothing` to take back",
        "undone": f"the answer `{answer.id}` was taken back already",
        "undoing": f"there is no answer `{undoing.id}` to take back",
    }
    with pytest.raises(UsageError) as caught:
        store.undo(id)
    assert str(caught.value) == said[which]
    assert len(list(store.events())) == 2


def test_the_last_answer_that_counts(store, watch) -> None:
    (first,) = store.append(graded(session="a"))
    (second,) = store.append(graded(session="b"))
    store.append(Planned(question="other", rev=1))
    assert store.last_graded() == second
    assert store.last_graded("a") == first
    store.undo(second.id)
    assert store.last_graded() == first
    assert store.last_graded("b") is None


def test_a_planned_question_is_due_at_once(store, watch) -> None:
    store.append(graded())
    watch.on(hours=1)
    schedule = store.card("forget-gate").schedule
    (planned, _) = store.append(
        Planned(question="forget-gate", rev=1), Planned(question="new", rev=3)
    )
    card, new = store.card("forget-gate"), store.card("new")
    assert (card.due, card.schedule, card.rev) == (micros(watch.now), schedule, 1)
    assert (new.due, new.schedule, new.rev, new.answers) == (micros(watch.now), None, 3, 0)
    store.undo(planned.id)
    assert store.card("forget-gate").due == schedule.due


def test_a_planned_question_that_was_changed_begins_anew(store) -> None:
    store.append(graded())
    store.append(Planned(question="forget-gate", rev=2))
    card = store.card("forget-gate")
    assert (card.rev, card.schedule, card.held, card.answers) == (2, None, False, 1)
    (answer,) = store.append(graded(rev=2))
    assert answer.body.before is None


def test_a_changed_question_begins_anew_and_an_older_one_only_counts(store, watch) -> None:
    (first,) = store.append(graded())
    watch.on(days=3)
    (changed,) = store.append(graded(rev=2, rating="again"))
    assert (first.body.before, changed.body.before) == (None, None)
    assert changed.body.after.state == "learning"
    watch.on(days=3)
    (older,) = store.append(graded(rev=1))
    card = store.card("forget-gate")
    assert older.body.after == older.body.before == card.schedule == changed.body.after
    assert (card.rev, card.answers, card.right, card.lapses) == (2, 3, 2, 0)
    assert sum(day.reviews for day in store.days()) == 0


def test_a_clock_set_back_keeps_the_order(store, watch) -> None:
    store.append(graded(text="1"), graded(text="2"))
    watch.on(days=-400)
    store.append(graded(text="3"))
    events = list(store.events())
    assert [event.body.text for event in events] == ["1", "2", "3"]
    assert [event.stamp - micros(BEGIN) for event in events] == [0, 1, 2]
    assert events[-1].at == micros(BEGIN - timedelta(days=400))
    assert list(store.events(events[1].stamp)) == events[1:]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE events SET at = 0", "an event of the log is never changed"),
        ("DELETE FROM events", "an event of the log is never deleted"),
    ],
)
def test_the_log_is_only_ever_added_to(store, statement, said) -> None:
    store.append(graded())
    with pytest.raises(sqlite3.IntegrityError, match=said):
        store.connection.execute(statement)


def test_a_session_is_written_down_as_it_goes(store, opened, watch) -> None:
    store.begin("s1", "quiz", "the plan")
    store.begin("s2", "exam", "another")
    events = store.step("s1", "first", graded())
    store.step("s1", "second")
    assert list(store.events()) == list(events)
    kept = Kept("s1", "quiz", micros(BEGIN), "the plan", ("first", "second"))
    assert store.unfinished("quiz") == kept
    store.finish("s1")
    assert store.unfinished("quiz") is None
    assert store.connection.execute("SELECT count(*) FROM steps").fetchone() == (0,)
    assert not (store.folder / "open" / "s1.lock").exists()
    with pytest.raises(LookupError):
        store.step("s1", "third", graded())
    assert list(store.events()) == list(events)


def test_a_session_that_runs_elsewhere_is_not_offered(opened) -> None:
    ours, theirs = opened(), opened()
    ours.begin("s1", "quiz", "old")
    theirs.begin("s2", "quiz", "new")
    assert ours.unfinished("quiz").id == "s1"
    assert theirs.unfinished("quiz").id == "s2"
    theirs.close()
    assert opened().unfinished("quiz").id == "s2"
    third = opened()
    assert third.unfinished("quiz") is None
    ours.close()
    assert third.unfinished("quiz").id == "s1"


def test_two_stores_on_one_file_see_each_other(opened, watch) -> None:
    ours, theirs = opened(), opened()
    ours.append(graded(text="1"))
    theirs.append(graded(text="2"))
    ours.append(graded(text="3"))
    assert [event.body.text for event in theirs.events()] == ["1", "2", "3"]
    assert theirs.card("forget-gate").answers == 3


def test_what_was_written_until_the_session_was_left_is_offered(opened, monkeypatch) -> None:
    mine, other = opened(), opened()
    mine.begin("s1", "quiz", "plan")
    take = other._held.take

    def taken_just_after(session: str) -> bool:
        mine.step("s1", "answered", graded())
        mine.close()
        return take(session)

    monkeypatch.setattr(other._held, "take", taken_just_after)
    assert other.unfinished("quiz").steps == ("answered",)
