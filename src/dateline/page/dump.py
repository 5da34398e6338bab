"""Text without markup: every line labelled, and the head found near the body."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.page.agency import split_dateline
from dateline.page.blockrule import best_block, sentence_like
from dateline.page.broken import closed_up
from dateline.page.bylines import contributor_names
from dateline.page.classifier import LineClassifier, Probabilities, smooth
from dateline.page.dates import find_date
from dateline.page.draft import UNSAID, Draft
from dateline.page.entries import add_entries, add_items
from dateline.page.features import page_features
from dateline.page.flat import flat_lines
from dateline.page.heading import author_names, find_head, is_date_line, label_small
from dateline.page.inside import clear_headings, clear_inside, doubled
from dateline.page.label import Head, Labelled
from dateline.page.lines import Line, split_lines
from dateline.page.outlet import outlet_from_furniture, outlet_from_title
from dateline.page.rules import first_match, load_rules
from dateline.types import BlockKind

DOUBTED = 0.2
"""Probability from which a sentence beside the body is body: .15 to .35 score the same on the folds."""
LABELS = 10
LABEL_SHARE = 0.25
LABEL_WORDS = 5
TAIL = 20
BETWEEN = 3
"""Lines of furniture across which a sentence still stands beside the body."""
MENU_BARS = 2
HEAD_LINES = 6
MOST_LINES = 6_000
"""Lines after which a page is cut; the longest one of the benchmark has 2,512."""


def read_text(text: str, classifier: LineClassifier | None) -> tuple[list[Labelled], Head]:
    """Label the lines of a page's text and find its head."""
    flat = flat_lines(text)
    if flat is None:
        return read_lines(split_lines(text), classifier)
    draft = Draft(flat)
    _label_block(draft)
    return split_dateline(_joined(draft), _head(draft))


def read_lines(lines: Sequence[Line], classifier: LineClassifier | None) -> tuple[list[Labelled], Head]:
    """Label the lines of a page and find its head; without a classifier, by the block rule."""
    lines = closed_up(lines[:MOST_LINES])
    probabilities = None if classifier is None or is_whole(lines) else classifier(page_features(lines))
    draft = label_lines(lines, probabilities)
    head = _head(draft)
    return split_dateline(_joined(draft), head)


def label_lines(lines: Sequence[Line], probabilities: Probabilities | None) -> Draft:
    """Every line with its kind and reason, before broken lines are joined.

    ``probabilities`` are the line classifier's, one a line; without them the block rule decides.
    """
    draft = Draft(lines)
    if is_whole(lines):
        _keep_whole(draft)
    elif probabilities is None:
        _label_block(draft)
    else:
        for number in np.flatnonzero(smooth(probabilities)):
            draft.set(int(number), BlockKind.BODY, "reads like report, as do the lines around it")
        _add_neighbours(draft, probabilities)
        add_entries(draft, probabilities)
        add_items(draft)
        if not draft.of(BlockKind.BODY):
            _keep_block(draft)
        clear_inside(draft)
        clear_headings(draft)
        find_head(draft)
    clear_inside(draft)
    for index in draft.of(BlockKind.CROSSHEAD):
        if index > draft.last_body():
            draft.set(index, BlockKind.FURNITURE, UNSAID)
    _find_credits(draft)
    return draft


def _label_block(draft: Draft) -> None:
    """Label by the block rule alone."""
    _keep_block(draft)
    _add_sentences(draft)
    clear_inside(draft)
    clear_headings(draft)
    find_head(draft)
    clear_inside(draft)
    _find_credits(draft)


def is_whole(lines: Sequence[Line]) -> bool:
    """Whether a text is all report: few of its lines are labels of some words without punctuation."""
    labels = sum(1 for line in lines if not line.ends and len(line.words) <= LABEL_WORDS)
    return (labels < LABELS and labels <= LABEL_SHARE * len(lines)) or len(lines) <= 3


def _keep_whole(draft: Draft) -> None:
    """All lines are body, but for menus, the byline and date near the top, and what stands above those."""
    for index, line in enumerate(draft.lines):
        if line.text.count(" | ") >= MENU_BARS and not line.ends:
            draft.set(index, BlockKind.FURNITURE, "is a menu")
        else:
            draft.set(index, BlockKind.BODY, "is a paragraph of a text that is all report")
    body = draft.of(BlockKind.BODY)
    if len(body) < 2:
        return
    first = draft.lines[body[0]]
    if not first.text.endswith((".", ":")) and len(first.words) <= 35:
        draft.set(body[0], BlockKind.HEADLINE, "is the first line, without a full stop")
    for index in body[1:HEAD_LINES]:
        if not draft.lines[index].ends:
            label_small(draft, index)
    below = max(draft.of(BlockKind.BYLINE), default=0)
    for index in body[1:]:
        if index < below and draft.kinds[index] is BlockKind.BODY:
            draft.set(index, BlockKind.STANDFIRST, "stands between the headline and the byline")


