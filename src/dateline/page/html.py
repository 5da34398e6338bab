"""An HTML page: its lines labelled with the help of its tree, its head voted from what the markup says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from dateline.page.agency import split_dateline
from dateline.page.blockrule import sentence_like
from dateline.page.body import chosen_blocks, report_lines, squeeze
from dateline.page.classifier import LineClassifier
from dateline.page.draft import Draft
from dateline.page.dump import read_lines, read_text
from dateline.page.embedded import Embedded, read_embedded
from dateline.page.inside import doubled
from dateline.page.label import Head, Labelled
from dateline.page.lines import Line, clean
from dateline.page.rules import first_match, load_rules
from dateline.page.tree import TreeLine, flatten, parse, tree_lines
from dateline.page.vote import html_head
from dateline.types import BlockKind

FLATTENED = "the page is too deep or too large to be read as a tree; it was read as text"
UNCHOSEN = "trafilatura found no report in the page; it was read as text"
LEAST = 150
"""Letters below which trafilatura's choice is not taken for a report."""
STANDFIRST = re.compile(
    r"stand-?first|sub-?(?:title|head|line)|\blead\b|lead-?text|teaser-?_?text|(?<![a-z])intro|\bdeck?\b"
    r"|summary|epigraph|article-?_?description|excerpt|abstract|vorspann|tagline|synopsis"
)
"""Classes and ids that name the standfirst, as seen on the pages of the benchmark."""
CAPTION = re.compile(
    r"caption|(?:media|image|img|bild|photo|foto|picture|galler)\w*?(?:info|text|legend|desc|credit|copyright)"
)
LONG_WORD = re.compile(r"\w{5,}")
ABOVE = 0.2
BELOW = 6
"""Lines below the headline in which a standfirst is looked for."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def read_html(text: str, classifier: LineClassifier | None) -> tuple[list[Labelled], Head]:
    """Label a page's lines and find its head; a page without a usable tree is read as text, with a note."""
    tree = parse(text)
    if tree is None:
        labelled, head = read_text(flatten(text), classifier)
        return labelled, replace(head, notes=(*head.notes, FLATTENED))
    lines = tree_lines(tree)
    embedded = read_embedded(tree)
    title = clean("".join(tree.xpath("string(//head/title)")))
    kept = _kept(tree, lines, embedded)
    if not any(kept):
        return _without_choice(lines, title, embedded, classifier)
    draft = _draft(lines, kept)
    headline = _label_headline(draft, lines, embedded, title)
    _clear_above(draft, headline)
    _label_standfirst(draft, lines, embedded, headline)
    head = html_head(draft, lines, embedded, title)
    return split_dateline(draft.labelled(), head)


def _kept(tree: HtmlElement, lines: Sequence[TreeLine], embedded: Embedded) -> list[bool]:
    """Which lines are the report: trafilatura's choice, else the body that JSON-LD gives, else none."""
    for blocks in (chosen_blocks(tree), [embedded.body]):
        kept = report_lines(lines, blocks)
        letters = sum(len(found.line.text) for found, keep in zip(lines, kept, strict=True) if keep)
        if letters >= LEAST:
            return kept
    return [False] * len(lines)


def _without_choice(
    lines: Sequence[TreeLine], title: str, embedded: Embedded, classifier: LineClassifier | None
) -> tuple[list[Labelled], Head]:
    """The page read as a dump of its lines, its head from the markup where the lines do not give it."""
    labelled, head = read_lines([found.line for found in lines], classifier)
    empty = Draft([found.line for found in lines])
    if not any(block.kind is BlockKind.BODY and sentence_like(Line(block.text)) for block in labelled):
        labelled, head = empty.labelled(), Head()
    marked = html_head(empty, lines, embedded, title)
    origins = {**dict(marked.origins), **dict(head.origins)}
    head = replace(
        head,
        headline=head.headline or marked.headline,
        authors=head.authors or marked.authors,
        outlet=head.outlet or marked.outlet,
        published=head.published or marked.published,
        origins=tuple(origins.items()),
        notes=(*head.notes, UNCHOSEN),
    )
    return labelled, head


