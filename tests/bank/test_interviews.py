# ruff: noqa: E501  (messages stand on one line, as they are printed)
"""Interviews: what they ask is there, what follows can follow, and nobody is asked twice."""

from pathlib import Path

import pytest

from rnnquiz.bank import Bank, Claimed, Missed, Predict, Right, Wrong, declared, load
from rnnquiz.errors import BankError

TOPICS = "format: 1\ntopics: [{id: lstm, title: LSTM}]\n"
OPEN = """\
format: 1
questions:
  - id: words
    topic: lstm
    level: easy
    family: open
    evidence: proof
    prompt: Why
    explain: Because
    points:
      - {id: first, text: A, detail: B, claim: 1 = 1}
      - {id: second, text: C, detail: D, claim: 1 = 1}
"""
OTHERS = """\
format: 1
questions:
  - {id: update, topic: lstm, level: easy, family: formula, prompt: Write it, explain: So, run: {routine: lstm.update}, ask: c_t, misconceptions: [f_i_swapped]}
  - {id: value, topic: lstm, level: easy, family: vector, prompt: Work, explain: So, run: {routine: lstm.update}, ask: c_t}
  - {id: found, topic: lstm, level: easy, family: spot, prompt: Find, explain: So, run: {routine: lstm.update}, ask: h_t, misconceptions: [memory_dropped]}
  - {id: more, topic: lstm, level: easy, family: vector, prompt: Work, explain: So, run: {routine: lstm.update}, ask: h_t}
  - {id: later, topic: lstm, level: easy, family: predict, prompt: Say, explain: So, lab: {experiment: x}, options: [{text: A, claim: 1 = 1}, {text: B, claim: 1 = 2}]}
"""
HEAD = """\
format: 1
interviews:
  - id: talk
    title: Talk
    roles: [research]
    levels: [junior]
    opening: Welcome
    stages:
"""
FIRST = "      - {ask: words, minutes: 3, follow: [FOLLOW]}\n"
REST = """\
      - {ask: update, minutes: 2}
      - {ask: value, minutes: 2}
      - {ask: found, minutes: 2}
"""


def write(folder: Path, interview: str, *, questions: bool = True) -> None:
    files = {"t": TOPICS, "i": interview} | ({"o": OPEN, "q": OTHERS} if questions else {})
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def said(folder: Path, interview: str) -> list[str]:
    write(folder, interview)
    with pytest.raises(BankError) as caught:
        load([folder])
    return str(caught.value).splitlines()


def following(follow: str) -> str:
    return HEAD + FIRST.replace("FOLLOW", follow) + REST


ASKED = "say: S, ask: more, minutes: 1}"
SOUND = following(
    f"{{when: claimed, words: {{en: [a * b]}}, not: {{en: [b a]}}, {ASKED}, "
    f"{{when: missed, point: second, {ASKED}, {{when: right, {ASKED}, {{when: wrong, {ASKED}"
)


def test_an_interview_is_read_with_its_four_ways_to_go_on(here: Path) -> None:
    write(here, SOUND)
    for _ in ("read", "from the cache"):
        (interview,) = load([here]).interviews.values()
        assert interview.languages == ("en",)
        assert [stage.ask for stage in interview.stages] == ["words", "update", "value", "found"]
        follow = interview.stages[0].follow
        assert list(map(type, follow)) == [Claimed, Missed, Right, Wrong]
        assert [each.when for each in follow] == ["claimed", "missed", "right", "wrong"]
        assert isinstance(follow[0], Claimed)
        assert (follow[0].words.en, follow[0].others.en) == (("a * b",), ("b a",))


