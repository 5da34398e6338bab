"""A captured page: the bytes as they were taken, never edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

YEARS_OF_NEWS = range(1600, 2201)
"""Years in which a report may have been published: nothing was printed as news before, and a day that counts from
one at the rim of the calendar would fall off it."""


@dataclass(frozen=True)
class Capture:
    """Bytes of one page and where they came from.

    ``media_type`` is what the sender declared ("text/html; charset=windows-1252"); None when nobody said.
    ``published`` and ``outlet`` are what was handed over with the capture (a feed's date, a column of a
    table), as opposed to what the page itself says.
    """

    content: bytes
    url: str | None = None
    fetched_at: datetime | None = None
    media_type: str | None = None
    published: str | None = None
    outlet: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hex digest of ``content``: the identity of the bytes."""
        return sha256(self.content).hexdigest()

    @cached_property
    def identity(self) -> str:
        """Hex digest that two captures share where bytes, URL, day and outlet are the same.

        It is ``sha256`` where nothing was handed over with the bytes. A report's id is its beginning: one text in
        two papers gives two reports.
        """
        told = (self.url, self.published, self.outlet)
        if told == (None, None, None):
            return self.sha256
        return sha256(json.dumps([self.sha256, *told]).encode()).hexdigest()
