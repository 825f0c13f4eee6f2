"""The outside, read once and passed down: the streams, the environment, the bank."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from rnnquiz.cli.encoding import carries, make_safe
from rnnquiz.errors import DiskError, UsageError, instead
from rnnquiz.text import LANGS, Lang

if TYPE_CHECKING:
    from rnnquiz.bank import Bank, Explainer, Interview, Question
    from rnnquiz.progress import Settings, Store
    from rnnquiz.tui import Terminal

GLYPHS = "⎡⎣σ⊙ₜ₋ᵀ∂√✓━"


def terminal(lang: Lang | None, *, plain: bool = False, ascii: bool = False) -> "Terminal":
    """The terminal this process was started in, as the options and the environment want it."""
    from rnnquiz.tui import Terminal, size_of

    environ = dict(os.environ)
    chosen = lang or language(environ)
    make_safe(sys.stdout, chosen)
    live = sys.stdin.isatty() and sys.stdout.isatty() and environ.get("TERM") != "dumb"
    return Terminal(
        sys.stdin,
        sys.stdout,
        lang=chosen,
        ascii=ascii or not carries(sys.stdout, GLYPHS),
        live=live and not plain,
        colours=not environ.get("NO_COLOR"),
        size=partial(size_of, sys.stdout, environ),
        now=time,
    )


def language(environ: Mapping[str, str]) -> Lang:
    """RNNQUIZ_LANG, else the locale's language, else English."""
    asked = environ.get("RNNQUIZ_LANG", "")
    if asked and asked not in LANGS:
        raise UsageError(f"RNNQUIZ_LANG is `{asked}`; it can be {' or '.join(LANGS)}")
    locale = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if (asked or locale).startswith("zh") else "en"


def store() -> "Store":
    """The progress of this person; what is to be said of its disk goes to standard error."""
    from rnnquiz.progress import open_store, system_clock

    opened = open_store(home(), system_clock)
    if opened.notice:
        print(f"rnnquiz: {opened.notice}", file=sys.stderr)
    return opened


def bank(paths: Sequence[Path] | None) -> "Bank":
    """The banks that were named, else the bundled one and those of installed packs."""
    from rnnquiz.bank import content_root, load

    ours = content_root()
    if not paths:
        from rnnquiz.cli.packs import joined

        return joined(ours)
    # A bank of somebody else's may file its questions under our topics, and interview with ours.
    return load(
        tuple(paths),
        topics=load((ours / "topics.yaml",)).topics.values(),
        elsewhere=lambda: load((ours,)).questions,
    )


def home() -> Path:
    """The folder of everything that is kept: RNNQUIZ_HOME, else where the person keeps data."""
    if asked := os.environ.get("RNNQUIZ_HOME"):
        return Path(asked).expanduser()
    from platformdirs import user_data_path

    return user_data_path("rnnquiz", appauthor=False)


def config() -> Path:
    """The file of the settings."""
    return home() / "config.toml"


def settings() -> "Settings":
    """How the person wants to study."""
    from rnnquiz.progress import read_settings

    return read_settings(config())


def question(bank: "Bank", id: str) -> "Question":
    """The question with this id; UsageError with the nearest one."""
    if id not in bank.questions:
        raise UsageError(f"there is no question `{id}`{instead(id, bank.questions)}")
    return bank.questions[id]


def explainer(bank: "Bank", id: str) -> "Explainer":
    """The explainer with this id; UsageError with those there are."""
    if id not in bank.explainers:
        raise UsageError(f"there is no explainer `{id}`{instead(id, bank.explainers)}")
    return bank.explainers[id]


def interview(bank: "Bank", id: str) -> "Interview":
    """The interview with this id; UsageError with those there are."""
    if id not in bank.interviews:
        raise UsageError(f"there is no interview `{id}`{instead(id, bank.interviews)}")
    return bank.interviews[id]


def spoken(lang: Lang | None) -> Lang:
    """The language asked for, else the environment's."""
    return lang or language(os.environ)


def content(text: str) -> str:
    """What an argument stands for: `-` for standard input, `@FILE` for a file, else itself."""
    if text == "-":
        return sys.stdin.read()
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DiskError(f"{text[1:]}: cannot be read as text: {error}") from None


def sizes(**asked: int | None) -> dict[str, int]:
    """The sizes that were given, by their letters."""
    return {letter: size for letter, size in asked.items() if size is not None}


def pairs(texts: Sequence[str] | None) -> dict[str, str]:
    """Texts like `reset=before` as a mapping."""
    for text in texts or ():
        if "=" not in text:
            raise UsageError(f"`{text}` is not of the form name=value")
    return dict(text.split("=", 1) for text in texts or ())


def print_lines(lines: Sequence[str], lang: Lang) -> None:
    """Print lines, whatever the encoding of the output."""
    make_safe(sys.stdout, lang)
    sys.stdout.write("\n".join(lines) + "\n")


def print_json(data: object) -> None:
    """Print data as JSON, with letters of every language as they are."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    if not carries(sys.stdout, text):
        text = json.dumps(data, indent=2)
    sys.stdout.write(text + "\n")


def seed() -> int:
    """A seed for those who gave none, short enough to type again."""
    from random import SystemRandom

    return SystemRandom().randrange(10_000)
