"""The features by which two happenings are weighed; weights.yaml says what each is for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.incidents.table import TOLLS, Floats, Ints, Stories, Table
from dateline.incidents.weights import FEATURES

_RARE = 8.0  # the rarity of a name that one report in three thousand has: such a one counts 1
_EARTH_KM = 6371.0
_ALIKE = 0.45  # reports that are more alike than that are no more sure to be of one day
_COPIED = 0.9  # sentences of copies of one text are that alike: they tell the same thing
_NEAR = 400  # characters between the words of two events that one or two sentences tell
_TOLD_AS = 0.6  # kinds that are less well told for each other are two acts of one story
_VOICED = 0.8  # two voices of one report that tell kinds as near as that may speak of one event
_NEWS = 3  # days before its publication that a report without a date is taken to tell of
_AT_ONCE = 20_000


def feature_rows(table: Table, stories: Stories, close: Floats, left: Ints, right: Ints) -> Floats:
    """A row of features for each pair of rows of the table, in the order of FEATURES.

    ``close`` says, by the numbers of two kinds, how well one is told as the other; its last row is of no kind.
    """
    parts = [
        _some(table, stories, close, left[at : at + _AT_ONCE], right[at : at + _AT_ONCE])
        for at in range(0, len(left), _AT_ONCE)
    ]
    return np.concatenate([np.zeros((0, len(FEATURES)), np.float32), *parts])


def _some(table: Table, stories: Stories, close: Floats, a: Ints, b: Ints) -> Floats:
    near = _closeness(table, close, a, b)
    same_report = table.story[a] == table.story[b]
    about = table.central[a] & table.central[b] & (near > 0) & ~same_report
    known = (table.kind[a] >= 0) & (table.kind[b] >= 0)
    sentence = products(table.words, a, b)
    likeness = np.minimum(products(stories.words, table.story[a], table.story[b]), _ALIKE)
    rare = np.log1p(products(stories.rare, table.story[a], table.story[b]))
    dispatch = stories.dispatch[table.story]
    copy = (dispatch[a] == dispatch[b]) & ~same_report & (sentence >= _COPIED)
    shared = np.minimum(products(table.places, a, b) / (2 * _RARE), 1.0)
    site = products(table.sites, a, b) > 0
    by = same_report & (np.abs(table.start[a] - table.start[b]) <= _NEAR) & (table.kind[a] != table.kind[b])
    km = _kilometres(table, a, b)
    days = _days(table, stories, a, b)
    columns: dict[str, NDArray[np.generic]] = {
        "story": np.where(about, likeness, 0.0),
        "rare": np.where(about, rare, 0.0),
        "sentence": np.where(known & ~about, sentence, 0.0),
        "same_kind": known & (table.kind[a] == table.kind[b]),
        "other_kind": np.where(known, 1.0 - near, 0.0),
        **days,
        "place": shared,
        "km_apart": np.where(shared > 0, 0.0, np.nan_to_num(np.log1p(km / 10.0))),
        "other_unit": _differ(table.unit, a, b) & (shared == 0),
        "other_country": _differ(table.country, a, b) & (shared == 0),
        "same_site": site,
        "other_site": ~site & (np.diff(table.sites.indptr)[a] > 0) & (np.diff(table.sites.indptr)[b] > 0),
        "names": np.minimum(products(table.names, a, b) / _RARE, 1.0),
        **_tolls(table, stories, a, b),
        "weapon": (table.weapon[a] == table.weapon[b]) & (table.weapon[a] > 0),
        "copy": copy,
        "same_report": same_report,
        "spoken": table.spoken[a] & table.spoken[b] & ~same_report & (days["same_day"] == 0),
        "other_voice": same_report & (table.voice[a] != table.voice[b]) & (near >= _VOICED),
        "close_by": np.where(by, np.maximum(near - _TOLD_AS, 0.0) / (1.0 - _TOLD_AS), 0.0),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float32) for name in FEATURES])


def products(rows: sparse.csr_matrix, a: Ints, b: Ints) -> Floats:
    """The product of row ``a`` with row ``b``, for each pair."""
    return np.asarray(rows[a].multiply(rows[b]).sum(axis=1), dtype=np.float32).ravel()


def _closeness(table: Table, close: Floats, a: Ints, b: Ints) -> Floats:
    return np.asarray(close[table.kind[a], table.kind[b]], dtype=np.float32)


def _differ(column: Ints, a: Ints, b: Ints) -> NDArray[np.bool_]:
    return np.asarray((column[a] > 0) & (column[b] > 0) & (column[a] != column[b]))


def _days(table: Table, stories: Stories, a: Ints, b: Ints) -> dict[str, NDArray[np.generic]]:
    """How the days lie that both tell; where one tells none, its report's last few days stand for them."""
    published = stories.published[table.story]
    told = table.first_day > 0
    first = np.where(told, table.first_day, np.maximum(published - _NEWS, 0))
    last = np.where(told, table.last_day, published)
    both = told[a] & told[b]
    known = (first[a] > 0) & (first[b] > 0)
    shared = np.minimum(last[a], last[b]) - np.maximum(first[a], first[b]) + 1
    widest = np.maximum(last[a] - first[a], last[b] - first[b]) + 1
    apart = np.log1p(np.where(known, np.maximum(1 - shared, 0), 0))
    return {
        "same_day": np.where(known & (shared > 0), shared / widest, 0.0),
        "days_apart": np.where(both, apart, 0.0),
        "told_apart": np.where(both, 0.0, apart),
    }


def _kilometres(table: Table, a: Ints, b: Ints) -> Floats:
    """The distance between the places of two rows, NaN where one is unknown."""
    lat, lon = np.radians(table.lat), np.radians(table.lon)
    half = (
        np.sin((lat[b] - lat[a]) / 2) ** 2
        + np.cos(lat[a]) * np.cos(lat[b]) * np.sin((lon[b] - lon[a]) / 2) ** 2
    )
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))), dtype=np.float32)


def _tolls(table: Table, stories: Stories, a: Ints, b: Ints) -> dict[str, NDArray[np.generic]]:
    """Over the kinds of toll that both tell: the largest figure shared, and the least ratio of those that differ.

    Of two that differ, the higher may have grown where its report was published on a later day.
    """
    published = stories.published[table.story]
    later = np.sign(published[a] - published[b]) * ((published[a] > 0) & (published[b] > 0))
    same = np.zeros(len(a), np.float32)
    apart = np.full(len(a), np.inf, np.float32)
    grown = np.zeros(len(a), bool)
    for column in range(len(TOLLS)):
        low_a, high_a = table.low[a, column], table.high[a, column]
        low_b, high_b = table.low[b, column], table.high[b, column]
        both = ~np.isnan(low_a) & ~np.isnan(low_b)
        overlap = both & (np.fmax(low_a, low_b) <= np.fmin(high_a, high_b))
        figure = np.where(overlap, np.fmin(high_a, high_b), 0.0)
        same = np.maximum(same, np.minimum(np.log2(np.maximum(figure, 1.0)) / 4.0, 1.0) + 0.1 * overlap)
        gap = np.where(
            both & ~overlap, np.log2((np.fmax(low_a, low_b) + 1) / (np.fmin(high_a, high_b) + 1)), np.inf
        )
        closer = gap < apart
        apart = np.where(closer, gap, apart)
        grown = np.where(closer, np.where(low_a > high_b, later > 0, later < 0), grown)
    apart = np.where(np.isfinite(apart) & (same == 0), apart, 0.0)
    return {
        "same_toll": same,
        "toll_apart": np.where(grown, 0.0, apart),
        "toll_grown": np.where(grown, apart, 0.0),
    }
