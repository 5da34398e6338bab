"""Which lines of an HTML page are its report: trafilatura's choice, found again in the page and mended."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from dateline.page.tree import TreeLine

SIGN = re.compile(r"\W+")
GRAM = 12
REPEATED = 0.9
BESIDE_MOST = 0.6
LONG = 25
"""Letters from which on a line is found anywhere in the chosen text, not only as a block of its own."""
BESIDE = re.compile(
    r"(?:info|fact)-?_?box|author-?_?(?:bio|info|card|box)|\bbio(?:graphy)?\b|biography|newsletter|subscri"
    r"|related|recommend|read-?_?more|promo\b|advert|cookie|comment|breadcrumb|share-?_?(?:bar|tools|buttons)"
)
"""Classes and ids of what stands beside a report."""


def squeeze(text: str) -> str:
    """A text's letters and digits alone, lower case: what two ways of writing out a page agree on."""
    return SIGN.sub("", text.lower())


def chosen_blocks(tree: HtmlElement) -> list[str]:
    """The blocks of text that trafilatura takes for the report, none where it finds none."""
    text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    return [block for block in (text or "").split("\n") if block.strip()]


def report_lines(lines: Sequence[TreeLine], blocks: Sequence[str]) -> list[bool]:
    """For each line of a page, whether it belongs to the report."""
    squeezed = [squeeze(found.line.text) for found in lines]
    kept = _find_again(squeezed, blocks)
    _add_siblings(lines, kept)
    _drop_beside(lines, kept)
    _drop_repeated(squeezed, kept)
    return kept


def _find_again(squeezed: Sequence[str], blocks: Sequence[str]) -> list[bool]:
    """Lines of which most letters stand together in the chosen text; short ones only as a whole block."""
    alone = {squeeze(block) for block in blocks}
    whole = "".join(squeeze(block) for block in blocks)
    grams = {whole[at : at + GRAM] for at in range(len(whole) - GRAM + 1)}
    return [text in alone or (len(text) >= LONG and _shared(text, grams) >= 0.6) for text in squeezed]


def _shared(text: str, grams: set[str]) -> float:
    """The share of a text's runs of ``GRAM`` letters that are among ``grams``."""
    starts = range(len(text) - GRAM + 1)
    return sum(1 for at in starts if text[at : at + GRAM] in grams) / len(starts)


def _add_siblings(lines: Sequence[TreeLine], kept: list[bool]) -> None:
    """Add prose in elements of the same tags and classes as the kept prose, after its first line."""
    words: dict[tuple[object, ...], Counter[bool]] = defaultdict(Counter)
    for found, keep in zip(lines, kept, strict=True):
        words[_place(found)][keep] += len(found.line.words)
    first = kept.index(True) if True in kept else len(kept)
    for index in range(first, len(kept)):
        found = lines[index]
        counts = words[_place(found)]
        prose = found.line.ends and len(found.line.words) >= 8
        if any(found.marks) and prose and counts[True] >= 60 and counts[True] > 0.25 * counts[False]:
            kept[index] = True


def _place(found: TreeLine) -> tuple[object, ...]:
    return (*found.tags[-3:], *found.marks)


def _drop_beside(lines: Sequence[TreeLine], kept: list[bool]) -> None:
    """Drop boxes that stand beside a report, unless they hold much of what is kept."""
    beside = [keep and _is_beside(found) for keep, found in zip(kept, lines, strict=True)]
    words = [len(found.line.text) for found in lines]
    inside = sum(count for count, found in zip(words, beside, strict=True) if found)
    if inside > BESIDE_MOST * sum(count for count, keep in zip(words, kept, strict=True) if keep):
        return
    for index, found in enumerate(beside):
        if found:
            kept[index] = False


def _drop_repeated(squeezed: Sequence[str], kept: list[bool]) -> None:
    """Drop what says again what stands above it: a page's second copy of itself for machines or for print."""
    seen: set[str] = set()
    for index, text in enumerate(squeezed):
        if kept[index] and len(text) >= LONG:
            kept[index] = _shared(text, seen) < REPEATED
            seen.update(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _is_beside(found: TreeLine) -> bool:
    return any(BESIDE.search(mark) for mark in found.marks[-3:])
