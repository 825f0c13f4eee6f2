"""What is amiss in the script of an interview: what can never follow, or is asked twice."""

import re
from collections.abc import Iterator, Sequence

from rnnquiz.bank.fault import Keys
from rnnquiz.bank.interview import Claimed, Follow, Interview, Missed, Right, Wrong
from rnnquiz.text import LANGS

Finding = tuple[Keys, str]
TWICE = "asked above already, and nobody is asked the same twice"
# What ends a sentence; a decimal point does not.
STOP = re.compile(r"[!?;。！？；]|\.(?=\s|$)")


def amiss(interview: Interview) -> Iterator[Finding]:
    """What can be said of a script without the questions that it asks."""
    above: set[str] = set()
    for index, stage in enumerate(interview.stages):
        if stage.ask in above:
            yield ("stages", index, "ask"), f"`{stage.ask}` is {TWICE}"
        above.add(stage.ask)
        for at, follow in enumerate(stage.follow):
            here: Keys = ("stages", index, "follow", at)
            if follow.ask in above:
                yield (*here, "ask"), f"`{follow.ask}` is {TWICE}"
            if _is_never(follow, stage.follow[:at]):
                yield here, "this is never asked: whenever it applies, another above applies first"
            for keys, message in _unheard(follow):
                yield (*here, *keys), message
        above |= {follow.ask for follow in stage.follow}


def _is_never(follow: Follow, above: Sequence[Follow]) -> bool:
    """Whether one of those above applies whenever this one does."""
    whatever = Right in map(type, above) and any(
        isinstance(before, Wrong) and not before.tag for before in above
    )
    return whatever or any(_covers(before, follow) for before in above)


def _covers(before: Follow, follow: Follow) -> bool:
    """Whether `before` applies whenever `follow` does."""
    match before, follow:
        case Wrong(tag=""), Wrong() | Missed():
            return True
        case Wrong(tag=one), Wrong(tag=other):
            return one == other
        case Missed(point=one), Missed(point=other):
            return one == other
        case Right(), Right():
            return True
    return False


def _unheard(follow: Follow) -> Iterator[Finding]:
    """What is listened for in vain, or in every answer."""
    if not isinstance(follow, Claimed):
        return
    if not (follow.words.en or follow.words.zh):
        yield ("words",), "no words are listened for: add them under en: or zh:"
    for lang in LANGS:
        for index, phrase in enumerate(getattr(follow.words, lang)):
            if not re.sub(r"[\s*]", "", phrase):
                yield ("words", lang, index), "this stands in every answer: say which words"
            elif stop := STOP.search(phrase):
                message = f"`{stop[0]}` ends a sentence, and words are listened for within one"
                yield ("words", lang, index), message
