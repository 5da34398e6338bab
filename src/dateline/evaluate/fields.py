"""Is a field of a matched claim right: names, places, dates, figures, voice."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dateline.lexicon import Lexicon
from dateline.lexicon.actors import fold
from dateline.types import Claim, CountKind, When

_STOP = frozenset(
    [
        *("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "and", "or", "its", "their"),
        *("his", "her", "our", "some", "several", "many", "most", "other"),
    ]
)
# Rule 11 of the coding guide: both sides may stand in actor, or one in target; either counts.
_TWO_SIDED = frozenset({"talks", "agreement", "cooperation", "battle"})
FIELDS = ("status", "actor", "target", "place", "date", "counts", "weapon", "source")


class FieldScorer:
    """Compares the fields of one found claim with a gold entry. A field that both leave out is right."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def right(self, field: str, gold: dict[str, Any], claim: Claim) -> bool:
        """True where the claim's field agrees with the gold entry's."""
        if field == "status":
            return str(gold["status"]) == claim.status.value
        if field in {"actor", "target"} and gold["kind"] in _TWO_SIDED:
            wanted = [*_listed(gold.get("actor")), *_listed(gold.get("target"))]
            return self.names(wanted, [value.value for value in (*claim.actor, *claim.target)])
        if field in {"actor", "target"}:
            found = [value.value for value in getattr(claim, field)]
            return self.names(_listed(gold.get(field)), found)
        if field == "weapon":
            return self.names(_listed(gold.get("weapon")), [claim.weapon.value] if claim.weapon else [])
        if field == "source":
            return self.names(_listed(gold.get("source")), [claim.said_by.value] if claim.said_by else [])
        if field == "place":
            return self.names(_places(gold.get("place")), [one.place.value.name for one in claim.place])
        if field == "date":
            return same_date(gold.get("date"), claim.date.value if claim.date else None)
        return _same_counts(gold, claim)

    def names(self, gold: list[str], found: list[str]) -> bool:
        """True where any of the names found is any of the names wanted, or both are none."""
        if not gold or not found:
            return not gold and not found
        return any(self.same_name(one, two) for one in gold for two in found)

    def same_name(self, one: str, two: str) -> bool:
        """The same actor by the lexicon, or half of the content words of the shorter in common."""
        known = [self.lexicon.actors.find(name) for name in (one, two)]
        if known[0] is not None and known[0] == known[1]:
            return True
        first, second = self._content(one), self._content(two)
        if not first or not second:
            return fold(one) == fold(two)
        return 2 * len(first & second) >= min(len(first), len(second)) and bool(first & second)

    def _content(self, name: str) -> set[str]:
        words = set()
        for word in re.findall(r"[\w'’.-]+", name.lower()):
            bare = fold(word)
            people = self.lexicon.actors.people_of(bare)
            actor = self.lexicon.actors.find(bare)
            shared = actor.name if actor else people or bare
            words |= {part.rstrip("s") for part in fold(shared).split() if part not in _STOP}
        return words


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _places(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [str(value[key]) for key in ("at", "from", "to", "near") if key in value]
    return _listed(value)


def same_date(wanted: Any, when: When | None) -> bool:
    """True where a date is the one that gold writes: the same days, or none later than "before DATE"."""
    if wanted is None or when is None:
        return wanted is None and when is None
    text = str(wanted)
    if text.startswith("before "):
        return when.end <= _edge(text.removeprefix("before "), last=True)
    first, _, last = text.partition("/")
    return when.start == _edge(first, last=False) and when.end == _edge(last or first, last=True)


def _edge(prefix: str, *, last: bool) -> date:
    """First or last day that an ISO prefix covers."""
    parts = [int(part) for part in prefix.strip().split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1) if last else date(parts[0], parts[1], 1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)


def _same_counts(gold: dict[str, Any], claim: Claim) -> bool:
    wanted = {what.value: gold[what.value] for what in CountKind if what.value in gold}
    found = {value.value.what.value: value.value for value in claim.counts}
    if set(wanted) != set(found):
        return False
    return all(
        all(
            getattr(found[what], bound) == figures[bound]
            for bound in ("low", "best", "high")
            if bound in figures
        )
        for what, figures in wanted.items()
    )
