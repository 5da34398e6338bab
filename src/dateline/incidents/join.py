"""Joins claims of many reports that tell one happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.candidates import candidates, crowded
from dateline.incidents.cluster import cluster
from dateline.incidents.features import feature_rows
from dateline.incidents.group import Group
from dateline.incidents.links import JUDGED, Pairs, beside, explained, first_of, holding
from dateline.incidents.outline import Outline, Story
from dateline.incidents.table import Corpus, Floats, Ints, Table, story_rows, table_of
from dateline.incidents.verdicts import Verdicts, verdicts_of
from dateline.incidents.weights import Weights, load_weights
from dateline.incidents.within import kind_ranks, merged, pairs_within
from dateline.types import Judgement, Link


def join(
    outlines: Iterable[Outline], judgements: Iterable[Judgement] = (), weights: Weights | None = None
) -> Iterator[Group]:
    """The happenings that claims tell, the earliest first; each countable claim is in exactly one group.

    Claims that a person judged the same stand together, those judged different apart, and rejected ones nowhere.
    The order of the outlines does not matter.
    """
    yield from joining(outlines, judgements, weights=weights).groups()


def joining(
    outlines: Iterable[Outline],
    judgements: Iterable[Judgement] = (),
    known: Known | None = None,
    *,
    weights: Weights | None = None,
) -> Joining:
    """One run of ``join``, by what is known of more claims than these; without it, by these."""
    every = sorted(outlines, key=_order)
    verdicts = verdicts_of(judgements)
    kept = [one for one in every if one.claim_id not in verdicts.rejected]
    return Joining(kept, verdicts, weights or load_weights(), known or Known(Corpus.of(every)))


def _order(one: Outline) -> tuple[int, str, int, str]:
    return (one.story.published or 0, one.story.report_id, one.start, one.claim_id)


@dataclass(frozen=True)
class Known:
    """What is known before some outlines are joined: how rare words are in the whole workspace.

    ``near`` are the pairs of claims of two reports that are worth weighing; None to find them.
    """

    corpus: Corpus
    near: Sequence[tuple[str, str]] | None = None


class Joining:
    """One run: first the claims of each report, then the happenings that they tell, over all reports.

    ``outlines`` stand in order, without those rejected. ``weighed`` counts the pairs that were weighed, and ``near``
    has those of two reports that were not hopeless, claim by claim; both are whole when ``groups`` is done.
    """

    def __init__(
        self, outlines: Sequence[Outline], verdicts: Verdicts, weights: Weights, known: Known | None = None
    ) -> None:
        self.weights = weights
        self.weighed = 0
        self.near: list[tuple[str, str]] = []
        self.ids = [one.claim_id for one in outlines]
        self.counts = np.array([one.status.countable for one in outlines], dtype=bool)
        self.known = known or Known(Corpus.of(outlines))
        stories: dict[str, Story] = {}
        for one in outlines:
            stories.setdefault(one.story.report_id, one.story)
        numbers = {report: row for row, report in enumerate(stories)}
        corpus = self.known.corpus
        self.stories = story_rows(list(stories.values()), corpus.words)
        self.kinds = sorted({one.kind for one in outlines} - {""})
        self.close = _close(self.kinds, weights)
        story = [numbers[one.story.report_id] for one in outlines]
        self.claims = table_of(outlines, story, self.kinds, corpus, weights)
        self.rows = {claim: row for row, claim in enumerate(self.ids)}
        self.same = _known(verdicts.same, self.rows)
        self.different = _known(verdicts.different, self.rows)

    def groups(self) -> Iterator[Group]:
        """The groups, by their first claims."""
        if not self.ids:
            return
        inner = self._pairs(self.claims, *pairs_within(self.claims, np.flatnonzero(self.counts)))
        at_home = [(a, b) for a, b in self.same if self.claims.story[a] == self.claims.story[b]]
        alone = np.zeros(len(self.ids), dtype=bool)
        happenings = self._clustered(alone, inner, at_home, self.different)
        ranks = kind_ranks(self.kinds, self.weights.ranks)[self.claims.kind]
        told, row = merged(self.claims, happenings, ranks, self.counts)
        outer = self._pairs(told, *self._candidates(told, row))
        counts = np.zeros(len(told), dtype=bool)
        counts[row] = self.counts
        firm = outer.where(counts[outer.left] & counts[outer.right])
        different = _rows(self.different, row)
        likely = firm.where(firm.chances >= self.weights.threshold)
        many = crowded(len(told), likely.left, likely.right)
        groups = self._clustered(many, firm, _rows(self.same, row), different)
        groups = beside(outer, counts, groups, self.weights.threshold, different)
        first = first_of(row)
        self._keep_near(outer, row)
        links = [*self._links(self.claims, inner, row, self.same, np.arange(len(row)))]
        links += self._links(told, firm, groups, _rows(self.same, row), first)
        links += [Link(self.ids[a], self.ids[b], 1.0, JUDGED) for a, b in self.same]
        yield from self._made(groups[row], links)

    def _candidates(self, told: Table, row: Ints) -> tuple[Ints, Ints]:
        """Pairs of happenings of two reports that are worth weighing, in order."""
        if self.known.near is None:
            return candidates(told, self.stories)
        met = {
            (min(a, b), max(a, b))
            for a, b in _rows(_known(self.known.near, self.rows), row)
            if told.story[a] != told.story[b]
        }
        pairs = np.array(sorted(met), dtype=np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def _keep_near(self, pairs: Pairs, row: Ints) -> None:
        """Remember what was near, claim by claim: a happening may lose any of its claims later."""
        members: dict[int, list[str]] = {}
        for claim, at in zip(self.ids, row.tolist(), strict=True):
            members.setdefault(at, []).append(claim)
        self.near = [
            (one, other)
            for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
            for one in members[a]
            for other in members[b]
        ]

    def _clustered(
        self,
        many: NDArray[np.bool_],
        pairs: Pairs,
        same: list[tuple[int, int]],
        different: list[tuple[int, int]],
    ) -> Ints:
        return cluster(
            len(many),
            pairs.left,
            pairs.right,
            pairs.chances,
            self.weights.threshold,
            crowded=many,
            together=same,
            apart=different,
        )

    def _pairs(self, table: Table, left: Ints, right: Ints) -> Pairs:
        self.weighed += len(left)
        rows = feature_rows(table, self.stories, self.close, left, right)
        scores = rows @ np.array(self.weights.weights, dtype=np.float32) + np.float32(self.weights.start)
        pairs = Pairs(left, right, np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32))
        return pairs.where(pairs.chances >= self.weights.least)

    def _links(
        self, table: Table, pairs: Pairs, groups: Ints, same: list[tuple[int, int]], claims: Ints
    ) -> Iterator[Link]:
        """Links that hold groups of rows together; ``claims`` is the claim that stands for each row."""
        inside = pairs.where(groups[pairs.left] == groups[pairs.right])
        held = inside.where(holding(len(groups), inside, same))
        rows = feature_rows(table, self.stories, self.close, held.left, held.right)
        yield from explained([self.ids[claim] for claim in claims], held, rows, self.weights)

    def _made(self, groups: Ints, links: Sequence[Link]) -> Iterator[Group]:
        members: dict[int, list[int]] = {}
        for claim, group in enumerate(groups.tolist()):
            members.setdefault(group, []).append(claim)
        of_claim = dict(zip(self.ids, groups.tolist(), strict=True))
        held: dict[int, list[Link]] = {}
        for link in links:
            held.setdefault(of_claim[link.left], []).append(link)
        for group, claims in members.items():
            told = tuple(self.ids[claim] for claim in claims if self.counts[claim])
            others = tuple(self.ids[claim] for claim in claims if not self.counts[claim])
            if told:
                yield Group(told, tuple(held.get(group, ())), others)


def _known(pairs: Sequence[tuple[str, str]], rows: dict[str, int]) -> list[tuple[int, int]]:
    """Pairs of claims as rows; a claim that is no more has none."""
    return [(rows[a], rows[b]) for a, b in pairs if a in rows and b in rows]


def _rows(pairs: Sequence[tuple[int, int]], row: Ints) -> list[tuple[int, int]]:
    return [(int(row[a]), int(row[b])) for a, b in pairs]


def _close(kinds: Sequence[str], weights: Weights) -> Floats:
    """How well kinds are told for each other, by their numbers; the last row and column are those of no kind."""
    named = [*kinds, ""]
    return np.array([[weights.closeness(a, b) for b in named] for a in named], dtype=np.float32)
