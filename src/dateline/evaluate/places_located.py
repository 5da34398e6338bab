"""Score where place names are put: within 161 km of the gold, beside the most populous and the nearest place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from dateline.evaluate.places_re3d import Answer, GoldPlace, OwnDocument
from dateline.evaluate.shares import percent
from dateline.evaluate.toponyms import PlaceDocument, Toponym
from dateline.gazetteer import Entry, Gazetteer
from dateline.gazetteer.geometry import kilometres
from dateline.types import Place, PlaceName, Reading, Reference
from dateline.workspace.matching import Interval

Scores = dict[str, Any]
NEAR_KM = 161.0
"""A hundred miles: what geoparsing counts as right since Leidner (2007)."""
_NEAREST_OF = 30  # candidates of a name that the nearest-to-others baseline looks at
Spot = tuple[float, float, int | None]
"""Latitude, longitude and GeoNames number."""


@dataclass(frozen=True)
class Matched:
    """A toponym of the gold, the span found for it and the place given to that, None where none was."""

    toponym: Toponym
    span: Interval
    place: Place | None


def located_scores(
    documents: Sequence[PlaceDocument], matched: Sequence[Sequence[Matched]], gazetteer: Gazetteer
) -> Scores:
    """Percent of names found whose place is right; names that the gold gives no coordinates are left out.

    Right is the same GeoNames number or a point within ``NEAR_KM``; ``within_km`` asks for the point alone. No
    place is wrong. ``median_km`` is over names that got a place. Baselines stand on the same names.
    """
    ours = [[_spot(one.place) for one in some] for some in matched]
    populous = [
        [_first(gazetteer, text, one) for one in some] for text, some in _with_text(documents, matched)
    ]
    nearest = [_nearest(gazetteer, text, some) for text, some in _with_text(documents, matched)]
    return {
        **_shares(matched, ours),
        "most_populous": _shares(matched, populous)["right"],
        "nearest_to_others": _shares(matched, nearest)["right"],
    }


def _with_text(
    documents: Sequence[PlaceDocument], matched: Sequence[Sequence[Matched]]
) -> Iterable[tuple[str, Sequence[Matched]]]:
    return ((document.text, some) for document, some in zip(documents, matched, strict=True))


def _shares(matched: Sequence[Sequence[Matched]], answers: Sequence[Sequence[Spot | None]]) -> Scores:
    counts: Counter[str] = Counter()
    gaps = []
    for some, spots in zip(matched, answers, strict=True):
        for one, spot in zip(some, spots, strict=True):
            gold = one.toponym
            if gold.lat is None or gold.lon is None:
                continue
            counts["found"] += 1
            if spot is None:
                continue
            gap = kilometres(spot[0], spot[1], gold.lat, gold.lon)
            same = spot[2] is not None and spot[2] == gold.geonames_id
            gaps.append(0.0 if same else gap)
            counts["placed"] += 1
            counts["within"] += gap <= NEAR_KM
            counts["right"] += same or gap <= NEAR_KM
    return {
        "found": counts["found"],
        "placed": percent(counts["placed"], counts["found"]),
        "right": percent(counts["right"], counts["found"]),
        "within_km": percent(counts["within"], counts["found"]),
        "median_km": round(median(gaps), 1) if gaps else None,
    }


def _spot(place: Place | None) -> Spot | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon, place.geonames_id


def _of(entry: Entry) -> Spot:
    return entry.lat, entry.lon, entry.geonames_id


def _first(gazetteer: Gazetteer, text: str, matched: Matched) -> Spot | None:
    """The most populous place of the name, as it stands."""
    found = gazetteer.find(text[slice(*matched.span)], close=False)
    return _of(found[0].entry) if found else None


def _nearest(gazetteer: Gazetteer, text: str, matched: Sequence[Matched]) -> list[Spot | None]:
    """For each name the place that lies nearest to the most populous ones of the other names, on average."""
    found = [
        [one.entry for one in gazetteer.find(text[slice(*some.span)], close=False)[:_NEAREST_OF]]
        for some in matched
    ]
    firsts = {entries[0].key: entries[0] for entries in found if entries}
    spots: list[Spot | None] = []
    for entries in found:
        others = [one for one in firsts.values() if not entries or one.key != entries[0].key]
        best = min(entries, key=lambda entry: (_distance(entry, others), entry.key), default=None)
        spots.append(_of(best) if best is not None else None)
    return spots


def _distance(entry: Entry, others: Sequence[Entry]) -> float:
    return sum(kilometres(entry.lat, entry.lon, one.lat, one.lon) for one in others)


def own_answers(
    document: OwnDocument, reading: Reading, marks: Sequence[PlaceName]
) -> Mapping[GoldPlace, Answer | None]:
    """What was found for each mention of our own set; a noun ("the town") is followed to what it refers to."""
    references = reading.marks("references", Reference)
    return {mention: _answer(_place_of(mention, marks, references)) for mention in document.mentions}


def _place_of(
    mention: GoldPlace, marks: Sequence[PlaceName], references: Sequence[Reference]
) -> Place | None:
    spans: list[Interval] = [(mention.start, mention.end)]
    spans += [
        (one.antecedent.start, one.antecedent.end)
        for one in references
        if one.span.start < mention.end and mention.start < one.span.end
    ]
    for start, end in spans:
        for mark in marks:
            if mark.span.start < end and start < mark.span.end:
                return mark.place
    return None


def _answer(place: Place | None) -> Answer | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return Answer(place.key or "", place.lat, place.lon, place.precision)