FOLLOWS = {
    "an unknown way": (
        f"{{when: claim, words: {{en: [x]}}, {ASKED}",
        "i.yaml:9:50: talk: stages.0.follow.0.when: unknown when `claim`; did you mean `claimed`?",
    ),
    "no words": (
        f"{{when: claimed, {ASKED}",
        "i.yaml:9:43: talk: stages.0.follow.0: missing key `words`",
    ),
    "empty words": (
        f"{{when: claimed, words: {{en: []}}, {ASKED}",
        "i.yaml:9:66: talk: stages.0.follow.0.words: no words are listened for: add them under en: or zh:",
    ),
    "words that are everywhere": (
        f"{{when: claimed, words: {{zh: ['* *']}}, {ASKED}",
        "i.yaml:9:72: talk: stages.0.follow.0.words.zh.0: this stands in every answer: say which words",
    ),
    "words of two sentences": (
        f"{{when: claimed, words: {{en: [f is 0.9. good]}}, {ASKED}",
        "i.yaml:9:72: talk: stages.0.follow.0.words.en.0: `.` ends a sentence, and words are listened for within one",
    ),
    "an unknown point": (
        f"{{when: missed, point: secnd, {ASKED}",
        "i.yaml:9:65: talk: stages.0.follow.0.point: unknown point `secnd`; did you mean `second`?",
    ),
    "a misconception of no question": (
        f"{{when: wrong, tag: f_i_swapped, {ASKED}",
        "i.yaml:9:62: talk: stages.0.follow.0.tag: `words` declares no misconception `f_i_swapped`; there are: none",
    ),
    "a tag where it was right": (
        f"{{when: right, tag: x, {ASKED}",
        "i.yaml:9:57: talk: stages.0.follow.0: unknown key `tag`; there are: ask, minutes, say, when",
    ),
    "too long": (
        "{when: right, say: S, ask: more, minutes: 31}",
        "i.yaml:9:85: talk: stages.0.follow.0.minutes: expected a whole number from 1 to 30, found the number 31",
    ),
    "a prediction": (
        "{when: right, say: S, ask: later, minutes: 1}",
        "i.yaml:9:70: talk: stages.0.follow.0.ask: an interview cannot wait for an experiment: ask a question of another family",
    ),
    "an unknown question": (
        "{when: right, say: S, ask: valeu, minutes: 1}",
        "i.yaml:9:70: talk: stages.0.follow.0.ask: unknown question `valeu`; did you mean `value`?",
    ),
    "the same question": (
        "{when: right, say: S, ask: words, minutes: 1}",
        "i.yaml:9:70: talk: stages.0.follow.0.ask: `words` is asked above already, and nobody is asked the same twice",
    ),
    "what another covers": (
        f"{{when: wrong, {ASKED}, {{when: missed, point: second, {ASKED}",
        "i.yaml:9:89: talk: stages.0.follow.1: this is never asked: whenever it applies, another above applies first",
    ),
    "what two others cover": (
        f"{{when: wrong, {ASKED}, {{when: right, {ASKED}, {{when: claimed, words: {{en: [x]}}, {ASKED}",
        "i.yaml:9:135: talk: stages.0.follow.2: this is never asked: whenever it applies, another above applies first",
    ),
}


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_cannot_follow(here: Path, name: str) -> None:
    follow, message = FOLLOWS[name]
    assert said(here, following(follow)) == [message]


