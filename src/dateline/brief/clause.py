"""What one claim says happened, as a clause without its voice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.brief.figures import told, vague
from dateline.brief.naming import is_many, joined, sides, voice_of
from dateline.brief.phrases import Clauses, Wording
from dateline.types import Claim, Count, CountKind, Located, PlaceRole, Precision, Relation, Value, When

_LAST = date.max - timedelta(days=1)
_BEFORE = 2
"""Characters that may stand between a figure and the noun it counts: a space, a hyphen."""


def clause(claim: Claim, wording: Wording) -> str:
    """ "gunmen killed 12 soldiers in Mosul on 2014-06-09": past tense, only what the claim itself says."""
    counts = list(claim.counts)
    phrase = wording.phrase(claim.kind)
    clauses: Clauses = phrase
    if phrase.killed is not None and any(value.value.what is CountKind.KILLED for value in counts):
        clauses = phrase.killed
    actors = _counted(claim, claim.actor, counts, wording, victims=False)
    if len(actors) == 1 and actors[0] == voice_of(claim, wording) and is_many(actors):
        actors = ["they"]
    targets = _counted(claim, claim.target, counts, wording, victims=True)
    if not claim.target and not claim.actor and claim.kind in wording.counted:
        targets = _people(claim, counts, wording)
    at = [one.place.value.name for one in claim.place if one.role is PlaceRole.AT and _can_be_named(one)]
    places = [one for one in claim.place if _can_be_named(one)]
    if phrase.place is not None and at:
        clauses, places = phrase.place, [one for one in places if one.role is not PlaceRole.AT]
    parts = [_core(clauses, actors, targets, joined(at)), _places(places, wording), when(claim)]
    return ", ".join(
        part
        for part in (" ".join(part for part in parts if part), _tail(claim.kind, counts, wording))
        if part
    )


def thing(claim: Claim, wording: Wording) -> str:
    """The event as a noun with all that is told of it: "air strike by the army against militants near Baiji"."""
    phrase = wording.phrase(claim.kind)
    by = joined(sides(claim, claim.actor, wording))
    on = joined(sides(claim, claim.target, wording, victims=True))
    parts = [
        phrase.thing,
        f"by {by}" if by else "",
        f"{phrase.on} {on}" if on else "",
        _places([one for one in claim.place if _can_be_named(one)], wording),
        when(claim),
    ]
    words = " ".join(part for part in parts if part)
    return ", ".join(part for part in (words, _tail(claim.kind, claim.counts, wording)) if part)


def _core(clauses: Clauses, actors: list[str], targets: list[str], place: str) -> str:
    key = "both" if actors and targets else "actor" if actors else "target" if targets else "none"
    pattern: str = getattr(clauses, key)
    was = "were" if is_many(targets) else "was"
    return pattern.format(actor=joined(actors), target=joined(targets), was=was, place=place)


def _counted(
    claim: Claim, values: Sequence[Value[str]], counts: list[Value[Count]], wording: Wording, *, victims: bool
) -> list[str]:
    """The names of a side; a figure that stands right before them goes in front and out of ``counts``."""
    names = sides(claim, values, wording, victims=victims)
    what = wording.counted.get(claim.kind)
    for count in counts:
        if count.value.what is not what or not names or not _stands_before(count, values[0]):
            continue
        if not vague(count.value, count.original) and names[0][:1].islower():
            counts.remove(count)
            return [f"{told(count.value)} {names[0]}", *names[1:]]
    return names


def _stands_before(count: Value[Count], value: Value[str]) -> bool:
    last, first = count.evidence[-1], value.evidence[0]
    return last.report_id == first.report_id and 0 <= first.start - last.end <= _BEFORE


def _people(claim: Claim, counts: list[Value[Count]], wording: Wording) -> list[str]:
    """ "12 people", where a figure is all that is told of those whom it hit."""
    what = wording.counted[claim.kind]
    count = next((one for one in counts if one.value.what is what), None)
    if count is None:
        return []
    counts.remove(count)
    return [f"{told(count.value)} people{vague(count.value, count.original)}"]


def _tail(kind: str, counts: Sequence[Value[Count]], wording: Wording) -> str:
    """ "with 12 killed and 4 injured"; "numbering 24 to 99 (“dozens”)" where the verb says what is counted."""
    own = wording.counted.get(kind)
    numbering = [told(one.value) + vague(one.value, one.original) for one in counts if one.value.what is own]
    words = [
        wording.counts[one.value.what].words.format(n=told(one.value)) + vague(one.value, one.original)
        for one in counts
        if one.value.what is not own
    ]
    parts = [
        f"numbering {' or '.join(dict.fromkeys(numbering))}" if numbering else "",
        f"with {joined(list(dict.fromkeys(words)))}" if words else "",
    ]
    return ", ".join(part for part in parts if part)


def _can_be_named(located: Located) -> bool:
    """A place that was found, or that has a name: not "the plant"."""
    place = located.place.value
    return place.key is not None or place.lat is not None or place.name[:1].isupper()


def _places(places: Sequence[Located], wording: Wording) -> str:
    """ "in Mosul and Tikrit", "about 30 km south of Balad"."""
    by: dict[str, list[str]] = {}
    for located in places:
        by.setdefault(_relation(located, wording), []).append(located.place.value.name)
    return " ".join(f"{relation} {joined(list(dict.fromkeys(names)))}" for relation, names in by.items())


def _relation(located: Located, wording: Wording) -> str:
    if located.unnamed and located.km is not None:
        low, high = (round(one) for one in located.km)
        far = f"{low} km" if low == high else f"{low} to {high} km"
        way = wording.compass.get(located.bearing or "")
        return f"about {far} {way} of" if way else f"about {far} from"
    if located.unnamed and located.relation is not Relation.OUTSKIRTS:
        return "near"
    if located.role is not PlaceRole.AT:
        return located.role.value
    last = located.place.value.name.lower().split()[-1:]
    return "at" if wording.at.intersection(last) else "in"


def when(claim: Claim) -> str:
    """The claim's day as words; nothing where it has none."""
    return day_words(claim.date.value) if claim.date is not None else ""


def day_words(days: When) -> str:
    """ "on 2014-06-16", "in 2014-06", "between 2014-06-09 and 2014-06-15", "before 2014-06-16"."""
    if days.start is None:
        return f"before {min(days.end, _LAST) + timedelta(days=1)}"
    if days.start == days.end:
        return f"on {days.start}"
    if days.precision is Precision.MONTH and _months(days.start, days.end):
        return f"in {days.start:%Y-%m}"
    if days.precision is Precision.YEAR and days.start.year == days.end.year:
        return f"in {days.start.year}"
    return f"between {days.start} and {days.end}"


def day_label(days: When | None) -> str:
    """As in a heading: "2014-06-16", "2014-06-09 to 2014-06-15", "before 2014-06-16"; nothing for no day."""
    if days is None:
        return ""
    words = day_words(days)
    if words.startswith("between "):
        return f"{days.start} to {days.end}"
    return words.removeprefix("on ").removeprefix("in ")


def _months(start: date, end: date) -> bool:
    return (start.year, start.month) == (end.year, end.month)
