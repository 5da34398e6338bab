"""What is remembered of addresses that were asked before, so that nothing is taken in twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server, and the feed or sitemap that listed a page, said of the version that was taken in.

    ``stamp`` is the listing's word on when it changed, as it wrote it; None where it said none.
    """

    etag: str | None = None
    last_modified: str | None = None
    stamp: str | None = None


class Remembered(Protocol):
    """Where validators are kept.

    ``put`` is called just before the capture is given out that it speaks of; for a feed or sitemap, after all
    that it lists. Who keeps them for good writes them in the transaction that keeps the captures given out since,
    or a page is lost when the process ends between the two.
    """

    def get(self, url: str) -> Validators | None:
        """What is known of an address; None where it was never taken in."""

    def put(self, url: str, validators: Validators) -> None:
        """Remember an address."""


class InMemory:
    """Remembers while the process runs."""

    def __init__(self) -> None:
        self._known: dict[str, Validators] = {}

    def get(self, url: str) -> Validators | None:
        """What is known of an address."""
        return self._known.get(url)

    def put(self, url: str, validators: Validators) -> None:
        """Remember an address."""
        self._known[url] = validators
