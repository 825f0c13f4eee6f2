"""What an interviewer says is held to what is run, and what is listened for to its samples."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from rnnquiz.audit import audit
from rnnquiz.audit.interviews import check_interview
from rnnquiz.bank import Claimed, Interview, Sayings, Stage, content_root, load
from rnnquiz.text import Text

TYPED = "the number 0.5 is typed into prose: write what computes it, $= ...$"
BANK = load((content_root(),))
CLAIMED = Claimed(
    say=Text("Go back $= k : 0$ steps; $p_k = f_t^k$."),
    ask="lstm-direct-path-decay",
    minutes=2,
    words=Sayings(en=("solve* vanish*", "no vanishing")),
    samples=Sayings(en=("It solves the vanishing.", "There is no vanishing.")),
    others=Sayings(en=("It does not solve the vanishing.",)),
)
OPENING = Stage(ask="how-lstm-remembers", minutes=4, follow=(CLAIMED,))
INTERVIEW = Interview(
    id="talk",
    title=Text("Talk"),
    roles=("research",),
    levels=("senior",),
    opening=Text("Good to see you."),
    stages=(OPENING, *(Stage(ask=ask, minutes=2) for ask in ("lstm-step-spot", "a", "b"))),
)


def said(interview: Interview) -> list[tuple[str, str]]:
    findings = check_interview(interview, BANK.questions, 3)
    return [(finding.path, finding.message) for finding in findings]


def changed(**changes: object) -> Interview:
    stage = replace(OPENING, follow=(replace(CLAIMED, **changes),))
    return replace(INTERVIEW, stages=(stage, *INTERVIEW.stages[1:]))


def test_what_is_sound_has_no_findings() -> None:
    assert said(INTERVIEW) == []


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        (
            {"say": Text("The gate is 0.9.")},
            "say.en",
            "the number 0.9 is typed into prose: write what computes it, $= ...$",
        ),
        (
            {"say": Text(zh="这里 $p_k = k f_t$。")},
            "say.zh",
            "`p_k = k f_t` does not hold when it is run",
        ),
        ({"say": Text("With $= z_t$.")}, "say.en", "z_t is not a name here; did you mean f_t?"),
        (
            {"say": Text("So $= p_k$ is left.")},
            "say.en",
            "`p_k` does not follow from what `lstm-direct-path-decay` shows: it tells more",
        ),
        (
            {"words": Sayings(zh=("消失",)), "samples": Sayings()},
            "words",
            "no `en` words are listened for",
        ),
        (
            {"samples": Sayings(en=("It solves the vanishing.",))},
            "words.en.1",
            "no sample says this: add one",
        ),
        (
            {"samples": Sayings(en=(*CLAIMED.samples.en, "It is fine."))},
            "samples.en.2",
            "none of the words is heard in this",
        ),
        (
            {"others": Sayings(zh=("它 solves vanishing",))},
            "not.zh.0",
            "`solves vanishing` is heard in this as a claim",
        ),
    ],
    ids=["a typed number", "a false formula", "an unknown name", "the answer", "one language",
         "a phrase untried", "a sample unheard", "another heard"],
)  # fmt: skip
def test_a_planted_fault(change: dict[str, object], path: str, message: str) -> None:
    assert said(changed(**change)) == [(f"stages.0.follow.0.{path}", message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Take 0.5 of it.", TYPED),
        ("Look at $= h_t$.", "h_t is not a name here; write numbers."),
    ],
)
def test_an_opening_is_about_no_numbers(text: str, message: str) -> None:
    (found,) = said(replace(INTERVIEW, opening=Text(text)))
    assert found[0] == "opening.en"
    assert message in found[1]


def test_the_numbers_are_those_of_a_question_that_shows_none() -> None:
    stage = Stage(ask="lstm-step-spot", minutes=2, say=Text("Say $= 2^5 : 0$, $c_t$ and $= c_t$."))
    stages = (OPENING, stage, *INTERVIEW.stages[2:])
    (found,) = said(replace(INTERVIEW, stages=stages))
    assert found == (
        "stages.1.say.en",
        "`c_t` does not follow from what `lstm-step-spot` shows: it tells more",
    )


def test_all_that_is_found_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RNNQUIZ_CACHE", str(tmp_path / "cache"))
    script = """\
format: 1
terms: [{id: gate, term: {en: gate, zh: 门}, meaning: {en: A, zh: 甲}, avoid: [闸门]}]
topics: [{id: lstm, title: {en: LSTM, zh: LSTM}}]
interviews:
  - id: talk
    title: {en: Talk, zh: 谈谈}
    roles: [research]
    levels: [junior]
    opening: {en: Welcome, zh: 先说闸门}
    stages:
      - ask: how-lstm-remembers
        minutes: 3
        follow:
          - when: claimed
            words: {en: [solve*]}
            say: {en: Welcome}
            ask: gru-state-bound
            minutes: 1
      - {ask: lstm-step-spot, minutes: 3, say: {en: At 0.5, zh: 看}}
      - {ask: lstm-step-code, minutes: 3}
      - {ask: lstm-cell-update-formula, minutes: 3}
"""
    Path("bank.yaml").write_text(script, encoding="utf-8")
    bank = load([Path("bank.yaml")], elsewhere=lambda: BANK.questions)
    assert list(map(str, audit(bank, seeds=1, languages=("en", "zh")))) == [
        "bank.yaml:9:32: talk: write 门, not 闸门 (glossary: gate)",
        "bank.yaml:15:20: talk: no `zh` words are listened for",
        "bank.yaml:16:18: talk: the `zh` text is missing",
        f"bank.yaml:19:53: talk: {TYPED}",
    ]