def _draft(lines: Sequence[TreeLine], kept: Sequence[bool]) -> Draft:
    """The lines with body, captions, crossheads and the furniture inside the body labelled."""
    draft = Draft([found.line for found in lines])
    rules = load_rules()
    for index, (found, keep) in enumerate(zip(lines, kept, strict=True)):
        if is_caption(found):
            draft.set(index, BlockKind.CAPTION, "stands in a figure")
        elif keep:
            rule = first_match(found.line, rules)
            if rule is not None:
                draft.set(index, rule.kind, rule.reason)
            elif doubled(found.line.text) is not None:
                draft.set(index, BlockKind.CAPTION, "says the same twice, as a caption and its text do")
            elif found.within(*HEADINGS) and not found.line.ends:
                draft.set(index, BlockKind.CROSSHEAD, "is a heading inside the report")
            else:
                draft.set(
                    index, BlockKind.BODY, "is in the part of the page that trafilatura takes for the report"
                )
    _drop_far_captions(draft)
    return draft


def is_caption(found: TreeLine) -> bool:
    """Whether a line stands in a figure or in an element whose class calls it a caption."""
    return found.within("figcaption", "figure") or any(CAPTION.search(mark) for mark in found.marks[-2:])


def _drop_far_captions(draft: Draft) -> None:
    """Figures outside the report belong to other stories."""
    first, last = draft.first_body(), draft.last_body()
    for index in draft.of(BlockKind.CAPTION):
        if not first - 12 <= index <= last + 3:
            draft.set(index, BlockKind.FURNITURE, "is a picture's caption outside the report")


def _label_headline(draft: Draft, lines: Sequence[TreeLine], embedded: Embedded, title: str) -> int:
    """Label the headline; gives its line number, -1 where the page shows none."""
    said = {squeeze(text) for _, text in embedded.titles} | {squeeze(title)}
    first = draft.first_body()
    found = -1
    for index, line in enumerate(lines):
        text = squeeze(line.line.text)
        is_title = text in said or line.within("h1")
        if not is_title or not text:
            continue
        if found < 0 and (line.within("h1") or index < first):
            draft.set(index, BlockKind.HEADLINE, "is the page's title")
            found = index
        elif draft.kinds[index] is not BlockKind.FURNITURE:
            draft.set(index, BlockKind.FURNITURE, "repeats the title")
    return found


def _clear_above(draft: Draft, headline: int) -> None:
    """Take out of the body what stands above the headline, where nearly all of it stands below."""
    body = draft.of(BlockKind.BODY)
    above = [index for index in body if index < headline]
    if len(above) <= ABOVE * len(body):
        for index in above:
            draft.set(index, BlockKind.FURNITURE, "stands above the headline")


def _label_standfirst(draft: Draft, lines: Sequence[TreeLine], embedded: Embedded, headline: int) -> None:
    """Label lines at the top of the report that the markup calls its description or standfirst.

    Without either, the first phrase just below the headline that shares the body's words is taken.
    """
    first = draft.first_body()
    described = [squeeze(text) for _, text in embedded.descriptions]
    top = [
        index
        for index in range(max(0, headline + 1), min(len(lines), first + 3))
        if draft.kinds[index] in (BlockKind.FURNITURE, BlockKind.BODY, BlockKind.CROSSHEAD)
    ]
    for index in top:
        text = squeeze(lines[index].line.text)
        if any(same_text(text, other) for other in described):
            draft.set(index, BlockKind.STANDFIRST, "is what the page gives as its description")
        elif headline >= 0 and _marked_standfirst(lines[index]):
            draft.set(index, BlockKind.STANDFIRST, "stands below the headline in an element named so")
    if headline < 0 or draft.of(BlockKind.STANDFIRST):
        return
    topic = set(LONG_WORD.findall(draft.body_text().lower()))
    for index in range(headline + 1, min(first, headline + 1 + BELOW)):
        if draft.kinds[index] is BlockKind.FURNITURE and is_on_topic(lines[index].line, topic):
            draft.set(index, BlockKind.STANDFIRST, "is prose between headline and body about the same")
            return


def same_text(text: str, other: str) -> bool:
    """Whether two squeezed texts are the same, or one is the beginning of the other and long."""
    if len(text) < 30:
        return False
    return text == other or (
        min(len(text), len(other)) >= 60 and (other.startswith(text) or text.startswith(other))
    )


def is_on_topic(line: Line, topic: set[str]) -> bool:
    """Whether a line is a phrase of eight words or more, a quarter of the long ones in the body too."""
    words = LONG_WORD.findall(line.text.lower())
    if len(line.words) < 8 or not words or first_match(line, load_rules()) is not None:
        return False
    return sum(1 for word in words if word in topic) >= 0.25 * len(words)


def _marked_standfirst(found: TreeLine) -> bool:
    return len(found.line.words) >= 6 and any(STANDFIRST.search(mark) for mark in found.marks[-2:])
