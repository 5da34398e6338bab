"""Looks names up: places of that name, of other spellings of it, and of spellings close to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from rapidfuzz import fuzz, process

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, Found, Match
from dateline.gazetteer.spelling import bare, fold, sound
from dateline.gazetteer.store import BASE_NAME, Store

_LEAST = 78.0  # per cent of letters in common; "dulu'iyah" and "dhuluiya" have 82, "hilla" and "halo" 67
_NEAR = 60.0  # per cent; below it nobody would see one name in the other
_KEPT = 50_000


class Gazetteer:
    """Places by name and by key. What countries added later say of a place goes before what the base says."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Open the base and the files of added countries, in this order; raises GazetteerError."""
        self.stores = tuple(Store(path) for path in paths)
        self._find = lru_cache(_KEPT)(self._look_up)
        self._get = lru_cache(_KEPT)(self._entry)

    @property
    def version(self) -> str:
        """What the answers depend on: the versions of all files."""
        return "+".join(store.about["version"] for store in self.stores)

    def find(self, name: str, *, close: bool = True) -> tuple[Found, ...]:
        """Places that a name may mean, the most populous first; close spellings only where there is no other.

        Empty for a name that nobody bears.
        """
        return self._find(fold(name), close)

    def get(self, key: str) -> Entry | None:
        """The place of a key ("geonames:94787", "admin1:IQ.13"), None where there is none."""
        return self._get(key)

    def unit(self, code: str | None) -> Entry | None:
        """The first or second administrative unit of a code ("IQ.13", "IQ.13.7"), None for None or an unknown one."""
        return self.get(f"admin{code.count('.')}:{code}") if code else None

    def nearest(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The spellings closest to a name that nobody bears, folded, the closest first; for telling a person.

        Compares with every name there is, which takes a second.
        """
        names = {bare(known): known for store in self.stores for known in store.names()}
        near = process.extract(
            bare(fold(name)), sorted(names), scorer=fuzz.ratio, limit=most, score_cutoff=_NEAR
        )
        return tuple(names[known] for known, _, _ in near)

    def _look_up(self, folded: str, close: bool) -> tuple[Found, ...]:
        found = self._named(folded) or (self._close(folded) if close else {})
        return tuple(sorted(found.values(), key=_order))

    def _named(self, folded: str) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for store in reversed(
            self.stores
        ):  # how a name meets its place is ours to say: the base's pages know
            found |= {one.entry.key: one for one in store.named(folded)}
        if len(self.stores) > 1:  # a name that only the base has must not bring the base's point back
            found = {key: replace(one, entry=self.get(key) or one.entry) for key, one in found.items()}
        return found

    def _close(self, folded: str) -> dict[str, Found]:
        key = sound(folded)
        names = {name for store in self.stores for name in store.sounding(key)} if key else set()
        found: dict[str, Found] = {}
        for name in sorted(names):
            likeness = fuzz.ratio(bare(folded), bare(name))
            if likeness >= _LEAST:
                for one in self._named(name).values():
                    known = found.get(one.entry.key)
                    if known is None or known.likeness < likeness / 100:
                        found[one.entry.key] = Found(one.entry, Match.CLOSE, round(likeness / 100, 2))
        return found

    def _entry(self, key: str) -> Entry | None:
        return next((entry for store in reversed(self.stores) if (entry := store.entry(key))), None)


def _order(found: Found) -> tuple[float, int, str]:
    return -found.likeness, -found.entry.population, found.entry.key


def base_path() -> Path:
    """Where the base lies once it is built."""
    with as_file(files("dateline.gazetteer") / BASE_NAME) as path:
        return path


def base_file() -> Path:
    """The base, built at install; raises GazetteerError where it was not."""
    path = base_path()
    if not path.is_file():
        raise GazetteerError("the list of places was not built; run: dateline gazetteer build")
    return path
