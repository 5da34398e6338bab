"""Which incidents a view shows, as its address says it: one set of fields for every view that lists incidents.

What does not fit is told beside its field, and then asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dateline.brief.scope import country_name
from dateline.gazetteer.added import open_gazetteer
from dateline.store.filters import IncidentFilter
from dateline.types import Status

T = TypeVar("T")
_MOST_WORDS = 200
_MOST_VALUES = 40
_DIGITS = 9


@dataclass(frozen=True)
class Asked:
    """What is asked for. ``params`` are all fields of the address as they were written, these and those of the view."""

    wanted: IncidentFilter
    faults: Mapping[str, str] = field(default_factory=dict)
    params: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """A field as it was written, empty for none."""
        return next((value for known, value in self.params if known == name), "")

    def link(self, **changes: str | None) -> str:
        """The query of the same view with other values; None takes a field out."""
        kept = [(name, value) for name, value in self.params if name not in changes and value]
        return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])

    def told(self) -> list[tuple[str, str]]:
        """What is asked for beside days and words, as name and value: what a closed form should still say."""
        names = (
            "kind",
            "status",
            "actor",
            "country",
            "admin1",
            "place",
            "outlet",
            "killed",
            "most",
            "disputed",
        )
        return [(name, value) for name, value in self.params if name in names and value]


def read_filter(params: QueryParams) -> Asked:
    """What an address asks for."""
    fields = Fields(params)
    start, end = fields.read("from", read_day), fields.read("to", read_day)
    if start and end and start > end:
        fields.faults["to"] = "the last day lies before the first"
        end = None
    least, most = fields.read("killed", read_whole), fields.read("most", read_whole)
    if least is not None and most is not None and least > most:
        fields.faults["most"] = "fewer than at least"
        most = None
    wanted = IncidentFilter(
        start=start,
        end=end,
        kinds=_values(params, "kind"),
        statuses=tuple(value for value in _values(params, "status") if value in set(Status)),
        actor=fields.words("actor"),
        country=fields.words("country"),
        admin1=fields.words("admin1"),
        place_key=fields.words("place"),
        outlet=fields.words("outlet"),
        least_killed=least,
        most_killed=most,
        disputed=True if fields.words("disputed") else None,
        words=fields.words("words"),
    )
    return Asked(wanted, fields.faults, tuple(params.multi_items()))


class Fields:
    """The fields of an address, and in ``faults`` what is wrong with those that were read."""

    def __init__(self, params: QueryParams) -> None:
        self._params = params
        self.faults: dict[str, str] = {}

    def words(self, name: str) -> str | None:
        """What was written in a field, None for nothing; what no database can be asked for is left out."""
        written = "".join(letter for letter in self._params.get(name, "") if letter.isprintable())
        return written.strip()[:_MOST_WORDS] or None

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """What a field says; None where it is empty, or where the reader raises ValueError, which is then a fault."""
        words = self.words(name)
        if words is None:
            return None
        try:
            return reader(words)
        except ValueError as error:
            self.faults[name] = str(error)
            return None


def read_day(words: str) -> date:
    """A day in ISO 8601; raises ValueError."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise ValueError("a day is written as 2014-06-10") from None
    if day.isoformat() != words:
        raise ValueError("a day is written as 2014-06-10")
    return day


def read_whole(words: str) -> int:
    """A whole number, 0 or more; raises ValueError."""
    if not (words.isascii() and words.isdecimal()) or len(words) > _DIGITS:
        raise ValueError("a whole number, 0 or more")
    return int(words)


def country_names(codes: Iterable[str]) -> dict[str, str]:
    """The names of countries by their ISO 3166 alpha-3 codes."""
    gazetteer = open_gazetteer()
    return {code: country_name(code, gazetteer) or code for code in codes}


def _values(params: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in params.getlist(name)[:_MOST_VALUES] if value))
