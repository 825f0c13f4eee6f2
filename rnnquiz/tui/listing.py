"""Source text as lines: what is too long for the page is continued, further in."""

from rnnquiz.tui.layout import Lines, behind, joined, styled, wrap
from rnnquiz.tui.look import CODE, Look

CONTINUED = "    "


def listing(source: str, look: Look) -> Lines:
    """The source, line by line."""
    return [line for each in source.rstrip().split("\n") for line in _lines(each, look)]


def _lines(source: str, look: Look) -> Lines:
    bare = source.lstrip(" ")
    indent = styled(" " * (len(source) - len(bare)))
    room = look.room - indent.cell_len - len(CONTINUED)
    first, *further = wrap(styled(bare, CODE), room)
    return [joined(indent, first), *behind(joined(indent, styled(CONTINUED)), further)]
