"""What an interview asks, held against the questions there are."""

from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from rnnquiz.bank.fault import Keys
from rnnquiz.bank.interview import Claimed, Follow, Interview, Missed, Right, Wrong
from rnnquiz.bank.mistakes import declared
from rnnquiz.bank.question import Open, Predict, Question
from rnnquiz.errors import instead

Finding = tuple[Keys, str]
PREDICT = "an interview cannot wait for an experiment: ask a question of another family"


def misasked(
    interview: Interview, questions: Mapping[str, Question], unsound: Collection[str] = ()
) -> Iterator[Finding]:
    """What the interview asks that it cannot ask; `unsound` are ids that are reported elsewhere."""
    for keys, asked in asks(interview):
        if asked not in questions and asked not in unsound:
            yield keys, f"unknown question `{asked}`{instead(asked, questions)}"
        elif isinstance(questions.get(asked), Predict):
            yield keys, PREDICT
    first = questions.get(interview.stages[0].ask)
    if first and not isinstance(first, Open):
        yield ("stages", 0, "ask"), "an interview opens with an answer in words: ask family: open"
    for index, stage in enumerate(interview.stages):
        if question := questions.get(stage.ask):
            for at, follow in enumerate(stage.follow):
                for key, message in _unfit(follow, question):
                    yield ("stages", index, "follow", at, *key), message


def asks(interview: Interview) -> Iterator[tuple[Keys, str]]:
    """The ids of all questions that may be asked, and where they stand."""
    for index, stage in enumerate(interview.stages):
        yield ("stages", index, "ask"), stage.ask
        for at, follow in enumerate(stage.follow):
            yield ("stages", index, "follow", at, "ask"), follow.ask


def _unfit(follow: Follow, question: Question) -> Iterator[Finding]:
    """Why this can never follow an answer to the question."""
    words = f"only an answer in words can do this, and `{question.id}` is family: {question.family}"
    match follow:
        case Claimed():
            if not isinstance(question, Open):
                yield ("when",), words
        case Missed(point=point):
            if not isinstance(question, Open):
                yield ("when",), words
            elif point not in (known := tuple(each.id for each in question.points)):
                yield ("point",), f"unknown point `{point}`{instead(point, known)}"
        case Wrong(tag=tag):
            if tag and tag not in (known := declared(question)):
                message = f"`{question.id}` declares no misconception `{tag}`{instead(tag, known)}"
                yield ("tag",), message
        case Right():
            pass
        case _:
            assert_never(follow)
