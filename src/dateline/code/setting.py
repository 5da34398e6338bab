"""The setting of a report: where a claim that names no place of its own is told to happen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.code.draft import Draft
from dateline.types import Located, Passage, PlaceRole, Told, Value

_DISCOUNT = 0.6  # confidence of a place that only stands nearby
_LEAST = 3


def set_places(drafts: list[Draft]) -> list[Draft]:
    """Give a claim without a place the one that its surroundings tell, marked as read from the setting.

    That is the place last told of in its paragraph; for violence that did happen also the place of violence
    told in the paragraph before, else the one place where half of the report's violence happened. Acts of
    speaking keep what they have: a statement is made nowhere.
    """
    ordered = sorted(drafts, key=lambda one: (one.passage.block.start, one.token.i))
    order = {id(passage): number for number, passage in enumerate(_passages(ordered))}
    main = _main_place(ordered)
    result = []
    last: tuple[Draft, Located] | None = None
    for draft in ordered:
        if draft.place:
            here = [located for located in draft.place if located.role is not PlaceRole.FROM]
            last = (draft, here[0]) if here else last
        elif draft.page.family != "politics" and not draft.page.speech:
            found = _around(draft, last, order)
            if found is None and main is not None and _happened(draft):
                found = _nearby(main, Told.REPORT)
            draft = replace(draft, place=(found,)) if found is not None else draft
        result.append(draft)
    return result


def _passages(drafts: list[Draft]) -> list[Passage]:
    seen = {id(draft.passage): draft.passage for draft in drafts}
    return list(seen.values())


def _around(draft: Draft, last: tuple[Draft, Located] | None, order: dict[int, int]) -> Located | None:
    """The place told last, where it stands in the same paragraph, or right before it for violence after violence."""
    if last is None:
        return None
    earlier, located = last
    away = order[id(draft.passage)] - order[id(earlier.passage)]
    if away == 0:
        return _nearby(located, Told.PARAGRAPH)
    return _nearby(located, Told.BEFORE) if away == 1 and _happened(draft) and _happened(earlier) else None


def _happened(draft: Draft) -> bool:
    """True for violence that the report does not only plan, fear or look back on."""
    return draft.violent and draft.status.countable


def _main_place(drafts: list[Draft]) -> Located | None:
    """The town of at least three of the report's violent events and half of those with a place; None without one."""
    located = [
        next((place for place in draft.place if place.role is not PlaceRole.FROM), None)
        for draft in drafts
        if _happened(draft) and not draft.wide
    ]
    places = [place for place in located if place is not None]
    counts = Counter(place.place.value.name for place in places)
    if not counts:
        return None
    name, number = counts.most_common(1)[0]
    if number < _LEAST or 2 * number < len(places):
        return None
    return next(place for place in places if place.place.value.name == name)


def _nearby(located: Located, told: Told) -> Located:
    value = located.place
    discounted = Value(
        value.value, value.original, value.evidence, "setting", round(value.confidence * _DISCOUNT, 2)
    )
    role = PlaceRole.AT if located.role is PlaceRole.TO else located.role
    anchors = (discounted, *located.anchors[1:]) if located.unnamed else located.anchors
    return replace(located, role=role, place=discounted, anchors=anchors, told=told)
