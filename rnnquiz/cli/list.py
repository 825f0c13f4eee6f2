"""`rnnquiz list`: what there is."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import BankOption, JsonOption, LangOption
from rnnquiz.text import LANGS

if TYPE_CHECKING:
    from rnnquiz.bank import Bank
    from rnnquiz.text import Lang


def list_(
    *,
    misconceptions: Annotated[
        bool, typer.Option("--misconceptions", help="Those that `rnnquiz drill` knows, instead.")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
    bank: BankOption = None,
) -> None:
    """List the questions, explainers and interviews."""
    from rnnquiz.cli import world

    found, spoken = world.bank(bank), world.spoken(lang)
    if json:
        world.print_json(known(found) if misconceptions else listing(found))
    elif misconceptions:
        said = [f"{name:<34} {each['text'][spoken]}" for name, each in known(found).items()]
        world.print_lines(said, spoken)
    else:
        world.print_lines(lines(found, spoken), spoken)


def known(bank: "Bank") -> dict[str, Any]:
    """Each misconception that a question declares: what it is, and which questions do."""
    from rnnquiz.bank import declared
    from rnnquiz.oracle import MISCONCEPTIONS
    from rnnquiz.oracle.prose import plain

    asked: dict[str, list[str]] = {}
    for question in bank.questions.values():
        for name in declared(question):
            asked.setdefault(name, []).append(question.id)
    return {
        each.name: {
            "text": {lang: plain(each.text.pick(lang)) for lang in LANGS},
            "questions": asked[each.name],
        }
        for each in MISCONCEPTIONS
        if each.name in asked
    }


def listing(bank: "Bank") -> dict[str, Any]:
    """The bank as data: `questions`, `explainers` and `interviews`."""
    return {
        "questions": [
            {
                "id": question.id,
                "rev": question.rev,
                "topic": question.topic,
                "family": question.family,
                "level": question.level,
                "evidence": question.evidence,
                "languages": list(question.languages),
            }
            for question in bank.questions.values()
        ],
        "explainers": [
            {
                "id": explainer.id,
                "rev": explainer.rev,
                "topic": explainer.topic,
                "languages": list(explainer.languages),
            }
            for explainer in bank.explainers.values()
        ],
        "interviews": [
            {
                "id": interview.id,
                "rev": interview.rev,
                "roles": list(interview.roles),
                "levels": list(interview.levels),
                "minutes": sum(stage.minutes for stage in interview.stages),
                "languages": list(interview.languages),
            }
            for interview in bank.interviews.values()
        ],
    }


def lines(bank: "Bank", lang: "Lang") -> list[str]:
    """One line an entry, under its topic."""
    from rnnquiz.oracle.prose import plain

    said: list[str] = []
    for topic in dict.fromkeys(question.topic for question in bank.questions.values()):
        title = bank.topics[topic].title.pick(lang) if topic in bank.topics else topic
        said += [*([""] if said else []), f"{title} ({topic})"]
        said += [
            f"  {question.id:<34} {question.family:<8} {question.level}"
            for question in bank.questions.values()
            if question.topic == topic
        ]
    explainers = [
        f"  {explainer.id:<34} {plain(explainer.title.pick(lang))}"
        for explainer in bank.explainers.values()
    ]
    interviews = [
        f"  {interview.id:<34} {plain(interview.title.pick(lang))}"
        for interview in bank.interviews.values()
    ]
    for command, titles in (("explain", explainers), ("interview", interviews)):
        said += [*([""] if said else []), f"rnnquiz {command}", *titles] if titles else []
    return said
