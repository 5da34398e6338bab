"""A claim as a coder writes it in a gold file: the quote that says it, and every field in the guide's own form."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from dateline.types import Claim, Count, Located, PlaceRole, Precision, Report, Span, When

_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s|\n")
_FAR = 600
"""Characters around a quote in which its sentence ends are looked for."""
Entry = dict[str, Any]


def entry_of(report: Report, claim: Claim, number: int, *, optional: bool = False) -> Entry:
    """One entry of ``claims``; what the claim does not say is left out, as the guide has it."""
    entry: Entry = {"id": f"c{number:02}", "quote": quote_of(report, claim.evidence[0]), "kind": claim.kind}
    fields = {
        "actor": _one_or_more([value.value for value in claim.actor]),
        "target": _one_or_more([value.value for value in claim.target]),
        "place": _place(claim.place),
        "date": _date(claim.date.value) if claim.date else None,
        **{value.value.what.value: _figures(value.value) for value in claim.counts},
        "weapon": claim.weapon.value if claim.weapon else None,
    }
    entry |= {name: told for name, told in fields.items() if told is not None}
    entry["status"] = claim.status.value
    if claim.said_by is not None:
        entry["source"] = claim.said_by.value
    if optional:
        entry["optional"] = True
    return entry


def quote_of(report: Report, span: Span) -> str:
    """The words at a span, on one line; with those around them, up to the sentence, where the text has them before too.

    A gold file has no offsets: a quote is found by its first occurrence.
    """
    text, (start, end) = report.text, (span.start, span.end)
    if not _stands_before(text, start, end):
        return folded(text[start:end])
    first, last = _sentence(text, start, end)
    return folded(text[first:last])


def folded(text: str) -> str:
    """Text as quotes are compared: Unicode NFKC, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _stands_before(text: str, start: int, end: int) -> bool:
    """Whether the same words stand further up."""
    return folded(text[start:end]) in folded(text[: max(end - 1, 0)])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in _SENTENCE.finditer(text, max(0, start - _FAR), start)]
    after = _SENTENCE.search(text, max(end - 1, 0), end + _FAR)
    first = before[-1] if before else max(0, start - _FAR)
    return first, after.end() if after else min(end + _FAR, len(text))


def _one_or_more(names: Sequence[str]) -> str | list[str] | None:
    if not names:
        return None
    return names[0] if len(names) == 1 else list(names)


def _place(places: Sequence[Located]) -> Any:
    """A name, a list of them, or what the guide writes of movements and of places told by others."""
    at = [one for one in places if one.role is PlaceRole.AT and not one.unnamed]
    if len(at) == len(places):
        return _one_or_more([one.place.value.name for one in at])
    told: dict[str, Any] = {}
    for one in places:
        told |= {name: value for name, value in _roles(one) if name not in told}
    return told


def _roles(one: Located) -> Iterator[tuple[str, Any]]:
    if (one.role is PlaceRole.AT and one.unnamed) or one.role is PlaceRole.NEAR:
        yield "near", one.place.value.name
        if one.km is not None:
            yield "km", _kilometres(one.km)
        if one.bearing is not None:
            yield "bearing", one.bearing
    else:
        yield one.role.value, one.place.value.name


def _kilometres(km: tuple[float, float]) -> Any:
    low, high = (int(end) if end == int(end) else end for end in km)
    return low if low == high else [low, high]


def _date(when: When) -> str:
    """An ISO prefix, a range of days, or "before" the first day that is excluded."""
    if when.start is None:
        return f"before {(when.end + timedelta(days=1)).isoformat()}"
    if when.start == when.end:
        return when.start.isoformat()
    if when.precision is Precision.MONTH and _whole_month(when.start, when.end):
        return f"{when.start:%Y-%m}"
    if when.precision is Precision.YEAR and (when.start, when.end) == _year(when.start.year):
        return str(when.start.year)
    return f"{when.start.isoformat()}/{when.end.isoformat()}"


def _whole_month(start: date, end: date) -> bool:
    return start.day == 1 and end == date(start.year, start.month, monthrange(start.year, start.month)[1])


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _figures(count: Count) -> dict[str, int]:
    bounds = (("low", count.low), ("best", count.best), ("high", count.high))
    return {name: figure for name, figure in bounds if figure is not None}
