"""An HTML page as a tree, and the tree as lines that know which elements they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dateline.page.lines import Line, clean
from dateline.page.tags import BLOCK, SILENT, SPACED

MARKUP = re.compile(
    r"(?i)<(!doctype html|html|head|body|div|article|section|p|h1|span|table|meta|title)[\s>/]"
)
MOST_CHARACTERS = 3_000_000
"""Longer pages are flattened as a stream: trafilatura took over 40 s for 20 MB."""
MOST_ELEMENTS = 50_000
"""Pages with more elements are flattened too; 30,000 paragraphs take trafilatura three seconds."""
DEEPEST = 250
"""A tree with so many levels is not trusted: at 255 lxml stops and silently returns empty text."""
OPENED = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9]*))")
UNSEEN = {
    tag: re.compile(f"(?i)</{tag}")
    for tag in ("script", "style", "noscript", "template", "svg", "title", "textarea")
}


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A line with the tags it stands in, outermost first, and the innermost four's classes and ids."""

    line: Line
    tags: tuple[str, ...]
    marks: tuple[str, ...]

    def within(self, *tags: str) -> bool:
        """Whether the line stands inside an element of one of the tags."""
        return any(tag in self.tags for tag in tags)


def looks_like_html(text: str, media_type: str | None) -> bool:
    """Whether a text is to be read as HTML: it holds tags, and nobody declared it plain text."""
    if media_type is not None and media_type.lower().startswith("text/plain"):
        return False
    found = len(MARKUP.findall(text[:20_000]))
    return found >= 2 or (found == 1 and text.lstrip().startswith("<"))


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None where it is too large or too deep to be read as one, or holds no element."""
    if len(text) > MOST_CHARACTERS:
        return None
    source = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = document_fromstring(source, parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree if _is_readable(tree) else None


def _is_readable(tree: HtmlElement) -> bool:
    """Whether a tree has few enough levels and elements; stops counting at the first one too many."""
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth >= DEEPEST or elements > MOST_ELEMENTS:
            return False
    return True


def tree_lines(tree: HtmlElement) -> list[TreeLine]:
    """The visible text of a tree, a line for each block of text, in page order."""
    walker = _Walker()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        walker.step(event, element)
    walker.flush()
    return walker.lines


class _Walker:
    """Gathers inline text and cuts it at block elements."""

    def __init__(self) -> None:
        self.lines: list[TreeLine] = []
        self._text: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._at: tuple[tuple[str, str], ...] = ()
        self._silent = 0
        self._blank = False

    def step(self, event: str, element: HtmlElement) -> None:
        """Take one step of the walk over the tree."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            self._start(tag, element)
        elif event == "end":
            self._end(tag)
        if event != "start" and self._silent == 0:
            self._add(element.tail)

    def _start(self, tag: str, element: HtmlElement) -> None:
        if tag in SILENT:
            self._silent += 1
            return
        if self._silent:
            return
        if tag in BLOCK:
            self.flush()
            self._blank = self._blank or tag in SPACED
            self._open.append(
                (tag, f"{element.get('class') or ''} {element.get('id') or ''}".lower().strip())
            )
        elif tag == "br":
            self.flush()
        self._add(element.text)

    def _end(self, tag: str) -> None:
        if tag in SILENT:
            self._silent -= 1
        elif self._silent == 0 and tag in BLOCK:
            self.flush()
            self._blank = self._blank or tag in SPACED
            self._open.pop()

    def _add(self, text: str | None) -> None:
        if text and not self._silent:
            if not self._text or not any(part.strip() for part in self._text):
                self._at = tuple(self._open)
            self._text.append(text)

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = clean("".join(self._text))
        self._text.clear()
        if text:
            tags = tuple(tag for tag, _ in self._at)
            marks = tuple(mark for _, mark in self._at[-4:])
            self.lines.append(TreeLine(Line(text, self._blank, (len(self.lines),)), tags, marks))
            self._blank = False


def flatten(text: str) -> str:
    """The text of a page of any depth and size, a newline for each block; time grows with its length only.

    Python's own html.parser knows no depth either, but takes quadratic time on unclosed comments.
    """
    parts: list[str] = []
    at = 0
    while (opened := OPENED.search(text, at)) is not None:
        parts.append(text[at : opened.start()])
        tag = (opened.group(2) or "").lower()
        ends = "-->" if not tag else ">"
        end = text.find(ends, opened.end())
        if tag in UNSEEN and not opened.group(1) and end >= 0:
            closed = UNSEEN[tag].search(text, end)
            end = closed.start() - 1 if closed else -1
        if end < 0:
            return unescape("".join(parts))
        if tag in BLOCK or tag == "br":
            parts.append("\n\n" if tag in SPACED else "\n")
        at = end + len(ends)
    parts.append(text[at:])
    return unescape("".join(parts))
