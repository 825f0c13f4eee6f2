"""The report: totals, competencies, what is to be reviewed, and what is told of each question."""

from collections import Counter
from datetime import timedelta, timezone

import pytest

from rnnquiz.bank import Question
from rnnquiz.sessions import Asked, Outcome
from rnnquiz.sessions.blocks import Arrays, Facts, Listing, Rows, Table, Typed
from rnnquiz.sessions.report import Report, ability, duration, listed, practice, report
from rnnquiz.text import Text
from tests.sessions.interviews import BANK, TYPED, WORDS, answered, interview

TITLE = Text(en="Interview: memory", zh="面试：记忆")
BEGAN = 1_800_000_000.0


def made(outcomes=None, lang="en", **more) -> Report:
    found = interview() if outcomes is None else outcomes
    return report(found, title=TITLE, lang=lang, began=BEGAN, ended=BEGAN + 1203, **more)


def asked(name: str, seed: int = 3) -> Asked:
    return Asked(BANK.questions[name], seed)


def test_every_family_has_its_competency() -> None:
    families = {question.family: ability(question) for question in BANK.questions.values()}
    assert families == {
        "open": "explaining",
        **dict.fromkeys(["number", "vector", "matrix", "parts", "count"], "computing"),
        **dict.fromkeys(["formula", "order", "cloze"], "deriving"),
        **dict.fromkeys(["spot", "code"], "mending"),
        **dict.fromkeys(["choice", "true-false", "match", "predict"], "knowing"),
    }
    assert {asked(name).question.family for name in TYPED} == set(families)


@pytest.mark.parametrize("seed", range(3))
def test_totals_are_the_sums_of_what_was_scored(seed) -> None:
    outcomes = interview(seed)
    found = made(outcomes)
    assert found.points == pytest.approx(sum(outcome.score for outcome in outcomes))
    assert found.points == pytest.approx(sum(section.points for section in found.sections))
    assert sum(section.seconds for section in found.sections) == pytest.approx(
        sum(outcome.seconds for outcome in outcomes)
    )
    assert Counter(item.number for section in found.sections for item in section.items) == Counter(
        range(1, len(outcomes) + 1)
    )
    for section in found.sections:
        own = [each for each in outcomes if ability(each.asked.question) == section.ability]
        assert section.points == pytest.approx(sum(each.score for each in own))
        assert section.seconds == pytest.approx(sum(each.seconds for each in own))


def test_competencies_always_come_in_the_same_order() -> None:
    backwards = tuple(reversed(interview()))
    assert [section.ability for section in made(backwards).sections] == [
        "explaining",
        "computing",
        "deriving",
        "mending",
        "knowing",
    ]


def test_what_is_to_be_reviewed() -> None:
    """Everything but what was right without a hint."""
    found = made()
    right = [item for item in found.items if item.standing == "correct"]
    assert {item.question for item in right} == {
        "lstm-cell-update-value",
        "count-lstm-one-bias",
        "parts-lstm-update",
        "match-lstm-lines",
        "predict-perplexity-above-vocabulary",
    }
    clean = {item.question for item in right} - {"count-lstm-one-bias"}  # a hint was taken
    assert {item.question for item in found.review} == set(TYPED) - clean
    short = made(interview()[:5])
    assert practice(short) == (
        "rnnquiz quiz --id why-gradients-vanish --id elman-jacobian-value "
        "--id elman-two-steps-value --id count-lstm-one-bias"
    )


def test_how_each_question_stands() -> None:
    standings = Counter(item.standing for item in made().items)
    assert standings["skipped"] == standings["solved"] == 1
    assert standings["correct"] == 5
    assert standings["partial"] + standings["wrong"] == 8


def test_misconceptions_are_counted_by_their_tags() -> None:
    outcomes = interview()
    twice = Outcome(len(outcomes), *_like(outcomes[6]))
    found = made((*outcomes, twice))
    assert found.slips[0].numbers == (7, 16)
    assert found.slips[0].name == outcomes[6].verdict.tag
    tags = {each.asked.question.family: each.verdict.tag for each in outcomes if each.verdict}
    assert tags.pop("spot")  # the bug that was planted, and not shown by anybody
    assert {slip.name for slip in found.slips} == set(filter(None, tags.values()))


