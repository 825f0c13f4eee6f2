"""`rnnquiz show`: one variant of a question, as it is asked; with `--answer` all that is known."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import (
    AsciiOption,
    BankOption,
    IdArgument,
    JsonOption,
    LangOption,
    SeedOption,
)

if TYPE_CHECKING:
    from rnnquiz.bank import Question
    from rnnquiz.oracle import Variant
    from rnnquiz.text import Lang


def show(
    id: IdArgument,
    *,
    seed: SeedOption = None,
    json: JsonOption = False,
    answer: Annotated[
        bool, typer.Option("--answer", help="The key, what each mistake gives, the explanation.")
    ] = False,
    python: Annotated[
        bool, typer.Option("--python", help="A script that computes the key from the numbers.")
    ] = False,
    lang: LangOption = None,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """Show one variant of a question."""
    from rnnquiz.cli import world
    from rnnquiz.oracle import script, variant

    question = world.question(world.bank(bank), id)
    made = variant(question, seed or 0)
    if python:
        world.print_lines([script(question, made).rstrip()], world.spoken(lang))
    elif json:
        data = face(question, made, world.spoken(lang))
        world.print_json(
            {**data, **solution(question, made, world.spoken(lang))} if answer else data
        )
    else:
        from rnnquiz.tui import print_page
        from rnnquiz.tui.preview import preview

        terminal = world.terminal(lang, ascii=ascii)
        print_page(terminal, lambda look: preview(question, made, look, answer=answer))


def face(question: "Question", variant: "Variant", lang: "Lang") -> dict[str, Any]:
    """What is asked: the prompt, the given numbers and the options."""
    from rnnquiz.oracle import plain

    return {
        "id": question.id,
        "rev": question.rev,
        "seed": variant.seed,
        "topic": question.topic,
        "family": question.family,
        "level": question.level,
        "lang": lang,
        "prompt": plain(question.prompt.pick(lang), variant.values),
        "given": {name: as_data(variant.values[name]) for name in variant.shown},
        **offered(question, variant, lang),
    }


def offered(question: "Question", variant: "Variant", lang: "Lang") -> dict[str, Any]:
    """What there is to pick from or to pair, in the order shown."""
    from rnnquiz.bank import Cloze, Code, Match, Offering, Parts, Predict
    from rnnquiz.oracle import (
        Choices,
        Columns,
        Ordered,
        Planted,
        left_text,
        line_text,
        option_text,
        plain,
        right_text,
    )
    from rnnquiz.oracle.python import skeleton

    data: dict[str, Any] = {}
    if isinstance(question, Offering) and isinstance(variant, Choices):
        data["many"] = question.many
        data["options"] = [
            option_text(question, variant, position, lang) for position in variant.order
        ]
    if isinstance(question, Code):
        data["skeleton"] = skeleton(question)
    if isinstance(variant, Ordered | Planted):
        lines = variant.rows if isinstance(variant, Ordered) else variant.lines
        data["lines"] = [line_text(variant, at, lang) for at in range(len(lines))]
    if isinstance(question, Cloze):
        sentence = plain(question.sentence.pick(lang), variant.values) if question.sentence else ""
        data["text"] = question.formula or question.code or sentence
    if isinstance(question, Parts):
        data["parts"] = [part.ask for part in question.parts]
    if isinstance(question, Predict):
        data["lab"] = {"experiment": question.lab.experiment, "settings": question.lab.settings}
    if isinstance(question, Match) and isinstance(variant, Columns):
        data["left"] = [left_text(pair, lang) for pair in question.pairs]
        data["right"] = [right_text(question, at, lang) for at in variant.order]
    return data


def solution(question: "Question", variant: "Variant", lang: "Lang") -> dict[str, Any]:
    """What is known: the key as `answer` takes it, the band, the mistakes, the explanation."""
    from rnnquiz.bank import Open, Predict, TrueFalse
    from rnnquiz.grading import band, key_text, wrong_texts
    from rnnquiz.oracle import ladder, numbers, plain

    values = numbers(question, variant)
    points = question.points if isinstance(question, Open) else ()
    rubric = [
        {
            "id": point.id,
            "weight": point.weight,
            "text": plain(point.text.pick(lang), values),
            "detail": plain(point.detail.pick(lang), values),
        }
        for point in points
    ]
    told = isinstance(question, TrueFalse) and question.instead
    return {
        **({"measured": dict(values)} if isinstance(question, Predict) else {}),
        "answer": key_text(question, variant),
        "band": band(question, variant),
        "misconceptions": dict(wrong_texts(question, variant)),
        "hints": [plain(hint.pick(lang), values) for hint in ladder(question)],
        **({"instead": plain(told.pick(lang), values)} if told else {}),
        "explanation": plain(question.explain.pick(lang), values),
        **({"rubric": rubric} if rubric else {}),
    }


def as_data(value: Any) -> Any:
    """An array as nested lists, a number as it is."""
    return value.tolist() if hasattr(value, "tolist") else value
