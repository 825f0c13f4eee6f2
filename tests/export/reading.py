"""Reads reports back: the text of each question, as a browser would show it."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "br", "hr"}
INLINE = {"a", "code", "em", "s", "span", "strong"}


class Page(HTMLParser):
    """The text of a page; every tag has to be closed in its place."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self.said += [] if tag in INLINE else ["\n"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if self.open[-1:] != ["style"]:
            self.said.append(data)

    @property
    def text(self) -> str:
        return "".join(self.said)


def from_html(source: str) -> dict[int, str]:
    """The text of each question, by its number."""
    found = re.findall(r'<article id="q(\d+)">(.*?)</article>', source, re.DOTALL)
    return {int(number): Page(body).text for number, body in found}


def rendered(source: str) -> str:
    """Markdown as HTML, by somebody else's renderer."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)


def from_markdown(source: str) -> dict[int, str]:
    """The text of each question, by its number."""
    _, *parts = re.split(r"<h3>(\d+)\. ", rendered(source))
    bodies = (body.partition("<h2>")[0] for body in parts[1::2])
    texts = (Page(f"<h3>{body}").text for body in bodies)
    return dict(zip(map(int, parts[::2]), texts, strict=True))


def packed(text: str) -> str:
    """The text without its white space and the code marks in it."""
    return re.sub(r"[\s`]+", "", text)


def numbers_in(text: str) -> set[str]:
    """Every number in the text."""
    return set(re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text))
