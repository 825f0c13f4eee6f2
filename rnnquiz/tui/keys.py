"""Keys: what a terminal sends, taken apart into what a person pressed."""

from typing import Literal, NamedTuple

Name = Literal[
    "text", "paste", "enter", "escape", "tab", "interrupt", "end_of_input", "suspend", "backspace",
    "delete", "left", "right", "up", "down", "page_up", "page_down", "home", "end", "word_left",
    "word_right", "cut_word", "cut_before", "cut_after", "unknown",
]  # fmt: skip

PASTE_ON, PASTE_OFF = "\x1b[200~", "\x1b[201~"


class Key(NamedTuple):
    """One key press; `text` holds what was typed or pasted."""

    name: Name
    text: str = ""


CONTROLS: dict[str, Name] = {
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x01": "home",
    "\x02": "left",
    "\x03": "interrupt",
    "\x04": "end_of_input",
    "\x05": "end",
    "\x06": "right",
    "\x08": "backspace",
    "\x0b": "cut_after",
    "\x15": "cut_before",
    "\x17": "cut_word",
    "\x1a": "suspend",
    "\x7f": "backspace",
}
SEQUENCES: dict[str, Name] = {
    "[A": "up",
    "[B": "down",
    "[C": "right",
    "[D": "left",
    "[H": "home",
    "[F": "end",
    "[1~": "home",
    "[7~": "home",
    "[4~": "end",
    "[8~": "end",
    "[3~": "delete",
    "[5~": "page_up",
    "[6~": "page_down",
    "[1;3C": "word_right",
    "[1;5C": "word_right",
    "[1;3D": "word_left",
    "[1;5D": "word_left",
    "OA": "up",
    "OB": "down",
    "OC": "right",
    "OD": "left",
    "OH": "home",
    "OF": "end",
    "OM": "enter",
    "b": "word_left",
    "f": "word_right",
    "\x7f": "cut_word",
    "\x08": "cut_word",
}


def split(data: str, *, final: bool = False) -> tuple[list[Key], str]:
    """The keys at the beginning of `data`, and the rest that is still incomplete.

    `final` says that nothing more came in time, so that a lone ESC is the key of that name.
    """
    keys: list[Key] = []
    while data:
        key, length = _first(data, final=final)
        if not length:
            break
        keys.append(key)
        data = data[length:]
    return keys, data


def _first(data: str, *, final: bool) -> tuple[Key, int]:
    """The first key of `data` and its length, which is 0 where the key is incomplete."""
    if data[0] == "\x1b":
        return _escaped(data, final=final)
    if data[0] in CONTROLS:
        return Key(CONTROLS[data[0]]), 1
    if _is_control(data[0]):
        return Key("unknown"), 1
    length = next((at for at, letter in enumerate(data) if _is_control(letter)), len(data))
    return Key("text", data[:length]), length


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter < "\xa0"


def _escaped(data: str, *, final: bool) -> tuple[Key, int]:
    if data.startswith(PASTE_ON):
        end = data.find(PASTE_OFF)
        return (Key("paste", data[len(PASTE_ON) : end]), end + len(PASTE_OFF)) if end > 0 else NONE
    length = _sequence_length(data)
    if not length:
        return (Key("escape"), 1) if final else NONE
    return Key(SEQUENCES.get(data[1:length], "unknown")), length


NONE = Key("unknown"), 0


def _sequence_length(data: str) -> int:
    """How long the escape sequence is; 0 while its end has not arrived."""
    if len(data) < 2:
        return 0
    if data[1] == "O":
        return 3 if len(data) > 2 else 0
    if data[1] != "[":
        return 2
    # A CSI sequence ends with the first letter or sign from @ to ~.
    ends = (at + 1 for at, letter in enumerate(data[2:], 2) if "@" <= letter <= "~")
    return next(ends, 0)
