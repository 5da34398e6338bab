"""Outlines as columns of numbers, so that a million pairs are weighed at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from dateline.incidents.outline import Outline, Story
from dateline.incidents.weights import Weights
from dateline.incidents.words import Word, Words, number
from dateline.types import CountKind

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Rows = "sparse.csr_matrix"
TOLLS = tuple(CountKind)
_PRIOR = 2000
"""So many texts of ordinary English are added to a store's own reports where the rarity of a word is reckoned."""
_UNLISTED = 0.004  # the share of texts that has a word which is not among the common ones
_UNLISTED_NAME = 0.0003  # and a name
_A_DAY = 3  # reports of one day that count where a word is told on few days
_RARE = 5.0  # the rarity of a word that one text in 150 has
_AS_NAME = 0.1  # of the texts that have a common word, those that have it as a name
_EXACT = 3  # UCDP's precisions up to this are a place or its district


@dataclass(frozen=True, eq=False)
class Stories:
    """Reports, a row for each: ``words`` are weighed by rarity and of length 1; days are 0 where unknown.

    ``rare`` has the rare words alone, so that the product of two rows is the rarity that they share.
    """

    words: sparse.csr_matrix
    rare: sparse.csr_matrix
    published: Ints
    dispatch: Ints


@dataclass(frozen=True, eq=False)
class Table:
    """Happenings, a row for each; every column has as many.

    ``story`` is the row of the report. ``kind`` is -1 where none is known, ``sort`` the number of what the report
    can be about, ``central`` whether it is the first of its sort there. Days are 0, places NaN, names' numbers 0
    where unknown; ``low`` and ``high`` are tolls by the order of TOLLS. ``words``, ``names``, ``places`` and
    ``sites`` are sparse rows; words have length 1, the others hold the square root of their rarity.
    """

    story: Ints
    start: Ints
    kind: Ints
    voice: Ints
    spoken: NDArray[np.bool_]
    sort: Ints
    central: NDArray[np.bool_]
    first_day: Ints
    last_day: Ints
    lat: Floats
    lon: Floats
    country: Ints
    unit: Ints
    weapon: Ints
    low: Floats
    high: Floats
    words: sparse.csr_matrix
    names: sparse.csr_matrix
    places: sparse.csr_matrix
    sites: sparse.csr_matrix

    def __len__(self) -> int:
        return len(self.story)


