"""The setting of a paragraph: where a claim that names no place of its own is told to happen."""

from __future__ import annotations

from dataclasses import replace

from dateline.code.draft import Draft
from dateline.types import Located, PlaceRole, Value

_DISCOUNT = 0.6  # confidence of a place that only stands nearby


def set_places(drafts: list[Draft]) -> list[Draft]:
    """Give a claim without a place the place last told of in its paragraph, marked as read from the setting.

    Acts of speaking and movements keep what they have: a statement is made nowhere, and where a movement
    starts or ends is its own matter.
    """
    result = []
    last: tuple[Draft, Located] | None = None
    for draft in sorted(drafts, key=lambda one: (one.passage.block.start, one.token.i)):
        if draft.place:
            here = [located for located in draft.place if located.role is not PlaceRole.FROM]
            last = (draft, here[0]) if here else last
        elif (
            last is not None
            and last[0].passage is draft.passage
            and draft.page.family != "politics"
            and not draft.page.speech
        ):
            draft = replace(draft, place=(_nearby(last[1]),))
        result.append(draft)
    return result


def _nearby(located: Located) -> Located:
    value = located.place
    discounted = Value(
        value.value, value.original, value.evidence, "setting", round(value.confidence * _DISCOUNT, 2)
    )
    role = PlaceRole.AT if located.role is PlaceRole.TO else located.role
    return replace(located, role=role, place=discounted)
