"""A report as one HTML file: nothing is loaded from elsewhere, and everything is escaped.

It is read on a phone, on paper, and in the light or the dark as the reader's system has it.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from rnnquiz.oracle import Paragraph, displayed
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
from rnnquiz.sessions.wording import Standing
from rnnquiz.text import Lang, Text

LANGUAGES: dict[Lang, str] = {"en": "en", "zh": "zh-Hans"}
STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fff; --faint: #6b6b70;
  --line: #d8d8dc; --wash: #f4f4f6; --right: #1a7f37; --partial: #8a6100; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #161618; --faint: #9a9aa0;
  --line: #3a3a3e; --wash: #222225; --right: #57c46f; --partial: #d9a93a; --wrong: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; }
h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
article { border-top: 1px solid var(--line); }
p, ul, pre, table, blockquote { margin: .5rem 0; }
.when, .note, .label { color: var(--faint); }
pre, code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
pre { overflow-x: auto; padding: .5rem .75rem; background: var(--wash); border-radius: .3rem;
  line-height: 1.3; overflow-wrap: normal; }
.arrays { display: flex; flex-wrap: wrap; gap: .5rem; } .arrays pre { margin: 0; }
.formula { padding-left: 1.5rem; } .value { font-weight: 600; }
blockquote { padding-left: .75rem; border-left: 3px solid var(--line); white-space: pre-wrap; }
table { border-collapse: collapse; } th, td { padding: .25rem .6rem .25rem 0; text-align: left;
  vertical-align: top; border-bottom: 1px solid var(--line); } th { font-weight: 600; }
ul { list-style: none; padding: 0; }
li { padding-left: 1.5rem; text-indent: -1.5rem; margin: .15rem 0; }
.note { text-indent: 0; margin: 0; } .sign { font-weight: 700; } a { color: inherit; }
.correct { color: var(--right); } .partial { color: var(--partial); }
.wrong { color: var(--wrong); }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3, h4 {
  break-after: avoid; } pre, table, li { break-inside: avoid; } pre { white-space: pre-wrap; } }
"""


def html(report: Report) -> str:
    """The whole report, as one file."""
    body = [
        f"<h1>{_words(report.title)}</h1>",
        f'<p class="when">{_words(heading(report))}</p>',
        *_summary(report),
        *_questions(report),
        *_review(report),
        *_slips(report),
    ]
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_words(report.title)}</title>",
        f"<style>{STYLE}</style>",
    ]
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGES[report.lang]}">',
        *("<head>", *head, "</head>"),
        *("<body>", *body, "</body>", "</html>"),
    ]
    return "\n".join(lines) + "\n"


def _summary(report: Report) -> Iterator[str]:
    def said(text: Text) -> str:
        return _words(text.pick(report.lang))

    yield f"<h2>{said(wording.SUMMARY)}</h2>"
    if not report.items:
        yield f"<p>{said(wording.NOTHING)}</p>"
        return
    head = map(said, (wording.ABILITY, wording.POINTS, wording.TIME, wording.EVIDENCE))
    rows = [_competency(section, report) for section in report.sections]
    points = out_of(report.points, len(report.items))
    total = (said(wording.TOTAL), points, duration(report.answering), "")
    yield _table(head, [*rows, total])


def _competency(section: Section, report: Report) -> tuple[str, ...]:
    evidence = ", ".join(
        f'{_sign(item.standing)} <a href="#q{item.number}">{item.number}</a>'
        for item in section.items
    )
    points = out_of(section.points, len(section.items))
    name = _words(wording.ABILITIES[section.ability].pick(report.lang))
    return name, points, duration(section.seconds), evidence


def _questions(report: Report) -> Iterator[str]:
    if report.items:
        yield f"<h2>{_words(wording.QUESTIONS.pick(report.lang))}</h2>"
    for item in report.items:
        yield f'<article id="q{item.number}">'
        yield f"<h3>{item.number}. {_words(item.question)}</h3>"
        yield f'<p class="{item.standing}">{_words(facts(item, report.lang))}</p>'
        yield from map(_block, item.prompt)
        yield from _titled(wording.ANSWER, item.reply, report)
        yield from _titled(wording.MODEL, item.solution, report)
        yield "</article>"


