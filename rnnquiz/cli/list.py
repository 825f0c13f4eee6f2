"""`rnnquiz list`: what there is."""

from typing import TYPE_CHECKING, Any

from rnnquiz.cli.options import BankOption, JsonOption, LangOption

if TYPE_CHECKING:
    from rnnquiz.bank import Bank
    from rnnquiz.text import Lang


def list_(*, json: JsonOption = False, lang: LangOption = None, bank: BankOption = None) -> None:
    """List the questions, explainers and interviews."""
    from rnnquiz.cli import world

    found = world.bank(bank)
    if json:
        world.print_json(listing(found))
    else:
        world.print_lines(lines(found, world.spoken(lang)), world.spoken(lang))


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
