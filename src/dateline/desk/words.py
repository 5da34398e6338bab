"""Values of claims and incidents in words, for every page alike."""

from __future__ import annotations

from dateline.desk.pages import number, when
from dateline.types import Count, Party, Place, When

_EXACTLY = {
    2: "near it or in a part of it",
    3: "the district",
    4: "the province",
    5: "a wider region",
    6: "the country",
    7: "international waters",
}
"""By UCDP's where_prec; 1 is the place itself."""


def in_words(value: object) -> str:
    """Any value of a claim or an incident as a page writes it: ISO dates, digits in threes, places with their unit."""
    if isinstance(value, When):
        return when(value)
    if isinstance(value, Place):
        return place_in_words(value)
    if isinstance(value, Count):
        return count_in_words(value)
    if isinstance(value, Party):
        return value.name
    if isinstance(value, tuple | list):
        return ", ".join(in_words(part) for part in value)
    return "–" if value is None else str(value)


def place_in_words(place: Place) -> str:
    """ "Mosul, Nineveh, IRQ"; how exact it is where that is not the place itself."""
    names = [place.name]
    names += [name for name in (place.admin1, place.country) if name and name not in names]
    exactly = _EXACTLY.get(place.precision or 0) if place.lat is not None else "not on the map"
    return ", ".join(names) + (f" ({exactly})" if exactly else "")


def count_in_words(count: Count) -> str:
    """ "12", "at least 30", "24 to 99"."""
    if count.best is not None:
        return number(count.best)
    if count.low is not None and count.high is not None:
        return f"{number(count.low)} to {number(count.high)}"
    return f"at least {number(count.low)}" if count.low is not None else f"up to {number(count.high)}"
