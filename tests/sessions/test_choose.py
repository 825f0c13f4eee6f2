import pytest

from rnnquiz.errors import UsageError
from rnnquiz.sessions import Wanted, choose


def chosen(bank, wanted=Wanted(), count=10, seed=0) -> list[str]:  # noqa: B008
    return [
        question.id for question in choose(tuple(bank.values()), wanted, count=count, seed=seed)
    ]


def test_the_same_seed_asks_the_same_questions(bank) -> None:
    assert chosen(bank, seed=3) == chosen(bank, seed=3)
    assert sorted(chosen(bank, count=len(bank), seed=3)) == sorted(bank)
    assert len({tuple(chosen(bank, seed=seed)) for seed in range(10)}) > 5


def test_the_first_question_needs_no_numbers_where_there_is_one(bank) -> None:
    firsts = {chosen(bank, seed=seed, count=2)[0] for seed in range(20)}
    assert firsts == {"sample-words", "sample-many"}
    assert chosen(bank, Wanted(family=("vector",))) == ["sample-vector"]


def test_no_more_than_asked_for(bank) -> None:
    assert len(chosen(bank, count=3)) == 3


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(topic=("elman",)), {"sample-number"}),
        (Wanted(topic=("elman", "counting")), {"sample-number", "sample-count"}),
        (Wanted(family=("choice",), level=("medium",)), {"sample-many", "sample-options"}),
        (Wanted(tag=("gates",)), {"sample-words", "sample-vector"}),
    ],
)
def test_filters_hold_together(bank, wanted, ids) -> None:
    assert set(chosen(bank, wanted)) == ids


def test_ids_are_asked_in_the_order_they_were_named(bank) -> None:
    ids = ("sample-vector", "sample-words", "sample-count")
    assert chosen(bank, Wanted(id=ids), seed=9) == list(ids)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(topic=("lstn",)), "no question has the topic `lstn`; did you mean `lstm`?"),
        (
            Wanted(level=("trivial",)),
            "no question has the level `trivial`; there are: easy, hard, medium",
        ),
        (Wanted(tag=("gate",)), "no question has the tag `gate`; did you mean `gates`?"),
        (
            Wanted(topic=("elman",), level=("hard",)),
            "no question passes all these filters together; leave one out",
        ),
    ],
)
def test_what_is_not_there_is_said(bank, wanted, message) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(bank, wanted)
    assert str(caught.value) == message
