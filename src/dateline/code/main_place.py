"""The place of the event that a report is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.code.draft import Draft
from dateline.code.place_names import SITE
from dateline.lexicon import Lexicon
from dateline.types import BlockKind, Located, Name, PlaceRole, Reading

_SHARE, _LEAST = 0.35, 3
"""Part of the mentions of places, and their number, that make one the main place: .3 to .45 tie on coded reports."""
_LEAD = 2
"""Sentences of the body that tell what a report is about."""


def main_place(drafts: Iterable[Draft], reading: Reading, lexicon: Lexicon) -> Located | None:
    """The place of a report's main event; None where the report tells of violence in many places.

    Some of the violence that happened was there, it is named at the report's head, and of the places that are
    named, countries left out, it is the main one.
    """
    head, shares = _head(reading), _shares(reading, lexicon)
    best: dict[str, Located] = {}
    for one in _of_violence(drafts):
        name = one.place.value.name
        if name in head and shares.get(name, 0.0) >= _SHARE:
            best.setdefault(name, one)
    return best[max(best, key=lambda name: shares[name])] if best else None


def _of_violence(drafts: Iterable[Draft]) -> Iterator[Located]:
    for draft in drafts:
        if draft.harmed and not draft.wide:
            for one in draft.place:
                if one.role is not PlaceRole.FROM and one.place.origin != SITE:
                    yield one


def _shares(reading: Reading, lexicon: Lexicon) -> dict[str, float]:
    """Each place by its part of all mentions of places that are no countries; "eastern Homs" counts for Homs."""
    marks = (mark for mark in reading.marks("names", Name) if mark.label == "place")
    quotes = (" ".join(reading.report.quote(mark.span).split()) for mark in marks)
    names = [name for name in quotes if not lexicon.is_country(name)]
    words = [set(name.split()) for name in names]
    counts = {name: sum(set(name.split()) <= other for other in words) for name in names}
    return {name: number / len(names) for name, number in counts.items() if number >= _LEAST}


def _head(reading: Reading) -> str:
    """The headline, the standfirst and the first sentences of the body."""
    told, left = [], _LEAD
    for passage in reading.passages:
        if passage.block.kind in {BlockKind.HEADLINE, BlockKind.STANDFIRST}:
            told.append(passage.doc.text)
        elif passage.block.kind is BlockKind.BODY and left > 0:
            sentences = list(passage.doc.sents)[:left]
            left -= len(sentences)
            told += [sentence.text for sentence in sentences]
    return "\n".join(told)
