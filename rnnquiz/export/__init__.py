"""Exports: one file a format."""

from rnnquiz.export.html import html as html
from rnnquiz.export.markdown import markdown as markdown