def _titled(title: Text, blocks: Blocks, report: Report) -> Iterator[str]:
    if blocks:
        yield f"<h4>{_words(title.pick(report.lang))}</h4>"
        yield from map(_block, blocks)


def _review(report: Report) -> Iterator[str]:
    if not report.items:
        return
    yield f"<h2>{_words(wording.REVIEW.pick(report.lang))}</h2>"
    if not report.review:
        yield f"<p>{_words(wording.NO_REVIEW.pick(report.lang))}</p>"
        return
    yield _list(_to_review(item, report) for item in report.review)
    before, after = wording.PRACTISE.pick(report.lang).split("{command}")
    yield f"<p>{_words(before)}<code>{_words(practice(report))}</code>{_words(after)}</p>"


def _to_review(item: Item, report: Report) -> str:
    said = _words(reason(item, report.lang))
    link = f'<a href="#q{item.number}">{item.number}. {_words(item.question)}</a>'
    return f"{_sign(item.standing)} {link} — {said}"


def _slips(report: Report) -> Iterator[str]:
    if report.slips:
        yield f"<h2>{_words(wording.SLIPS.pick(report.lang))}</h2>"
        yield _list(_slip(slip, report) for slip in report.slips)


def _slip(slip: Slip, report: Report) -> str:
    numbers = listed(slip.numbers, report.lang)
    where = wording.SHOWN_IN.pick(report.lang).format(numbers=numbers)
    said = " ".join(_line(block.pieces) for block in slip.said if isinstance(block, Prose))
    return f"{said} — {_words(where)}"


def _block(block: Block) -> str:
    match block:
        case Prose(pieces):
            style = ' class="formula"' if displayed(pieces) else ""
            return f"<p{style}>{_line(pieces)}</p>"
        case Caption(text):
            return f"<p><strong>{_words(text.rstrip())}</strong></p>"
        case Arrays(blocks):
            return f'<div class="arrays">{"".join(map(_array, blocks))}</div>'
        case Listing(source):
            return f"<pre>{_words(source.rstrip())}</pre>"
        case Typed(text):
            return f"<blockquote>{_words(text)}</blockquote>"
        case Rows(rows):
            return _list(map(_row, rows))
        case Facts(found):
            return f'<ul class="facts">\n{_items(map(_fact, found))}\n</ul>'
        case Table(head, rows):
            names = list(map(_words, head))
            return _table(names, [[_line(each) for each in row] for row in rows])
        case _:
            assert_never(block)


def _array(lines: tuple[str, ...]) -> str:
    return f"<pre>{_words(chr(10).join(lines))}</pre>"


def _row(row: Row) -> str:
    sign = f"{_sign(row.standing)} " if row.standing else ""
    notes = "".join(f'<p class="note">{_line(each)}</p>' for each in row.notes)
    return f'{sign}<span class="label">{_words(row.label)}</span> {_line(row.pieces)}{notes}'


def _fact(fact: Fact) -> str:
    return f'<span class="label">{_words(fact.label)}</span>{_line(fact.pieces)}'


def _list(items: Iterable[str]) -> str:
    return f"<ul>\n{_items(items)}\n</ul>"


def _items(items: Iterable[str]) -> str:
    return "\n".join(f"<li>{item}</li>" for item in items)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Cells that are HTML already; a head without a word is left out."""
    names = list(head)
    above = [f"<thead>{_cells(names, 'th')}</thead>"] if any(names) else []
    below = [_cells(row, "td") for row in rows]
    return "\n".join(["<table>", *above, "<tbody>", *below, "</tbody>", "</table>"])


def _cells(row: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>"


def _sign(standing: Standing) -> str:
    return f'<span class="sign {standing}">{_words(wording.SIGNS[standing])}</span>'


def _line(pieces: Paragraph) -> str:
    return "".join(map(_inline, pieces)).strip()


def _inline(piece: Inline) -> str:
    said = _words(piece.text)
    if piece.kind == "words":
        return said
    return f'<code class="value">{said}</code>' if piece.kind == "value" else f"<code>{said}</code>"


def _words(text: str) -> str:
    """Words that stay words, inside of quotation marks, too."""
    return escape(shown(text))