def _like(outcome: Outcome) -> tuple[object, ...]:
    return (
        outcome.asked,
        outcome.how,
        outcome.hints,
        outcome.text,
        outcome.verdict,
        outcome.seconds,
    )


def test_a_question_counts_as_it_went_the_first_time() -> None:
    first = answered(0, asked("count-lstm-one-bias"), "1")
    again = answered(0, asked("count-lstm-one-bias", 4), "1")
    found = made((first, again))
    assert [item.score for item in found.items] == [0.0]
    assert found.points == 0.0


def test_nothing_was_asked() -> None:
    found = made(())
    assert (found.items, found.sections, found.review, found.slips) == ((), (), (), ())


def test_when_it_began_is_told_where_it_was() -> None:
    assert made(()).began == "2027-01-15 08:00"
    assert made((), zone=timezone(timedelta(hours=8))).began == "2027-01-15 16:00"
    assert made(()).seconds == 1203


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    found = report((), title=TITLE, lang="en", began=BEGAN, ended=BEGAN - 60)
    assert found.seconds == 0.0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0:00"), (45.4, "0:45"), (59.6, "1:00"), (725, "12:05"), (3723, "1:02:03")],
)
def test_a_duration(seconds, said) -> None:
    assert duration(seconds) == said


def test_numbers_are_listed_as_the_language_does() -> None:
    assert (listed((1, 4), "en"), listed((1, 4), "zh")) == ("1, 4", "1、4")


def blocks(name: str, part: str, kind: type) -> list:
    item = next(item for item in made().items if item.question == name)
    return [block for block in getattr(item, part) if isinstance(block, kind)]


def said(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_words_are_kept_as_they_were_typed() -> None:
    assert blocks("why-gradients-vanish", "reply", Typed) == [Typed(WORDS)]


def test_a_rubric_says_what_was_covered() -> None:
    (rows,) = blocks("why-gradients-vanish", "solution", Rows)
    assert [row.standing for row in rows.rows] == ["correct", "wrong", "correct", "wrong", "wrong"]
    assert all(row.notes for row in rows.rows)


def test_given_numbers_are_told() -> None:
    (arrays,) = blocks("lstm-cell-update-value", "prompt", Arrays)
    assert len(arrays.blocks) == len(asked("lstm-cell-update-value").variant.shown)


def test_a_mended_listing_has_every_line() -> None:
    (rows,) = blocks("lstm-update-spot", "solution", Rows)
    assert [(row.label, row.standing) for row in rows.rows] == [("1", "correct"), ("2", None)]
    (facts,) = blocks("lstm-update-spot", "solution", Facts)
    assert [fact.label for fact in facts.facts] == ["mended: ", "as it stood: "]


def test_code_stands_next_to_its_solution() -> None:
    assert len(blocks("elman-step-code", "prompt", Listing)) == 1
    assert "return p.W_x @ x_t" in blocks("elman-step-code", "reply", Listing)[0].source
    assert "np.tanh(a_t)" in blocks("elman-step-code", "solution", Listing)[0].source


def test_blanks_are_marked_one_by_one() -> None:
    (table,) = blocks("cloze-gru-shares", "reply", Table)
    assert [said(row[2]) for row in table.rows] == ["✗", "✗"]


def test_what_is_said_of_a_picked_option_is_said_once() -> None:
    (picked,) = blocks("predict-perplexity-above-vocabulary", "reply", Rows)
    (right,) = blocks("predict-perplexity-above-vocabulary", "solution", Rows)
    assert picked.rows[0].notes
    assert not right.rows[0].notes


def test_what_was_passed_has_no_answer_and_a_model_answer() -> None:
    item = next(item for item in made().items if item.standing == "skipped")
    assert not item.reply
    assert item.solution


@pytest.mark.parametrize("question", BANK.questions.values(), ids=BANK.questions)
def test_every_question_can_be_reported_in_both_languages(question: Question) -> None:
    for lang in ("en", "zh"):
        (item,) = made([Outcome(0, Asked(question, 1), "solved")], lang).items
        assert item.prompt
        assert item.solution
