"""What addresses answered, remembered in the workspace: a fetcher asks it, and a batch of captures keeps it."""

from __future__ import annotations

from dataclasses import astuple

from dateline.collect.remembered import Validators
from dateline.store import Answer, Store


class Answers:
    """Remembers for a fetcher (``collect.remembered.Remembered``).

    What is put waits for ``take``, so that it is kept in one transaction with the captures that it speaks of.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, Validators] = {}

    def get(self, url: str) -> Validators | None:
        """What is known of an address."""
        if url in self._waiting:
            return self._waiting[url]
        known = self._store.fetched.get(url)
        return None if known is None else Validators(*astuple(known))

    def put(self, url: str, validators: Validators) -> None:
        """Remember an address once what waits is kept."""
        self._waiting[url] = validators

    def take(self) -> dict[str, Answer]:
        """What waits to be kept; from now on it is known from the workspace."""
        found = {url: Answer(*astuple(validators)) for url, validators in self._waiting.items()}
        self._waiting.clear()
        return found
