"""Where the bank of the program itself is found."""

from os import environ
from pathlib import Path

from rnnquiz.errors import DiskError

PACKAGE = Path(__file__).parent.parent
BUNDLED = PACKAGE / "_content"
CHECKOUT = PACKAGE.parent


def content_root() -> Path:
    """$RNNQUIZ_CONTENT, or the checkout's content/, or the copy inside the installed package."""
    if chosen := environ.get("RNNQUIZ_CONTENT"):
        if not Path(chosen).exists():
            raise DiskError(f"RNNQUIZ_CONTENT is {chosen}, which is not there: correct or unset it")
        return Path(chosen)
    if (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "content").is_dir():
        return CHECKOUT / "content"
    if BUNDLED.is_dir():
        return BUNDLED
    raise DiskError(f"the questions that belong into {BUNDLED} are missing: install rnnquiz again")
