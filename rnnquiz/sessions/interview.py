"""Planning an interview: which scripts suit, and which of their stages fit into the time."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rnnquiz.bank import Interview, Question, Role, Seniority, Stage
from rnnquiz.errors import UsageError
from rnnquiz.oracle.draw import dice, shuffled
from rnnquiz.sessions.asked import Branch, Turn
from rnnquiz.text import LANGS, Text

Find = Callable[[str], Question]  # by its id

PERSONS: Mapping[Role, str] = {"research": "researcher", "engineer": "engineer"}


def suitable(
    interviews: Iterable[Interview], role: Role | None, level: Seniority | None, *, seed: int
) -> tuple[Interview, ...]:
    """The scripts for a role and a level, in an order that the seed decides."""
    found = [
        each
        for each in interviews
        if (role is None or role in each.roles) and (level is None or level in each.levels)
    ]
    if not found:
        asked = " ".join(filter(None, (level, PERSONS[role] if role else ""))) or "candidate"
        article = "an" if asked.startswith("e") else "a"
        raise UsageError(f"no interview is for {article} {asked}; see `rnnquiz list`")
    return tuple(found[index] for index in shuffled(range(len(found)), dice("interview", seed)))


def planned(
    scripts: Sequence[Interview], question: Find, *, minutes: int, seed: int
) -> tuple[Turn, ...]:
    """The stages that fit into the minutes, script after script, each question once.

    The first stage is always there, with the opening words before it. Another script is begun only
    where its first stage fits, for it leads into the others.
    """
    turns: list[Turn] = []
    left = minutes
    for script in scripts:
        for number, stage in enumerate(script.stages):
            known = any(turn.question.id == stage.ask for turn in turns)
            if turns and (known or stage.minutes > left):
                if number == 0:
                    break
                continue
            left -= stage.minutes
            lead = script.opening if not turns else None
            turns.append(_turn(stage, _joined(lead, stage.say), question, seed))
    return tuple(turns)


def _turn(stage: Stage, lead: Text | None, question: Find, seed: int) -> Turn:
    branches = tuple(Branch(follow, question(follow.ask)) for follow in stage.follow)
    return Turn(question(stage.ask), seed, lead, branches)


def _joined(*texts: Text | None) -> Text | None:
    """The texts below each other, in each language."""
    said = [text for text in texts if text]
    if not said:
        return None
    return Text(**{lang: "\n\n".join(text.pick(lang) for text in said) for lang in LANGS})
