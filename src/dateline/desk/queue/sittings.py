"""Who has which claim before them, where each person came from, and what each did last: kept while the desk runs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

HELD_SECONDS = 300.0
"""How long a claim stays with whoever looks at it, from when it was last shown: then another may have it."""
_MOST = 200
"""Claims and deeds that are remembered of one person."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did in one go: its ``action`` in the judgements, the claim, and in words what it was."""

    action: str
    claim_id: str
    words: str


@dataclass
class _Sitting:
    """One person at the queue; ``held`` is the claim before them, ``until`` by the monotonic clock."""

    held: str | None = None
    until: float = 0.0
    trail: list[str] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)


class Sittings:
    """Everybody who is at the queue. Nothing of it is needed: after a restart each begins anew."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._sittings: dict[str, _Sitting] = {}

    def show(self, who: str, claim_id: str) -> str | None:
        """Put a claim before a person; the name of whoever else has it, None where nobody does."""
        with self._lock:
            other = self._other(who, claim_id)
            self._put(who, claim_id)
            return other

    def next(self, who: str, find: Callable[[Collection[str]], str | None]) -> str | None:
        """Put before a person what ``find`` gives of all but the claims that it is given.

        Those are the claims before others, and those that the person has passed by; where nothing else is left,
        they are passed by anew. Two who ask at once are given two claims.
        """
        with self._lock:
            others = {
                one.held
                for name, one in self._sittings.items()
                if name != who and self._holds(one) and one.held
            }
            found = find(others | set(self._of(who).trail))
            if found is None and self._of(who).trail:
                self._of(who).trail.clear()
                found = find(others)
            if found is not None:
                self._put(who, found)
            return found

    def before(self, who: str, claim_id: str) -> str | None:
        """The claim that a person saw before that one; None where it is the first."""
        with self._lock:
            trail = self._of(who).trail
            at = trail.index(claim_id) if claim_id in trail else len(trail)
            return trail[at - 1] if at else None

    def done(self, who: str, deed: Deed) -> None:
        """Remember what a person did."""
        with self._lock:
            deeds = self._of(who).deeds
            deeds.append(deed)
            del deeds[:-_MOST]

    def last(self, who: str) -> Deed | None:
        """What a person did last and did not take back."""
        with self._lock:
            deeds = self._of(who).deeds
            return deeds[-1] if deeds else None

    def taken_back(self, who: str, action: str) -> None:
        """Forget what a person did in one go."""
        with self._lock:
            sitting = self._of(who)
            sitting.deeds = [deed for deed in sitting.deeds if deed.action != action]

    def _of(self, who: str) -> _Sitting:
        return self._sittings.setdefault(who, _Sitting())

    def _put(self, who: str, claim_id: str) -> None:
        sitting = self._of(who)
        sitting.held, sitting.until = claim_id, self._clock() + HELD_SECONDS
        if claim_id not in sitting.trail:
            sitting.trail.append(claim_id)
            del sitting.trail[:-_MOST]

    def _holds(self, sitting: _Sitting) -> bool:
        return self._clock() < sitting.until

    def _other(self, who: str, claim_id: str) -> str | None:
        found = (
            name
            for name, one in self._sittings.items()
            if name != who and one.held == claim_id and self._holds(one)
        )
        return next(found, None)