def _keep_block(draft: Draft) -> None:
    """Body is the best block of sentence-like lines, without the short unpunctuated lines inside it."""
    start, end = best_block(draft.lines)
    for index in range(start, end):
        line = draft.lines[index]
        crosshead = len(line.words) <= 8 and line.blank_before and draft.blank_after(index)
        if sentence_like(line) or line.ends or crosshead:
            draft.set(index, BlockKind.BODY, "is a line of the report's block of sentences")


def _add_sentences(draft: Draft) -> None:
    """Add the sentences behind a block, across adverts and pointers, up to the first line that is neither."""
    beside = 0
    for index in range(
        draft.last_body() + 1 if draft.of(BlockKind.BODY) else len(draft.lines), len(draft.lines)
    ):
        line = draft.lines[index]
        if first_match(line, load_rules()) is not None:
            beside += 1
        elif line.ends and len(line.words) >= LABEL_WORDS and beside <= BETWEEN:
            draft.set(index, BlockKind.BODY, "is a sentence beside the report's lines")
            beside = 0
        else:
            return


def _add_neighbours(draft: Draft, probabilities: Probabilities) -> None:
    """Add sentences that follow the body or go before it and that the classifier only doubts.

    A caption, an advert or a pointer between them and the body does not part them from it.
    """
    numbers = range(len(draft.lines))
    known = [first_match(line, load_rules()) is not None for line in draft.lines]
    for order, step in ((numbers, -1), (reversed(numbers), 1)):
        for index in order:
            if probabilities[index] < DOUBTED or not sentence_like(draft.lines[index]) or known[index]:
                continue
            beside = index + step
            while beside in numbers and known[beside] and abs(beside - index) <= BETWEEN:
                beside += step
            if beside in numbers and draft.kinds[beside] is BlockKind.BODY:
                draft.set(index, BlockKind.BODY, "is a sentence beside the report's lines")


def _find_credits(draft: Draft) -> None:
    """Label the credits that stand just below the body."""
    last = draft.last_body()
    for index in range(last + 1, min(len(draft.lines), last + 1 + TAIL)):
        rule = first_match(draft.lines[index], load_rules())
        if rule is not None and rule.kind is BlockKind.CREDIT:
            draft.set(index, rule.kind, rule.reason)


def _joined(draft: Draft) -> list[Labelled]:
    """The blocks: lines that a page broke inside a sentence are put together again."""
    blocks: list[Labelled] = []
    for line, kind, reason in zip(draft.lines, draft.kinds, draft.reasons, strict=True):
        text = doubled(line.text) or line.text if kind is BlockKind.CAPTION else line.text
        goes_on = kind is BlockKind.BODY and text[:1].islower() and not line.blank_before
        if goes_on and blocks and blocks[-1].kind is kind and not Line(blocks[-1].text).ends:
            blocks[-1] = Labelled(f"{blocks[-1].text} {text}", kind, reason)
        else:
            blocks.append(Labelled(text, kind, reason))
    return blocks


def _head(draft: Draft) -> Head:
    """What the labelled lines say of the page."""
    headline = _first(draft, BlockKind.HEADLINE)
    bylines = [draft.lines[index] for index in draft.of(BlockKind.BYLINE)]
    standfirst = _first(draft, BlockKind.STANDFIRST)
    authors = [name for line in bylines for name in author_names(line)]
    if not authors and standfirst:
        authors = list(author_names(Line(standfirst)))
    credit_lines = [draft.lines[index].text for index in draft.of(BlockKind.CREDIT)]
    contributors = [name for text in credit_lines for name in contributor_names(text) if name not in authors]
    dates = [find_date(line.text) for line in bylines if is_date_line(line) or author_names(line)]
    published = next((found for found in dates if found is not None), None)
    outlet = _outlet(draft, headline)
    origins = {
        "headline": "line above the body" if headline else "",
        "standfirst": "line above the body" if standfirst else "",
        "authors": "byline" if authors else "",
        "contributors": "credit line" if contributors else "",
        "outlet": outlet[1] if outlet else "",
        "published": "line above the body" if published else "",
    }
    return Head(
        headline=headline,
        standfirst=standfirst,
        authors=tuple(dict.fromkeys(authors)),
        contributors=tuple(dict.fromkeys(contributors)),
        dateline=_first(draft, BlockKind.DATELINE),
        outlet=outlet[0] if outlet else None,
        published=published,
        origins=tuple((name, origin) for name, origin in origins.items() if origin),
    )


def _first(draft: Draft, kind: BlockKind) -> str | None:
    found = draft.of(kind)
    return draft.lines[found[0]].text if found else None


def _outlet(draft: Draft, headline: str | None) -> tuple[str, str] | None:
    """Name and origin of the outlet: the page's title, then its furniture."""
    texts = [draft.lines[index].text for index in draft.of(BlockKind.FURNITURE)]
    names = [outlet_from_title(text, headline) for text in texts] if headline else []
    for name in names:
        if name is not None:
            return name, "page title"
    return outlet_from_furniture(texts)
