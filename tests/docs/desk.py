"""A desk to try the pages at: the command in a home of its own, with a clock that can be set.

The command runs in this process, for a page holds dozens. Each line that is typed takes `PAUSE`
seconds, so that a transcript has times in it and is the same whenever it is made.
"""

import io
import os
import re
import sys
import time
from contextlib import ExitStack, chdir
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from rnnquiz import progress
from rnnquiz.cli import main, world

ROOT = Path(__file__).parents[2]
PAUSE = 45.0
TODAY = "2026-11-22T19:00"
CLEAN = {
    "LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "RNNQUIZ_LANG": "", "COLUMNS": "80",
    "TZ": "UTC",
}  # fmt: skip


class Done(NamedTuple):
    """What a command ended with."""

    returncode: int
    stdout: str
    stderr: str


class Typist(io.TextIOWrapper):
    """Somebody who takes a while for each line."""

    lines = 0

    def readline(self, size: int = -1, /) -> str:
        """The next line, and the time it took."""
        self.lines += 1
        return super().readline(size)


def blocks(page: str, mark: str) -> list[str]:
    """The fenced blocks of a page behind `<!-- mark -->`."""
    pattern = rf"^<!-- {mark} -->\n```\w*\n(.*?)^```$"
    found = re.findall(pattern, page, re.DOTALL | re.MULTILINE)
    assert found, f"there is no block marked {mark}"
    return found


def rnnquiz(
    *words: str, typed: str = "", at: str = TODAY, cwd: Path = ROOT, **environ: str
) -> Done:
    """Run the command at a moment, UTC."""
    typist = Typist(io.BytesIO(typed.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    began = datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()

    def now() -> float:
        return began + PAUSE * typist.lines

    with ExitStack() as stack:
        stack.callback(_set_zone)
        stack.enter_context(chdir(cwd))
        stack.enter_context(patch.dict(os.environ, {**CLEAN, **environ}))
        _set_zone()
        for owner, name, value in (
            (sys, "argv", ["rnnquiz", *words]),
            (sys, "stdin", typist),
            (sys, "stdout", out),
            (sys, "stderr", err),
            (world, "time", now),
            (progress, "system_clock", lambda: datetime.fromtimestamp(now(), UTC)),
        ):
            stack.enter_context(patch.object(owner, name, value))
        code = _code()
    return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def _set_zone() -> None:
    """Go by the zone of the environment, where that can be changed."""
    if hasattr(time, "tzset"):
        time.tzset()


def _code() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
