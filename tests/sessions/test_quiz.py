"""The machine driven by hand: after each step the whole state is as expected."""

import pytest
from msgspec.structs import replace

from rnnquiz.grading import Status
from rnnquiz.sessions import (
    Advanced,
    Answered,
    Asked,
    Asking,
    Event,
    Finished,
    Hinted,
    Outcome,
    Quit,
    Quiz,
    Renewed,
    Score,
    Skipped,
    Solved,
    State,
    Turn,
    Typed,
    advance,
    scores,
    start,
)

SEED = 5
EVENTS: tuple[Event, ...] = (
    Typed("0.5"), Hinted(), Skipped(), Solved(), Renewed(), Advanced(), Quit(),
)  # fmt: skip


def quiz_of(*questions) -> Quiz:
    return Quiz(tuple(Turn(question, SEED) for question in questions), SEED)


@pytest.fixture
def quiz(bank) -> Quiz:
    return quiz_of(bank["sample-count"], bank["sample-vector"], bank["sample-many"])


@pytest.fixture
def first(quiz) -> Asking:
    return Asking(quiz, 0, Asked(quiz.turns[0].question, SEED))


@pytest.fixture
def second(quiz) -> Asking:
    return Asking(quiz, 1, Asked(quiz.turns[1].question, SEED))


def follow(state: State, *events: Event) -> State:
    for event in events:
        state = advance(state, event)
    return state


def key(asking: Asking) -> str:
    return f"{asking.asked.variant.key:.0f}"


def test_a_quiz_begins_with_its_first_question(quiz, first) -> None:
    questions = tuple(turn.question for turn in quiz.turns)
    assert start(questions, SEED) == first


def test_a_quiz_without_questions_is_finished() -> None:
    assert start((), SEED) == Finished(Quiz((), SEED))


def test_a_right_answer_is_recorded_and_explained(quiz, first) -> None:
    state = advance(first, Typed(key(first)))
    assert isinstance(state, Answered)
    (outcome,) = state.quiz.outcomes
    assert outcome == Outcome(0, first.asked, "answered", 0, key(first), outcome.verdict)
    assert outcome.verdict.status is Status.CORRECT
    assert outcome.score == 1.0
    assert advance(state, Advanced()) == Asking(state.quiz, 1, Asked(quiz.turns[1].question, SEED))


def test_a_wrong_answer_scores_nothing(first) -> None:
    state = advance(first, Typed("1"))
    assert isinstance(state, Answered)
    assert state.outcome.verdict.status is Status.WRONG
    assert state.outcome.score == 0.0


def test_what_cannot_be_read_keeps_the_question_and_costs_nothing(quiz, first) -> None:
    state = advance(first, Typed("many"))
    assert isinstance(state, Asking)
    assert state.invalid.status is Status.INVALID
    assert replace(state, text="", invalid=None) == first
    assert state.text == "many"
    assert advance(state, Typed(key(first))).quiz.outcomes[0].score == 1.0


def test_nothing_typed_changes_nothing(first) -> None:
    assert advance(first, Typed("  ")) is first


def test_hints_come_one_at_a_time_and_end(second) -> None:
    one = advance(second, Hinted())
    assert one == replace(second, hints=1)
    two = advance(one, Hinted())
    assert two == replace(second, hints=2)
    last = advance(two, Hinted())
    assert last == replace(second, hints=3)  # the method, which the run gives
    assert advance(last, Hinted()) is last


def test_a_hint_takes_the_place_of_a_refusal(second) -> None:
    refused = advance(second, Typed("nonsense"))
    assert advance(refused, Hinted()) == replace(second, hints=1)


def test_the_hints_taken_are_recorded(second) -> None:
    assert follow(second, Hinted(), Solved()).outcome.hints == 1


def test_each_hint_takes_a_quarter_of_what_is_left(quiz, first) -> None:
    state = follow(first, Hinted(), Hinted(), Typed(key(first)))
    assert state.outcome.verdict.score == 1.0
    assert state.outcome.score == 0.75**2
    assert scores(state.quiz.outcomes) == (Score("counting", 0.5625, 1),)


def test_skipping_goes_straight_on(quiz, first) -> None:
    outcome = Outcome(0, first.asked, "skipped")
    after = replace(quiz, outcomes=(outcome,))
    assert advance(first, Skipped()) == Asking(after, 1, Asked(quiz.turns[1].question, SEED))


def test_skipping_the_last_question_finishes(quiz) -> None:
    last = Asking(quiz, 2, Asked(quiz.turns[2].question, SEED))
    assert isinstance(advance(last, Skipped()), Finished)


def test_an_opened_solution_counts_as_not_right(quiz, first) -> None:
    outcome = Outcome(0, first.asked, "solved")
    assert advance(first, Solved()) == Answered(replace(quiz, outcomes=(outcome,)), quiz)
    assert outcome.score == 0.0


def test_new_numbers_are_the_next_seed_of_the_same_question(first) -> None:
    assert advance(first, Renewed()) == replace(first, asked=Asked(first.asked.question, SEED + 1))


def test_new_numbers_after_an_answer_are_practice(first) -> None:
    answered = advance(first, Typed("1"))
    again = advance(answered, Renewed())
    assert again == Asking(answered.quiz, 0, Asked(first.asked.question, SEED + 1))
    right = advance(again, Typed(key(again)))
    assert [outcome.score for outcome in right.quiz.outcomes] == [0.0, 1.0]
    assert scores(right.quiz.outcomes) == (Score("counting", 0.0, 1),)
    assert advance(right, Advanced()).number == 1


def test_another_mistake_is_the_next_seed(bank) -> None:
    spot = Asking(quiz_of(bank["sample-spot"]), 0, Asked(bank["sample-spot"], 1))
    again = advance(spot, Renewed())
    assert isinstance(again, Asking)
    assert again.asked.variant.bug != spot.asked.variant.bug
    assert not Asked(bank["sample-order"], 1).renewable


def test_a_question_without_numbers_has_no_new_ones(quiz) -> None:
    words = Asking(quiz, 2, Asked(quiz.turns[2].question, SEED))
    assert advance(words, Renewed()) is words
    solved = advance(words, Solved())
    assert advance(solved, Renewed()) is solved


@pytest.mark.parametrize("events", [(), (Typed("1"),), (Typed("1"), Advanced())], ids=len)
def test_leaving_keeps_the_score_so_far(first, events) -> None:
    state = follow(first, *events)
    assert advance(state, Quit()) == Finished(state.quiz, left=True)


def test_a_finished_quiz_stays_finished(quiz) -> None:
    finished = Finished(quiz)
    assert all(advance(finished, event) is finished for event in EVENTS)


@pytest.mark.parametrize("event", [Typed("1"), Hinted(), Skipped(), Solved()], ids=repr)
def test_an_answered_question_takes_no_second_answer(first, event) -> None:
    answered = advance(first, Solved())
    assert advance(answered, event) is answered


def test_an_open_question_cannot_be_advanced(first) -> None:
    assert advance(first, Advanced()) is first


def test_scores_are_by_topic_and_partial_answers_count_in_part(quiz, first) -> None:
    state = follow(first, Typed(key(first)), Advanced(), Skipped())
    order = state.asked.variant.order
    one_of_two = str(order.index(0) + 1)
    state = follow(state, Typed(one_of_two), Advanced())
    assert isinstance(state, Finished)
    assert scores(state.quiz.outcomes) == (Score("counting", 1.0, 1), Score("lstm", 0.5, 2))
