"""Which incident a whole report is about, and likeness of words alone: what scorers of incidents share.

A report's incident is the group of its main happening: the first in the text that it tells as having happened and
that is violence (of the first sort of incidents/weights.yaml), whatever else it tells. Where none is coded, a
stand-in that has the report's words alone is joined in its place.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from dateline.incidents import Outline, join, outlines, stand_in
from dateline.incidents.table import Rarity
from dateline.incidents.weights import load_weights
from dateline.incidents.words import marked, packed, small_words
from dateline.types import Claim, Report

THRESHOLDS = tuple(step / 100 for step in range(20, 96, 4))


class Told:
    """Reports as outlines, with the one of each that stands for what the report is about."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self.main: dict[str, Outline] = {}
        self.words: dict[str, Outline] = {}
        self._sorts = load_weights().sorts

    def add(self, name: str, report: Report, claims: Iterable[Claim]) -> None:
        """Take in one report under a name."""
        found = list(outlines(report, claims))
        violent = [one for one in found if one.status.countable and self._sorts.get(one.kind) == 0]
        self.words[name] = stand_in(report)
        main = min(violent, key=lambda one: (one.start, one.claim_id), default=self.words[name])
        self.main[name] = main
        self.outlines += found if violent else [*found, main]

    def joined(self) -> dict[str, int]:
        """The group of each outline that makes one, by the number of its group."""
        groups = enumerate(join(self.outlines))
        return {claim: number for number, group in groups for claim in group.claim_ids}

    def of_reports(self, joined: Mapping[str, int]) -> dict[str, Hashable]:
        """The group of each report's main happening."""
        return {name: joined[main.claim_id] for name, main in self.main.items()}

    def by_words(self) -> dict[str, Hashable]:
        """The group of each report where nothing but its words is known."""
        groups = enumerate(join(self.words.values()))
        of = {claim: number for number, group in groups for claim in group.claim_ids}
        return {name: of[one.claim_id] for name, one in self.words.items()}


def by_likeness(texts: Mapping[str, str], thresholds: Sequence[float]) -> dict[float, dict[str, Hashable]]:
    """Groups of texts by the likeness of their words, for each threshold: the naive baseline.

    Likeness is the cosine of words weighed by rarity; two groups are one while their mean likeness is at least
    the threshold.
    """
    words = [packed(list(marked(text, small_words(text)))) for text in texts.values()]
    rows = Rarity.of(words).rows(words)
    apart = np.clip(1 - np.asarray((rows @ rows.T).todense()), 0, 1)
    np.fill_diagonal(apart, 0)
    if len(words) < 2:
        return {one: dict.fromkeys(texts, 0) for one in thresholds}
    tree = linkage(squareform(apart, checks=False), "average")
    return {
        one: dict(zip(texts, fcluster(tree, 1 - one, "distance").tolist(), strict=True)) for one in thresholds
    }
