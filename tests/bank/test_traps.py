"""What YAML does silently is refused, at its line and column, whichever parser is there."""

import pytest

from rnnquiz.bank.reading import MAX_BYTES

pytestmark = pytest.mark.usefixtures("parser")

HEAD = "format: 1\ntopics:\n  - id: lstm\n    title: "
DIFFER = "YAML readers differ on what"
QUOTED = "in quotes for the text"
ESCAPE = "a backslash in double quotes starts an escape: use single quotes or a | block"
DEEP = "nested more than 16 deep: no question needs that"
AN_ID = "expected an id of lowercase words joined by hyphens, such as lstm-cell-update"

# What stands after `title:` on line 4, from column 12 on, and what is said of it.
VALUES = {
    "1e-3": f"12: lstm: title: {DIFFER} 1e-3 is: write 0.001, or '1e-3' {QUOTED}",
    "1e3": f"12: lstm: title: {DIFFER} 1e3 is: write 1000, or '1e3' {QUOTED}",
    "2e3": f"12: lstm: title: {DIFFER} 2e3 is: write 2000, or '2e3' {QUOTED}",
    "no": f"12: lstm: title: {DIFFER} no is: write false, or 'no' {QUOTED}",
    "on": f"12: lstm: title: {DIFFER} on is: write true, or 'on' {QUOTED}",
    "off": f"12: lstm: title: {DIFFER} off is: write false, or 'off' {QUOTED}",
    "yes": f"12: lstm: title: {DIFFER} yes is: write true, or 'yes' {QUOTED}",
    "010": f"12: lstm: title: {DIFFER} 010 is: write 10, or '010' {QUOTED}",
    "12:30": f"12: lstm: title: {DIFFER} 12:30 is: write '12:30' {QUOTED}",
    "2024-01-02": f"12: lstm: title: {DIFFER} 2024-01-02 is: write '2024-01-02' {QUOTED}",
    r'"\tanh"': f"13: lstm: title: {ESCAPE}",
    r'"a \frac{a}{b}"': f"15: lstm: title: {ESCAPE}",
    r'"\nabla"': f"13: lstm: title: {ESCAPE}",
    r'"\exp"': f"13: lstm: title: {ESCAPE}",
    r'"\sigma"': f"13: lstm: title: {ESCAPE}",
    "{en: What?}": "21: lstm: title: a ? inside brackets: put quotes around its text, 'What?'",
    "[a?b]": "14: lstm: title: a ? inside brackets: put quotes around its text, 'What?'",
    "9" * 5000: "12: lstm: title: a number of 5,000 digits: use at most 15",
    "1.5e+300": "12: lstm: title: 1.5e+300 is out of range: numbers go up to 1.0e+15",
    "&a LSTM": "12: lstm: title: an anchor: delete it",
    "*a": "12: lstm: title: an alias: write the value out",
    "!!str LSTM": "12: lstm: title: a tag: delete it",
    "!py LSTM": "12: lstm: title: a tag: delete it",
    "!%1b[31m LSTM": "12: lstm: title: a tag: delete it",
    "LS\tTM": "14: a tab: indent and separate with spaces",
    "\x1b[31mLSTM": "12: an invisible character, U+001B: delete it",
    "LSTM\u202e": "16: an invisible character, U+202E RIGHT-TO-LEFT OVERRIDE: delete it",
    "LS\u200bTM": "14: an invisible character, U+200B ZERO WIDTH SPACE: delete it",
    "LS\u2028TM": "14: an invisible character, U+2028 LINE SEPARATOR: delete it",
    "LS\ufeffTM": "14: an invisible character, U+FEFF ZERO WIDTH NO-BREAK SPACE: delete it",
    "LS\rTM": "14: an invisible character, U+000D: delete it",
    "LS\ue000TM": "14: an invisible character, U+E000: delete it",
    "a: b": "13: lstm: a colon inside text: put quotes around it all",
    "'it's'": "16: lstm: a second value, or a wrong indent: quote the whole text",
    '"open': "12: lstm: title: these quotes are never closed",
    "[1, 2": "12: lstm: title: this bracket is never closed",
    "`x`": "12: lstm: title: text that starts like this needs quotes around it",
    "": "11: lstm: title: expected text, or en: and zh:, found nothing",
    "{en: a, en: b}": "20: lstm: title: a second `en`: the first is on line 4",
    "{no: a, en: b}": f"13: lstm: title: {DIFFER} no is: write false, or 'no' {QUOTED}",
    "{[a]: b}": "13: lstm: title: a key that is not a name: keys are plain words",
    "[" * 100_000: "26: lstm: title" + ".0" * 14 + f": {DEEP}",
    "{a: " * 100_000: "68: lstm: title" + ".a" * 14 + f": {DEEP}",
}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value[:20]))
def test_value_is_refused(value: str, problems) -> None:
    assert problems(f"{HEAD}{value}\n")[0] == f"bank.yaml:4:{VALUES[value]}"


