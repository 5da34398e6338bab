"""The head of an HTML page: a vote on the title, markup before visible text, unknown before a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.page.body import squeeze
from dateline.page.bylines import byline_names, contributor_names, is_name
from dateline.page.dates import find_date
from dateline.page.draft import Draft
from dateline.page.embedded import Embedded
from dateline.page.heading import is_date_line
from dateline.page.label import Head
from dateline.page.tree import TreeLine
from dateline.types import BlockKind

SUFFIX = re.compile(r"\s+(?:[|–—·»:-]|[-–]{2})\s+[^|–—·»]{2,40}$")
BYLINE_MARK = re.compile(r"\bauthors?\b|by-?_?line|author-?_?name|\bautor|article-?_?author|\bwriter\b")
NO_NAME = re.compile(r"@|https?:|www\.|^\W*\d+\W*$|\.(?:com|org|net|de|uk|tv|co)\b", re.IGNORECASE)
LIST = re.compile(r"\s*(?:,|;| and | und | & | with )\s*")
BY = re.compile(r"^(?i:by|von|par|por|di|af|av|door)\s+")
REACH = 12
"""Lines around headline and first body line where a visible byline or date is looked for."""


def html_head(draft: Draft, lines: Sequence[TreeLine], embedded: Embedded, title: str) -> Head:
    """The head of a page from its markup, then from the lines near its headline."""
    outlet = embedded.outlets[0] if embedded.outlets else None
    headline = vote_title(draft, lines, embedded, title)
    authors = _authors(draft, lines, embedded)
    published = _published(draft, embedded)
    standfirst = [draft.lines[index].text for index in draft.of(BlockKind.STANDFIRST)]
    contributors = [
        name
        for index in draft.of(BlockKind.CREDIT)
        for name in contributor_names(draft.lines[index].text)
        if name not in authors[1]
    ]
    origins = {
        "headline": headline[0],
        "standfirst": "line below the headline" if standfirst else "",
        "authors": authors[0],
        "contributors": "credit line" if contributors else "",
        "outlet": outlet[0] if outlet else "",
        "published": published[0],
    }
    return Head(
        headline=headline[1],
        standfirst=" ".join(standfirst) or None,
        authors=authors[1],
        contributors=tuple(dict.fromkeys(contributors)),
        outlet=outlet[1] if outlet else None,
        published=published[1],
        origins=tuple((name, origin) for name, origin in origins.items() if origin),
    )


def vote_title(
    draft: Draft, lines: Sequence[TreeLine], embedded: Embedded, title: str
) -> tuple[str, str | None]:
    """Origins and text of the title that most sources agree on; the earlier source wins a tie."""
    shown = [draft.lines[index].text for index in draft.of(BlockKind.HEADLINE)]
    heads = shown or [found.line.text for found in lines if found.within("h1")]
    said = [("h1", text) for text in heads[:1]] + list(embedded.titles)
    if title:
        said += [("title", title), ("title less suffix", SUFFIX.sub("", title))]
    said = [(origin, text) for origin, text in said if text]
    if not said:
        return "", None
    votes = Counter(squeeze(text) for _, text in dict.fromkeys(said))
    best = max(said, key=lambda entry: votes[squeeze(entry[1])])[1]
    same = [origin for origin, text in said if squeeze(text) == squeeze(best)]
    return ", ".join(dict.fromkeys(same)), best


def _authors(draft: Draft, lines: Sequence[TreeLine], embedded: Embedded) -> tuple[str, tuple[str, ...]]:
    """Origin and names of the authors: persons in the markup, the byline, then whoever JSON-LD names."""
    outlets = {squeeze(name) for _, name in embedded.outlets}
    for origin, names in embedded.authors:
        found = tuple(dict.fromkeys(_persons(names, outlets)))
        if found:
            return origin, found
    for index in _near(draft):
        found = byline_names(draft.lines[index].text)
        text = BY.sub("", draft.lines[index].text)
        if not found and any(BYLINE_MARK.search(mark) for mark in lines[index].marks[-2:]):
            found = tuple(name for name in LIST.split(text) if is_name(name))
        if found:
            return "byline", found
    return next(((origin, names) for origin, names in embedded.authors if origin == "json-ld"), ("", ()))


def _persons(names: Sequence[str], outlets: set[str]) -> Iterator[str]:
    """The single names in a list, without addresses, numbers and the outlet's own name."""
    for name in names:
        for part in LIST.split(BY.sub("", name)):
            if part and not NO_NAME.search(part) and squeeze(part) not in outlets:
                yield part


def _published(draft: Draft, embedded: Embedded) -> tuple[str, date | None]:
    """Origin and day of publication: the markup, then a line near the headline that is little but a date."""
    if embedded.dates:
        return embedded.dates[0]
    for index in _near(draft):
        if is_date_line(draft.lines[index]):
            return "line near the headline", find_date(draft.lines[index].text)
    return "", None


def _near(draft: Draft) -> Iterator[int]:
    """The lines between the headline and the body, and some above, from the top."""
    first = draft.first_body()
    heads = draft.of(BlockKind.HEADLINE)
    start = heads[0] if heads else first - REACH
    yield from range(max(0, start - 4), min(len(draft.lines), max(first, start) + 2))
