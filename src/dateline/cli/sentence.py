"""A claim as one English sentence, for a person to read; what it means stands in the claim itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from pydantic import Field

from dateline.cli.dates import in_words
from dateline.sheet import Sheet, read_sheet
from dateline.types import Claim, Count, CountKind, Located, PlaceRole, Relation, Status

_PAIRS = frozenset({Relation.BETWEEN, Relation.ALONG})


class Phrase(Sheet):
    """How one kind is said; ``phrases.yaml`` explains the fields."""

    noun: str
    act: str | None = None
    past: str | None = None
    after: str = ""
    alone: tuple[str, str] | None = None
    done: str | None = None
    went: tuple[str, str] | None = None
    of: str = "of"
    takes: str | None = None


class Phrases(Sheet):
    """The phrases of all kinds, and the words that decide between in and at, one and many."""

    kinds: dict[str, Phrase]
    at: frozenset[str] = Field(default_factory=frozenset)
    plural: frozenset[str] = Field(default_factory=frozenset)
    compass: dict[str, str] = Field(default_factory=dict)
    relations: dict[str, str] = Field(default_factory=dict)


@cache
def load_phrases() -> Phrases:
    """The phrases that are shipped; raises CodebookError where they are wrong."""
    return read_sheet(resources.files("dateline.cli") / "phrases.yaml", Phrases)


def sentence(claim: Claim, phrases: Phrases | None = None) -> str:
    """The claim as a sentence: who did what to whom, where, when, with what, and the figures."""
    words = phrases or load_phrases()
    phrase = words.kinds.get(claim.kind) or Phrase(noun=claim.kind.replace("_", " "))
    taken = phrase.takes == "place"
    places = [located for located in claim.place if not (taken and located.role is PlaceRole.AT)]
    parts = [
        _core(claim, phrase, words),
        *_places(places, words),
        f"with {claim.weapon.value}" if claim.weapon else "",
        in_words(claim.date.value) if claim.date else "",
    ]
    told = " ".join(part for part in parts if part)
    figures = ", ".join(_figure(value.value) for value in claim.counts)
    ending = f" ({figures})." if figures else "."
    return told[:1].upper() + told[1:] + ending


def _core(claim: Claim, phrase: Phrase, words: Phrases) -> str:
    """Who did what to whom."""
    actor, target, tail = names(claim.actor), names(claim.target), ""
    many = _many([value.value for value in claim.actor], words)
    at = [located.place.value.name for located in claim.place if located.role is PlaceRole.AT]
    if phrase.takes == "place" and at:
        tail = f"from {target}" if target else ""
        target = join(at)
    if actor and target and phrase.act and phrase.past:
        verb = _active(claim.status, phrase.act, phrase.past, many)
        return _spaced(actor, verb, target, phrase.after, tail)
    if actor and not target:
        return _spaced(actor, _alone(claim.status, phrase, many))
    if not target:
        return _bare(claim.status, phrase.noun)
    many = _many(at if tail or target == join(at) else [value.value for value in claim.target], words)
    if phrase.went:
        return _spaced(target, _active(claim.status, *phrase.went, many))
    if phrase.done:
        return _spaced(target, _passive(claim.status, phrase.done, many), tail)
    return _bare(claim.status, _spaced(phrase.noun, phrase.of, target, tail))


def _alone(status: Status, phrase: Phrase, many: bool) -> str:
    if phrase.alone or phrase.went:
        return _active(status, *(phrase.alone or phrase.went or ("", "")), many)
    if phrase.act and phrase.past:
        return _active(status, phrase.act, phrase.past, many)
    return f": {phrase.noun}"


def _active(status: Status, act: str, past: str, many: bool) -> str:
    if status is Status.PLANNED:
        return f"{'are' if many else 'is'} to {act}"
    if status is Status.HYPOTHETICAL:
        return f"might {act}"
    if status is Status.DENIED:
        return f"did not {act}"
    return f"reportedly {past}" if status is Status.UNVERIFIED else past


def _passive(status: Status, done: str, many: bool) -> str:
    if status is Status.PLANNED:
        return f"{'are' if many else 'is'} to be {done}"
    if status is Status.HYPOTHETICAL:
        return f"might be {done}"
    be = "were" if many else "was"
    between = {Status.DENIED: "not ", Status.UNVERIFIED: "reportedly "}.get(status, "")
    return f"{be} {between}{done}"


def _bare(status: Status, noun: str) -> str:
    """A claim that names nobody: the event's name and how it stands."""
    if status in (Status.PLANNED, Status.DENIED):
        return f"{noun} ({status.value})"
    return f"{noun} (possible)" if status is Status.HYPOTHETICAL else noun


def _places(places: Sequence[Located], words: Phrases) -> list[str]:
    """The places, those of one preposition together: "in Mosul and Tikrit"."""
    told: dict[str, list[str]] = {}
    for located in places:
        told.setdefault(_relation(located, words), []).append(_name(located))
    return [f"{relation} {join(entries)}" for relation, entries in told.items()]


def _name(located: Located) -> str:
    """The place's name; those of both ends where it lies between them."""
    if not located.unnamed:
        return located.place.value.name
    return join([anchor.value.name for anchor in located.anchors])


def _relation(located: Located, words: Phrases) -> str:
    """How the event stands to a place: "in", "near", "96 to 112 km north of", "between"."""
    if located.anchors and not located.unnamed:
        return _preposition(located, words)
    if located.km is not None:
        low, high = (round(kilometres) for kilometres in located.km)
        distance = f"{low} km" if low == high else f"{low} to {high} km"
        bearing = words.compass.get(located.bearing or "", located.bearing)
        return f"{distance} {bearing} of" if bearing else f"{distance} from"
    if located.unnamed and located.role is PlaceRole.NEAR and located.relation is not None:
        way = words.compass.get(located.bearing or "") if located.relation is Relation.AWAY else None
        two = located.relation not in _PAIRS or len(located.anchors) == 2
        phrase = words.relations.get(located.relation.value) if two else None
        return f"{way} of" if way else phrase or located.role.value
    return _preposition(located, words)


def _preposition(located: Located, words: Phrases) -> str:
    if located.role is not PlaceRole.AT:
        return located.role.value
    last = located.place.value.name.lower().split()[-1:]
    return "at" if words.at.intersection(last) else "in"


def _figure(count: Count) -> str:
    what = "people" if count.what is CountKind.PEOPLE else count.what.value
    if count.best is not None:
        return f"{count.best:,} {what}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,} {what}"
    return f"at least {count.low:,} {what}" if count.low is not None else f"up to {count.high:,} {what}"


def _many(entries: Sequence[str], words: Phrases) -> bool:
    """Whether the names together take a plural verb: a guess by their form, for display only."""
    if len(entries) != 1:
        return True
    parts = entries[0].split(" of ")[0].lower().split()
    last = parts[-1] if parts else ""
    return last in words.plural or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def names(values: Iterable[object]) -> str:
    """The values of several ``Value``s as one phrase."""
    return join([str(getattr(value, "value", value)) for value in values])


def join(entries: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(entries) < 2:
        return "".join(entries)
    return f"{', '.join(entries[:-1])} and {entries[-1]}"


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part).replace(" :", ":")
