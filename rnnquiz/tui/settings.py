"""The settings, with their values and what they mean."""

from collections.abc import Collection
from pathlib import Path

from rnnquiz.errors import UsageError, instead
from rnnquiz.progress import Settings
from rnnquiz.tui import words
from rnnquiz.tui.layout import Lines, behind, hang, joined, stacked, styled, wrap
from rnnquiz.tui.look import MUTED, NARROW, STRONG, Look

NONE = "none"


def settings_page(settings: Settings, path: Path, look: Look, names: Collection[str] = ()) -> Lines:
    """Each setting, or those named, and the file they are kept in."""
    shown = [name for name in words.SETTINGS if not names or name in names]
    width = max(len(f"{name} = {setting_text(settings, name)}") for name in shown) + 2
    kept = wrap(styled(look.say(words.KEPT_IN, path=path), MUTED), look.room)
    lines = [line for name in shown for line in _setting(settings, name, width, look)]
    return stacked(lines, kept)


def setting_text(settings: Settings, name: str) -> str:
    """The value as it is typed; UsageError where there is no such setting."""
    if name not in words.SETTINGS:
        raise UsageError(f"there is no setting `{name}`{instead(name, words.SETTINGS)}")
    value = getattr(settings, name)
    return NONE if value is None else str(value)


def _setting(settings: Settings, name: str, width: int, look: Look) -> Lines:
    value = setting_text(settings, name)
    head = joined(styled(name), styled(" = ", MUTED), styled(value, STRONG))
    meaning = styled(look.say(words.SETTINGS[name]), MUTED)
    if look.width < NARROW:
        return [head, *behind(styled("  "), wrap(meaning, look.room - 2))]
    head.pad_right(width - head.cell_len)
    return hang(head, meaning, look.room)
