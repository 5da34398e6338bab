"""The place that won, with the reasons: what each candidate got and why the first is first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.gazetteer import Entry, Gazetteer, Sort
from dateline.place.clues import Clues
from dateline.place.features import FEATURES, Group
from dateline.place.precision import part_of, where_prec
from dateline.place.ranking import Ranking
from dateline.place.words import PlaceWords
from dateline.types import Candidate, Place, Relation

_SHOWN = 5  # candidates kept with a place
_TELLING = 0.25  # points by which a feature must favour the winner to be named as a reason

_TIES = ("told_inside", "beside", "same_country", "country_named", "first_country", "nations")
"""Features by which the rest of a report speaks for a place."""


class Chooser:
    """Makes a place of a name and its weighed candidates."""

    def __init__(self, gazetteer: Gazetteer, ranking: Ranking, words: PlaceWords) -> None:
        self.gazetteer = gazetteer
        self.ranking = ranking
        self.words = words

    def places(self, text: str, group: Group) -> Iterator[tuple[Clues, Place]]:
        """The likeliest place of each mention of a group, or none and why, by the name the report calls it."""
        order = sorted(range(len(group.found)), key=lambda place: -group.chances[place])
        candidates = tuple(self._candidate(group, place) for place in order[:_SHOWN])
        absence = self._absence(group, order)
        reason = absence or self._reason(group, order)
        made: dict[tuple[str, Relation | None], Place] = {}
        for clues in group.clues:
            name = " ".join(text[clues.start : clues.end].split())
            if (name, clues.relation) not in made:
                made[name, clues.relation] = (
                    Place(name, candidates=candidates, reason=reason)
                    if absence
                    else self.known(name, group.found[order[0]].entry, clues, group.name, candidates, reason)
                )
            yield clues, made[name, clues.relation]

    def _absence(self, group: Group, order: list[int]) -> str:
        """Why no place is given, "" where one is."""
        if not order:
            return "no place of that name or a close one is listed"
        chance = group.chances[order[0]]
        if group.chances[-1] >= max(chance, self.ranking.most_nothing):
            return "none of the places of that name fits the report"
        if self._is_stray(group, order[0]):
            return (
                "the only places of that name are of another kind, in countries that the report does not name"
            )
        return "several places of that name fit as well" if chance < self.ranking.least else ""

    @staticmethod
    def _is_stray(group: Group, place: int) -> bool:
        """ "The Berlin hill" in a report on Colombia: another kind than told, and nothing else lies in its country."""
        row = dict(zip(FEATURES, group.rows[place], strict=True))
        town = group.found[place].entry.sort is Sort.TOWN and group.name != group.clues[0].names[0]
        return town and bool(row["other_sort"]) and not any(row[name] for name in _TIES)

    def known(
        self,
        name: str,
        entry: Entry,
        clues: Clues,
        found_as: str,
        candidates: tuple[Candidate, ...],
        reason: str,
    ) -> Place:
        """What the gazetteer knows of an entry, with the precision that the words beside the name give it."""
        direction = clues.direction if found_as != clues.names[0] or not self._leads(found_as) else None
        place = Place(
            name,
            entry.key,
            entry.geonames_id,
            entry.lat,
            entry.lon,
            entry.country,
            self._unit(entry.admin1),
            self._unit(entry.admin2),
            where_prec(entry, clues.relation or self._site_near(entry, clues, found_as)),
            candidates,
            reason,
        )
        if direction is None or entry.sort is Sort.SITE:
            return place
        (lat, lon), precision = part_of(entry, direction)
        if entry.sort is Sort.TOWN:
            return place
        point = replace(
            place, key=None, geonames_id=None, lat=round(lat, 4), lon=round(lon, 4), precision=precision
        )
        return replace(point, reason=f"a part of {entry.name}; {reason}")

    def _leads(self, name: str) -> bool:
        """True where a name begins with a word of direction ("North Korea")."""
        return name.split()[0].lower() in self.words.directions

    def _site_near(self, entry: Entry, clues: Clues, found_as: str) -> Relation | None:
        """A base or a dam that is not listed lies near the town that it is named after."""
        named_after = Sort.SITE in clues.sorts and Sort.TOWN not in clues.sorts and found_as != clues.names[0]
        return Relation.NEAR if named_after and entry.sort is Sort.TOWN else None

    def _unit(self, code: str | None) -> str | None:
        unit = self.gazetteer.unit(code)
        return unit.name if unit is not None else None

    def _candidate(self, group: Group, place: int) -> Candidate:
        entry = group.found[place].entry
        return Candidate(
            entry.key,
            entry.name,
            entry.lat,
            entry.lon,
            round(group.chances[place], 3),
            tuple(
                (name, round(weight * value, 2))
                for name, weight, value in zip(FEATURES, self.ranking.weights, group.rows[place], strict=True)
                if value and round(weight * value, 2)
            ),
        )

    def _reason(self, group: Group, order: list[int]) -> str:
        """Why the first is first: the features that favour it most over the second."""
        if len(order) == 1:
            alike = group.found[order[0]].likeness == 1
            return "the only place listed by that name" if alike else "the only place of a name as close"
        first, second = (group.rows[place] for place in order[:2])
        gains = [
            (weight * (one - other), name, weight * one <= 0)
            for name, weight, one, other in zip(FEATURES, self.ranking.weights, first, second, strict=True)
            if weight * (one - other) >= _TELLING
        ]
        telling = [
            f"of the next, {self._means(name)}" if against else self._means(name)
            for _, name, against in sorted(gains, key=lambda gain: -gain[0])[:3]
        ]
        return "; ".join(telling) or "a little likelier than the next"

    def _means(self, feature: str) -> str:
        """What a feature says, without how it is counted."""
        return self.ranking.means[feature].partition(" (")[0]
