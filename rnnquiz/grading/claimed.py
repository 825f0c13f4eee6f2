"""What an answer in words claims: the phrases that somebody listens for, found and quoted.

A phrase is whole words of one sentence; a `*` in it stands for anything within that sentence, and
at a word for the rest of it. Capitals, full-width forms, hyphens and quotation marks make no
difference. Where a negation stands right before the words, or in what a `*` stands for, nothing
was claimed; nor where it is hedged, as by "to some extent", reported of others, or called wrong
right afterwards.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rnnquiz.bank import Sayings

MAX_HEARD = 20_000  # characters of an answer; what stands behind them is not listened to
BEFORE = 32  # characters before the words in which a negation may stand, within its clause

HAN = "\u2e80-\u9fff"
# A full stop ends a sentence where a space or Chinese follows; `0.9` and `nn.LSTM` do not.
END = re.compile(rf"[!?;。]|\.(?=[ .{HAN}]|$)")
CLAUSE = re.compile(
    r"[,:、]|\b(?:but|however|while|whereas|because|since|so|then|and)\b"
    r"|但|却|因为|所以|因此|从而|而(?!非|且)"
)
NEGATION = re.compile(
    r"\b(?:not(?! only| just| merely)|\w+n't|(?:does|do|did|is|are|was|ca|wo|would|should)nt|never"
    r"|cannot|no|nor|neither|without|hardly|rarely|barely|nothing|nobody|fail(?:s|ed)? to|far from"
    r"|rather than|instead of|part(?:ial)?ly|to some (?:extent|degree)|somewhat|tr(?:y|ies) to)\b"
    r"|[一某][定种]程度|试图|尽量|尽可能"
    r"|不(?!断|同|仅|但|只|过|少|管|论|光|久|错|止|妨|停|足|稳|可避免|可或缺)"
    r"|并[非未没]|(?<![淹埋])没(?!错)|未(?!来)|无(?:法|力|从)|难以|谈不上|远非|而非|勿"
)
AFTER = re.compile(
    r" ?不(?:了|掉|完|住)|[^,:]{0,24}\b(?:in part|partly|to some (?:extent|degree))\b"
)
# What takes back a whole sentence, however far before.
DENIED = re.compile(
    r"\b(?:not|\w+n't) (?:true|right|correct|the case)\b|\bmyth\b"
    r"|\b(?:wrong|false|incorrect) (?:to|that)\b|误以为|误解|误区|不能说|不是说"
)
# Somebody else says it, if no "but" comes in between.
REPORTED = re.compile(
    r"\b(?:it is|it's) (?:\w+ )?(?:said|claimed|believed|thought|assumed|argued)\b"
    r"|\b(?:some|many|most|people)(?: people| authors| blogs| posts)?(?: \w+)?"
    r" (?:say|claim|think|believe|argue)\b"
    r"|有些?人[常总会也都]{0,2}(?:说|认为|以为|觉得|声称)|[常总]有人说|[常总]听人?说|据说|号称"
    r"|人们[常总都往]{0,2}(?:说|认为|以为|觉得)"
)
TURN = re.compile(
    r"\b(?:but|however|yet|in fact|actually|in truth)\b|但|却|其实|事实上|实际上|不过"
)
# What takes the claim back in the same sentence, right after it.
RETRACTED = re.compile(
    r"[^,]{0,32}?\b(?:is|are|was) (?:\w+ )?(?:an? )?(?:\w+ )?(?:myth|misconception|misunderstanding"
    r"|exaggeration|oversimplification|overstatement|untrue|false|not (?:\w+ )?true)\b"
    r"|[^,]{0,32}?, ?(?:\w+ )?(?:this|that|it|which)"
    r"(?:(?:'s| is| was) (?:\w+ ){0,2}?(?:myth|wrong|false|untrue|incorrect)"
    r"|(?:'s not| is not| was not| isn't| wasn't) (?:\w+ ){0,2}?(?:true|right|correct|the case))\b"
    r"|[^,]{0,12}是(?:一[种个])?[^,]{0,4}?(?:误解|误区|夸大|谬误|错的|不对的|错误的(?:说法|观点|理解))"
    r"|[^,]{0,12},[但可这那其实事上际种个说法观点并是]{0,12}"
    r"(?:不对|不正确|不准确|不成立|不是真的|非如此|错的|错误的|误解|误区|夸大|谬误)"
)
# A negation that only says which things are meant.
MEANT = re.compile(
    r"(?:没有?(?:什么|多大)?(?:用处?|必要|意义|价值|关系)"
    r"|不(?:再|太|那么)?(?:有用|需要|重要|相关|必要|要紧))的"
    r"|\b(?:that|which|what)(?:'s| is| are| was| were) (?:no longer|not) "
    r"(?:needed|useful|relevant|important|wanted)\b"
)
WORD = re.compile("[a-z0-9]")  # Chinese has no spaces, so a word of it may begin anywhere
ALIKE = {
    **dict.fromkeys("’‘ʼ`´′", "'"),
    **dict.fromkeys("-‐‑‒–—_/", " "),
    **dict.fromkeys('"“”«»「」『』《》()[]*$', ""),
}


class _Heard(NamedTuple):
    """A text as it is compared, and where each of its characters stands in the original."""

    text: str
    places: tuple[int, ...]


class _Piece(NamedTuple):
    """A part of a phrase between two `*`: where it begins in a text, in order, and its length."""

    starts: list[int]
    length: int


Span = tuple[int, int]


def claims(words: Sayings, text: str) -> str | None:
    """The words of the answer that say one of these, as they stand there; None where none do."""
    heard = _heard(text[:MAX_HEARD])
    sentences = list(_sentences(heard.text))
    denying = MEANT.sub(lambda match: " " * len(match.group()), heard.text)
    for phrase in (*words.en, *words.zh):
        pieces = [_piece(heard.text, *part) for part in _parts(phrase)]
        for sentence in sentences if pieces else ():
            if span := _claimed(denying, sentence, pieces):
                return _quoted(text, heard, span, to_the_end=phrase.rstrip().endswith("*"))
    return None


def _heard(text: str) -> _Heard:
    """The text in small plain letters, with one space between words and none in Chinese."""
    said: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for each in _folded(character):
            if each == " " and said and (said[-1] == " " or _is_wide(said[-1])):
                continue
            if _is_wide(each) and said and said[-1] == " ":
                said.pop()
                places.pop()
            said.append(each)
            places.append(at)
    return _Heard("".join(said), tuple(places))


@lru_cache(4096)
def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    return "".join(" " if each.isspace() else ALIKE.get(each, each) for each in plain)


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff"


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for stop in END.finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


@cache
def _parts(phrase: str) -> tuple[tuple[str, bool, bool], ...]:
    """The parts of a phrase between its `*`, and whether a word has to begin and to end there."""
    parts = phrase.split("*")
    return tuple(
        (said, not at or part[0].isspace(), at == len(parts) - 1 or part[-1].isspace())
        for at, part in enumerate(parts)
        if (said := _heard(part).text.strip())
    )


def _piece(text: str, said: str, begins: bool, ends: bool) -> _Piece:
    before = "(?<![a-z0-9])" if begins and WORD.match(said[0]) else ""
    behind = "(?![a-z0-9])" if ends and WORD.match(said[-1]) else ""
    found = re.finditer(f"{before}(?={re.escape(said)}{behind})", text)
    return _Piece([match.start() for match in found], len(said))


def _claimed(text: str, sentence: Span, pieces: list[_Piece]) -> Span | None:
    """The first span of a sentence that says the pieces in their order, and is not negated."""
    start, end = sentence
    at = start
    while spans := _tightest(pieces, at, end):
        first, last = spans[0][0], spans[-1][1]
        gaps = pairwise(spans)
        if not (
            _is_negated(text, start, first)
            or any(NEGATION.search(text, left, right) for (_, left), (right, _) in gaps)
            or AFTER.match(text, last, end)
            or RETRACTED.match(text, last, end)
        ):
            return first, last
        at = first + 1
    return None


def _is_negated(text: str, start: int, first: int) -> bool:
    clause = CLAUSE.split(text[max(start, first - BEFORE) : first])[-1]
    before = text[max(start, first - 5 * BEFORE) : first]
    return bool(
        NEGATION.search(clause) or DENIED.search(before) or REPORTED.search(TURN.split(before)[-1])
    )


def _tightest(pieces: list[_Piece], start: int, end: int) -> list[Span]:
    """Where the pieces end as early as they can, and then begin as late as they can."""
    at = start
    for piece in pieces:
        found = bisect_left(piece.starts, at)
        if found == len(piece.starts) or piece.starts[found] + piece.length > end:
            return []
        at = piece.starts[found] + piece.length
    spans: list[Span] = []
    for piece in reversed(pieces):
        begin = piece.starts[bisect_right(piece.starts, at - piece.length) - 1]
        spans.append((begin, begin + piece.length))
        at = begin
    return spans[::-1]


def _quoted(text: str, heard: _Heard, span: Span, *, to_the_end: bool) -> str:
    first, last = span
    while to_the_end and WORD.match(heard.text[last - 1]) and WORD.match(heard.text, last):
        last += 1
    return " ".join(text[heard.places[first] : heard.places[last - 1] + 1].split())
