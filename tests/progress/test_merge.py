"""Answers that travel: out as text, in from a stick, and from one machine to another."""

import json
import shutil
import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from rnnquiz.errors import DiskError, UsageError
from rnnquiz.progress import FILE, Merged, Planned, backup, export, lines, merge, rebuild
from rnnquiz.progress.merge import MOST
from tests.progress.stores import graded, state

ISO = "2026-03-02T23:45:00.000001+05:45"


@pytest.fixture
def desk(opened, watch):
    store = opened("desk")
    store.append(graded("a", tag="swapped", rating="again", text="f ⊙ c\n你好"))
    watch.now = watch.now.astimezone(timezone(timedelta(hours=5, minutes=45)))
    watch.on(days=2, microseconds=1)
    (answer,) = store.append(graded("a"))
    store.append(Planned(question="b", rev=2))
    store.undo(answer.id)
    return store


@pytest.fixture
def exported(desk, tmp_path) -> Path:
    export(desk, tmp_path / "desk.jsonl")
    return tmp_path / "desk.jsonl"


def test_an_export_can_be_read_by_people_and_programs(exported) -> None:
    header, *events = map(json.loads, exported.read_text("utf-8").splitlines())
    assert header == {"format": 1, "program": "rnnquiz", "events": 4}
    assert [event["body"]["type"] for event in events] == ["graded", "graded", "planned", "voided"]
    assert events[0]["at"] == "2026-03-02T18:00:00Z"
    assert events[1]["at"] == "2026-03-04T23:45:00.000001+05:45"
    assert events[0]["body"]["text"] == "f ⊙ c\n你好"
    assert list(events[1]) == ["id", "at", "stamp", "body"]


def test_out_and_in_again(desk, exported, opened) -> None:
    lap = opened("lap")
    assert merge(lap, exported) == Merged(4, 0)
    assert list(lap.events()) == list(desk.events())
    assert state(lap) == state(desk)
    assert merge(lap, exported) == Merged(0, 4)
    assert state(lap) == state(desk)
    assert list(lines(lap)) == list(lines(desk))


def test_from_another_progress_file(desk, opened, tmp_path) -> None:
    lap = opened("lap")
    lap.append(graded("c"))
    shutil.copytree(desk.folder, tmp_path / "stick")  # with what waits in the WAL file
    assert merge(lap, tmp_path / "stick" / FILE) == Merged(4, 0)
    assert merge(lap, desk.path) == Merged(0, 4)
    assert merge(desk, lap.path) == Merged(1, 4)
    assert state(lap) == state(desk)
    assert merge(lap, lap.path) == Merged(0, 5)


def test_taking_back_may_arrive_before_what_it_takes_back(desk, opened, tmp_path) -> None:
    whole = list(lines(desk))
    for order, numbers in enumerate([(4, 1, 3, 2), (2, 4, 1, 3), (3, 2, 1, 4)]):
        other = opened(f"other-{order}")
        for number in numbers:
            path = tmp_path / f"{order}-{number}.jsonl"
            path.write_bytes(b'{"format":1,"program":"rnnquiz","events":1}\n' + whole[number])
            assert merge(other, path) == Merged(1, 0)
            assert rebuild(other) == 0
        assert state(other) == state(desk)


def test_what_takes_back_a_known_answer_never_goes_in_without_its_card(desk, opened) -> None:
    lap = opened("lap")
    first, *_ = desk.events()
    merge(lap, desk.path)
    desk.undo(first.id)
    module = sys.modules["rnnquiz.progress.merge"]
    with module._attached(lap.connection, desk.path):
        assert module._take_rest(lap) == 0
        assert module._take_questions(lap) == 1
    assert state(lap) == state(desk)


