"""The head of a page without markup: headline, standfirst, byline, dateline and date near the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.page.bylines import byline_names, is_name, reports_from
from dateline.page.dates import find_date
from dateline.page.draft import Draft
from dateline.page.lines import Line
from dateline.page.rules import first_match, load_rules
from dateline.types import BlockKind

REACH = 25
"""How many lines above the body the head is looked for."""
PART = re.compile(r"\s*[·•|]\s*")
SUFFIX = re.compile(r"\s+[|–—·-]\s+\S")
WORD = re.compile(r"\w{4,}")
HEADLINE_SCORE = 1.5
DECK_WORDS, HEADING_WORDS = 8, 4


def find_head(draft: Draft) -> None:
    """Label headline, standfirst, byline and dateline in the lines above the body and at its start."""
    for index in _zone(draft):
        label_small(draft, index)
    _cut_standfirst(draft)
    above_deck = _find_deck(draft)
    headline = _find_headline(draft)
    headline = above_deck if headline is None else headline
    if headline is None:
        return
    draft.set(headline, BlockKind.HEADLINE, "is the line above the report that its words are about")
    _find_standfirst(draft, headline)
    _find_dateline(draft, headline)


def _zone(draft: Draft) -> range:
    """The lines of the head: those above the body and the first few of it."""
    first = draft.first_body()
    return range(max(0, first - REACH), min(len(draft.lines), first + 6))


def label_small(draft: Draft, index: int) -> None:
    """Label a line that is a byline or the date of publication."""
    line = draft.lines[index]
    if len(line.words) > 40 or (line.ends and len(line.words) > 12):
        return
    rule = first_match(line, load_rules())
    if rule is not None and rule.kind is BlockKind.CAPTION:
        return  # "Rescuers carry a man, 9 August 2016 (AP Photo/…)" is no date of the report
    if reports_from(line.text) and len(line.words) >= 8:
        draft.set(index, BlockKind.STANDFIRST, "says who reports from where, and on what")
    elif author_names(line):
        draft.set(index, BlockKind.BYLINE, "names who wrote the report")
    elif is_date_line(line):
        draft.set(index, BlockKind.BYLINE, "says when the report was published")


def author_names(line: Line) -> tuple[str, ...]:
    """The authors a line near the head names: "By A B", or "A B · Outlet · date"."""
    names = byline_names(line.text)
    if names:
        return names
    parts = PART.split(line.text)
    if len(parts) > 1 and is_name(parts[0]) and find_date(line.text) is not None:
        return (parts[0],)
    return ()


def is_date_line(line: Line) -> bool:
    """Whether a line says little more than a full date."""
    return len(line.words) <= 14 and find_date(line.text) is not None


def _cut_standfirst(draft: Draft) -> None:
    """Body lines above a byline or date are no body yet: the standfirst, or a lead picture's caption."""
    marks = draft.of(BlockKind.BYLINE)
    first = draft.first_body()
    below = [index for index in marks if index > first]
    for index in range(first, max(below, default=first)):
        if draft.kinds[index] is BlockKind.BODY:
            draft.set(index, BlockKind.STANDFIRST, "stands between the headline and the byline")


def _find_deck(draft: Draft) -> int | None:
    """Label the standfirst: a sentence between a heading and the byline, above the body. Gives the heading's number."""
    first = draft.first_body()
    byline = next((index for index in draft.of(BlockKind.BYLINE) if index < first), 0)
    if byline < 2 or draft.of(BlockKind.STANDFIRST):
        return None
    line, above = draft.lines[byline - 1], draft.lines[byline - 2]
    told = (
        line.ends and len(line.words) >= DECK_WORDS and not above.ends and len(above.words) >= HEADING_WORDS
    )
    plain = all(first_match(one, load_rules()) is None for one in (line, above))
    if not (told and plain and draft.kinds[byline - 1] is BlockKind.FURNITURE):
        return None
    draft.set(byline - 1, BlockKind.STANDFIRST, "stands between the headline and the byline")
    return byline - 2


def _find_headline(draft: Draft) -> int | None:
    """The number of the line that is most like the report's headline; None where none is."""
    tops = draft.of(BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.BYLINE)
    first = draft.first_body()
    start = min([index for index in tops if index >= first - REACH], default=first)
    body = set(WORD.findall(draft.body_text().lower()))
    zone = [*draft.upward(start, REACH), *range(start, first)]
    scored = [
        (headline_score(draft, index, body), -index) for index in zone if _may_be_headline(draft, index)
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] < HEADLINE_SCORE:
        return None
    near = [-index for score, index in scored if score >= best[0] - 0.5]
    return int(min(near))


def _may_be_headline(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if not 2 <= len(line.words) <= 35 or draft.kinds[index] is BlockKind.BYLINE:
        return False
    if line.text[0] in "•▪‣*":
        return False  # a key point
    return first_match(line, load_rules()) is None


def headline_score(draft: Draft, index: int, body: set[str]) -> float:
    """How much a line is like the headline: its words in the body, its shape, its twin in a title."""
    line = draft.lines[index]
    words = WORD.findall(line.text.lower())
    shared = sum(1 for word in words if word in body) / max(4, len(words))
    score = 2.5 * shared
    score += 0.5 * line.blank_before + 0.5 * draft.blank_after(index)
    score += 0.5 if 4 <= len(line.words) <= 20 else 0.0
    score -= 1.0 if line.text.endswith((".", ":", "…")) else 0.0
    score += 1.5 if has_twin(line.text, draft.lines) else 0.0
    return score - 0.03 * abs(draft.first_body() - index)


def has_twin(text: str, lines: Sequence[Line]) -> bool:
    """Whether another line is the same text with the outlet's name after it, as a page's title is."""
    return any(line.text.startswith(text) and SUFFIX.match(line.text[len(text) :]) for line in lines)


def _find_standfirst(draft: Draft, headline: int) -> None:
    """The first long line between headline and body is the standfirst."""
    if draft.of(BlockKind.STANDFIRST):
        return
    for index in range(headline + 1, draft.first_body()):
        line = draft.lines[index]
        if draft.kinds[index] is BlockKind.FURNITURE and len(line.words) >= 6:
            if first_match(line, load_rules()) is None:
                draft.set(index, BlockKind.STANDFIRST, "stands between the headline and the body")
            return


def _find_dateline(draft: Draft, headline: int) -> None:
    """A line of one to three words just above the body is the dateline if it is a place of the report."""
    index = draft.first_body() - 1
    if index <= headline or draft.kinds[index] is not BlockKind.FURNITURE:
        return
    name = draft.lines[index].text.strip(" .:—–-")
    if is_place_line(name, [line.text for line in draft.lines[headline:]]):
        draft.set(index, BlockKind.DATELINE, "names the place that the report is from")


def is_place_line(name: str, texts: Sequence[str]) -> bool:
    """Whether a short capitalised line is a place: the report says in, at, from, near or to it."""
    if not 1 <= len(name.split()) <= 3 or not name[:1].isupper() or any(mark.isdigit() for mark in name):
        return False
    said = re.compile(rf"\b(?:in|at|from|near|to|of|around|outside) {re.escape(name)}\b", re.IGNORECASE)
    return any(said.search(text) for text in texts)