@dataclass(frozen=True)
class Rarity:
    """How rare each word is: ``ids`` ascending, ``values`` the logarithms; the column of a word is its place."""

    ids: NDArray[np.uint32]
    values: Floats

    @staticmethod
    def of(texts: Sequence[Words], days: Sequence[int] | None = None) -> Rarity:
        """Over these texts, with ordinary English added so that two reports alone tell what is rare.

        ``days`` are those of publication, 0 where unknown. A word that is told on few days is as rare as if a few
        texts a day had it: four hundred reports of one great attack do not make its place a common one.
        """
        every = [text.arrays()[0] for text in texts]
        flat = np.concatenate([np.zeros(0, np.uint32), *every])
        ids, columns, times = np.unique(flat, return_inverse=True, return_counts=True)
        prior = _share_in_english(ids)
        if days is not None:
            sizes = [len(one) for one in every]
            named = _burst(columns, np.repeat(_own_days(days), sizes), len(ids))
            times = np.where(prior <= _UNLISTED, np.minimum(times, named), times)
        values = np.log((len(texts) + _PRIOR) / (times + _PRIOR * prior))
        return Rarity(ids, np.maximum(values, 0.0).astype(np.float32))

    def rows(self, texts: Sequence[Words]) -> sparse.csr_matrix:
        """Texts as rows of length 1; words that stand in no story are left out."""
        arrays = [text.arrays() for text in texts]
        ids = np.concatenate([np.zeros(0, np.uint32), *(one for one, _ in arrays)])
        weights = np.concatenate([np.zeros(0, np.float32), *(one for _, one in arrays)])
        sizes = np.array([len(one) for one, _ in arrays], dtype=np.int64)
        columns = np.minimum(np.searchsorted(self.ids, ids), max(len(self.ids) - 1, 0))
        known = self.ids[columns] == ids if len(self.ids) else np.zeros(len(ids), bool)
        data = np.where(known, weights * self.values[columns] if len(self.ids) else weights, 0)
        pointers = np.concatenate([[0], np.cumsum(sizes)])
        made = sparse.csr_matrix((data, columns, pointers), shape=(len(texts), max(len(self.ids), 1)))
        made.eliminate_zeros()
        return unit_rows(made)

    def rare(self, rows: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows that hold the square root of how much rarer each word is than one that few texts have."""
        data = np.sqrt(np.maximum(self.values[rows.indices] - _RARE, 0)) if len(self.ids) else rows.data
        made = sparse.csr_matrix((data, rows.indices.copy(), rows.indptr.copy()), shape=rows.shape)
        made.eliminate_zeros()
        return made


@dataclass(frozen=True)
class Rarities:
    """How rare each name or key is: ``ids`` ascending, ``roots`` the square roots of the rarities.

    ``unknown`` is that of one that only a single set has: so rare is one that is not among the ids.
    """

    ids: Ints
    roots: Floats
    unknown: float

    @staticmethod
    def of(sets: Sequence[Iterable[int]], days: Sequence[int]) -> Rarities:
        """Over these sets, each of the day of its report."""
        lists = [sorted(set(one)) for one in sets]
        flat = np.array([number for one in lists for number in one], dtype=np.int64)
        ids, columns, times = np.unique(flat, return_inverse=True, return_counts=True)
        sizes = [len(one) for one in lists]
        times = np.minimum(times, _burst(columns, np.repeat(_own_days(days), sizes), len(ids)))
        roots = np.sqrt(np.log((len(lists) + _PRIOR) / (times + _PRIOR * _UNLISTED_NAME)))
        unknown = np.sqrt(np.log((len(lists) + _PRIOR) / (1 + _PRIOR * _UNLISTED_NAME)))
        return Rarities(ids, roots.astype(np.float32), float(unknown))

    def rows(self, sets: Sequence[Iterable[int]]) -> sparse.csr_matrix:
        """Sets as rows that hold the square root of each one's rarity, so that a product of two rows sums rarities."""
        lists = [sorted(set(one)) for one in sets]
        flat = np.array([number for one in lists for number in one], dtype=np.int64)
        ids = np.union1d(self.ids, flat)
        roots = np.full(len(ids), self.unknown, np.float32)
        roots[np.searchsorted(ids, self.ids)] = self.roots
        columns = np.searchsorted(ids, flat)
        pointers = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
        return sparse.csr_matrix((roots[columns], columns, pointers), shape=(len(lists), max(len(ids), 1)))


@dataclass(frozen=True)
class Corpus:
    """What joining knows of a workspace as a whole: how rare words, names, places and sites are."""

    words: Rarity
    names: Rarities
    places: Rarities
    sites: Rarities

    @staticmethod
    def of(outlines: Sequence[Outline]) -> Corpus:
        """Over these outlines and their reports."""
        stories = list({one.story.report_id: one.story for one in outlines}.values())
        days = [one.story.published or 0 for one in outlines]
        return Corpus(
            Rarity.of([story.words for story in stories], [story.published or 0 for story in stories]),
            Rarities.of([_names(one) for one in outlines], days),
            Rarities.of([one.places for one in outlines], days),
            Rarities.of([one.sites for one in outlines], days),
        )


def _names(one: Outline) -> tuple[int, ...]:
    return (*one.actors, *one.targets)


def _own_days(days: Sequence[int]) -> Ints:
    """Days; a text without one has a day of its own."""
    known = np.array(days, dtype=np.int64)
    return np.where(known > 0, known, -1 - np.arange(len(known)))


def _burst(columns: Ints, days: Ints, size: int) -> Ints:
    """For each column, a few for each of the days that it stands on."""
    _, day = np.unique(days, return_inverse=True)
    pairs = np.unique(columns.astype(np.int64) * (int(day.max()) + 1 if len(day) else 1) + day)
    on = np.bincount(pairs // (int(day.max()) + 1 if len(day) else 1), minlength=size)
    return on * _A_DAY


def _share_in_english(ids: NDArray[np.uint32]) -> Floats:
    """The share of texts of ordinary English that have each word."""
    names = (ids & 1).astype(bool)
    shares = np.where(names, _UNLISTED_NAME, _UNLISTED).astype(np.float32)
    common, share = common_words()
    order = np.argsort(common)
    common, share = common[order], share[order]
    at = np.minimum(np.searchsorted(common, ids & ~np.uint32(1)), len(common) - 1)
    known = common[at] == ids & ~np.uint32(1)
    return np.where(known, share[at] * np.where(names, _AS_NAME, 1.0), shares).astype(np.float32)


def common_words() -> tuple[NDArray[np.uint32], Floats]:
    """The numbers of words that are common in English, and the shares of texts that they stand in."""
    text = (files("dateline.incidents") / "common_words.tsv").read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in text.splitlines()]
    ids = np.array([Word(word).id for word, _ in pairs], dtype=np.uint32)
    return ids, np.array([share for _, share in pairs], dtype=np.float32)


def unit_rows(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Rows of length 1; an empty one stays so."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scale = sparse.diags(1 / np.maximum(lengths, 1e-9))
    return sparse.csr_matrix(scale @ rows).astype(np.float32)


def story_rows(stories: Sequence[Story], rarity: Rarity) -> Stories:
    """The columns of reports."""
    words = rarity.rows([story.words for story in stories])
    return Stories(
        words,
        rarity.rare(words),
        np.array([story.published or 0 for story in stories], dtype=np.int64),
        np.array([number(story.dispatch or story.report_id) for story in stories], dtype=np.int64),
    )


def table_of(
    outlines: Sequence[Outline], story: Sequence[int], kinds: Sequence[str], corpus: Corpus, weights: Weights
) -> Table:
    """The columns of outlines; ``story`` is the row of each one's report, ``kinds`` the kinds by number."""
    places = {kind: place for place, kind in enumerate(kinds)}
    kind = np.array([places.get(one.kind, -1) for one in outlines], dtype=np.int64)
    spots = [one.spot for one in outlines]
    exact = [spot is not None and spot.lat is not None and (spot.precision or 9) <= _EXACT for spot in spots]
    low, high = _tolls(outlines)
    return Table(
        story=np.array(story, dtype=np.int64),
        start=np.array([one.start for one in outlines], dtype=np.int64),
        kind=kind,
        voice=np.array([0 if one.kind in weights.spoken else one.voice for one in outlines], dtype=np.int64),
        sort=np.array([weights.sorts.get(one.kind, -1) for one in outlines], dtype=np.int64),
        spoken=np.array([one.kind in weights.spoken for one in outlines], dtype=bool),
        central=np.zeros(len(outlines), dtype=bool),
        first_day=np.array([one.days[0] if one.days else 0 for one in outlines], dtype=np.int64),
        last_day=np.array([one.days[1] if one.days else 0 for one in outlines], dtype=np.int64),
        lat=np.array([s.lat if s and e else np.nan for s, e in zip(spots, exact, strict=True)], np.float32),
        lon=np.array([s.lon if s and e else np.nan for s, e in zip(spots, exact, strict=True)], np.float32),
        country=np.array([number(s.country) if s and s.country else 0 for s in spots], dtype=np.int64),
        unit=np.array([number(s.admin1) if s and s.admin1 else 0 for s in spots], dtype=np.int64),
        weapon=np.array([one.weapon or 0 for one in outlines], dtype=np.int64),
        low=low,
        high=high,
        words=corpus.words.rows([one.words for one in outlines]),
        names=corpus.names.rows([_names(one) for one in outlines]),
        places=corpus.places.rows([one.places for one in outlines]),
        sites=corpus.sites.rows([one.sites for one in outlines]),
    )


def _tolls(outlines: Sequence[Outline]) -> tuple[Floats, Floats]:
    low = np.full((len(outlines), len(TOLLS)), np.nan, dtype=np.float32)
    high = low.copy()
    for row, one in enumerate(outlines):
        for toll in one.tolls:
            column = TOLLS.index(toll.what)
            low[row, column] = np.fmin(low[row, column], toll.low)
            high[row, column] = np.fmax(high[row, column], toll.high)
    return low, high
