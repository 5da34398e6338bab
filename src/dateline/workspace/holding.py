"""Who is said to hold what on a day, by the claims of a whole workspace.

Of each place the claims of taking, leaving and besieging it up to that day are laid side by side. Nobody is said to
hold a place but by a claim, and where voices differ the place is contested: nothing here decides between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.codebook import Codebook
from dateline.holdings import controlled
from dateline.incidents import as_corrected, rulings
from dateline.store import Store
from dateline.types import Claim, Control, Place, Status, When

_EACH = 12
"""Claims of one place: what was said of it before the last dozen is history."""
_RETOLD = timedelta(30)
"""For so long after a dated claim one without a date ("the city, which militants seized") is no news."""
_MOST = 2_000
"""Claims in all: more places than one map can show, and read in half a second."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A claim behind a place, and the day that it stands for: its own or its report's."""

    claim: Claim
    state: Control
    day: date | None
    published: date | None

    @property
    def by(self) -> tuple[str, ...]:
        """Who took, left or besieged it."""
        return tuple(value.value for value in self.claim.actor)

    @property
    def voice(self) -> str | None:
        """Who says it, None for the reporter."""
        return self.claim.said_by.value if self.claim.said_by else None

    @property
    def denied(self) -> bool:
        """Whether it is said not to be so."""
        return self.claim.status is Status.DENIED


@dataclass(frozen=True, slots=True)
class Held:
    """A place on the day asked for. ``holders`` is empty where the last word is that somebody left it.

    ``last_by`` are those who took it last, whether or not they left it since. ``left_by`` and ``besieged_by`` are
    told of it as it then was. ``contested`` is why voices differ, None where none does. ``behind`` are its claims,
    the latest first.
    """

    place: Place
    holders: tuple[str, ...]
    last_by: tuple[str, ...]
    since: When | None
    left_by: tuple[str, ...]
    besieged_by: tuple[str, ...]
    contested: str | None
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class HeldOn:
    """Every place that anything is said of; ``all_read`` is false where there were more claims than are read."""

    places: tuple[Held, ...]
    all_read: bool


def held_on(store: Store, codebook: Codebook, day: date) -> HeldOn:
    """Who is said to hold what on that day; what people rejected is left out, what they corrected is as corrected."""
    kinds = [kind for kind, page in codebook.pages.items() if page.control is not None]
    found = store.claims.latest(kinds, day, each=_EACH, most=_MOST)
    ruled = rulings(store.judgements.each())
    standing = [
        (as_corrected(claim, ruled), published)
        for claim, published in found
        if claim.id not in ruled.rejected
    ]
    together: defaultdict[str, list[tuple[Behind, Place]]] = defaultdict(list)
    for claim, published in standing:
        for behind, place in _behind(claim, published, codebook):
            if behind.day is None or behind.day <= day:
                together[place.key or place.name.casefold()].append((behind, place))
    places = (_held(told) for told in together.values())
    return HeldOn(tuple(sorted(places, key=_order)), len(found) < _MOST)


def _behind(claim: Claim, published: date | None, codebook: Codebook) -> Iterator[tuple[Behind, Place]]:
    if claim.status.happened or claim.status is Status.DENIED:
        when = claim.date.value if claim.date else None
        day = (when.start or when.end) if when else published
        for state, located in controlled(claim, codebook):
            yield Behind(claim, state, day, published), located.place.value


def _held(told: Sequence[tuple[Behind, Place]]) -> Held:
    behind = sorted((one for one, _ in told), key=_recent, reverse=True)
    said = [one for one in behind if not one.denied]
    taken = _fresh([one for one in said if one.state is Control.HELD and one.by])
    last = taken[0] if taken else None
    left = [one for one in said if one.state is Control.LEFT and not _before(one, last)]
    gone = {name for one in left for name in one.by}
    holders = tuple(name for name in last.by if name not in gone) if last else ()
    return Held(
        place=min((place for _, place in told), key=lambda place: place.precision or 9),
        holders=holders,
        last_by=last.by if last else (),
        since=last.claim.date.value if last and holders and last.claim.date else None,
        left_by=tuple(sorted(gone - set(holders))) if not holders else (),
        besieged_by=_besiegers(said, last),
        contested=_contested(behind, taken, last),
        behind=tuple(behind),
    )


def _fresh(taken: Sequence[Behind]) -> list[Behind]:
    """The claims of taking it without those that, having no date, most likely tell again what a dated one tells."""
    days = [one.day for one in taken if one.claim.date is not None and one.day is not None]
    retold = max(days) + _RETOLD if days else date.min
    return [one for one in taken if one.claim.date is not None or (one.day or date.min) > retold]


def _besiegers(said: Sequence[Behind], last: Behind | None) -> tuple[str, ...]:
    """Who stands around it, where nobody has taken it since."""
    around = [one for one in said if one.state is Control.BESIEGED and not _before(one, last)]
    return around[0].by if around else ()


def _contested(behind: Sequence[Behind], taken: Sequence[Behind], last: Behind | None) -> str | None:
    """Why it is contested: two hold it from one day, or somebody denies what the last word is."""
    if last is None:
        return None
    rivals = {one.by for one in taken if one.day == last.day and not set(one.by) & set(last.by)}
    if rivals:
        return "two are said to have taken it that day"
    if any(one.denied and one.state is Control.HELD and not _before(one, last) for one in behind):
        return "somebody denies that it was taken"
    return None


def _before(one: Behind, other: Behind | None) -> bool:
    """Whether the first is told of an earlier day than the second."""
    return other is not None and (one.day or date.min) < (other.day or date.min)


def _recent(one: Behind) -> tuple[date, bool, date, str]:
    """By day; of one day what has a date of its own goes before what has its report's alone."""
    dated = one.claim.date is not None
    return one.day or date.min, dated, one.published or date.min, one.claim.id


def _order(one: Held) -> tuple[bool, str, str]:
    return one.place.lat is None, one.place.name.casefold(), one.place.key or ""
