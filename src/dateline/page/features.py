"""What the line classifier sees: each line of a page and the lines around it, as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.page.blockrule import best_block, sentence_like
from dateline.page.bylines import byline_names
from dateline.page.dates import find_date
from dateline.page.lines import Line
from dateline.page.rules import first_match, load_rules

Matrix = NDArray[np.float32]

LETTER = re.compile(r"[^\W\d_]")
BULLET = re.compile(r"^[*+•·»›>-] ?")
STOP = re.compile(r"[.!?…。！？]+(?=[\s\"'”’»)]|$)")
LAST = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
LONG_WORD = re.compile(r"\w{5,}")
DIGIT = re.compile(r"\d")
ADDRESS = re.compile(r"https?:|www\.|@\w|\.com\b")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters of scripts without blanks between words; two of them count as one word."""

OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
NEIGHBOUR = (0, 1, 3, 4, 6, 9, 10, 16, 17, 21, 22)
"""Columns of a line's own features that are repeated for its neighbours."""
WINDOWS = (3, 8, 20)
DECAYS = (0.5, 0.8, 0.95)


def page_features(lines: Sequence[Line]) -> Matrix:
    """One row of features a line, float32, shape (lines, width); the width is the same for every page."""
    if not lines:
        return np.zeros((0, 1), dtype=np.float32)
    counts = Counter(line.text for line in lines)
    topic = _topic(lines)
    own = np.array([_own(line, counts, topic) for line in lines], dtype=np.float32)
    after = np.append(own[1:, 10], 1.0).astype(np.float32)[:, None]
    prose = np.array([_words(line) if sentence_like(line) else 0.0 for line in lines], dtype=np.float32)
    return np.hstack([own, after, _place(lines, prose), _around(own), _windows(prose, own)])


def _words(line: Line) -> float:
    return len(line.words) + len(WIDE.findall(line.text)) / 2


def _topic(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand in two lines or more of the best block of sentences."""
    start, end = best_block(lines)
    seen = Counter(word for line in lines[start:end] for word in set(LONG_WORD.findall(line.text.lower())))
    return frozenset(word for word, count in seen.items() if count > 1)


def _own(line: Line, counts: Counter[str], topic: frozenset[str]) -> list[float]:
    """Features of a line by itself, how often the page repeats it, and its share of the report's words."""
    text, words = line.text, line.words
    letters = max(1, len(LETTER.findall(text)))
    many = max(1, len(words))
    rule = first_match(line, load_rules())
    long_words = LONG_WORD.findall(text.lower())
    return [
        np.log1p(_words(line)),
        np.log1p(len(text)) - np.log1p(len(words)),
        float(len(STOP.findall(text))),
        float(LAST.search(text) is not None),
        float(text.endswith((":", ",", ";"))),
        float(text[:1].isupper()),
        sum(1 for mark in text if mark.isupper()) / letters,
        len(DIGIT.findall(text)) / len(text),
        sum(1 for word in words if word[:1].isupper()) / many,
        sum(1 for word in words if len(word) <= 3) / many,
        float(line.blank_before),
        float(sum(text.count(mark) for mark in "|·»›/•")),
        float(BULLET.match(text) is not None),
        text.count(",") / many,
        float(sum(text.count(mark) for mark in "\"“”„«»'‘’")),
        float(ADDRESS.search(text) is not None),
        float(min(counts[text], 5)),
        float(rule is not None),
        float(rule is not None and rule.run),
        float(find_date(text) is not None),
        float(bool(byline_names(text))),
        float(text[:1].islower()),
        sum(1 for word in long_words if word in topic) / max(1, len(long_words)),
    ]


def _place(lines: Sequence[Line], prose: Matrix) -> Matrix:
    """Where a line stands: in the page, in its prose, and to the best block of sentences."""
    many = len(lines)
    start, end = best_block(lines)
    order = np.arange(many, dtype=np.float32)
    total = max(1.0, float(prose.sum()))
    before = np.cumsum(prose) - prose
    inside = (order >= start) & (order < end)
    distance = np.where(order < start, start - order, np.where(order >= end, order - end + 1, 0))
    side = np.where(order < start, -1, np.where(order >= end, 1, 0))
    columns = [
        order / many,
        np.log1p(order),
        np.log1p(many - 1 - order),
        before / total,
        1 - (before + prose) / total,
        inside,
        np.log1p(distance) * side,
        np.full(many, np.log1p(total)),
        np.full(many, np.log1p(end - start)),
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _around(own: Matrix) -> Matrix:
    """Some features of the four lines on each side, -1 beyond the page."""
    chosen = own[:, NEIGHBOUR]
    parts = []
    for offset in OFFSETS:
        shifted = np.full_like(chosen, -1.0)
        if offset < 0:
            shifted[-offset:] = chosen[:offset]
        else:
            shifted[:-offset] = chosen[offset:]
        parts.append(shifted)
    return np.hstack(parts)


def _windows(prose: Matrix, own: Matrix) -> Matrix:
    """Words of prose and numbers of short lines before and after, in windows and with decay."""
    short = (own[:, 3] == 0).astype(np.float32)
    columns = []
    for values in (prose, short):
        sums = np.concatenate([[0.0], np.cumsum(values)])
        for width in WINDOWS:
            order = np.arange(len(values))
            columns.append(sums[order] - sums[np.maximum(0, order - width)])
            columns.append(sums[np.minimum(len(values), order + 1 + width)] - sums[order + 1])
    for decay in DECAYS:
        columns.append(_faded(prose, decay))
        columns.append(_faded(prose[::-1], decay)[::-1])
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _faded(values: Matrix, decay: float) -> Matrix:
    """The sum of the values before each place, every step counting ``decay`` times less."""
    faded = np.zeros(len(values), dtype=np.float32)
    level = 0.0
    for index, value in enumerate(values):
        faded[index] = level
        level = level * decay + float(value)
    return faded
