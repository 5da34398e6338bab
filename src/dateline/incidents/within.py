"""Claims of one report that tell one happening, made one row of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.incidents.table import Floats, Ints, Table, unit_rows

_NEXT = 12  # claims further on in the same report that a claim is weighed with


def pairs_within(table: Table, rows: Ints) -> tuple[Ints, Ints]:
    """Pairs of those rows of one report, each with the next few; rows stand by report and place in the text."""
    left, right = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, _NEXT + 1):
        one, other = rows[:-step], rows[step:]
        same = table.story[one] == table.story[other]
        left.append(one[same])
        right.append(other[same])
    a, b = np.concatenate(left), np.concatenate(right)
    at = np.lexsort((b, a))
    return a[at], b[at]


def merged(table: Table, groups: Ints, ranks: Ints, counts: NDArray[np.bool_]) -> tuple[Table, Ints]:
    """A table with one row for each group, and the row of each row; groups are numbered by their first rows.

    ``ranks`` is by row; a row that does not count (of a claim that is denied) is never central.

    A row has the words, names and places of all its members, the widest tolls, the kind of the best rank, and of
    what only one can have, the first in the text that has it.
    """
    _, row = np.unique(groups, return_inverse=True)
    size = int(row.max()) + 1 if len(row) else 0
    order = np.lexsort((np.arange(len(row)), table.start, row))
    first = _first(row, order, np.ones(len(row), bool), size)
    dated = _first(row, order, table.first_day > 0, size)
    placed = _first(row, order, ~np.isnan(table.lat), size)
    landed = _first(row, order, table.country > 0, size)
    unit = _first(row, order, table.unit > 0, size)
    armed = _first(row, order, table.weapon > 0, size)
    by_rank = np.lexsort((np.arange(len(row)), table.start, ranks, row))
    named = _first(row, by_rank, np.ones(len(row), bool), size)
    sums = sparse.csr_matrix(
        (np.ones(len(row), np.float32), (row, np.arange(len(row)))), shape=(size, len(row))
    )
    made = Table(
        story=table.story[first],
        start=table.start[first],
        kind=table.kind[named],
        voice=table.voice[first],
        spoken=table.spoken[named],
        sort=table.sort[named],
        central=np.zeros(size, bool),
        first_day=_or_zero(table.first_day, dated),
        last_day=_or_zero(table.last_day, dated),
        lat=np.where(placed >= 0, table.lat[placed], np.nan).astype(np.float32),
        lon=np.where(placed >= 0, table.lon[placed], np.nan).astype(np.float32),
        country=_or_zero(table.country, landed),
        unit=_or_zero(table.unit, unit),
        weapon=_or_zero(table.weapon, armed),
        low=_reduced(np.fmin, table.low, row, size),
        high=_reduced(np.fmax, table.high, row, size),
        words=unit_rows(sparse.csr_matrix(sums @ table.words)),
        names=_union(sums, table.names),
        places=_union(sums, table.places),
        sites=_union(sums, table.sites),
    )
    return replace(made, central=central(made, counts[first])), row


def central(table: Table, counts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which rows are the first of their sort in their report; the sorts are those of weights.yaml."""
    order = np.lexsort((np.arange(len(table)), table.start, table.sort, table.story))
    order = order[counts[order]]
    story, sort = table.story[order], table.sort[order]
    new = np.ones(len(order), bool)
    new[1:] = (story[1:] != story[:-1]) | (sort[1:] != sort[:-1])
    found = np.zeros(len(table), bool)
    found[order[new]] = True
    return found


def _first(row: Ints, order: Ints, has: NDArray[np.bool_], size: int) -> Ints:
    """For each group the first of its rows in that order that has something, -1 for none."""
    found = np.full(size, -1, np.int64)
    kept = order[has[order]][::-1]
    found[row[kept]] = kept
    return found


def _or_zero(column: Ints, at: Ints) -> Ints:
    return np.asarray(np.where(at >= 0, column[at], 0), dtype=np.int64)


def _reduced(how: np.ufunc, column: Floats, row: Ints, size: int) -> Floats:
    made = np.full((size, column.shape[1]), np.nan, dtype=np.float32)
    how.at(made, row, column)
    return made


def _union(sums: sparse.csr_matrix, rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Each group's members' names, at the weight of each by itself."""
    shares = sparse.csr_matrix(sums @ rows)
    times = sparse.csr_matrix(sums @ rows.astype(bool).astype(np.float32))
    shares.data = shares.data / times.data
    return shares


def kind_ranks(kinds: Sequence[str], ranks: Mapping[str, int]) -> Ints:
    """The rank of each kind by its number; the last place is that of no kind."""
    return np.array([*(ranks.get(kind, 50) for kind in kinds), 99], dtype=np.int64)
