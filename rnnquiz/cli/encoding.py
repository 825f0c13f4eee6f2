"""Writing never fails: what an encoding lacks is written as its nearest look-alike."""

import codecs
import unicodedata
from typing import TextIO

from rnnquiz.text import Lang

LIKE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "×": "x"}
    | {"·": "*", "±": "+-", "≤": "<=", "≥": ">=", "≈": "~", "≠": "!=", "→": "->", "✓": "+"}
)


def carries(stream: TextIO, text: str) -> bool:
    """Whether the stream's encoding can write the text."""
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def make_safe(stream: TextIO, lang: Lang) -> None:
    """See to it that writing never raises: UTF-8 where the language needs it, else look-alikes."""
    # A replaced stream, as tests have, may lack `reconfigure`.
    reconfigure = getattr(stream, "reconfigure", None)
    if not reconfigure:
        return
    codecs.register_error("rnnquiz", _look_alike)
    if lang == "zh" and not carries(stream, "遗忘门"):
        reconfigure(encoding="utf-8")
    reconfigure(errors="rnnquiz")


def _look_alike(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(LIKE)
    # NFKD takes marks and positions off: é is e, ₜ is t.
    plain = unicodedata.normalize("NFKD", lacking)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end
