"""What the last join knew: how rare words are in the whole workspace, and which claims were near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Row, delete, insert, select

from dateline.incidents import Corpus, Rarities, Rarity
from dateline.store.codec import decode, encode
from dateline.store.database import Database
from dateline.store.tables import claims, neighbours, rarities
from dateline.types import Claim

_MANY = 500
_DAYS = timedelta(days=3)
_MOST = 60
"""Claims that are looked for near one that no join has seen: more tell of one day in one place only in copies."""


class Joined:
    """Derived by each join, for the next judgement: it joins a few claims as a join of all would."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, corpus: Corpus, near: Iterable[tuple[str, str]], unseen: Iterable[str] = ()) -> None:
        """Keep what a join knew in place of what the one before knew; ``near`` are pairs of claims.

        Of the ``unseen`` claims, which were left out of the join, what was known before stays.
        """
        met = _met({*near, *self.near(unseen)})
        told = list(_rows_of(corpus))
        with self._database.writing() as connection:
            connection.execute(delete(rarities))
            connection.execute(delete(neighbours))
            connection.execute(insert(rarities), told)
            there = set(connection.scalars(select(claims.c.id)))
            remaining = iter(sorted(met.items()))
            while some := list(islice(remaining, _MANY)):
                if rows := list(_neighbours(some, there)):
                    connection.execute(insert(neighbours), rows)

    def corpus(self) -> Corpus | None:
        """How rare words and names are; None before the first join."""
        with self._database.reading() as connection:
            found = {row.part: row for row in connection.execute(select(rarities))}
        if not found:
            return None
        words = found["words"]
        return Corpus(
            Rarity(np.frombuffer(words.ids, "<i8").astype(np.uint32), np.frombuffer(words.data, "<f4")),
            *(_rarities(found[part]) for part in ("names", "places", "sites")),
        )

    def near(self, claim_ids: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs of claims of two reports that the join weighed and that have one of these, each in order."""
        wanted = sorted(set(claim_ids))
        found: set[tuple[str, str]] = set()
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _MANY):
                some = neighbours.c.claim_id.in_(wanted[start : start + _MANY])
                for row in connection.execute(select(neighbours).where(some)):
                    others = decode(row.others, list[str])
                    found.update((min(row.claim_id, one), max(row.claim_id, one)) for one in others)
        return found

    def around(self, claim: Claim, kinds: Iterable[str]) -> list[str]:
        """Claims of those kinds told of about the same days in the same place, for a claim that no join has seen."""
        place = next((one.place.value for one in claim.place), None)
        start = claim.date.value.start if claim.date is not None else None
        if place is None or place.key is None or start is None or claim.date is None:
            return []
        days = claims.c.date_start.between(start - _DAYS, claim.date.value.end + _DAYS)
        chosen = select(claims.c.id).where(claims.c.kind.in_(sorted(kinds)) & days)
        chosen = chosen.where(claims.c.place_key == place.key).order_by(claims.c.id).limit(_MOST)
        with self._database.reading() as connection:
            return list(connection.scalars(chosen))


def _met(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """By claim, those that it was weighed with."""
    met: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        met[one].append(other)
        met[other].append(one)
    return met


def _neighbours(met: Iterable[tuple[str, list[str]]], there: Container[str]) -> Iterator[dict[str, str]]:
    for one, others in met:
        known = [other for other in others if other in there]
        if one in there and known:
            yield {"claim_id": one, "others": encode(known)}


def _rows_of(corpus: Corpus) -> Iterator[dict[str, Any]]:
    words = corpus.words
    yield {
        "part": "words",
        "ids": words.ids.astype("<i8").tobytes(),
        "data": words.values.astype("<f4").tobytes(),
        "unknown": None,
    }
    for part in ("names", "places", "sites"):
        known: Rarities = getattr(corpus, part)
        yield {
            "part": part,
            "ids": known.ids.astype("<i8").tobytes(),
            "data": known.roots.astype("<f4").tobytes(),
            "unknown": known.unknown,
        }


def _rarities(row: Row[Any]) -> Rarities:
    return Rarities(np.frombuffer(row.ids, "<i8"), np.frombuffer(row.data, "<f4"), row.unknown)
