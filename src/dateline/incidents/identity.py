"""Ids of incidents that stay: an incident keeps its id while the claim that founded it is there.

An id is made of its founding claim, so that ids need no register: of the claims of a new incident the one that was
published first founds it. Afterwards the id goes where that claim goes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from dateline.types import Forwarding

MERGED = "merged into {new}"
SPLIT = "split: its founding claim is now in {new}, others in {others}"
GONE = "none of its claims is left"


@dataclass(frozen=True)
class Kept:
    """The id of each group, in the order of the groups, and where ids lead that are no more."""

    ids: tuple[str, ...]
    forwardings: tuple[Forwarding, ...]


def incident_id(founder: str) -> str:
    """The id of the incident that a claim founds: 16 hexadecimal digits."""
    return sha256(f"incident {founder}".encode()).hexdigest()[:16]


def keep_ids(
    groups: Sequence[Sequence[str]],
    memberships: Mapping[str, str],
    forwardings: Iterable[Forwarding] = (),
) -> Kept:
    """Ids for groups of claims, each in order of publication, as far as possible those that the claims had.

    ``memberships`` says which incident each claim was in before, ``forwardings`` where ids led that were gone
    by then. An id goes to the group that holds the claim it was founded by; where that claim is no more, to
    the group that holds most of its claims. Of several ids that go to one group the one with most claims in
    it stays, and of those the one founded by the first claim; the others lead to it. Every id that ever was
    is the id of a group or has a forwarding, and forwardings lead to the id of a group, or to None with a
    reason. A claim may be in one group only: ValueError.
    """
    group_of = _group_of(groups)
    founded = {incident_id(claim): claim for claim in group_of}
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for claim, id in sorted(memberships.items()):
        earlier[id].append(claim)
    heirs = {id: _heir(id, claims, founded, group_of) for id, claims in sorted(earlier.items())}
    ids = _ids(groups, heirs, memberships)
    led = [_lead(id, group, earlier[id], group_of, ids) for id, group in heirs.items()]
    gone = {one.old: one for one in forwardings if one.old not in earlier}
    old = [_again(one, founded, group_of, ids) for _, one in sorted(gone.items())]
    alive = set(ids)
    kept = [one for one in (*led, *_ended(old, {one.old: one for one in led}, alive)) if one.old not in alive]
    return Kept(tuple(ids), tuple(sorted(kept, key=lambda one: one.old)))


def _group_of(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, claims in enumerate(groups):
        for claim in claims:
            if claim in found:
                raise ValueError(f"claim {claim} is in two incidents")
            found[claim] = number
    return found


def _heir(
    id: str, claims: Sequence[str], founded: Mapping[str, str], group_of: Mapping[str, int]
) -> int | None:
    """The group that an earlier incident lives on in; None where none of its claims is left."""
    founder = founded.get(id)
    if founder is not None:
        return group_of[founder]
    left = Counter(group_of[claim] for claim in claims if claim in group_of)
    return min(left, key=lambda group: (-left[group], group)) if left else None


def _ids(
    groups: Sequence[Sequence[str]], heirs: Mapping[str, int | None], memberships: Mapping[str, str]
) -> list[str]:
    wanted: defaultdict[int, list[str]] = defaultdict(list)
    for id, group in heirs.items():
        if group is not None:
            wanted[group].append(id)
    return [_id(claims, wanted[number], memberships) for number, claims in enumerate(groups)]


def _id(claims: Sequence[str], wanted: Sequence[str], memberships: Mapping[str, str]) -> str:
    if not wanted:
        return incident_id(claims[0])
    held = Counter(memberships[claim] for claim in claims if claim in memberships)
    places = {incident_id(claim): place for place, claim in enumerate(claims)}
    return min(wanted, key=lambda id: (-held[id], places.get(id, len(claims)), id))


def _lead(
    id: str, group: int | None, claims: Sequence[str], group_of: Mapping[str, int], ids: Sequence[str]
) -> Forwarding:
    """Where an earlier incident's id leads; one that a group bears leads to itself, and is left out afterwards."""
    if group is None:
        return Forwarding(id, None, GONE)
    others = sorted({ids[group_of[claim]] for claim in claims if claim in group_of} - {ids[group]})
    if others:
        return Forwarding(id, ids[group], SPLIT.format(new=ids[group], others=", ".join(others)))
    return Forwarding(id, ids[group], MERGED.format(new=ids[group]))


def _again(
    one: Forwarding, founded: Mapping[str, str], group_of: Mapping[str, int], ids: Sequence[str]
) -> Forwarding:
    """An old forwarding, led anew to where its founding claim stands now."""
    founder = founded.get(one.old)
    new = one.new if founder is None else ids[group_of[founder]]
    return one if new is None or new == one.new else Forwarding(one.old, new, MERGED.format(new=new))


def _ended(old: Sequence[Forwarding], led: Mapping[str, Forwarding], alive: set[str]) -> Iterable[Forwarding]:
    """Old forwardings led on to where the ids they named lead now, so that none needs a second step."""
    ways = {one.old: one for one in old} | dict(led)
    for one in old:
        reason, new, seen = one.reason, one.new, {one.old}
        while new is not None and new not in alive:
            step = ways.get(new)
            if step is None or new in seen:
                reason, new = GONE, None
                break
            seen.add(new)
            reason, new = step.reason, step.new
        yield Forwarding(one.old, new, reason)
