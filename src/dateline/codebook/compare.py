"""What an edit of a codebook does to the claims of a report: which change, appear and vanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.types import Claim, Count, Located, Span, When

SAME_WORDS = 0.5
"""Two claims tell one event where at least this share of the words of both is the same (characters, Jaccard)."""

Shown = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A claim that one codebook makes of a report, and the other not or otherwise.

    ``claim`` is the newer of the two; ``before`` is the older one where it changes, in ``fields``.
    """

    sort: Literal["changes", "appears", "vanishes"]
    claim: Claim
    before: Claim | None = None
    fields: tuple[str, ...] = ()


def compare(old: Sequence[Claim], new: Sequence[Claim]) -> list[Change]:
    """The changes between two codings of one report, in text order.

    Claims of one id are one; of the others those whose words overlap most, of the same kind first. A claim that
    only another frame now codes does not change.
    """
    pairs = _pairs(old, new)
    changes = []
    for number, place in pairs.items():
        fields = differing(old[number], new[place])
        if fields:
            changes.append(Change("changes", new[place], old[number], fields))
    changes += [Change("vanishes", claim) for number, claim in enumerate(old) if number not in pairs]
    taken = set(pairs.values())
    changes += [Change("appears", claim) for number, claim in enumerate(new) if number not in taken]
    return sorted(changes, key=_order)


def differing(old: Claim, new: Claim) -> tuple[str, ...]:
    """The fields in which two claims differ, evidence last."""
    before, after = fields_of(old), fields_of(new)
    fields = tuple(name for name in before if before[name] != after[name])
    return fields if old.evidence == new.evidence else (*fields, "evidence")


def fields_of(claim: Claim) -> dict[str, Shown]:
    """Every field but the evidence as a person reads it, empty where nothing is known."""
    return {
        "kind": (claim.kind,),
        "status": (claim.status.value,),
        "actor": tuple(value.value for value in claim.actor),
        "target": tuple(value.value for value in claim.target),
        "place": tuple(_place(located) for located in claim.place),
        "date": (_date(claim.date.value),) if claim.date else (),
        "counts": tuple(_count(value.value) for value in claim.counts),
        "weapon": (claim.weapon.value,) if claim.weapon else (),
        "source": (claim.said_by.value,) if claim.said_by else (),
    }


def _pairs(old: Sequence[Claim], new: Sequence[Claim]) -> dict[int, int]:
    """Numbers of old claims with those of the new ones that tell the same event."""
    ids = {claim.id: number for number, claim in enumerate(new)}
    pairs = {number: ids[claim.id] for number, claim in enumerate(old) if claim.id in ids}
    likely = sorted(
        (one.kind != two.kind, -_likeness(one.evidence[0], two.evidence[0]), number, place)
        for number, one in enumerate(old)
        if number not in pairs
        for place, two in enumerate(new)
        if place not in pairs.values() and _likeness(one.evidence[0], two.evidence[0]) >= SAME_WORDS
    )
    for _, _, number, place in likely:
        if number not in pairs and place not in pairs.values():
            pairs[number] = place
    return dict(sorted(pairs.items()))


def _likeness(one: Span, two: Span) -> float:
    shared = one.overlap(two)
    return shared / ((one.end - one.start) + (two.end - two.start) - shared)


def _order(change: Change) -> tuple[int, int, str, str, str]:
    span = change.claim.evidence[0]
    return span.start, span.end, change.claim.kind, change.sort, change.claim.id


def _place(located: Located) -> str:
    return f"{located.role.value} {located.place.value.name}"


def _date(when: When) -> str:
    if when.start is None:
        return f"before {when.end}"
    return str(when.end) if when.start == when.end else f"{when.start} to {when.end}"


def _count(count: Count) -> str:
    if count.best is not None:
        figure = str(count.best)
    elif count.low is None:
        figure = f"up to {count.high}"
    else:
        figure = f"{count.low} or more" if count.high is None else f"{count.low} to {count.high}"
    return f"{figure} {count.what.value}"