FILES = {
    "empty": ("", "1:1: an empty file: start with `format: 1`"),
    "only a comment": ("# later\n", "1:1: an empty file: start with `format: 1`"),
    "only a start": ("---\n", "1:4: expected a mapping, found nothing"),
    "text": ("hello\n", '1:1: expected a mapping, found the text "hello"'),
    "two documents": (
        "format: 1\n---\nformat: 1\n",
        "2:1: a second document: one file holds one, split it at ---",
    ),
    "directive": ("%YAML 1.1\n---\nformat: 1\n", "1:1: a % directive: delete it"),
    "byte order mark": (
        "\ufeffformat: 1\n",
        "1:1: a byte order mark: save the file as UTF-8 without BOM",
    ),
    "Latin-1": (b"format: 1\n# caf\xe9\n", "2:6: not UTF-8 (byte 0xe9): save the file as UTF-8"),
    "UTF-16": ("format: 1".encode("utf-16"), "1:1: not UTF-8 (byte 0xff): save the file as UTF-8"),
    "binary": (b"\0\0", "1:1: an invisible character, U+0000: delete it"),
    "tab indent": ("topics:\n\t- id: a\n", "2:1: a tab: indent and separate with spaces"),
    "too large": ("#" * (MAX_BYTES + 1), "1:1: larger than 1 MiB: split it into several files"),
    "too many values": (
        "format: 1\ntags: [" + "a," * 200_000 + "]\n",
        "2:199998: tags.99995: more than 100,000 values: split the file into several",
    ),
    "a newer format": (
        "format: 2\nbetter: [1]\n",
        "1:9: format: format 2 is newer than this rnnquiz, which reads 1: upgrade it",
    ),
    "no format": ("topics: []\n", "1:1: missing key `format`"),
    "a duplicate key": ("format: 1\nformat: 1\n", "2:1: a second `format`: the first is on line 1"),
    "a line without a colon": ("format: 1\ntopics\nx: 1\n", "2:1: a line that is not `key: value`"),
    "a merge key": (
        "format: 1\n<<: {x: 1}\n",
        f"2:1: {DIFFER} << is: write '<<' {QUOTED}",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused(name: str, problems) -> None:
    content, said = FILES[name]
    assert problems(content)[0] == f"bank.yaml:{said}"


ALLOWED = {
    "a backslash in single quotes": (r"'\tanh'", r"\tanh"),
    "a backslash in a block": ("|\n      \\tanh: x\n      # no comment", "\\tanh: x\n# no comment"),
    "a bare backslash": (r"\tanh", r"\tanh"),
    "a quoted question in brackets": ("{en: 'What?'}", "What?"),
    "a bare question outside brackets": ("What?", "What?"),
    "a quoted word": ("'no'", "no"),
    "a date in text": ("since 2024-01-02", "since 2024-01-02"),
    "a combining tilde": ("c\u0303", "c\u0303"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_text_is_kept_as_written(name: str, here) -> None:
    from rnnquiz.bank import load

    written, read = ALLOWED[name]
    (here / "bank.yaml").write_text(f"{HEAD}{written}\n")
    assert load([here]).topics["lstm"].title.en == read


def test_windows_line_ends_are_fine(problems) -> None:
    assert problems("format: 1\r\ntopics:\r\n  - {id: lstm, title: LSTM}\r\n") == []


def test_all_problems_of_a_file_come_together(problems) -> None:
    said = problems(HEAD + r'"\a"' + "\n  - id: gru\n    title: on\n  - id: GRU\n    titel: 3\n")
    assert said == [
        f"bank.yaml:4:13: lstm: title: {ESCAPE}",
        f"bank.yaml:6:12: gru: title: {DIFFER} on is: write true, or 'on' {QUOTED}",
        "bank.yaml:7:5: GRU: missing key `title`",
        f'bank.yaml:7:9: GRU: id: {AN_ID}, found the text "GRU"',
        "bank.yaml:8:5: GRU: unknown key `titel`; did you mean `title`?",
    ]
