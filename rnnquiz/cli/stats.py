"""`rnnquiz stats`: what all the answers come to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rnnquiz.cli.options import AsciiOption, BankOption, JsonOption, LangOption, PlainOption

if TYPE_CHECKING:
    from msgspec import Struct

    from rnnquiz.bank import Bank
    from rnnquiz.sessions.statistics import Statistics
    from rnnquiz.text import Lang

TABLES: Mapping[str, tuple[str, ...]] = {
    "retention": ("days", "reviews", "recalled", "target", "share", "low", "high", "level"),
    "calendar": ("day", "answers", "right", "points", "milliseconds"),
    "forecast": ("day", "due"),
    "mastery": ("topic", "title", "day", "held", "questions", "share"),
    "mistakes": ("tag", "count", "lost", "last", "ago", "text"),
    "families": ("family", "answers", "right", "milliseconds", "mean", "median"),
    "modes": ("mode", "answers", "right", "points", "share"),
}
Rows = list[dict[str, Any]]


def stats(
    *,
    days: Annotated[int | None, typer.Option(min=1, help="Only the last so many days.")] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="Only this topic; may be repeated.")
    ] = None,
    json: JsonOption = False,
    csv: Annotated[str | None, typer.Option(help=f"Print one table: {', '.join(TABLES)}.")] = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    ascii: AsciiOption = False,
    bank: BankOption = None,
) -> None:
    """See what you remember, what comes up and what goes wrong."""
    from rnnquiz.cli import world
    from rnnquiz.tui import print_page
    from rnnquiz.tui.stats import statistics_page

    table = asked(csv, json=json)
    known = world.bank(bank)
    found = gathered(known, days, tuple(topic or ()))
    if json:
        world.print_json(as_data(found, known, world.spoken(lang)))
    elif table:
        rows = tables(found, known, world.spoken(lang))[table]
        world.print_lines([as_csv(rows, TABLES[table])], world.spoken(lang))
    else:
        terminal = world.terminal(lang, plain=plain, ascii=ascii)
        print_page(
            terminal, lambda look: statistics_page(found, look._replace(titles=known.topics))
        )


def asked(table: str | None, *, json: bool) -> str | None:
    """The table that is wanted; UsageError for one that there is not, or for two formats."""
    from rnnquiz.errors import UsageError

    if table is not None and table not in TABLES:
        names = ", ".join(TABLES)
        raise UsageError(f"there is no table `{table}`; there are: {names}")
    if table and json:
        raise UsageError(
            "--json prints every table and --csv one of them; leave one of the two out"
        )
    return table


def gathered(bank: "Bank", period: int | None, topics: tuple[str, ...]) -> "Statistics":
    """The statistics of everything that is kept, as of now."""
    from rnnquiz.cli import world
    from rnnquiz.sessions import Wanted
    from rnnquiz.sessions.choose import matching
    from rnnquiz.sessions.statistics import statistics

    if topics:
        matching(bank.questions.values(), Wanted(topic=topics))
    order = [*bank.topics]
    questions = sorted(bank.questions.values(), key=lambda each: order.index(each.topic))
    with world.store() as store:
        return statistics(
            store.days(),
            store.mistakes(),
            store.cards(),
            store.answers(),
            {each.id: each for each in questions},
            settings=world.settings(),
            now=store.clock(),
            period=period,
            topics=topics,
        )


def as_data(found: "Statistics", bank: "Bank", lang: "Lang") -> dict[str, Any]:
    """All of it as data: what was asked for, the sums, and the tables."""
    from msgspec import to_builtins

    return {
        "today": found.today.isoformat(),
        "period": found.period,
        "topics": list(found.topics),
        "answers": found.answers,
        "days": len(found.calendar),
        "milliseconds": found.milliseconds,
        "streak": to_builtins(found.streak),
        "overdue": found.forecast.overdue,
        "later": found.forecast.later,
        **tables(found, bank, lang),
    }


def tables(found: "Statistics", bank: "Bank", lang: "Lang") -> dict[str, Rows]:
    """Every table as rows of its columns."""
    from rnnquiz.oracle import plain
    from rnnquiz.sessions.mistakes import mistake_text

    def title(topic: str) -> str:
        return bank.topics[topic].title.pick(lang) if topic in bank.topics else topic

    return {
        "retention": [_row("retention", each) for each in found.retention],
        "calendar": [_row("calendar", each) for each in found.calendar],
        "forecast": [_row("forecast", each) for each in found.forecast.days],
        "mastery": [
            _row("mastery", week, each, title=title(each.topic), share=week.held / each.questions)
            for each in found.mastery
            for week in each.weeks
        ],
        "mistakes": [
            _row("mistakes", each, text=plain(mistake_text(each.tag).pick(lang)))
            for each in found.mistakes
        ],
        "families": [_row("families", each) for each in found.families],
        "modes": [_row("modes", each, share=each.points / each.answers) for each in found.modes],
    }


def _row(table: str, *records: "Struct", **more: object) -> dict[str, Any]:
    """The columns of a table, each from the record that has it."""
    from msgspec import to_builtins
    from msgspec.structs import asdict

    known = {name: each for record in records for name, each in asdict(record).items()} | more
    row: dict[str, Any] = to_builtins({name: known[name] for name in TABLES[table]})
    return row


def as_csv(rows: Rows, columns: Sequence[str]) -> str:
    """Rows under their columns; what is not known stays empty."""
    import csv
    from io import StringIO

    text = StringIO()
    out = csv.DictWriter(text, columns, lineterminator="\n")
    out.writeheader()
    out.writerows(rows)
    return text.getvalue().rstrip()
