"""Who is said to hold what, as the map and the table show it: a letter and a quiet colour for each holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase
from typing import Any

from dateline.desk.map.areas import middle_of
from dateline.desk.map.extent import WORDS, Form, extent
from dateline.desk.map.sites import Site
from dateline.desk.pages import when
from dateline.gazetteer import Gazetteer
from dateline.types import Control, Status, When
from dateline.workspace.holding import Behind, Held

TONES = 6
"""Colours that can still be told apart, light and dark; holders after that have a letter alone."""
NOBODY = "–"
_VERBS = {Control.HELD: "taken", Control.LEFT: "left", Control.BESIEGED: "besieged"}
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds places; ``tone`` numbers a colour, None where there is none left."""

    name: str
    letter: str
    tone: int | None
    places: int


@dataclass(frozen=True, slots=True)
class Line:
    """A claim behind a place, in words; ``dated`` is false where it stands for its report's day."""

    claim_id: str
    report_id: str
    words: str
    status: Status
    day: date | None
    dated: bool
    voice: str
    holds: bool
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A place as a row of the table; ``words`` says how roughly it is known, empty for a town."""

    place: str
    words: str
    holder: Holder | None
    since: When | None
    left_by: str
    besieged_by: str
    contested: str | None
    voices: tuple[str, ...]
    behind: tuple[Line, ...]


def holders(places: Sequence[Held]) -> tuple[Holder, ...]:
    """All holders, the one of most places first."""
    counted = Counter(name_of(one) for one in places if one.holders)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0].casefold(), one[0]))
    return tuple(
        Holder(name, _letter(number), number if number < TONES else None, count)
        for number, (name, count) in enumerate(ordered)
    )


def name_of(place: Held) -> str:
    """The holders of a place as one name; empty for none."""
    return ", ".join(sorted(place.holders))


def in_words(place: Held) -> str:
    """Who holds it, in one line: "the army since 2014-06-16, contested"."""
    if place.holders:
        told = name_of(place)
    elif place.left_by:
        told = f"left by {', '.join(place.left_by)}, nobody is named since"
    else:
        told = "nobody is named"
    since = f" since {when(place.since)}" if place.since else ""
    around = f", besieged by {', '.join(place.besieged_by)}" if place.besieged_by else ""
    return f"{told}{since}{around}{', contested' if place.contested else ''}"


def site_of(place: Held) -> Site:
    """The place as the map knows places."""
    known = place.place
    point = (known.lat, known.lon) if known.lat is not None and known.lon is not None else None
    return Site(known.key, known.name, point, known.precision, known.country, 1)


def drawn(places: Sequence[Held], by_name: Mapping[str, Holder], gazetteer: Gazetteer) -> Record:
    """The marks of a map: a town is a point with its holder's letter, everything else an area."""
    dots: list[Record] = []
    areas: list[Record] = []
    for number, one in enumerate(places):
        site = site_of(one)
        if site.point is None:
            continue
        mark = _mark(one, site, by_name.get(name_of(one)), number)
        drawing = extent(site.precision, site.key, site.country, site.point, gazetteer)
        if drawing.shape is None:
            dots.append(mark)
        else:
            if drawing.form in {Form.UNIT, Form.TOWNS, Form.COUNTRY}:
                mark["lat"], mark["lon"] = middle_of(drawing.shape)
            areas.append(mark | {"form": drawing.form.value, "shape": drawing.shape, "words": drawing.words})
    return {"dots": dots, "areas": areas}


def told(place: Held, by_name: Mapping[str, Holder]) -> Told:
    """The place as a row of the table."""
    form = site_of(place).form
    behind = tuple(map(_line, place.behind))
    last = [line for line in behind if line.holds and line.by == place.last_by]
    return Told(
        place.place.name,
        "" if form is Form.POINT else WORDS[form] if place.place.lat is not None else "not found on the map",
        by_name.get(name_of(place)),
        place.since,
        ", ".join(place.left_by),
        ", ".join(place.besieged_by),
        place.contested,
        tuple(dict.fromkeys(line.voice for line in last)),
        behind,
    )


def _line(one: Behind) -> Line:
    who = ", ".join(one.by)
    verb = _VERBS[one.state]
    words = f"{verb} by {who}" if who else verb
    return Line(
        one.claim.id,
        one.claim.report_id,
        words,
        one.claim.status,
        one.day,
        one.claim.date is not None,
        one.voice or "the reporter",
        one.state is Control.HELD and not one.denied,
        one.by,
    )


def _mark(place: Held, site: Site, holder: Holder | None, number: int) -> Record:
    assert site.point is not None
    return {
        "at": f"place-{number}",
        "lat": site.point[0],
        "lon": site.point[1],
        "name": site.name,
        "letter": holder.letter if holder else NOBODY,
        "tone": f"tone-{holder.tone}" if holder and holder.tone is not None else "",
        "title": f"{site.name}: {in_words(place)}",
        "besieged": bool(place.besieged_by),
        "disputed": int(place.contested is not None),
        "incidents": 1,
    }


def _letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    first, last = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[last]
