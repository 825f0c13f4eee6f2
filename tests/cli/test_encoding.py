import io

import pytest

from rnnquiz.cli.encoding import carries, make_safe


def written(text: str, encoding: str, lang: str = "en") -> bytes:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    make_safe(stream, lang)
    stream.write(text)
    stream.flush()
    stream.detach()
    return raw.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding", "lang", "data"),
    [
        ("“fₜ ≤ 1” – 0.5 ± 0.1…", "ascii", "en", b'"ft <= 1" - 0.5 +- 0.1...'),
        ("café ⊙", "ascii", "en", b"cafe \\u2299"),
        ("“é” ✓", "cp1252", "en", b"\x93\xe9\x94 +"),
        ("遗忘门 ✓", "gbk", "zh", "遗忘门 +".encode("gbk")),
        ("遗忘门 ✓", "ascii", "zh", "遗忘门 ✓".encode()),
        ("遗忘门 ✓", "utf-8", "en", "遗忘门 ✓".encode()),
        ("half \ud800", "utf-8", "en", b"half \\ud800"),
    ],
)
def test_writing_never_fails(text, encoding, lang, data) -> None:
    assert written(text, encoding, lang) == data


def test_what_an_encoding_carries() -> None:
    assert carries(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), "⎡")
    assert not carries(io.TextIOWrapper(io.BytesIO(), encoding="gbk"), "⎡")
