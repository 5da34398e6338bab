"""The kinds of the codebook by family, with what the workspace holds of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dateline.codebook import Codebook, load_codebook
from dateline.codebook.page import Family
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """How many claims and incidents of a kind a workspace holds."""

    claims: int = 0
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind in the list."""

    kind: str
    definition: str
    held: Held


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """The kinds of one family, by name."""

    family: str
    kinds: tuple[KindRow, ...]


@cache
def packaged() -> Codebook:
    """The codebook that is shipped, read once: it takes a second."""
    return load_codebook()


def held(store: Store) -> Mapping[str, Held]:
    """What the workspace holds of each kind that it has any of."""
    claims, incidents = store.claims.by_kind(), store.incidents.by_kind()
    return {kind: Held(claims.get(kind, 0), incidents.get(kind, 0)) for kind in {*claims, *incidents}}


def families(codebook: Codebook, counts: Mapping[str, Held]) -> Iterator[FamilyRows]:
    """The families in the order that the codebook names them, each with its kinds."""
    for family in get_args(Family):
        rows = tuple(
            KindRow(kind, page.definition, counts.get(kind, Held()))
            for kind, page in sorted(codebook.pages.items())
            if page.family == family
        )
        if rows:
            yield FamilyRows(family, rows)


def strangers(codebook: Codebook, counts: Mapping[str, Held]) -> tuple[tuple[str, Held], ...]:
    """Kinds that the workspace holds and the codebook does not have: they were coded by another one."""
    return tuple((kind, counts[kind]) for kind in sorted(set(counts).difference(codebook.pages)))


def coded_by(store: Store) -> frozenset[str]:
    """The versions of the codebooks that the workspace's runs coded by."""
    return frozenset(version for run in store.runs.each() if (version := run.versions.get("codebook")))
