"""The list beside the map: its places, or the incidents of one of them; it is what keyboard and ear use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.desk.map.asked import DOTS
from dateline.desk.map.extent import WORDS, Form
from dateline.desk.map.sites import Site

PLACES = 100
ROWS = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in the list; ``at`` is what the address calls it."""

    at: str
    name: str
    words: str
    incidents: int
    killed: int | None
    disputed: int


def places(sites: Sequence[Site]) -> list[Listed]:
    """The places of incidents, the one with most first; those that no map can show are left out."""
    together: defaultdict[tuple[bool, object], list[Site]] = defaultdict(list)
    for site in sites:
        if site.point is not None:
            together[_exact(site), site.key or site.point].append(site)
    made = [_listed(some) for some in together.values()]
    return sorted(made, key=lambda one: (-one.incidents, one.name, one.at))


def heading(here: Sequence[Site]) -> tuple[str, str]:
    """What the list of these places is called, and how exactly their incidents are placed."""
    if not here:
        return "Nothing here", ""
    ordered = sorted(here, key=lambda site: (-site.incidents, site.name))
    more = len({site.key or site.point for site in here}) - 1
    return ordered[0].name if not more else f"{ordered[0].name} and {more} more", _how(ordered)


def _exact(site: Site) -> bool:
    return site.form in {Form.POINT, Form.NEAR}


def _listed(some: Sequence[Site]) -> Listed:
    first = min(some, key=lambda site: site.precision or 9)
    lat, lon = first.point or (0.0, 0.0)
    form = DOTS if _exact(first) else first.form.value
    killed = [site.killed for site in some if site.killed is not None]
    return Listed(
        f"{form}@{first.key or f'{lat},{lon}'}",
        first.name,
        _how(some),
        sum(site.incidents for site in some),
        sum(killed) if killed else None,
        sum(site.disputed for site in some),
    )


def _how(some: Sequence[Site]) -> str:
    """How exactly the incidents are placed: "in the town", "3 in the town, 2 near, within some 25 km"."""
    forms: defaultdict[Form, int] = defaultdict(int)
    for site in some:
        forms[site.form] += site.incidents
    if len(forms) == 1:
        return WORDS[next(iter(forms))]
    ordered = [form for form in Form if form in forms]
    return "; ".join(f"{forms[form]} {WORDS[form]}" for form in ordered)
