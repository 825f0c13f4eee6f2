"""A text in the person's own editor: $VISUAL, else $EDITOR, else one that is there."""

import os
import sys
from pathlib import Path

from rnnquiz.errors import DiskError

USUAL = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")


def edited(text: str, suffix: str) -> str:
    """The text as it is when the editor is left."""
    import subprocess
    from tempfile import TemporaryDirectory

    command = _editor()
    with TemporaryDirectory(prefix="rnnquiz-") as folder:
        path = Path(folder) / f"answer{suffix}"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=False)  # noqa: S603 (the person's choice)
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise DiskError(f"the editor `{' '.join(command)}` did not start: {error}") from None


def _editor() -> list[str]:
    import shlex
    import shutil

    asked = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if asked:
        try:
            return shlex.split(asked)
        except ValueError as error:
            raise DiskError(f"the editor `{asked}` did not start: {error}") from None
    found = next(filter(None, map(shutil.which, USUAL)), "")
    if not found:
        raise DiskError(
            "no editor was found: set VISUAL or EDITOR to the command that starts yours"
        )
    return [found]
