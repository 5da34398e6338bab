"""Groups of claims as incidents: the claims and the heads of their reports are read some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.errors import StoreError
from dateline.incidents import Group, Rulings, Telling, build
from dateline.store import Head, Store
from dateline.types import Claim, Incident

Copies = Mapping[str, str]
"""Reports that carry an earlier one's text, by id, with that one's id."""

_CLAIMS_AT_ONCE = 1_000
"""Claims that are read whole in one go; one group is never divided."""


def built(
    store: Store, ids: Sequence[str], groups: Iterable[Group], ruled: Rulings, copies: Copies
) -> Iterator[Incident]:
    """The incident of each group, under its id; StoreError where a claim or its report is no more there."""
    for batch in _batches(zip(ids, groups, strict=True)):
        wanted = {claim_id for _, group in batch for claim_id in group.claim_ids}
        claims = store.claims.many(wanted)
        heads = {head.id: head for head in store.reports.heads({one.report_id for one in claims.values()})}
        if len(claims) < len(wanted) or any(one.report_id not in heads for one in claims.values()):
            raise StoreError(f"{store.name} was changed while it was reconciled: run it again")
        for id, group in batch:
            tellings = [_telling(claims[claim_id], heads, copies) for claim_id in group.claim_ids]
            yield build(id, tellings, links=group.links, beside=group.beside, rulings=ruled)


def _telling(claim: Claim, heads: Mapping[str, Head], copies: Copies) -> Telling:
    head = heads[claim.report_id]
    return Telling(claim, head.outlet, head.published, head.headline, copies.get(claim.report_id))


def _batches(numbered: Iterable[tuple[str, Group]]) -> Iterator[list[tuple[str, Group]]]:
    batch: list[tuple[str, Group]] = []
    size = 0
    for one in numbered:
        batch.append(one)
        size += len(one[1].claim_ids)
        if size >= _CLAIMS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
