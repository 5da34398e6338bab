"""The slots of one claim: each value that its quote gives, and the reason for each that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dateline.engine.answer import Quoted
from dateline.engine.dropped import Dropped, UnfitError
from dateline.types import Absence, Claim, Span

UNTOLD = "the model names none"
_ABSENT = ("actor", "target", "place", "date")
MOST = 20
"""Values of one slot that are looked for; the fullest of our coded reports has twelve."""
Q = TypeVar("Q", bound=Quoted)
V = TypeVar("V")


@dataclass
class Slots:
    """What one claim offers, slot by slot; it grows while they are read. ``place_of`` gives a quote's sentence."""

    place_of: Callable[[Quoted], Span]
    offered: int = 0
    dropped: list[Dropped] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of what was offered that stood: all there is to tell how sure a claim is."""
        return round(1 - len(self.dropped) / self.offered, 2) if self.offered else 1.0

    def each(self, name: str, quotes: Iterable[Q], read: Callable[[Q], V]) -> tuple[V, ...]:
        """The values of a slot that holds several."""
        found = []
        for number, quoted in enumerate(quotes):
            if number == MOST:
                self.drop(name, quoted, f"names more than {MOST}")
                break
            value = self.one(name, quoted, read)
            if value is not None and value not in found:
                found.append(value)
        return tuple(found)

    def one(self, name: str, quoted: Q | None, read: Callable[[Q], V]) -> V | None:
        """The value of a slot, None where nothing was offered or what was is not to be had."""
        if quoted is None or not quoted.quote.strip():
            return None
        self.offered += 1
        try:
            return read(quoted)
        except UnfitError as unfit:
            self.drop(name, quoted, str(unfit))
            return None

    def drop(self, name: str, quoted: Quoted, reason: str) -> None:
        """Note why something was left out."""
        self.dropped.append(Dropped(self.place_of(quoted), reason, name, quoted.quote))

    def with_absences(self, claim: Claim) -> Claim:
        """The claim with a reason for each field that stays empty."""
        reasons = {one.field: f"what the model names {one.label}" for one in self.dropped}
        empty = [name for name in _ABSENT if not getattr(claim, name)]
        return replace(claim, absent=tuple(Absence(name, reasons.get(name, UNTOLD)) for name in empty))