SCRIPTS = {
    "claimed after a formula": (
        HEAD
        + FIRST.replace("FOLLOW", "")
        + REST.replace("}", f", follow: [{{when: claimed, words: {{en: [x]}}, {ASKED}]}}", 1),
        [
            "i.yaml:10:51: talk: stages.1.follow.0.when: only an answer in words can do this, and `update` is family: formula"
        ],
    ),
    "missed after a formula": (
        HEAD
        + FIRST.replace("FOLLOW", "")
        + REST.replace("}", f", follow: [{{when: missed, point: first, {ASKED}]}}", 1),
        [
            "i.yaml:10:51: talk: stages.1.follow.0.when: only an answer in words can do this, and `update` is family: formula"
        ],
    ),
    "a mistake that it does not declare": (
        HEAD
        + FIRST.replace("FOLLOW", "")
        + REST.replace("}", f", follow: [{{when: wrong, tag: f_i_swaped, {ASKED}]}}", 1),
        [
            "i.yaml:10:63: talk: stages.1.follow.0.tag: `update` declares no misconception `f_i_swaped`; did you mean `f_i_swapped`?"
        ],
    ),
    "no words to open with": (
        HEAD + REST + "      - {ask: more, minutes: 1}\n",
        [
            "i.yaml:9:15: talk: stages.0.ask: an interview opens with an answer in words: ask family: open"
        ],
    ),
    "three stages": (
        HEAD + REST,
        ["i.yaml:9:7: talk: stages: expected a list from 4 to 20, found a list of 3"],
    ),
    "nobody to ask": (
        SOUND.replace("[research]", "[]"),
        ["i.yaml:5:12: talk: roles: expected a list of at least 1, found a list of 0"],
    ),
    "a role twice": (
        SOUND.replace("[research]", "[research, research]"),
        ["i.yaml:5:23: talk: roles.1: this stands above already: delete one"],
    ),
    "an unknown level": (
        SOUND.replace("[junior]", "[middle]"),
        [
            'i.yaml:6:14: talk: levels.0: expected one of junior, senior, found the text "middle"'
        ],
    ),
    "a question asked twice": (
        HEAD + FIRST.replace("FOLLOW", "") + REST + "      - {ask: value, minutes: 1}\n",
        [
            "i.yaml:13:15: talk: stages.4.ask: `value` is asked above already, and nobody is asked the same twice"
        ],
    ),
    "the id of a question": (
        SOUND.replace("id: talk", "id: value"),
        ["q.yaml:4:10: value: id: already used at i.yaml:3:9: choose another"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_is_wrong_with_a_script(here: Path, name: str) -> None:
    text, messages = SCRIPTS[name]
    assert said(here, text) == messages


def test_a_question_that_is_unsound_is_reported_once(here: Path) -> None:
    write(here, SOUND)
    (here / "q.yaml").write_text(OTHERS.replace("prompt: Find", "promt: Find"))
    with pytest.raises(BankError) as caught:
        load([here])
    assert [problem.place.file for problem in caught.value.problems] == ["q.yaml", "q.yaml"]
    (here / "q.yaml").write_text(OTHERS + "\t")
    with pytest.raises(BankError) as caught:
        load([here])
    assert [problem.place.file for problem in caught.value.problems] == ["q.yaml"]


@pytest.fixture
def ours(here: Path, tmp_path: Path) -> Bank:
    """A bank with the questions alone."""
    folder = tmp_path / "ours"
    folder.mkdir()
    write(folder, "format: 1\n")
    return load([folder])


def test_questions_of_another_bank_are_guests(here: Path, ours: Bank) -> None:
    write(here, SOUND, questions=False)
    bank = load([here], elsewhere=lambda: ours.questions)
    assert bank.questions == {}
    assert sorted(bank.guests) == ["found", "more", "update", "value", "words"]
    assert bank.question("value") is ours.questions["value"]
    with pytest.raises(KeyError):
        bank.question("later")


def test_an_unknown_question_is_looked_for_in_both_banks(here: Path, ours: Bank) -> None:
    write(here, SOUND.replace("ask: found", "ask: fuond"), questions=False)
    with pytest.raises(BankError) as caught:
        load([here], elsewhere=lambda: ours.questions)
    assert str(caught.value) == (
        "i.yaml:12:15: talk: stages.3.ask: unknown question `fuond`; did you mean `found`?"
    )


def test_another_bank_is_not_read_where_nothing_asks_for_it(here: Path) -> None:
    write(here, SOUND)
    assert load([here], elsewhere=lambda: pytest.fail("read in vain")).guests == {}


def test_mistakes_that_a_verdict_may_name() -> None:
    bank = load([Path(__file__).parents[2] / "content"])
    assert declared(bank.questions["lstm-cell-update-formula"])[0] == "f_i_swapped"
    assert declared(bank.questions["gru-blend-in-pytorch"])
    assert declared(bank.questions["match-lstm-lines"])
    assert declared(bank.questions["cloze-gru-shares"])
    for question in bank.questions.values():
        assert not (isinstance(question, Predict) and declared(question))
