"""Score HTML pages: body, title, authors, date, standfirst and captions, trafilatura alone beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import trafilatura

from dateline.evaluate.page_gold import GoldPage
from dateline.page import PageReader
from dateline.page.body import squeeze
from dateline.page.decode import decode
from dateline.types import BlockKind, Capture, Report

WORD = re.compile(r"\w+")
BODY = (BlockKind.STANDFIRST, BlockKind.DATELINE, BlockKind.BODY, BlockKind.CROSSHEAD)
"""What makes up a gold body: the sets count standfirst, agency dateline and crossheads to it."""


def word_f1(gold: str, found: str) -> float:
    """F1 of the words of two texts as bags, lower case; 1.0 where both are empty.

    The metric of the findings: a word counts as often as it stands in both, order does not matter.
    """
    first, second = Counter(WORD.findall(gold.lower())), Counter(WORD.findall(found.lower()))
    if not first and not second:
        return 1.0
    both = sum((first & second).values())
    return 2 * both / (first.total() + second.total())


def text_of(report: Report, kinds: Sequence[BlockKind] = BODY) -> str:
    """The text of the blocks of some kinds, a line each."""
    return "\n".join(report.text[block.start : block.end] for block in report.blocks_of(*kinds))


def score_html(pages: Iterable[GoldPage], reader: PageReader) -> dict[str, Any]:
    """Scores of one set, averaged over pages; a share is None where no page of the set can tell it.

    ``body_f1`` is ``word_f1`` of the body with its standfirst and crossheads. ``authors_exact`` and
    ``dates_exact`` count pages on which all is as in the gold, unknown for unknown; ``invented`` counts pages
    that say nothing and are given something. ``standfirst_kept`` is the share of gold standfirsts found as a
    block of their own among what is read, ``standfirst_labelled`` those labelled so. ``captions_leaked`` is
    the share of gold captions, outside the gold body, that stand in the body.
    """
    counts: Counter[str] = Counter()
    bodies: list[float] = []
    alone: list[float] = []
    for page in pages:
        report = reader(Capture(page.content, url=page.url))
        bodies.append(word_f1(page.body, text_of(report)))
        alone.append(word_f1(page.body, _trafilatura(page.content)))
        counts.update(_head_counts(page, report))
        counts.update(_block_counts(page, report))
    return {
        "pages": len(bodies),
        "body_f1": _mean(bodies),
        "body_f1_trafilatura": _mean(alone),
        "title_exact": _share(counts, "title right", "titles"),
        "authors_exact": _share(counts, "authors right", "authors"),
        "authors_invented": counts["authors invented"],
        "dates_exact": _share(counts, "date right", "dates"),
        "dates_invented": counts["date invented"],
        "standfirst_kept": _share(counts, "standfirst kept", "standfirsts"),
        "standfirst_labelled": _share(counts, "standfirst labelled", "standfirsts"),
        "captions_leaked": _share(counts, "caption leaked", "captions"),
    }


def _head_counts(page: GoldPage, report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    if page.title:
        counts["titles"] += 1
        counts["title right"] += squeeze(report.headline or "") == squeeze(page.title)
    if page.authors is None:
        return counts
    counts["authors"] += 1
    counts["authors right"] += report.authors == page.authors
    counts["authors invented"] += bool(report.authors) and not page.authors
    found = report.published.isoformat() if report.published else None
    counts["dates"] += 1
    counts["date right"] += found == page.published
    counts["date invented"] += found is not None and page.published is None
    return counts


def _block_counts(page: GoldPage, report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    blocks = [(block.kind, report.text[block.start : block.end]) for block in report.blocks_of(*BODY)]
    for standfirst in page.standfirst:
        same = [kind for kind, text in blocks if word_f1(standfirst, text) >= 0.9]
        counts["standfirsts"] += 1
        counts["standfirst kept"] += bool(same)
        counts["standfirst labelled"] += BlockKind.STANDFIRST in same
    body, gold = squeeze(text_of(report)), squeeze(page.body)
    for caption in page.captions:
        text = squeeze(caption)
        if len(text) >= 20 and text not in gold:
            counts["captions"] += 1
            counts["caption leaked"] += text in body
    return counts


def _trafilatura(content: bytes) -> str:
    return trafilatura.extract(decode(content).text, include_comments=False) or ""


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _share(counts: Counter[str], part: str, whole: str) -> float | None:
    return round(counts[part] / counts[whole], 4) if counts[whole] else None
