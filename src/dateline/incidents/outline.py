"""The outline of a claim: what joining needs of it, without its text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.incidents.words import LEAD, NO_WORDS, Words, marked, number, packed, small_words, words_of
from dateline.lexicon.sheets import Classes
from dateline.sheet import read_sheet
from dateline.types import BlockKind, Claim, CountKind, Located, PlaceRole, Report, Span, Status

_READ = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CROSSHEAD, BlockKind.CAPTION)
_ROLES = (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.FROM)
_END = re.compile(r"[.!?]['\"”’)]*\s|\n")
_FAR = 400  # characters looked at for the ends of a sentence


@dataclass(frozen=True, slots=True)
class Story:
    """What joining needs of a whole report; all outlines of the report share one.

    ``published`` is a day as ``date.toordinal`` counts it. ``dispatch`` is the id of the earliest report that
    carries the same text, None for that report itself. ``words`` are those of what was read, without furniture.
    """

    report_id: str
    published: int | None = None
    outlet: str | None = None
    dispatch: str | None = None
    words: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Spot:
    """The first place of a claim. ``precision`` is UCDP's; what is not known is None."""

    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of a claim with both bounds; a bound that nobody tells is the other one."""

    what: CountKind
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Outline:
    """One claim, or one report of which no claim is known, as joining sees it.

    ``claim_id`` is a report's id for such a stand-in, and ``kind`` is then empty. ``voice`` is the number of who
    says it, 0 for the reporter. ``start`` is where the first
    word of the event stands in the text. ``days`` are ordinals, both included; a claim without a date has none.
    ``places``, ``actors`` and ``targets`` are the numbers (CRC-32) of names and keys; words that name nobody
    ("people") are left out. ``sites`` are the numbers of words for what is hit or where it stands ("market").
    ``words`` are those of the sentences that tell it.
    """

    claim_id: str
    story: Story
    kind: str = ""
    status: Status = Status.ASSERTED
    voice: int = 0
    start: int = 0
    days: tuple[int, int] | None = None
    spot: Spot | None = None
    places: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    sites: tuple[int, ...] = ()
    tolls: tuple[Toll, ...] = ()
    weapon: int | None = None
    words: Words = NO_WORDS


def outlines(report: Report, claims: Iterable[Claim], dispatch: str | None = None) -> Iterator[Outline]:
    """The outlines of those of a report's claims that say that something happened, in the order given.

    Claims of what was long before (background) or is denied have outlines too: ``join`` lets them stand beside
    an incident and never make one. What is planned or hypothetical has none.
    """
    story = story_of(report, dispatch)
    small = small_words(report.text)
    for claim in claims:
        if claim.status.happened or claim.status is Status.DENIED:
            yield _outline(report, claim, story, small)


def stand_in(report: Report, dispatch: str | None = None) -> Outline:
    """The outline of a report as such: its words are all that is known of what it tells."""
    story = story_of(report, dispatch)
    return Outline(report.id, story, words=story.words)


def story_of(report: Report, dispatch: str | None = None) -> Story:
    """What joining needs of the report as a whole."""
    read = [report.text[block.start : block.end] for block in report.blocks_of(*_READ)]
    small = small_words(report.text)
    words = [word for text in read for word in marked(text, small)]
    return Story(
        report.id,
        _ordinal(report.published),
        report.outlet,
        dispatch,
        packed(words, LEAD),
    )


def _outline(report: Report, claim: Claim, story: Story, small: Container[str]) -> Outline:
    places = sorted(claim.place, key=lambda one: _ROLES.index(one.role))
    when = claim.date.value if claim.date is not None else None
    days = None
    if when is not None and when.start is not None:
        days = (when.start.toordinal(), when.end.toordinal())
    return Outline(
        claim_id=claim.id,
        story=story,
        kind=claim.kind,
        status=claim.status,
        voice=number(claim.said_by.value.casefold()) if claim.said_by is not None else 0,
        start=min(span.start for span in (*claim.evidence, *(word.span for word in claim.triggers))),
        days=days,
        spot=_spot(places[0]) if places else None,
        places=tuple(dict.fromkeys(number(key) for one in places for key in _keys(one))),
        actors=_numbers(claim, (value.value for value in claim.actor)),
        targets=_numbers(claim, (value.value for value in claim.target)),
        sites=tuple(dict.fromkeys(_sites(claim))),
        tolls=tuple(_tolls(claim)),
        weapon=number(claim.weapon.value.casefold()) if claim.weapon is not None else None,
        words=packed([word for sentence in _sentences(report, claim) for word in marked(sentence, small)]),
    )


def _spot(located: Located) -> Spot:
    place = located.place.value
    return Spot(place.lat, place.lon, place.precision, place.country, place.admin1)


def _keys(located: Located) -> Iterator[str]:
    """The name too: of two places of one name, the gazetteer may have taken one for another."""
    place = located.place.value
    if place.key is not None:
        yield place.key
    yield place.name.casefold()


def _numbers(claim: Claim, names: Iterable[str]) -> tuple[int, ...]:
    """Of names alone: one that the lexicon knows, or one with a capital letter."""
    known = {party.name for party in claim.parties if party.known}
    kept = (name for name in names if name in known or any(letter.isupper() for letter in name))
    return tuple(dict.fromkeys(number(" ".join(words_of(name))) for name in kept))


def _sites(claim: Claim) -> Iterator[int]:
    told = [value.value for value in claim.target]
    told += [value.name for located in claim.place for value in [located.place.value] if value.key is None]
    for name in told:
        for word in words_of(name):
            one = word if word in _buildings() else word.removesuffix("s")
            if one in _buildings():
                yield number(one)


@cache
def _buildings() -> frozenset[str]:
    """Words for what is built, as the lexicon has them."""
    sheet = read_sheet(files("dateline.lexicon") / "classes.yaml", Classes)
    return frozenset(sheet.root["buildings"])


def _tolls(claim: Claim) -> Iterator[Toll]:
    for value in claim.counts:
        count = value.value
        known = [figure for figure in (count.low, count.best, count.high) if figure is not None]
        yield Toll(count.what, known[0], known[-1])


def _sentences(report: Report, claim: Claim) -> Iterator[str]:
    """The sentences that hold the claim's evidence and its event words, each once, in text order."""
    done = -1
    for span in sorted({*claim.evidence, *(word.span for word in claim.triggers)}):
        if span.end > done:
            start, done = _around(report.text, span)
            yield report.text[start:done]


def _around(text: str, span: Span) -> tuple[int, int]:
    before = [match.end() for match in _END.finditer(text, max(0, span.start - _FAR), span.start)]
    after = _END.search(text, span.end, span.end + _FAR)
    return (before[-1] if before else max(0, span.start - _FAR)), after.end() if after else span.end


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None
