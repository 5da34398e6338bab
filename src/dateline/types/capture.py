"""A captured page: the bytes as they were taken, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256


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
        """Hex digest of ``content``: the capture's identity."""
        return sha256(self.content).hexdigest()
