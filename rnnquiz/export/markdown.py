"""A report as Markdown, in the dialect of GitHub: tables, fenced blocks, formulas as inline code.

Whatever comes from a question or from a person is escaped, so that it stays what it is: a fence is
longer than any in what it holds, and what is quoted keeps its line ends.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import assert_never

from rnnquiz.oracle import Paragraph
from rnnquiz.oracle import Piece as Inline
from rnnquiz.safe import shown
from rnnquiz.sessions import Report, out_of, wording
from rnnquiz.sessions.blocks import (
    Arrays,
    Block,
    Blocks,
    Caption,
    Fact,
    Facts,
    Listing,
    Prose,
    Row,
    Rows,
    Table,
    Typed,
)
from rnnquiz.sessions.report import (
    Item,
    Section,
    Slip,
    duration,
    facts,
    heading,
    listed,
    practice,
    reason,
)
from rnnquiz.text import Text

# What could begin markup, anywhere in a line; a link needs no brackets around it.
MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$!]|:(?=//)|(?<=www)\.|@", re.IGNORECASE)
FIRST = re.compile(r"^(\d*)([-+=.)])")  # what makes a list or a rule of a line


def markdown(report: Report) -> str:
    """The whole report."""
    sections = [
        f"# {_words(report.title)}",
        _words(heading(report)),
        *_summary(report),
        *_questions(report),
        *_review(report),
        *_slips(report),
    ]
    return "\n\n".join(sections) + "\n"


def _summary(report: Report) -> Iterator[str]:
    def said(text: Text) -> str:
        return text.pick(report.lang)

    yield f"## {said(wording.SUMMARY)}"
    if not report.items:
        yield said(wording.NOTHING)
        return
    head = map(said, (wording.ABILITY, wording.POINTS, wording.TIME, wording.EVIDENCE))
    rows = [_competency(section, report) for section in report.sections]
    points = out_of(report.points, len(report.items))
    total = (said(wording.TOTAL), points, duration(report.answering), "")
    yield _table(head, [*rows, total])


def _competency(section: Section, report: Report) -> tuple[str, ...]:
    evidence = ", ".join(
        f"{_words(wording.SIGNS[item.standing])} {item.number}" for item in section.items
    )
    points = out_of(section.points, len(section.items))
    name = wording.ABILITIES[section.ability].pick(report.lang)
    return name, points, duration(section.seconds), evidence


def _questions(report: Report) -> Iterator[str]:
    if report.items:
        yield f"## {wording.QUESTIONS.pick(report.lang)}"
    for item in report.items:
        yield f"### {item.number}. {_words(item.question)}"
        yield _first(_words(facts(item, report.lang)))
        yield from map(_block, item.prompt)
        yield from _titled(wording.ANSWER, item.reply, report)
        yield from _titled(wording.MODEL, item.solution, report)


def _titled(title: Text, blocks: Blocks, report: Report) -> Iterator[str]:
    if blocks:
        yield f"#### {title.pick(report.lang)}"
        yield from map(_block, blocks)


def _review(report: Report) -> Iterator[str]:
    if not report.items:
        return
    yield f"## {wording.REVIEW.pick(report.lang)}"
    if not report.review:
        yield _words(wording.NO_REVIEW.pick(report.lang))
        return
    yield "\n".join(_to_review(item, report) for item in report.review)
    before, after = wording.PRACTISE.pick(report.lang).split("{command}")
    yield f"{_words(before)}{_code(practice(report))}{_words(after)}"


def _to_review(item: Item, report: Report) -> str:
    sign = _words(wording.SIGNS[item.standing])
    said = _words(reason(item, report.lang))
    return f"- **{sign}** {item.number}. {_words(item.question)} — {said}"


def _slips(report: Report) -> Iterator[str]:
    if report.slips:
        yield f"## {wording.SLIPS.pick(report.lang)}"
        yield "\n".join(_slip(slip, report) for slip in report.slips)


def _slip(slip: Slip, report: Report) -> str:
    where = wording.SHOWN_IN.pick(report.lang).format(numbers=listed(slip.numbers, report.lang))
    said = " ".join(_line(block.pieces) for block in slip.said if isinstance(block, Prose))
    return f"- {said} — {_words(where)}"


def _block(block: Block) -> str:
    match block:
        case Prose(pieces):
            return _paragraph(pieces)
        case Caption(text):
            return f"**{_words(text.rstrip())}**"
        case Arrays(blocks):
            return _fenced(_apart(blocks))
        case Listing(source):
            return _fenced(source.rstrip(), "python")
        case Typed(text):
            return _quoted(text)
        case Rows(rows):
            return "\n".join(map(_row, rows))
        case Facts(found):
            return "\n".join(map(_fact, found))
        case Table(head, rows):
            return _table(head, [[_line(each) for each in row] for row in rows])
        case _:
            assert_never(block)


def _apart(blocks: Iterable[tuple[str, ...]]) -> str:
    """The arrays below each other, a blank line around those of several lines."""
    text = "\n".join("\n".join(["", *b, ""]) if len(b) > 1 else b[0] for b in blocks)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _row(row: Row) -> str:
    sign = f"{_words(wording.SIGNS[row.standing])} " if row.standing else ""
    first = f"- {sign}**{_words(row.label)}** {_line(row.pieces)}"
    return "\\\n  ".join([first, *map(_paragraph, row.notes)])


def _fact(fact: Fact) -> str:
    return f"* {_words(fact.label)}{_line(fact.pieces)}"  # another sign, another list


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Cells that are escaped already; only a `|` inside of inline code still has to be."""
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _paragraph(pieces: Paragraph) -> str:
    """A paragraph of its own, whose beginning makes no list of it."""
    return _first(_line(pieces))


def _first(text: str) -> str:
    return FIRST.sub(r"\1\\\2", text)


def _line(pieces: Paragraph) -> str:
    return "".join(map(_inline, pieces)).strip()


def _inline(piece: Inline) -> str:
    return _words(piece.text) if piece.kind == "words" else _code(piece.text)


def _words(text: str) -> str:
    """Words that stay words."""
    return MARKUP.sub(lambda found: f"\\{found[0]}", shown(text).replace("\n", " "))


def _code(text: str) -> str:
    """Inline code, between more backticks than there are in it."""
    inner = shown(text).replace("\n", " ")
    fence = "`" * (_longest(inner) + 1)
    room = " " if inner[:1] == "`" or inner[-1:] == "`" else ""
    return f"{fence}{room}{inner}{room}{fence}" if inner else ""


def _fenced(text: str, language: str = "text") -> str:
    inner = shown(text)
    fence = "`" * max(_longest(inner) + 1, 3)
    return f"{fence}{language}\n{inner}\n{fence}"


def _longest(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _quoted(text: str) -> str:
    """What somebody wrote, line by line as a quotation."""
    lines = [_first(_words(line.strip())) for line in shown(text).split("\n")]
    pairs = zip_longest(lines, lines[1:], fillvalue="")
    return "\n".join(f"> {a}\\" if a and b else f"> {a}".rstrip() for a, b in pairs)
