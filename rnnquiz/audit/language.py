"""Languages: every text in each language asked for, and the glossary's terms in the Chinese."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from rnnquiz.audit.finding import Finding, Findings
from rnnquiz.bank import Term
from rnnquiz.text import Lang, Text


def check_languages(entry: Any, languages: Sequence[Lang], terms: Sequence[Term]) -> Findings:
    """Texts that are missing in one of the languages, and Chinese terms the glossary avoids."""
    return [
        finding
        for path, text in all_texts(entry, "")
        for finding in (*_missing(text, path, languages), *_avoided(text, path, terms))
    ]


def all_texts(value: Any, path: str) -> Iterator[tuple[str, Text]]:
    """Every Text within an entry, with its path."""
    match value:
        case Text():
            yield path, value
        case tuple():
            for index, item in enumerate(value):
                yield from all_texts(item, f"{path}.{index}")
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from all_texts(getattr(value, name), f"{path}.{name}".lstrip("."))
        case _:
            return


def _missing(text: Text, path: str, languages: Sequence[Lang]) -> Iterator[Finding]:
    for lang in languages:
        if lang not in text.languages:
            yield Finding(path, f"the `{lang}` text is missing")


def _avoided(text: Text, path: str, terms: Sequence[Term]) -> Iterator[Finding]:
    for term in terms:
        for word in term.avoid:
            if word in text.zh:
                yield Finding(
                    f"{path}.zh", f"write {term.term.zh}, not {word} (glossary: {term.id})"
                )
