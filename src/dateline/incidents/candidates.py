"""Which pairs of happenings are worth weighing: those that share a rare word, a name, or a place near in time.

No pair of a large block is tried with all others: a block is sorted by day, and each is tried with the next few.
So the number of pairs grows with the number of happenings, and the time no faster than sorting them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.incidents.table import Floats, Ints, Stories, Table

_STORY_WORDS = 10
_SENTENCE_WORDS = 6
_NEXT = 10  # neighbours tried in a block
_MOST = 24  # candidates kept for each happening
_CROWD = _MOST // 2
_DAYS = 45  # what is told further apart than that is not tried
_LEAST_SHARED = 3.0  # the rarity that must be shared: a word that one text in twenty has
_PLACE = 4.0
_SAME_TEXT = 12.0


def candidates(table: Table, stories: Stories) -> tuple[Ints, Ints]:
    """Pairs of rows of different reports, the left below the right, in order."""
    keys, rows, values = _keys(table, stories)
    days = np.where(table.first_day > 0, table.first_day, stories.published[table.story])
    order = np.lexsort((rows, days[rows], keys))
    keys, rows, values = keys[order], rows[order], values[order]
    codes = np.zeros(0, np.int64)
    shared: NDArray[np.float64] = np.zeros(0, np.float64)
    for step in range(1, _NEXT + 1):
        left, right = rows[:-step], rows[step:]
        gap = np.abs(days[left] - days[right])
        tried = (keys[:-step] == keys[step:]) & (table.story[left] != table.story[right])
        tried &= (gap <= _DAYS) | (days[left] == 0) | (days[right] == 0)
        a, b = np.minimum(left[tried], right[tried]), np.maximum(left[tried], right[tried])
        codes, at = np.unique(np.concatenate([codes, a * len(table) + b]), return_inverse=True)
        worth = np.concatenate([shared, values[:-step][tried]])
        shared = np.bincount(at, worth, len(codes)).astype(np.float64)
    kept = shared >= _LEAST_SHARED
    codes, shared = codes[kept], shared[kept]
    kept = _best(codes // len(table), codes % len(table), shared)
    return codes[kept] // len(table), codes[kept] % len(table)


def crowded(size: int, left: Ints, right: Ints) -> NDArray[np.bool_]:
    """Which rows have so many likely pairs that others, as likely, may have been left out."""
    return np.bincount(np.concatenate([left, right]), minlength=size) >= _CROWD


def _keys(table: Table, stories: Stories) -> tuple[Ints, Ints, Floats]:
    """Block keys with the row that has each and what sharing it is worth."""
    central = np.flatnonzero(table.central)
    parts = [
        _rarest(stories.words[table.story[central]], central, _STORY_WORDS, 1),
        _rarest(table.words, np.arange(len(table)), _SENTENCE_WORDS, 2),
        _rarest(table.names, np.arange(len(table)), _SENTENCE_WORDS, 3),
    ]
    rows, columns = table.places.nonzero()
    place_keys = (4 << 40) + columns.astype(np.int64) * 16 + table.sort[rows]
    parts.append((place_keys, rows.astype(np.int64), np.full(len(rows), _PLACE, np.float32)))
    every = np.arange(len(table), dtype=np.int64)
    text = (5 << 40) + stories.dispatch[table.story]
    parts.append((text, every, np.full(len(table), _SAME_TEXT, np.float32)))
    return (
        np.concatenate([keys for keys, _, _ in parts]),
        np.concatenate([rows for _, rows, _ in parts]),
        np.concatenate([values for _, _, values in parts]),
    )


def _rarest(words: sparse.csr_matrix, rows: Ints, most: int, block: int) -> tuple[Ints, Ints, Floats]:
    """The columns of each row that weigh most, as keys; columns of one row alone are left out."""
    often = np.bincount(words.indices, minlength=words.shape[1])
    owner = np.repeat(np.arange(words.shape[0]), np.diff(words.indptr))
    kept = often[words.indices] > 1
    owner, columns, data = owner[kept], words.indices[kept].astype(np.int64), words.data[kept]
    order = np.lexsort((columns, -data, owner))
    owner, columns = owner[order], columns[order]
    first = np.searchsorted(owner, np.arange(words.shape[0]))
    chosen = np.arange(len(owner)) - first[owner] < most
    owner, columns = owner[chosen], columns[chosen]
    worth = np.log((words.shape[0] + 20) / (often[columns] + 1)).astype(np.float32)
    return (block << 40) + columns, rows[owner], worth


def _best(left: Ints, right: Ints, shared: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Pairs that are among the best of one of the two."""
    kept = np.zeros(len(left), dtype=bool)
    for mine in (left, right):
        order = np.lexsort((left, right, -shared, mine))
        first = np.searchsorted(mine[order], mine[order])
        kept[order[np.arange(len(order)) - first < _MOST]] = True
    return kept
