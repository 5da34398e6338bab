"""What the list of reports is asked for, as its form and its address write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fastapi import HTTPException


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that the headline must have, the outlet and the days of publication; empty asks for any."""

    words: str = ""
    outlet: str = ""
    start: str = ""
    end: str = ""

    @property
    def first(self) -> date | None:
        """The first day; raises HTTPException where it is none."""
        return _day(self.start, "from")

    @property
    def last(self) -> date | None:
        """The last day; raises HTTPException where it is none."""
        return _day(self.end, "to")

    @property
    def anything(self) -> bool:
        """Whether any of it is asked for."""
        return any((self.words, self.outlet, self.start, self.end))

    def address(self, *, outlet: str | None = None, after: str | None = None) -> str:
        """The address of this list; with ``outlet`` of that outlet's alone, with ``after`` of a further page."""
        told = {
            "words": self.words,
            "outlet": self.outlet if outlet is None else outlet,
            "start": self.start,
            "end": self.end,
            "after": after or "",
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"/reports?{query}" if query else "/reports"


def _day(written: str, name: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise HTTPException(422, f"{name}: a day is written as 2014-06-16, not {written!r}") from None
