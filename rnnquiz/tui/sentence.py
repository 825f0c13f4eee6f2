"""A sentence as a page of its own."""

from rnnquiz.text import Text
from rnnquiz.tui.layout import Lines, styled, wrap
from rnnquiz.tui.look import Look


def said(text: Text, look: Look, **values: object) -> Lines:
    """The sentence in lines, below an empty one."""
    return [styled(""), *wrap(styled(look.say(text, **values)), look.room)]
