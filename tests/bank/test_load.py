"""Banks of several files: their order, their places, and what is wrong between files."""

from pathlib import Path

import pytest

from rnnquiz.bank import Topic, load
from rnnquiz.errors import BankError, DiskError, Place
from rnnquiz.text import Text

TOPICS = "format: 1\ntopics:\n  - {id: lstm, title: {en: LSTM, zh: 长短期记忆}}\n"
QUESTION = """\
format: 1
questions:
  - id: {id}
    topic: {topic}
    level: easy
    family: choice
    prompt:
      en: What is c_t?
      zh: c_t 是多少？
    explain: 算出来的
    run: {{routine: lstm.update}}
    ask: c_t
    options:
      - key: true
      - misconception: f_i_swapped
        why: {{en: Swapped}}
"""


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content)


def question(id_: str, topic: str = "lstm") -> str:
    return QUESTION.format(id=id_, topic=topic)


def said(*roots: Path) -> list[str]:
    with pytest.raises(BankError) as caught:
        load(roots)
    return str(caught.value).splitlines()


def test_everything_is_found_by_id_in_the_order_of_the_files(here: Path) -> None:
    (here / "deep").mkdir()
    write(here, topics=TOPICS, b=question("second"), a=question("first"))
    write(here / "deep", c=question("third"))
    bank = load([here])
    assert list(bank.questions) == ["first", "second", "third"]
    assert bank.topics == {"lstm": Topic(id="lstm", title=Text(en="LSTM", zh="长短期记忆"))}
    assert bank.explainers == bank.terms == {}


def test_a_bank_cannot_be_changed(here: Path) -> None:
    write(here, topics=TOPICS)
    bank = load([here])
    with pytest.raises(TypeError, match="does not support item assignment"):
        bank.topics["gru"] = bank.topics["lstm"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        bank.topics = {}  # type: ignore[misc]


def test_a_plain_text_is_in_the_language_it_is_written_in(here: Path) -> None:
    write(here, topics=TOPICS, a=question("first"))
    assert load([here]).questions["first"].explain == Text(zh="算出来的")


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("", 3, 5),
        ("id", 3, 9),
        ("prompt", 8, 7),
        ("prompt.zh", 9, 11),
        ("explain.zh", 10, 14),
        ("hints.0.en", 3, 5),
        ("options.1", 15, 9),
        ("options.1.why.en", 16, 19),
        ("options.1.why.zh", 16, 14),
        ("options.7.text", 14, 7),
    ],
)
@pytest.mark.parametrize("time", ["read", "from the cache"])
def test_place_is_that_of_the_nearest_node(
    here: Path, path: str, line: int, column: int, time: str
) -> None:
    write(here, topics=TOPICS, a=question("first"))
    bank = load([here])
    if time == "from the cache":
        bank = load([here])
    assert bank.place("first", path) == Place("a.yaml", line, column)


def test_place_takes_the_kind_that_is_asked_for(here: Path) -> None:
    write(here, topics=TOPICS, a=question("lstm"))
    bank = load([here])
    assert bank.place("lstm", "title.zh", kind="topics") == Place("topics.yaml", 3, 38)
    assert bank.place("lstm").file == "a.yaml"
    with pytest.raises(KeyError):
        bank.place("gru")


def test_paths_outside_the_folder_are_shown_in_full(here: Path, tmp_path: Path) -> None:
    outside = tmp_path / "bank.yaml"
    outside.write_text("format: 1\nformat: 1\n")
    assert said(outside) == [f"{outside}:2:1: a second `format`: the first is on line 1"]


def test_problems_of_all_files_come_together_and_sorted(here: Path) -> None:
    write(
        here,
        b=question("twice") + "    hint: x\n",
        a=question("twice", "lstmm") + question("sound").partition("questions:\n")[2],
        c=question("sound") + "\n\tx",
        topics=TOPICS,
        d=question("sound", "gru"),
    )
    assert said(here) == [
        "a.yaml:4:12: twice: topic: unknown topic `lstmm`; did you mean `lstm`?",
        "b.yaml:17:5: twice: unknown key `hint`; did you mean `hints`?",
        "c.yaml:18:1: a tab: indent and separate with spaces",
        "d.yaml:3:9: sound: id: already used at a.yaml:17:9: choose another",
        "d.yaml:4:12: sound: topic: unknown topic `gru`; there are: lstm",
    ]


def test_ids_are_shared_by_questions_and_explainers_but_not_by_topics(here: Path) -> None:
    explainer = (
        "format: 1\nexplainers:\n  - {id: lstm, topic: lstm, title: LSTM, "
        "run: {routine: lstm}, steps: [{text: See}]}\n"
    )
    write(here, topics=TOPICS, e=explainer)
    assert list(load([here]).explainers) == ["lstm"]
    write(here, f=question("lstm"))
    assert said(here) == ["f.yaml:3:9: lstm: id: already used at e.yaml:3:10: choose another"]


def test_topics_known_from_elsewhere(here: Path) -> None:
    write(here, a=question("first"))
    assert said(here) == ["a.yaml:4:12: first: topic: unknown topic `lstm`; there are: none"]
    bank = load([here], topics=[Topic(id="lstm", title=Text(en="LSTM"))])
    assert bank.topics["lstm"].title.en == "LSTM"


def test_topics_of_a_broken_file_are_not_missed(here: Path) -> None:
    write(here, a=question("first"), topics="format: 1\ntopics:\n  - {id: lstm, titel: LSTM}\n")
    assert all("topics.yaml" in line for line in said(here))
    write(here, topics="format: 1\ntopics:\n\t- {id: lstm, title: LSTM}\n")
    assert all("topics.yaml" in line for line in said(here))


def test_a_file_in_two_roots_is_loaded_once(here: Path) -> None:
    write(here, topics=TOPICS, a=question("first"))
    assert list(load([here, here / "a.yaml"]).questions) == ["first"]


def test_what_is_not_there(here: Path) -> None:
    for root, message in {
        here / "gone": "does not exist: give a YAML file, or a folder of them",
        here: "holds no YAML file: give a bank's file, or a folder of them",
    }.items():
        with pytest.raises(DiskError) as caught:
            load([root])
        assert str(caught.value) == f"{root} {message}"


def test_what_is_not_a_file_is_no_bank(here: Path) -> None:
    write(here, topics=TOPICS)
    (here / "folder.yaml").mkdir()
    (here / "notes.txt").write_text("format: 1")
    (here / "broken-link.yaml").symlink_to(here / "gone")
    (here / "endless.yaml").symlink_to("/dev/zero")
    assert list(load([here]).topics) == ["lstm"]


def test_what_belongs_to_tools_is_no_bank(here: Path) -> None:
    write(here, topics=TOPICS)
    (here / ".github").mkdir()
    write(here / ".github", ci="on: push")
    (here / ".pre-commit-config.yaml").write_text("repos: []")
    assert list(load([here]).topics) == ["lstm"]


def test_a_strange_name_cannot_paint_the_terminal(here: Path) -> None:
    (here / "\x1b[31m.yaml").write_text("")
    assert said(here) == [r"'\x1b[31m.yaml':1:1: an empty file: start with `format: 1`"]


def test_a_file_that_cannot_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, topics=TOPICS)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert said(here) == ["topics.yaml:1:1: cannot be read: Permission denied"]