def test_a_large_merge_leaves_room_for_others(opened) -> None:
    desk, lap, terminal = opened("desk"), opened("lap"), opened("lap", patience=0.5)
    for number in range(MOST // 10):
        desk.append(*(graded(f"q{each}") for each in range(number % 7, number % 7 + 40)))
    assert merge(lap, desk.path).taken == 4 * MOST
    terminal.append(graded("other"))
    assert rebuild(lap) == 0


EVENT = {
    "id": "e1",
    "at": ISO,
    "stamp": 1,
    "body": {
        "type": "graded",
        "question": "a",
        "rev": 1,
        "fingerprint": "f",
        "seed": 1,
        "topic": "t",
        "family": "number",
        "text": "",
        "standing": "correct",
        "score": 1,
        "milliseconds": 1,
        "mode": "quiz",
        "session": "s",
        "rating": "good",
        "retention": 0.9,
    },
}
HEADER = {"format": 1, "program": "rnnquiz", "events": 1}


def changed(**body: object) -> dict[str, object]:
    return {**EVENT, "body": {**EVENT["body"], **body}}


BAD = [
    ([], ":1: is not the first line of an export{none}"),
    (["hello"], ":1: is not the first line of an export{none}"),
    ([EVENT], ":1: is not the first line of an export{none}"),
    (
        [{**HEADER, "format": 2}, EVENT],
        (":1: was exported by a newer rnnquiz (format 2; this one knows 1){none}: upgrade rnnquiz"),
    ),
    (
        [{**HEADER, "events": 2}, EVENT],
        (": 2 events were exported, and 1 are here{none}: copy the file once more"),
    ),
    (
        [HEADER, json.dumps(EVENT)[:-9]],
        (":2: is not an event (JSON is malformed: invalid character (byte 311)){none}"),
    ),
    (
        [{**HEADER, "events": 2}, EVENT, {**EVENT, "id": "e2", "more": 1}],
        ":3: is not an event (Object contains unknown field `more`){none}",
    ),
    (
        [HEADER, {**EVENT, "at": "2026-03-02T23:45:00"}],
        (":2: is not an event (Expected `datetime` with a timezone component - at `$.at`){none}"),
    ),
    (
        [HEADER, "", {**EVENT, "at": "1969-12-31T23:45:00Z"}],
        ":3: the time of an event lies from 1970 to 9000{none}",
    ),
    (
        [HEADER, {**EVENT, "stamp": 1 << 63}],
        ":2: the time of an event lies from 1970 to 9000{none}",
    ),
    (
        [HEADER, {**EVENT, "id": ""}],
        ":2: an event needs an id of 1 to 100 letters{none}",
    ),
    ([HEADER, changed(score=1.5)], ":2: a score lies from 0 to 1{none}"),
    (
        [HEADER, changed(retention=1e-300)],
        ":2: a retention lies from 0.5 to 0.99{none}",
    ),
    (
        [HEADER, changed(milliseconds=-1)],
        ":2: an answer does not take that many milliseconds{none}",
    ),
    (
        [HEADER, changed(rating="easy")],
        (":2: is not an event (Invalid enum value 'easy' - at `$.body.rating`){none}"),
    ),
    (
        [{**HEADER, "events": 2}, EVENT, changed(text="x")],
        ":3: the event `e1` is there twice, not alike{none}",
    ),
]


@pytest.mark.parametrize(("rows", "said"), BAD)
def test_a_bad_line_and_nothing_is_taken_in(store, tmp_path, rows, said) -> None:
    path = tmp_path / "bad.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    with pytest.raises(DiskError) as caught:
        merge(store, path)
    assert str(caught.value) == str(path) + said.format(none="; nothing was taken in")
    assert list(store.events()) == []


def test_what_is_no_text_at_all(store, tmp_path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(json.dumps(HEADER).encode() + b'\n{"id":"\xff"}\n')
    with pytest.raises(DiskError, match=r"^.*bad\.jsonl:2: is not an event \('utf-8' codec"):
        merge(store, path)


def test_an_event_that_says_something_else_here(desk, opened, tmp_path) -> None:
    path = tmp_path / "other.jsonl"
    event = {**EVENT, "id": next(desk.events()).id}
    path.write_text(f"{json.dumps(HEADER)}\n{json.dumps(event)}\n", "utf-8")
    with pytest.raises(DiskError) as caught:
        merge(desk, path)
    assert str(caught.value) == (
        f"{path}: the event `{event['id']}` is here already and says something else; nothing was "
        "taken in"
    )
    with pytest.raises(sqlite3.OperationalError):
        desk.connection.execute("SELECT * FROM other.events")


def other_database(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    return f"{path} is not a progress file of rnnquiz; nothing was taken in"


def newer_database(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {0x524E4E51}")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    return (
        f"{path} was written by a newer rnnquiz (version 99 of the file; this one knows up to 1); "
        "nothing was taken in: upgrade rnnquiz"
    )


def torn_database(path: Path) -> str:
    other_database(path)
    path.write_bytes(path.read_bytes()[:4_096])
    return f"{path} cannot be read (database disk image is malformed); nothing was taken in"


def folder(path: Path) -> str:
    path.mkdir()
    return f"{path} cannot be read (Is a directory); nothing was taken in"


def nothing(path: Path) -> str:
    return f"{path} cannot be read (No such file or directory); nothing was taken in"


@pytest.mark.parametrize("make", [other_database, newer_database, torn_database, folder, nothing])
def test_what_cannot_be_taken_in(store, tmp_path, make) -> None:
    path = tmp_path / "other.sqlite3"
    said = make(path)
    with pytest.raises(DiskError) as caught:
        merge(store, path)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("at", "'noon'", "the time of an event lies from 1970 to 9000"),
        ("at", 1.5, "the time of an event lies from 1970 to 9000"),
        ("stamp", "'noon'", "the time of an event lies from 1970 to 9000"),
        ("offset", 1_440, "a clock is less than a day from UTC"),
        ("offset", 10**13, "a clock is less than a day from UTC"),
        ("offset", "'east'", "a clock is less than a day from UTC"),
    ],
)
def test_what_was_edited_by_hand_in_a_progress_file(desk, opened, column, value, said) -> None:
    desk.connection.execute("DROP TRIGGER events_never_change")
    desk.connection.execute(f"UPDATE events SET {column} = {value} WHERE seq = 1")
    with pytest.raises(DiskError) as caught:
        merge(opened(), desk.path)
    assert str(caught.value) == f"{desk.path}: {said}; nothing was taken in"


def test_a_file_is_never_written_over(desk, tmp_path) -> None:
    path = tmp_path / "mine"
    path.write_text("mine")
    for write in (lambda: export(desk, path), lambda: backup(desk.connection, path)):
        with pytest.raises(UsageError) as caught:
            write()
        assert str(caught.value) == f"{path} is there already, and is left as it is: name another"
    assert path.read_text() == "mine"


def test_an_export_that_cannot_be_written(desk, tmp_path) -> None:
    path = tmp_path / "nowhere" / "mine"
    with pytest.raises(DiskError) as caught:
        export(desk, path)
    assert str(caught.value) == (
        f"{path} cannot be written (No such file or directory): name another place"
    )


def test_a_backup_is_one_whole_file(desk, opened, tmp_path) -> None:
    path = tmp_path / "new" / "copy.sqlite3"
    backup(desk.connection, path)
    assert [each.name for each in path.parent.iterdir()] == ["copy.sqlite3"]
    home = tmp_path / "restored"
    home.mkdir()
    shutil.copy(path, home / FILE)
    restored = opened("restored")
    assert list(restored.events()) == list(desk.events())
    assert state(restored) == state(desk)


def test_a_time_of_any_offset_comes_back(opened, watch, tmp_path) -> None:
    desk = opened("desk")
    for minutes in (-720, -570, 0, 345, 840):
        watch.now = datetime(2026, 1, 1, 0, 0, 0, 7, timezone(timedelta(minutes=minutes)))
        desk.append(graded(f"q{minutes}"))
    watch.now = datetime(2026, 1, 1, tzinfo=UTC)
    desk.append(graded("z"))
    export(desk, tmp_path / "desk.jsonl")
    lap = opened("lap")
    merge(lap, tmp_path / "desk.jsonl")
    assert list(lap.events()) == list(desk.events())
